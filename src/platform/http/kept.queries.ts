import type { Insertable } from 'kysely'
import type { Database } from '#platform/db/db.ts'
import { pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'kept_form' | 'form_receipt'>(tx)

export const insertKept = (tx: Tx, row: Insertable<Database['kept_form']>) => from(tx).insertInto('kept_form').values(row).execute()

export async function takeKept(tx: Tx, tokenHash: Buffer, accountId: string, path: string, now: Date) {
  await from(tx).deleteFrom('kept_form').where('expires_at', '<', now).execute()
  return from(tx)
    .deleteFrom('kept_form')
    .where('token_hash', '=', tokenHash)
    .where('account_id', '=', accountId)
    .where('path', '=', path)
    .returning('fields')
    .executeTakeFirst()
}

/** @returns null when this key arrives for the first time; else where its first arrival ended. Waits for a first arrival still under way. */
export async function claimReceipt(tx: Tx, municipalityId: string, key: string): Promise<string | null> {
  const claimed = await from(tx)
    .insertInto('form_receipt')
    .values({ municipality_id: municipalityId, once_key: key, location: '' })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'once_key']).doNothing())
    .returning('once_key')
    .executeTakeFirst()
  if (claimed) return null
  const first = await from(tx).selectFrom('form_receipt').select('location').where('once_key', '=', key).executeTakeFirstOrThrow()
  return first.location
}

export const fillReceipt = (tx: Tx, key: string, location: string) =>
  from(tx).updateTable('form_receipt').set({ location }).where('once_key', '=', key).execute()
