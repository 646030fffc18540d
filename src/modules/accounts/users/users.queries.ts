import type { Updateable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { Role } from '#platform/http/actor.ts'
import { asEnded } from '../sessions.queries.ts'

const from = (tx: Tx) => pick<'account' | 'role_grant' | 'session' | 'one_time_link'>(tx)

export type AccountRow = {
  id: string
  personId: string
  email: string
  lang: string
  createdAt: Date
  invitedAt: Date | null
  lastSignInAt: Date | null
  endedAt: Date | null
}

const selectAccounts = (tx: Tx) =>
  from(tx)
    .selectFrom('account')
    .select([
      'id',
      'person_id as personId',
      'email',
      'lang',
      'created_at as createdAt',
      'invited_at as invitedAt',
      'last_sign_in_at as lastSignInAt',
      'ended_at as endedAt',
    ])

/** All accounts, the ended ones too. */
export const allAccounts = (tx: Tx): Promise<AccountRow[]> => selectAccounts(tx).orderBy('id').execute()

/** One account, locked until the transaction ends. */
export const lockAccount = (tx: Tx, id: string): Promise<AccountRow | undefined> =>
  selectAccounts(tx).where('id', '=', id).forUpdate().executeTakeFirst()
export const accountByEmail = (tx: Tx, email: string): Promise<AccountRow | undefined> =>
  selectAccounts(tx).where('email', '=', email).executeTakeFirst()
export const accountsOf = (tx: Tx, personIds: readonly string[]): Promise<AccountRow[]> =>
  personIds.length === 0 ? Promise.resolve([]) : selectAccounts(tx).where('person_id', 'in', personIds).orderBy('id').execute()

/** The accounts, the ended ones too, of any of these people or with any of these addresses, locked until the transaction ends. */
export const lockAccountsLike = (tx: Tx, { personIds, emails }: { personIds: readonly string[]; emails: readonly string[] }) =>
  selectAccounts(tx)
    .where((eb) => eb.or([eb('person_id', '=', eb.fn.any(eb.val(personIds))), eb('email', '=', eb.fn.any(eb.val(emails)))]))
    .orderBy('id')
    .forUpdate()
    .execute()

export const updateAccount = (tx: Tx, id: string, row: Updateable<Database['account']>) => updateAccounts(tx, [id], row)

export const updateAccounts = (tx: Tx, ids: readonly string[], row: Updateable<Database['account']>) =>
  from(tx).updateTable('account').set(row).where('id', 'in', ids).execute()

export type GrantRow = {
  id: string
  accountId: string
  role: Role
  bodyId: string | null
  from: string
  to: string | null
  deputisesFor: string | null
  grantedBy: string
}

const selectGrants = (tx: Tx) =>
  from(tx)
    .selectFrom('role_grant')
    .select([
      'id',
      'account_id as accountId',
      'role',
      'body_id as bodyId',
      'valid_from as from',
      'valid_to as to',
      'deputises_for_account_id as deputisesFor',
      'granted_by as grantedBy',
    ])
    .orderBy('valid_from')
    .orderBy('id')

const asGrants = (rows: (Omit<GrantRow, 'role'> & { role: string })[]): GrantRow[] =>
  rows.map((row) => ({ ...row, role: row.role as Role }))

/** All roles that were ever granted, by their first day. */
export const allGrantRows = async (tx: Tx): Promise<GrantRow[]> => asGrants(await selectGrants(tx).execute())

/** What one account has been granted, and what others have been granted as its deputies. */
export const grantRowsOf = async (tx: Tx, accountId: string): Promise<GrantRow[]> =>
  asGrants(
    await selectGrants(tx)
      .where((eb) => eb.or([eb('account_id', '=', accountId), eb('deputises_for_account_id', '=', accountId)]))
      .execute(),
  )

/** The live administrators of the whole municipality whose role has no end, locked, so that two of them cannot end each other at once. */
export const lockAdministrators = (tx: Tx, day: string) =>
  from(tx)
    .selectFrom('role_grant')
    .innerJoin('account', (join) =>
      join.onRef('account.municipality_id', '=', 'role_grant.municipality_id').onRef('account.id', '=', 'role_grant.account_id'),
    )
    .select(['role_grant.id', 'role_grant.account_id as accountId'])
    .where('role', '=', 'administrator')
    .where('body_id', 'is', null)
    .where('deputises_for_account_id', 'is', null)
    // A provider's word can be taken back without anybody here being asked.
    .where('provider_id', 'is', null)
    .where('valid_from', '<=', day)
    .where('valid_to', 'is', null)
    .where('account.ended_at', 'is', null)
    .orderBy('role_grant.id')
    .forUpdate()
    .execute()

export const setGrantEnd = async (tx: Tx, ids: readonly string[], day: string) => {
  if (ids.length > 0) await from(tx).updateTable('role_grant').set({ valid_to: day }).where('id', 'in', ids).execute()
}
export const deleteGrants = async (tx: Tx, ids: readonly string[]) => {
  if (ids.length > 0) await from(tx).deleteFrom('role_grant').where('id', 'in', ids).execute()
}

export const endSessionsOf = (tx: Tx, accountId: string, at: Date) =>
  from(tx).updateTable('session').set(asEnded(at)).where('account_id', '=', accountId).where('ended_at', 'is', null).execute()

/** Links that nobody has used: those for one purpose, or all of an account. They are worth nothing from now on. */
export const dropLinks = (tx: Tx, accountIds: readonly string[], purpose?: string) =>
  from(tx)
    .deleteFrom('one_time_link')
    .where('account_id', 'in', accountIds)
    .where('used_at', 'is', null)
    .$if(purpose !== undefined, (query) => query.where('purpose', '=', purpose ?? ''))
    .execute()

/** Nobody signs in with an account of this person any more. */
export const endAccountsOf = (tx: Tx, personId: string, at: Date) =>
  from(tx).updateTable('account').set({ ended_at: at }).where('person_id', '=', personId).where('ended_at', 'is', null).execute()
