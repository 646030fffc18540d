import { addPerson, type Who } from '#modules/council/index.ts'
import { type AuditAction, type AuditActor, recordAudit, recordAudits } from '#platform/audit/audit.ts'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Role } from '#platform/http/actor.ts'
import { queueMails } from '#platform/outbox/outbox.ts'
import { createAccount, grantRole } from '../accounts.ts'
import { emailAddress } from '../email.ts'
import {
  type AccountRow,
  accountByEmail,
  accountsOf,
  deleteGrants,
  dropLinks,
  endSessionsOf,
  type GrantRow,
  grantRowsOf,
  lockAccount,
  lockAdministrators,
  setGrantEnd,
  updateAccount,
  updateAccounts,
} from './users.queries.ts'

/** Who keeps the list of users, where, and the municipality's day now. */
export type Managing = { municipalityId: string; actor: AuditActor; clock: Clock; today: string }

/** The roles that somebody is given. The others follow from a place in a body, and are never given beside it. */
export const givenRoles = ['secretary', 'department', 'administrator'] as const satisfies readonly Role[]

export type RoleInput = { role: Role; bodyId: string | null; from: string; to: string | null }
export type UserRefusal =
  | { kind: 'emailTaken' | 'hasAccount'; accountId: string; ended: boolean }
  | { kind: 'lastAdministrator' | 'ended' | 'hasRole' | 'ownDeputy' | 'nothingToDeputise' | 'alreadyOver' }

type Outcome = { refusal: UserRefusal } | { id: string }
const refuse = (kind: Exclude<UserRefusal['kind'], 'emailTaken' | 'hasAccount'>): Outcome => ({ refusal: { kind } })

const record = (tx: Tx, by: Managing, action: AuditAction, accountId: string, payload: Record<string, unknown> = {}) =>
  recordAudit(tx, by.municipalityId, by.clock, { actor: by.actor, action, thing: `account/${accountId}`, payload })

/** Users are changed by one at a time in a municipality, so that no address is taken twice and its last administrator stays. */
export const oneAtATime = (tx: Tx, by: Managing) => lockAdministrators(tx, by.today)

/** Lays the invitations ready. Links that went out before are dead from now on; a new one is made when its mail is sent, and serves seven days. */
export async function sendInvitations(tx: Tx, by: Managing, accounts: readonly Pick<AccountRow, 'id' | 'email' | 'lang'>[]) {
  if (accounts.length === 0) return
  const ids = accounts.map(({ id }) => id)
  await dropLinks(tx, ids, 'invitation')
  await updateAccounts(tx, ids, { invited_at: toDate(by.clock()) })
  const mails = accounts.map(({ id, email, lang }) => ({ accountId: id, address: email, lang, about: `account/${id}` }))
  await queueMails(
    tx,
    by.municipalityId,
    by.clock,
    mails.map((mail) => ({ ...mail, kind: 'invitation', params: {} })),
  )
  await recordAudits(
    tx,
    by.municipalityId,
    by.clock,
    ids.map((id) => ({ actor: by.actor, action: 'account.invite', thing: `account/${id}` })),
  )
}

/**
 * Gives somebody an account, with roles if they are to have any beside their places in bodies, and sends the way in.
 * @throws ZodError when the address is not one
 */
export async function inviteUser(
  tx: Tx,
  by: Managing,
  given: { who: Who; email: string; lang: string; roles: readonly RoleInput[] },
): Promise<Outcome> {
  const email = emailAddress.parse(given.email)
  await oneAtATime(tx, by)
  const taken = await accountByEmail(tx, email)
  if (taken) return { refusal: { kind: 'emailTaken', accountId: taken.id, ended: taken.endedAt !== null } }
  const [has] = 'id' in given.who ? await accountsOf(tx, [given.who.id]) : []
  if (has) return { refusal: { kind: 'hasAccount', accountId: has.id, ended: has.endedAt !== null } }
  const personId = 'id' in given.who ? given.who.id : await addPerson(tx, by, given.who.name)
  const id = await createAccount(tx, by.municipalityId, { personId, email }, by)
  await updateAccount(tx, id, { lang: given.lang })
  for (const role of given.roles) await grantRole(tx, by.municipalityId, { accountId: id, ...role }, by)
  await sendInvitations(tx, by, [{ id, email, lang: given.lang }])
  return { id }
}

