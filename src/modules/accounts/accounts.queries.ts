import type { Insertable } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { Grant, Role } from '#platform/http/actor.ts'

const from = (tx: Tx) => pick<'account' | 'role_grant'>(tx)

export const insertAccounts = (tx: Tx, rows: readonly Insertable<Database['account']>[]) =>
  inBatches(rows, (batch) => from(tx).insertInto('account').values(batch).execute())

export const insertGrant = (tx: Tx, row: Insertable<Database['role_grant']>) => from(tx).insertInto('role_grant').values(row).execute()

/** The account in use with this address (in lower case), locked until the transaction ends. */
export const lockAccountByEmail = (tx: Tx, email: string) =>
  from(tx)
    .selectFrom('account')
    .select(['id', 'email', 'person_id'])
    .where('email', '=', email)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const accountById = (tx: Tx, id: string) =>
  from(tx).selectFrom('account').select(['id', 'person_id', 'ended_at']).where('id', '=', id).executeTakeFirst()

export const personsOfAccounts = (tx: Tx, ids: readonly string[]) =>
  ids.length === 0 ? Promise.resolve([]) : from(tx).selectFrom('account').select(['id', 'person_id']).where('id', 'in', ids).execute()

/** Where mails to accounts in use go, by the accounts' own ids or by their persons'. */
export const accountsToMail = (tx: Tx, by: 'id' | 'person_id', ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : from(tx)
        .selectFrom('account')
        .select(['id', 'person_id', 'email', 'lang', 'invited_at', 'last_sign_in_at'])
        .where(by, 'in', ids)
        .where('ended_at', 'is', null)
        .orderBy('id')
        .execute()

export const accountToMail = async (tx: Tx, id: string) => (await accountsToMail(tx, 'id', [id]))[0]

export const liveAccounts = (tx: Tx) =>
  from(tx).selectFrom('account').select(['id', 'person_id']).where('ended_at', 'is', null).orderBy('id').execute()

export const noteSignIn = (tx: Tx, id: string, at: Date) =>
  from(tx).updateTable('account').set({ last_sign_in_at: at }).where('id', '=', id).execute()

const grantsOn = (tx: Tx, day: string) =>
  from(tx)
    .selectFrom('role_grant')
    .select(['account_id', 'role', 'body_id'])
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))

const asGrant = (row: { role: string; body_id: string | null }): Grant => ({ role: row.role as Role, bodyId: row.body_id })

/** Where somebody comes from: the identity provider that let a session in, none (null), or wherever. */
export type Through = { provider: string | null } | 'anywhere'

/** The roles granted to one account on a day (YYYY-MM-DD). Those that a provider gives count only for who comes through it. */
export async function grantedTo(tx: Tx, accountId: string, day: string, through: Through = 'anywhere'): Promise<Grant[]> {
  const rows = await grantsOn(tx, day)
    .where('account_id', '=', accountId)
    .$if(through !== 'anywhere', (query) =>
      query.where((where) =>
        where.or([where('provider_id', 'is', null), where('provider_id', '=', through === 'anywhere' ? null : through.provider)]),
      ),
    )
    .execute()
  return rows.map(asGrant)
}

/** All roles granted on a day (YYYY-MM-DD), with the account that holds each. */
export async function grantedOn(tx: Tx, day: string): Promise<(Grant & { accountId: string })[]> {
  const rows = await grantsOn(tx, day).execute()
  return rows.map((row) => ({ ...asGrant(row), accountId: row.account_id }))
}
