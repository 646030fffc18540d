import { createPerson, membershipsOf, membershipsOn, namesOf } from '#modules/council/index.ts'
import { type AuditActor, recordAudit, recordAudits } from '#platform/audit/audit.ts'
import { type Clock, dayOf, systemClock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, type Grant, type Role, roles } from '#platform/http/actor.ts'
import { newId } from '#platform/ids.ts'
import {
  accountById,
  grantedOn,
  grantedTo,
  insertAccounts,
  insertGrant,
  liveAccounts,
  lockAccountByEmail,
  personsOfAccounts,
  type Through,
} from './accounts.queries.ts'
import { emailAddress } from './email.ts'
import { allGrants } from './grants.ts'
import { issueLink } from './links.ts'

/** Who does something to accounts, and when. */
export type Acting = { actor: AuditActor; clock: Clock }

const operator: Acting = { actor: 'operator', clock: systemClock }

/**
 * Gives a person an account; rights come apart from it.
 * @returns the account's id
 * @throws ZodError when the address is not one; a unique violation (23505) when another account has it
 */
export async function createAccount(
  tx: Tx,
  municipalityId: string,
  given: { personId: string; email: string },
  acting = operator,
): Promise<string> {
  const id = newId()
  await createAccounts(tx, municipalityId, [{ id, ...given }], acting)
  return id
}

/** The same for several people, with as many queries as for one. @param given `id`: that the account is to have */
export async function createAccounts(
  tx: Tx,
  municipalityId: string,
  given: readonly { id: string; personId: string; email: string; lang?: string }[],
  { actor, clock }: Acting,
): Promise<void> {
  const row = ({ id, personId, email, lang }: (typeof given)[number]) => ({
    municipality_id: municipalityId,
    id,
    person_id: personId,
    email: emailAddress.parse(email),
    ...(lang !== undefined && { lang }),
  })
  await insertAccounts(tx, given.map(row))
  const created = given.map(({ id, personId }) => ({ thing: `account/${id}`, payload: { personId } }))
  await recordAudits(
    tx,
    municipalityId,
    clock,
    created.map((one) => ({ actor, action: 'account.create', ...one })),
  )
}

/** Gives an account a role in one body, or (bodyId null) in the whole municipality, from a day on and up to but not including `to`. */
export async function grantRole(
  tx: Tx,
  municipalityId: string,
  given: {
    accountId: string
    role: Role
    bodyId: string | null
    from: string
    to?: string | null
    deputisesFor?: string | null
    /** The identity provider that gives it. */
    providerId?: string
  },
  acting = operator,
): Promise<void> {
  const { accountId, role, bodyId, from, to = null, deputisesFor = null, providerId } = given
  const place = { account_id: accountId, role, body_id: bodyId, valid_from: from, valid_to: to }
  const row = { municipality_id: municipalityId, id: newId(), ...place, granted_by: acting.actor, deputises_for_account_id: deputisesFor }
  await insertGrant(tx, { ...row, provider_id: providerId ?? null })
  const payload = { role, bodyId, from, to, deputisesFor, ...(providerId && { providerId }) }
  await recordAudit(tx, municipalityId, acting.clock, { actor: acting.actor, action: 'role.grant', thing: `account/${accountId}`, payload })
}

/**
 * The way in for a municipality's administrator, from the operator's own door. Somebody with an account keeps it.
 * @returns the token of an invitation that serves once, within seven days
 */
export async function inviteAdministrator(
  tx: Tx,
  municipality: { id: string; timeZone?: string },
  given: { name: string; email: string },
  clock: Clock,
): Promise<string> {
  const acting: Acting = { actor: 'operator', clock }
  const day = dayOf(clock(), municipality.timeZone)
  const known = await lockAccountByEmail(tx, emailAddress.parse(given.email))
  const accountId =
    known?.id ?? (await createAccount(tx, municipality.id, { ...given, personId: await createPerson(tx, municipality.id, given) }, acting))
  const held = await grantedTo(tx, accountId, day)
  if (!held.some((grant) => grant.role === 'administrator' && grant.bodyId === null))
    await grantRole(tx, municipality.id, { accountId, role: 'administrator', bodyId: null, from: day }, acting)
  return issueLink(tx, municipality.id, accountId, 'invitation', acting)
}

/** All rights of an account on a day (YYYY-MM-DD), for who comes through a provider, or through none. */
export const grantsOf = async (tx: Tx, account: { id: string; personId: string }, day: string, through?: Through): Promise<Grant[]> =>
  allGrants(await grantedTo(tx, account.id, day, through), await membershipsOf(tx, account.personId, day))

/** Somebody with an account as an actor, though without a session, on a day (YYYY-MM-DD). Null: no account in use has this id. */
export async function actorOf(tx: Tx, accountId: string, day: string): Promise<Actor | null> {
  const account = await accountById(tx, accountId)
  if (!account || account.ended_at !== null) return null
  const personId = account.person_id
  const name = (await namesOf(tx, [personId])).get(personId) ?? ''
  return { accountId, personId, sessionId: null, name, grants: await grantsOf(tx, { id: accountId, personId }, day) }
}

export type RoleHolder = { accountId: string; name: string; grants: Grant[] }

/** Who holds each role on a day (YYYY-MM-DD), by grant or by membership, among those who have an account; by name. */
export async function accountsByRole(tx: Tx, day: string): Promise<Record<Role, RoleHolder[]>> {
  const accounts = await liveAccounts(tx)
  const granted = Map.groupBy(await grantedOn(tx, day), (grant) => grant.accountId)
  const memberships = Map.groupBy(await membershipsOn(tx, day), (membership) => membership.personId)
  const names = await namesOf(
    tx,
    accounts.map((account) => account.person_id),
  )
  const holders = accounts
    .map(({ id, person_id }) => ({
      accountId: id,
      name: names.get(person_id) ?? '',
      grants: allGrants(granted.get(id) ?? [], memberships.get(person_id) ?? []),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'da'))
  const having = (role: Role) => holders.filter((holder) => holder.grants.some((grant) => grant.role === role))
  return Object.fromEntries(roles.map((role) => [role, having(role)])) as Record<Role, RoleHolder[]>
}

/** The one who shows a role best: nothing stronger beside it, and most at home in it. */
export function exampleOf(role: Role, holders: readonly RoleHolder[]): RoleHolder | null {
  const strongest = (holder: RoleHolder) => (holder.grants[0]?.role === role ? 0 : 1)
  const often = (holder: RoleHolder) => holder.grants.filter((grant) => grant.role === role).length
  return holders.toSorted((a, b) => strongest(a) - strongest(b) || often(b) - often(a))[0] ?? null
}

/**
 * A link that signs in as somebody who holds a role, for showing a demo. Only a demo municipality lets it in.
 * @returns a token that serves once, within ten minutes; null when nobody with an account holds the role
 */
export async function issueDemoLink(tx: Tx, municipalityId: string, role: Role, clock: Clock): Promise<string | null> {
  const holder = exampleOf(role, (await accountsByRole(tx, dayOf(clock())))[role])
  return holder && issueLink(tx, municipalityId, holder.accountId, 'demo', { actor: 'operator', clock })
}

/** Names of the persons behind accounts, by account id. */
export async function accountNames(tx: Tx, accountIds: readonly string[]): Promise<Map<string, string>> {
  const accounts = await personsOfAccounts(tx, accountIds)
  const names = await namesOf(
    tx,
    accounts.map((account) => account.person_id),
  )
  return new Map(accounts.map((account) => [account.id, names.get(account.person_id) ?? '']))
}
