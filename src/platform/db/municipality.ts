import type { Kysely } from 'kysely'
import type { Lang } from '#texts/index.ts'
import type { Database, Tx } from './db.ts'

/** What an administrator may change of a municipality; its code and its addresses are the operator's. */
export type Identity = { name: string; languages: Lang[] }

const handle = (tx: Tx) => tx as unknown as Kysely<Pick<Database, 'municipality'>>

/** As it stands in the database at this moment; requests carry what was known a moment ago. */
export async function identityOf(tx: Tx, id: string): Promise<Identity> {
  const row = await handle(tx).selectFrom('municipality').select(['name', 'languages']).where('id', '=', id).executeTakeFirstOrThrow()
  return { name: row.name, languages: row.languages as Lang[] }
}

/** Row security lets a municipality's own name and languages be changed, and nothing of another's. Danish always comes first. */
export const setIdentity = (tx: Tx, id: string, { name, languages }: Identity) =>
  handle(tx)
    .updateTable('municipality')
    .set({ name, languages: ['da', ...languages.filter((lang) => lang !== 'da')] })
    .where('id', '=', id)
    .execute()
