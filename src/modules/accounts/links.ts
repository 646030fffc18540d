import type { AuditActor } from '#platform/audit/audit.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { insertLink, linkByHash, spendLink } from './sessions.queries.ts'

/** How long a link serves, by what it is for. */
const minutesOf = { sign_in: 15, demo: 10, invitation: 7 * 24 * 60 } as const

export type LinkPurpose = keyof typeof minutesOf
export const signInMinutes = minutesOf.sign_in
export const invitationDays = minutesOf.invitation / 60 / 24

/** What `newToken` makes; anything else is refused without asking the database. */
export const isToken = (text: string | undefined): text is string => text !== undefined && /^[\w-]{43}$/.test(text)

/** Where a link leads, in a municipality's own addresses. The token stands in the query, which no log line of ours holds. */
export const linkPath = (token: string, next: string | null = null) =>
  `/log-ind/link?${new URLSearchParams({ n: token, ...(next && { videre: next }) })}`

/**
 * Makes a link that signs an account in once. Only the hash of its token is kept.
 * @returns the token
 */
export async function issueLink(
  tx: Tx,
  municipalityId: string,
  accountId: string,
  purpose: LinkPurpose,
  acting: { actor: AuditActor; clock: Clock },
): Promise<string> {
  const token = newToken()
  const expires = acting.clock().add({ minutes: minutesOf[purpose] })
  const row = { municipality_id: municipalityId, id: newId(), account_id: accountId, purpose }
  await insertLink(tx, { ...row, token_hash: sha256(token), expires_at: toDate(expires) })
  const payload = { purpose, expires: expires.toString() }
  await recordAudit(tx, municipalityId, acting.clock, { actor: acting.actor, action: 'link.issue', thing: `account/${accountId}`, payload })
  return token
}

/** Takes a link for one of these purposes out of use. @returns whom it signs in; null when it is unknown, spent or too old. */
export async function consumeLink(tx: Tx, token: string, purposes: LinkPurpose[], clock: Clock) {
  const link = await spendLink(tx, sha256(token), purposes, toDate(clock()))
  return link ? { accountId: link.account_id, purpose: link.purpose as LinkPurpose } : null
}

/** Where an apology's link leads. Like every token of ours it stands in the query, which no log line holds. */
export const apologyPath = (token: string) => `/afbud?${new URLSearchParams({ n: token })}`

/**
 * Makes the link in the call to a meeting, with which somebody can say without signing in that they are not coming. It serves that account and
 * that meeting alone, once, until the meeting begins.
 * @returns a path of the municipality, in Danish; the token is in it and is kept nowhere
 */
export async function apologyLink(
  tx: Tx,
  municipalityId: string,
  accountId: string,
  meetingId: string,
  startsAt: Date,
  clock: Clock,
): Promise<string> {
  const token = newToken()
  const row = { municipality_id: municipalityId, id: newId(), account_id: accountId, purpose: 'apology', about: meetingId }
  await insertLink(tx, { ...row, token_hash: sha256(token), expires_at: startsAt })
  const payload = { purpose: 'apology', meeting: meetingId, expires: startsAt.toISOString() }
  await recordAudit(tx, municipalityId, clock, { actor: 'system', action: 'link.issue', thing: `account/${accountId}`, payload })
  return apologyPath(token)
}

/** What an apology's link is for, whether or not it can still be used. */
export type ApologyLink = { accountId: string; meetingId: string; state: 'open' | 'spent' | 'expired' }

/** Looks at an apology's link without touching it: programs that read mail open links too. Null: there is no such link. */
export async function readApologyLink(tx: Tx, token: string, clock: Clock): Promise<ApologyLink | null> {
  const link = await linkByHash(tx, sha256(token), 'apology')
  if (!link?.about) return null
  const state = link.used_at !== null ? 'spent' : link.expires_at > toDate(clock()) ? 'open' : 'expired'
  return { accountId: link.account_id, meetingId: link.about, state }
}

/** Takes an apology's link out of use. Of two that come at once, one waits and is then told no. @returns whether it was open until now */
export const spendApologyLink = async (tx: Tx, token: string, clock: Clock): Promise<boolean> =>
  (await spendLink(tx, sha256(token), ['apology'], toDate(clock()))) !== undefined
