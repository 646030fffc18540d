import { actorOf, isToken } from '#modules/accounts/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { type Clock, dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { type Actor, scopeOf } from '#platform/http/actor.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { endFeedOf, feedByHash, insertFeed, liveFeedOf } from './calendar.queries.ts'

export type FeedActing = { municipalityId: string; accountId: string; clock: Clock }

/**
 * Makes the address at which an account's own calendar program reads its meetings; an earlier one no longer serves.
 * @returns the secret of the address, which is kept nowhere
 */
export async function makeFeed(tx: Tx, { municipalityId, accountId, clock }: FeedActing): Promise<string> {
  await takeTurn(tx, municipalityId, `calendar of ${accountId}`)
  const now = toDate(clock())
  const earlier = await endFeedOf(tx, accountId, now)
  const token = newToken()
  const id = newId()
  await insertFeed(tx, { municipality_id: municipalityId, id, account_id: accountId, token_hash: sha256(token), created_at: now })
  const actor = `account/${accountId}` as const
  await recordAudit(tx, municipalityId, clock, { actor, action: earlier ? 'calendar.renew' : 'calendar.make', thing: `calendar/${id}` })
  return token
}

/** Takes the address out of use: whoever has it reads nothing any more. Without one nothing happens. */
export async function endFeed(tx: Tx, { municipalityId, accountId, clock }: FeedActing): Promise<void> {
  const ended = await endFeedOf(tx, accountId, toDate(clock()))
  if (!ended) return
  await recordAudit(tx, municipalityId, clock, { actor: `account/${accountId}`, action: 'calendar.end', thing: `calendar/${ended.id}` })
}

/** Since when an account has had its address; null: it has none. */
export const feedSince = async (tx: Tx, accountId: string): Promise<Date | null> => (await liveFeedOf(tx, accountId))?.created_at ?? null

/** Whose meetings an address leads to, with the rights that they have today. Null: it leads nowhere, or no longer. */
export async function readerOf(tx: Tx, token: string, clock: Clock, timeZone: string): Promise<Actor | null> {
  const feed = isToken(token) ? await feedByHash(tx, sha256(token)) : undefined
  return feed ? actorOf(tx, feed.account_id, dayOf(clock(), timeZone)) : null
}

/** The bodies whose meetings are somebody's own; null: all. */
export const ownBodies = (actor: Actor) => scopeOf(actor, 'chair', 'member', 'substitute')
