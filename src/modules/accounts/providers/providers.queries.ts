import type { Insertable, Updateable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { Role } from '#platform/http/actor.ts'
import { asEnded } from '../sessions.queries.ts'

const from = (tx: Tx) =>
  pick<'identity_provider' | 'provider_role' | 'account_identity' | 'role_grant' | 'session' | 'account' | 'logout_token'>(tx)

export type ProviderRow = {
  id: string
  name: string
  issuer: string
  clientId: string
  /** Sealed. */
  clientSecret: Buffer | null
  trustsEmail: boolean
  roleClaim: string
  isOn: boolean
  triedAt: Date | null
  /** Hosts beside the issuer's that its description names and that an administrator has confirmed. */
  otherHosts: string[]
}

const selectProviders = (tx: Tx) =>
  from(tx)
    .selectFrom('identity_provider')
    .select([
      'id',
      'name',
      'issuer',
      'client_id as clientId',
      'client_secret as clientSecret',
      'trusts_email as trustsEmail',
      'role_claim as roleClaim',
      'is_on as isOn',
      'tried_at as triedAt',
      'other_hosts as otherHosts',
    ])

/** All providers of the municipality, by name, those that are switched off too. */
export const allProviders = (tx: Tx): Promise<ProviderRow[]> => selectProviders(tx).orderBy('name').orderBy('id').execute()
export const providerById = (tx: Tx, id: string): Promise<ProviderRow | undefined> =>
  selectProviders(tx).where('id', '=', id).executeTakeFirst()
export const lockProvider = (tx: Tx, id: string): Promise<ProviderRow | undefined> =>
  selectProviders(tx).where('id', '=', id).forUpdate().executeTakeFirst()

/** Those that people can sign in with, by name. */
export const providersInUse = (tx: Tx): Promise<{ id: string; name: string; issuer: string }[]> =>
  from(tx)
    .selectFrom('identity_provider')
    .select(['id', 'name', 'issuer'])
    .where('is_on', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute()

export const insertProvider = (tx: Tx, row: Insertable<Database['identity_provider']>) =>
  from(tx).insertInto('identity_provider').values(row).execute()
export const updateProvider = (tx: Tx, id: string, row: Updateable<Database['identity_provider']>) =>
  from(tx).updateTable('identity_provider').set(row).where('id', '=', id).execute()

export type RoleRule = { claimValue: string; role: Role; bodyId: string | null }

/** What the values of a provider's claim give, by value. */
export async function roleRulesOf(tx: Tx, providerId: string): Promise<RoleRule[]> {
  const rows = await from(tx)
    .selectFrom('provider_role')
    .select(['claim_value as claimValue', 'role', 'body_id as bodyId'])
    .where('provider_id', '=', providerId)
    .orderBy('claim_value')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

export async function replaceRoleRules(tx: Tx, providerId: string, rows: Insertable<Database['provider_role']>[]) {
  await from(tx).deleteFrom('provider_role').where('provider_id', '=', providerId).execute()
  if (rows.length > 0) await from(tx).insertInto('provider_role').values(rows).execute()
}

/** Ids of the roles that a provider has given and that hold on a day, with what they are; of one account, or of everybody. */
export async function grantsByProvider(tx: Tx, providerId: string, day: string, accountId?: string) {
  const rows = await from(tx)
    .selectFrom('role_grant')
    .select(['id', 'account_id as accountId', 'role', 'body_id as bodyId'])
    .where('provider_id', '=', providerId)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** Ends the sessions that came through a provider. */
export const endSessionsThrough = (tx: Tx, providerId: string, at: Date) =>
  from(tx).updateTable('session').set(asEnded(at)).where('provider_id', '=', providerId).where('ended_at', 'is', null).execute()

/** Whose identity this is at an issuer. */
export const identityOf = (tx: Tx, issuer: string, subject: string) =>
  from(tx)
    .selectFrom('account_identity')
    .select(['id', 'account_id as accountId'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()

export const identitiesOf = (tx: Tx, accountId: string) =>
  from(tx)
    .selectFrom('account_identity')
    .select(['id', 'issuer', 'linked_at as linkedAt', 'last_used_at as lastUsedAt'])
    .where('account_id', '=', accountId)
    .orderBy('linked_at')
    .execute()

export const insertIdentity = (tx: Tx, row: Insertable<Database['account_identity']>) =>
  from(tx).insertInto('account_identity').values(row).execute()
export const markIdentityUsed = (tx: Tx, id: string, at: Date) =>
  from(tx).updateTable('account_identity').set({ last_used_at: at }).where('id', '=', id).execute()
export const deleteIdentity = (tx: Tx, accountId: string, id: string) =>
  from(tx).deleteFrom('account_identity').where('account_id', '=', accountId).where('id', '=', id).returning('id').executeTakeFirst()

/** Notes what a provider says about a sign-out. @returns whether it says so for the first time; of two at once the second waits for the first */
export async function firstHeard(tx: Tx, row: Insertable<Database['logout_token']>, now: Date): Promise<boolean> {
  await from(tx).deleteFrom('logout_token').where('expires_at', '<', now).execute()
  const first = await from(tx)
    .insertInto('logout_token')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('jti_hash')
    .executeTakeFirst()
  return first !== undefined
}
