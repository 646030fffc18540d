import { bodySummaries, type MembershipSpan, membershipSpansOn, namesOf } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { accountsWithRefusedMail, accountsWithWaitingMail } from '#platform/outbox/outbox.queries.ts'
import { type GrantedBy, grantedBy, nameOfAccount } from './access.ts'
import { type AccountRow, allAccounts, type GrantRow, grantRowsOf } from './users.queries.ts'

export type ShownGrant = {
  id: string
  role: GrantRow['role']
  body: string | null
  from: string
  to: string | null
  grantedBy: GrantedBy
  /** Whose deputy this one is by it. */
  deputyFor: string | null
  isOver: boolean
}

export type UserPageData = {
  account: AccountRow
  name: string
  mailRefused: boolean
  /** The invitation has not left the house yet. */
  mailWaits: boolean
  grants: ShownGrant[]
  /** Who has this one's roles for a time. */
  deputies: (ShownGrant & { name: string })[]
  seats: (MembershipSpan & { body: string })[]
  bodies: { id: string; name: string }[]
  /** The other users in use, who could be deputies. */
  others: { id: string; name: string; email: string }[]
}

/** One user with everything that they have. Null: there is no such user. */
export async function loadUser(tx: Tx, id: string, today: string): Promise<UserPageData | null> {
  const all = await allAccounts(tx)
  const account = all.find((one) => one.id === id)
  if (!account) return null
  const accounts = new Map(all.map((one) => [one.id, one]))
  const names = await namesOf(tx, [...new Set(all.map((one) => one.personId))])
  const bodies = (await bodySummaries(tx)).map(({ id: bodyId, name }) => ({ id: bodyId, name }))
  const bodyName = (bodyId: string | null) => (bodyId === null ? null : (bodies.find((body) => body.id === bodyId)?.name ?? ''))
  const shown = (row: GrantRow): ShownGrant => ({
    ...row,
    body: bodyName(row.bodyId),
    grantedBy: grantedBy({ accounts, names }, row.grantedBy),
    deputyFor: row.deputisesFor === null ? null : nameOfAccount({ accounts, names }, row.deputisesFor),
    isOver: row.to !== null && row.to <= today,
  })
  const rows = await grantRowsOf(tx, id)
  const spans = await membershipSpansOn(tx, today)
  return {
    account,
    name: names.get(account.personId) ?? '',
    mailRefused: (await accountsWithRefusedMail(tx)).has(id),
    mailWaits: (await accountsWithWaitingMail(tx, 'invitation')).has(id),
    grants: rows.filter((row) => row.accountId === id).map(shown),
    deputies: rows
      .filter((row) => row.deputisesFor === id && (row.to === null || row.to > today))
      .map((row) => ({ ...shown(row), name: nameOfAccount({ accounts, names }, row.accountId) })),
    seats: spans.filter((span) => span.personId === account.personId).map((span) => ({ ...span, body: bodyName(span.bodyId) ?? '' })),
    bodies,
    others: all
      .filter((one) => one.endedAt === null && one.id !== id)
      .map((one) => ({ id: one.id, name: names.get(one.personId) ?? '', email: one.email }))
      .sort((a, b) => a.name.localeCompare(b.name, 'da')),
  }
}
