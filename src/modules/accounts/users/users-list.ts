import { bodySummaries, membershipsOn, namesOf } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Grant, type Role, roles } from '#platform/http/actor.ts'
import { accountsWithRefusedMail, accountsWithWaitingMail } from '#platform/outbox/outbox.queries.ts'
import { allGrants } from '../grants.ts'
import { type AccountRow, allAccounts, allGrantRows } from './users.queries.ts'

export type UserState = 'active' | 'invited' | 'never' | 'ended'
export const userStates: readonly UserState[] = ['active', 'invited', 'never', 'ended']

/** How far somebody has come: an account that nobody has signed in with yet is told apart from one in use. */
export function stateOf({ endedAt, lastSignInAt, invitedAt }: Pick<AccountRow, 'endedAt' | 'lastSignInAt' | 'invitedAt'>): UserState {
  if (endedAt !== null) return 'ended'
  if (lastSignInAt !== null) return 'active'
  return invitedAt === null ? 'never' : 'invited'
}

export type UserLine = {
  id: string
  name: string
  email: string
  state: UserState
  lastSignInAt: Date | null
  /** Each role once; without bodies it reaches the whole municipality. */
  roles: { role: Role; bodies: string[] }[]
  mailRefused: boolean
  /** The invitation has not left the house yet. */
  mailWaits: boolean
}

/** Everyone who has or had an account, by name, with what they may do on a day. The number of queries does not depend on how many there are. */
export async function userLines(tx: Tx, day: string): Promise<UserLine[]> {
  const accounts = await allAccounts(tx)
  const names = await namesOf(tx, [...new Set(accounts.map((account) => account.personId))])
  const granted = Map.groupBy(
    (await allGrantRows(tx)).filter((row) => row.from <= day && (row.to === null || row.to > day)),
    (row) => row.accountId,
  )
  const memberships = Map.groupBy(await membershipsOn(tx, day), (membership) => membership.personId)
  const bodies = await bodySummaries(tx)
  const refused = await accountsWithRefusedMail(tx)
  const waiting = await accountsWithWaitingMail(tx, 'invitation')
  return accounts
    .map((account) => ({
      id: account.id,
      name: names.get(account.personId) ?? '',
      email: account.email,
      state: stateOf(account),
      lastSignInAt: account.lastSignInAt,
      roles:
        account.endedAt === null ? inWords(allGrants(granted.get(account.id) ?? [], memberships.get(account.personId) ?? []), bodies) : [],
      mailRefused: refused.has(account.id),
      mailWaits: waiting.has(account.id),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'da') || a.email.localeCompare(b.email))
}

const inWords = (grants: readonly Grant[], bodies: readonly { id: string; name: string }[]) =>
  roles.flatMap((role) => {
    const mine = grants.filter((grant) => grant.role === role)
    if (mine.length === 0) return []
    const everywhere = mine.some((grant) => grant.bodyId === null)
    return [
      { role, bodies: everywhere ? [] : bodies.filter((body) => mine.some((grant) => grant.bodyId === body.id)).map(({ name }) => name) },
    ]
  })

/** What of the list is asked for; nothing said: everyone who has not ended. */
export type UserFilter = { words: string; state: UserState | 'all' | null; role: Role | null }

export function fittingUsers(lines: readonly UserLine[], { words, state, role }: UserFilter): UserLine[] {
  const wanted = words.toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  return lines.filter((line) => {
    const text = `${line.name} ${line.email}`.toLocaleLowerCase('da')
    if (state === null ? line.state === 'ended' : state !== 'all' && line.state !== state) return false
    return wanted.every((word) => text.includes(word)) && (role === null || line.roles.some((one) => one.role === role))
  })
}
