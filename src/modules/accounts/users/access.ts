import { bodySummaries, type MembershipFunction, membershipSpansOn, namesOf } from '#modules/council/index.ts'
import type { AuditActor } from '#platform/audit/audit.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Role, roles } from '#platform/http/actor.ts'
import { roleOf } from '../grants.ts'
import { type AccountRow, allAccounts, allGrantRows, type GrantRow } from './users.queries.ts'

/** One right of one person on a day, with where it comes from. `to` is the first day without it; none: until further notice. */
export type Access = {
  accountId: string
  name: string
  email: string
  role: Role
  /** None: the whole municipality. */
  body: { id: string; name: string } | null
  from: string
  to: string | null
} & ({ by: 'membership'; function: MembershipFunction } | { by: 'grant'; grantedBy: GrantedBy; deputyFor: string | null })

/** A name, or who else gave it. */
export type GrantedBy = { name: string } | 'operator' | 'system'

type Known = { accounts: Map<string, AccountRow>; names: Map<string, string>; bodies: Map<string, { id: string; name: string }> }

export const nameOfAccount = ({ accounts, names }: Pick<Known, 'accounts' | 'names'>, id: string) =>
  names.get(accounts.get(id)?.personId ?? '') ?? ''

/** Who gave a role, as the grant has it. */
export function grantedBy(known: Pick<Known, 'accounts' | 'names'>, actor: string): GrantedBy {
  const [kind, id = ''] = actor.split('/') as [AuditActor, string?]
  if (actor === 'operator') return 'operator'
  return String(kind) === 'account' ? { name: nameOfAccount(known, id) } : 'system'
}

/**
 * Every right that somebody with an account in use has on a day, by name: what the whole municipality's administrator goes through. The number of
 * queries does not depend on how many there are.
 * @param endOf the moment at which the day ended; null: it is today, and the list says who has access now
 */
export async function accessOn(tx: Tx, day: string, endOf: Date | null): Promise<Access[]> {
  const all = await allAccounts(tx)
  const known: Known = {
    accounts: new Map(all.map((account) => [account.id, account])),
    names: await namesOf(tx, [...new Set(all.map((account) => account.personId))]),
    bodies: new Map((await bodySummaries(tx)).map(({ id, name }) => [id, { id, name }])),
  }
  const inUse = all.filter(({ createdAt, endedAt }) => {
    if (endOf === null) return endedAt === null
    return createdAt < endOf && (endedAt === null || endedAt >= endOf)
  })
  const grants = Map.groupBy(
    (await allGrantRows(tx)).filter((row) => row.from <= day && (row.to === null || row.to > day)),
    (row) => row.accountId,
  )
  const spans = Map.groupBy(await membershipSpansOn(tx, day), (span) => span.personId)
  return inUse
    .flatMap((account) => [
      ...(grants.get(account.id) ?? []).map((row) => ofGrant(known, account, row)),
      ...(spans.get(account.personId) ?? []).flatMap((span): Access[] => {
        const role = roleOf(span)
        const place = { body: known.bodies.get(span.bodyId) ?? null, from: span.from, to: span.to }
        return role ? [{ ...person(known, account), role, ...place, by: 'membership', function: span.function }] : []
      }),
    ])
    .sort(
      (a, b) =>
        a.name.localeCompare(b.name, 'da') ||
        a.accountId.localeCompare(b.accountId) ||
        roles.indexOf(a.role) - roles.indexOf(b.role) ||
        (a.body?.name ?? '').localeCompare(b.body?.name ?? '', 'da'),
    )
}

const person = ({ names }: Known, { id, personId, email }: AccountRow) => ({ accountId: id, name: names.get(personId) ?? '', email })

const ofGrant = (known: Known, account: AccountRow, row: GrantRow): Access => ({
  ...person(known, account),
  role: row.role,
  body: row.bodyId === null ? null : (known.bodies.get(row.bodyId) ?? { id: row.bodyId, name: '' }),
  from: row.from,
  to: row.to,
  by: 'grant',
  grantedBy: grantedBy(known, row.grantedBy),
  deputyFor: row.deputisesFor === null ? null : nameOfAccount(known, row.deputisesFor),
})

/** What of the list is asked for; a right for the whole municipality reaches every body. */
export type AccessFilter = { bodyId: string | null; role: Role | null }

export const fitting = (rows: readonly Access[], { bodyId, role }: AccessFilter) =>
  rows.filter((row) => (role === null || row.role === role) && (bodyId === null || row.body === null || row.body.id === bodyId))
