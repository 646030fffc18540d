import type { AuditActor } from '#platform/audit/audit.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { insertLink, spendLink } from './sessions.queries.ts'

/** How long a link serves, by what it is for. */
const minutesOf = { sign_in: 15, demo: 10, invitation: 7 * 24 * 60 } as const

export type LinkPurpose = keyof typeof minutesOf
export const signInMinutes = minutesOf.sign_in

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