/** Sends the way in once more to somebody who has not come yet, or cannot. */
export async function inviteAgain(tx: Tx, by: Managing, id: string): Promise<Outcome | null> {
  const account = await lockAccount(tx, id)
  if (!account) return null
  if (account.endedAt !== null) return refuse('ended')
  await sendInvitations(tx, by, [account])
  return { id }
}

/** Changes where mails go and in what language. A new address kills the links that went to the old one. */
export async function changeUser(tx: Tx, by: Managing, id: string, given: { email: string; lang: string }): Promise<Outcome | null> {
  await oneAtATime(tx, by)
  const account = await lockAccount(tx, id)
  if (!account) return null
  if (account.endedAt !== null) return refuse('ended')
  const email = emailAddress.parse(given.email)
  const taken = await accountByEmail(tx, email)
  if (taken && taken.id !== id) return { refusal: { kind: 'emailTaken', accountId: taken.id, ended: taken.endedAt !== null } }
  await updateAccount(tx, id, { email, lang: given.lang })
  if (email !== account.email) await dropLinks(tx, [id])
  await record(tx, by, 'account.change', id, { emailChanged: email !== account.email, lang: given.lang })
  return { id }
}

const meets = (a: { from: string; to: string | null }, b: { from: string; to: string | null }) =>
  (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)

/** Gives a role in one body, or (bodyId null) in the whole municipality. */
export async function giveRole(tx: Tx, by: Managing, id: string, given: RoleInput): Promise<Outcome | null> {
  const account = await lockAccount(tx, id)
  if (!account) return null
  if (account.endedAt !== null) return refuse('ended')
  const has = (await grantRowsOf(tx, id)).some(
    (row) =>
      row.accountId === id && row.role === given.role && row.bodyId === given.bodyId && row.deputisesFor === null && meets(row, given),
  )
  if (has) return refuse('hasRole')
  await grantRole(tx, by.municipalityId, { accountId: id, ...given }, by)
  return { id }
}

/** Whether the municipality would be left without anybody who administers it until further notice. */
async function leavesNobody(tx: Tx, by: Managing, goes: (admin: { id: string; accountId: string }) => boolean) {
  const administrators = await oneAtATime(tx, by)
  return administrators.some(goes) && administrators.every(goes)
}

/** Ends roles on a day. One that would not have begun by then never was, but for the audit. */
async function endGrants(tx: Tx, rows: readonly GrantRow[], day: string) {
  const ending = rows.filter((row) => row.to === null || row.to > day)
  await deleteGrants(
    tx,
    ending.filter((row) => row.from >= day).map((row) => row.id),
  )
  await setGrantEnd(
    tx,
    ending.filter((row) => row.from < day).map((row) => row.id),
    day,
  )
}

/** A deputy never has more than the one for whom: what was lent of a role ends with it. */
const lentOf = (grant: GrantRow, all: readonly GrantRow[]) =>
  grant.deputisesFor !== null
    ? []
    : all.filter((row) => row.deputisesFor === grant.accountId && row.role === grant.role && row.bodyId === grant.bodyId)

/**
 * Takes a role away from a day on (today: at the next click).
 * @param day the first day without it
 */
