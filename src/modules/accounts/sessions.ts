import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { namesOf } from '#modules/council/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { type Clock, dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, nobody } from '#platform/http/actor.ts'
import { type Ctx, inTenant, type Middleware, today } from '#platform/http/context.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { accountById, noteSignIn } from './accounts.queries.ts'
import { grantsOf } from './accounts.ts'
import { isToken, type LinkPurpose } from './links.ts'
import { freshTimes, isDueToBeSeen, isLive } from './session.ts'
import { endByHash, insertSession, markSeen, sessionByHash, sweepBefore } from './sessions.queries.ts'

/** Behind https the name itself makes browsers refuse a cookie that another host, another path or plain http has set. */
const cookieName = (origin: string) => (isSecure(origin) ? '__Host-session' : 'session')
const isSecure = (origin: string) => origin.startsWith('https:')

const tokenOf = (c: Ctx) => {
  const token = getCookie(c, cookieName(c.get('municipality').origin))
  return isToken(token) ? token : null
}

/** Finds out who sends the request. Without a session cookie that is nobody, and the database is not asked. */
export const sessions: Middleware = async (c, next) => {
  const token = tokenOf(c)
  const found = token === null ? stranger : await inTenant(c, (tx) => whose(tx, token, toDate(c.get('platform').clock()), today(c)))
  c.set('actor', found.actor)
  c.set('endedSessionOf', found.endedSessionOf)
  await next()
}

type Found = { actor: Actor; endedSessionOf: string | null }
const stranger: Found = { actor: nobody, endedSessionOf: null }

async function whose(tx: Tx, token: string, now: Date, day: string): Promise<Found> {
  const session = await sessionByHash(tx, sha256(token))
  if (!session) return stranger
  const { accountId, personId } = session
  const grants = await grantsOf(tx, { id: accountId, personId }, day)
  if (!isLive(session, now, grants)) return { actor: nobody, endedSessionOf: accountId }
  if (isDueToBeSeen(session, now)) await markSeen(tx, session.id, now)
  const name = (await namesOf(tx, [personId])).get(personId) ?? ''
  return { actor: { accountId, personId, sessionId: session.id, name, grants }, endedSessionOf: null }
}

export type SessionPlace = { id: string; origin: string; timeZone?: string }

/** Days after its end that a session can still give back what somebody had typed. */
const sweepAfterDays = 7

async function beginSession(tx: Tx, municipality: SessionPlace, accountId: string, clock: Clock): Promise<string | null> {
  const account = await accountById(tx, accountId)
  if (!account || account.ended_at !== null) return null
  const grants = await grantsOf(tx, { id: accountId, personId: account.person_id }, dayOf(clock(), municipality.timeZone))
  const times = freshTimes(clock(), grants)
  const token = newToken()
  await sweepBefore(tx, toDate(clock().subtract({ hours: 24 * sweepAfterDays })))
  await insertSession(tx, {
    municipality_id: municipality.id,
    id: newId(),
    token_hash: sha256(token),
    account_id: accountId,
    created_at: times.createdAt,
    last_seen_at: times.lastSeenAt,
    idle_minutes: times.idleMinutes,
    expires_at: times.expiresAt,
    ended_at: times.endedAt,
  })
  await noteSignIn(tx, accountId, times.createdAt)
  return token
}

/**
 * Opens a session without a browser, for tests and measurements.
 * @returns a Cookie header, "name=token"
 * @throws when no account in use has this id
 */
export async function openSession(tx: Tx, municipality: SessionPlace, accountId: string, clock: Clock): Promise<string> {
  const token = await beginSession(tx, municipality, accountId, clock)
  if (token === null) throw new Error('no account in use has this id')
  return `${cookieName(municipality.origin)}=${token}`
}

/**
 * Signs a browser in with a session of its own: whatever cookie it came with is worth nothing afterwards, so that nobody can plant one.
 * @returns the token for `giveCookie` once the transaction has held; null when the account is no longer in use
 */
export async function signIn(c: Ctx, tx: Tx, accountId: string, purpose: LinkPurpose | 'demo door'): Promise<string | null> {
  const { clock } = c.get('platform')
  const municipality = c.get('municipality')
  const old = tokenOf(c)
  if (old) await endByHash(tx, sha256(old), toDate(clock()))
  const token = await beginSession(tx, municipality, accountId, clock)
  if (token === null) return null
  const actor = `account/${accountId}` as const
  await recordAudit(tx, municipality.id, clock, { actor, action: 'session.open', thing: actor, payload: { purpose } })
  return token
}

/** Ends the session that the browser came with, if any. */
export async function signOut(c: Ctx) {
  const token = tokenOf(c)
  const { clock } = c.get('platform')
  if (token) await inTenant(c, (tx) => endSession(tx, c.get('municipality').id, token, clock))
  const { origin } = c.get('municipality')
  deleteCookie(c, cookieName(origin), { path: '/', secure: isSecure(origin) })
}

async function endSession(tx: Tx, municipalityId: string, token: string, clock: Clock) {
  const ended = await endByHash(tx, sha256(token), toDate(clock()))
  if (!ended) return
  const actor = `account/${ended.account_id}` as const
  await recordAudit(tx, municipalityId, clock, { actor, action: 'session.end', thing: actor })
}

/** Without an age of its own: a browser that is closed forgets it, and the server's limits hold anyway. */
export function giveCookie(c: Ctx, token: string) {
  const { origin } = c.get('municipality')
  setCookie(c, cookieName(origin), token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(origin) })
}
