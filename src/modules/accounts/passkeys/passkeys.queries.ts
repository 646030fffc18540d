import type { Insertable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'passkey' | 'account'>(tx)

/** The passkeys of an account, the newest last. */
export const passkeysOf = (tx: Tx, accountId: string) =>
  from(tx)
    .selectFrom('passkey')
    .select([
      'id',
      'name',
      'credential_id as credentialId',
      'transports',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
      'stopped_at as stoppedAt',
    ])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export type PasskeyRow = Awaited<ReturnType<typeof passkeysOf>>[number]

/** A passkey by the credential that a browser shows, locked: two answers with the same counter are looked at one after the other. */
export const lockPasskey = (tx: Tx, credentialId: string) =>
  from(tx)
    .selectFrom('passkey')
    .select([
      'id',
      'account_id as accountId',
      'public_key as publicKey',
      'sign_count as signCount',
      'transports',
      'stopped_at as stoppedAt',
    ])
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst()

export const insertPasskey = (tx: Tx, row: Insertable<Database['passkey']>) => from(tx).insertInto('passkey').values(row).execute()
export const passkeyExists = (tx: Tx, credentialId: string) =>
  from(tx).selectFrom('passkey').select('id').where('credential_id', '=', credentialId).executeTakeFirst()

export const markPasskeyUsed = (tx: Tx, id: string, signCount: number, at: Date) =>
  from(tx).updateTable('passkey').set({ sign_count: signCount, last_used_at: at }).where('id', '=', id).execute()
export const stopPasskey = (tx: Tx, id: string, at: Date) =>
  from(tx).updateTable('passkey').set({ stopped_at: at }).where('id', '=', id).execute()

export const renamePasskey = (tx: Tx, accountId: string, id: string, name: string) =>
  from(tx).updateTable('passkey').set({ name }).where('account_id', '=', accountId).where('id', '=', id).returning('id').executeTakeFirst()
export const deletePasskey = (tx: Tx, accountId: string, id: string) =>
  from(tx).deleteFrom('passkey').where('account_id', '=', accountId).where('id', '=', id).returning('id').executeTakeFirst()