export async function endRole(tx: Tx, by: Managing, id: string, grantId: string, day: string): Promise<Outcome | null> {
  const isLast = await leavesNobody(tx, by, (admin) => admin.id === grantId)
  await lockAccount(tx, id)
  const rows = await grantRowsOf(tx, id)
  const grant = rows.find((row) => row.id === grantId && row.accountId === id)
  if (!grant) return null
  if (grant.to !== null && grant.to <= by.today) return refuse('alreadyOver')
  if (isLast) return refuse('lastAdministrator')
  await endGrantRows(tx, by, grant, rows, day)
  if (day <= by.today) await endSessionsOf(tx, id, toDate(by.clock()))
  return { id }
}

/** Ends one role, and what was lent of it, from a day on. @param all every role that the account has, and what was lent of them */
export async function endGrantRows(tx: Tx, by: Managing, grant: GrantRow, all: readonly GrantRow[], day: string): Promise<void> {
  await endGrants(tx, [grant, ...lentOf(grant, all)], day)
  await record(tx, by, 'role.end', grant.accountId, { role: grant.role, bodyId: grant.bodyId, to: day })
}

/**
 * Lets somebody have another's roles for a time, until `to` (the first day without). What follows from a place in a body is not lent: nobody sits
 * for another by being given a role.
 */
export async function deputise(
  tx: Tx,
  by: Managing,
  given: { deputyId: string; forId: string; from: string; to: string },
): Promise<Outcome | null> {
  if (given.deputyId === given.forId) return refuse('ownDeputy')
  const deputy = await lockAccount(tx, given.deputyId)
  const absent = await lockAccount(tx, given.forId)
  if (!deputy || !absent) return null
  if (deputy.endedAt !== null || absent.endedAt !== null) return refuse('ended')
  const own = (await grantRowsOf(tx, given.forId)).filter(
    (row) => row.accountId === given.forId && row.deputisesFor === null && meets(row, given),
  )
  if (own.length === 0) return refuse('nothingToDeputise')
  const lent = (await grantRowsOf(tx, given.deputyId)).filter((row) => row.deputisesFor === given.forId && meets(row, given))
  if (lent.length > 0) return refuse('hasRole')
  for (const row of own) {
    const [, from = given.from] = [row.from, given.from].sort()
    const to = row.to !== null && row.to < given.to ? row.to : given.to
    const grant = { accountId: given.deputyId, role: row.role, bodyId: row.bodyId, from, to, deputisesFor: given.forId }
    await grantRole(tx, by.municipalityId, grant, by)
  }
  return { id: given.deputyId }
}

/** Ends an account: sessions, links and roles are worth nothing from this moment. The person, and what they did, stay on record. */
export async function endUser(tx: Tx, by: Managing, id: string): Promise<Outcome | null> {
  if (await leavesNobody(tx, by, (admin) => admin.accountId === id)) return refuse('lastAdministrator')
  const account = await lockAccount(tx, id)
  if (!account) return null
  if (account.endedAt !== null) return refuse('ended')
  const now = toDate(by.clock())
  await updateAccount(tx, id, { ended_at: now })
  await endSessionsOf(tx, id, now)
  await dropLinks(tx, [id])
  await endGrants(tx, await grantRowsOf(tx, id), by.today)
  await record(tx, by, 'account.end', id)
  return { id }
}

/** Signs a user out everywhere: at the next click they are asked who they are. */
export async function endSessions(tx: Tx, by: Managing, id: string): Promise<Outcome | null> {
  const account = await lockAccount(tx, id)
  if (!account) return null
  await endSessionsOf(tx, id, toDate(by.clock()))
  await record(tx, by, 'session.end_all', id)
  return { id }
}

/** Takes an ended account into use again, without the roles that it had, and sends the way in. */
export async function reopenUser(tx: Tx, by: Managing, id: string): Promise<Outcome | null> {
  const account = await lockAccount(tx, id)
  if (!account) return null
  if (account.endedAt === null) return { id }
  await updateAccount(tx, id, { ended_at: null })
  await record(tx, by, 'account.reopen', id)
  await sendInvitations(tx, by, [account])
  return { id }
}
