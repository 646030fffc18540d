import { pick, type Tx } from './db.ts'

/** What the municipality's own row says, as it stands in this transaction. `contentVersion` rises with every change that the public can see. */
export const municipalityFacts = (tx: Tx, id: string) =>
  pick<'municipality'>(tx)
    .selectFrom('municipality')
    .select(['name', 'code', 'time_zone as timeZone', 'created_at as createdAt', 'content_version as contentVersion'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
