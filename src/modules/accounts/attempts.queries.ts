import type { Insertable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'sign_in_attempt'>(tx)

export async function insertAttempt(tx: Tx, row: Insertable<Database['sign_in_attempt']>, now: Date) {
  await from(tx).deleteFrom('sign_in_attempt').where('expires_at', '<', now).execute()
  await from(tx).insertInto('sign_in_attempt').values(row).execute()
}

/** Takes an attempt away: of two answers to the same one, the second finds nothing. */
export const takeAttempt = (tx: Tx, stateHash: Buffer, browserHash: Buffer, now: Date) =>
  from(tx)
    .deleteFrom('sign_in_attempt')
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .where('expires_at', '>', now)
    .returning(['purpose', 'provider_id', 'nonce', 'code_verifier', 'account_id', 'link_hash', 'next_path', 'lang'])
    .executeTakeFirst()
