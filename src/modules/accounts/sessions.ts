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
import { deviceOf } from './sessions/device.ts'
import {
  endByHash,
  followProvider,
  insertSession,
  markSeen,
  renewSession,
  sessionByHash,
  sweepBefore,
  throughOf,
} from './sessions.queries.ts'

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
  c.set('provedAt', found.provedAt)
  await next()
}

type Found = { actor: Actor; endedSessionOf: string | null; provedAt: Date | null }
const stranger: Found = { actor: nobody, endedSessionOf: null, provedAt: null }

async function whose(tx: Tx, token: string, now: Date, day: string): Promise<Found> {
  const session = await sessionByHash(tx, sha256(token))
  if (!session) return stranger
  const { accountId, personId, providerId } = session
  const grants = await grantsOf(tx, { id: accountId, personId }, day, { provider: providerId })
  if (!isLive(session, now, grants)) return { ...stranger, endedSessionOf: accountId }
  if (isDueToBeSeen(session, now)) await markSeen(tx, session.id, now)
  const name = (await namesOf(tx, [personId])).get(personId) ?? ''
  return { actor: { accountId, personId, sessionId: session.id, name, grants }, endedSessionOf: null, provedAt: session.provedAt }
}

export type SessionPlace = { id: string; origin: string; timeZone?: string }

/** Days after its end that a session can still give back what somebody had typed. */
const sweepAfterDays = 7

/** How somebody came in, and with what. */
export type Way = {
  purpose: LinkPurpose | 'demo door' | 'provider' | 'passkey'
  /** The provider that let them in, as whom, from which sign-in there, and its token, which it wants to see when they sign out there. */
  provider?: { id: string; subject: string; sid: string | null; idToken: string }
}

const meansOf = {
  sign_in: 'link',
  invitation: 'link',
  demo: 'demo',
  'demo door': 'demo',
  provider: 'provider',
  passkey: 'passkey',
} as const

/** What a session keeps of what its provider has said; the token is sealed. */
const keptOf = (c: Ctx, sessionId: string, { subject, sid, idToken }: NonNullable<Way['provider']>) => ({
  provider_subject: subject,
  provider_sid: sid,
  id_token: c.get('platform').secrets.seal(idToken, idTokenPlace(c.get('municipality').id, sessionId)),
})

type Beginning = {
  accountId: string
  means: string
  device: string
  providerId: string | null
  kept: (id: string) => Partial<ReturnType<typeof keptOf>>
}

async function beginSession(tx: Tx, municipality: SessionPlace, clock: Clock, given: Beginning): Promise<string | null> {
  const { accountId, providerId } = given
  const account = await accountById(tx, accountId)
  if (!account || account.ended_at !== null) return null
  const day = dayOf(clock(), municipality.timeZone)
  const grants = await grantsOf(tx, { id: accountId, personId: account.person_id }, day, { provider: providerId })
  const times = freshTimes(clock(), grants)
  const [id, token] = [newId(), newToken()]
  await sweepBefore(tx, toDate(clock().subtract({ hours: 24 * sweepAfterDays })))
  await insertSession(tx, {
    municipality_id: municipality.id,
    id,
    token_hash: sha256(token),
    account_id: accountId,
    created_at: times.createdAt,
    last_seen_at: times.lastSeenAt,
    proved_at: times.createdAt,
    idle_minutes: times.idleMinutes,
    expires_at: times.expiresAt,
    ended_at: times.endedAt,
    means: given.means,
    device: given.device,
    provider_id: providerId,
    ...given.kept(id),
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
  const given = { accountId, means: 'link', device: '', providerId: null, kept: () => ({}) }
  const token = await beginSession(tx, municipality, clock, given)
  if (token === null) throw new Error('no account in use has this id')
  return `${cookieName(municipality.origin)}=${token}`
}

/** To what a session's sealed token belongs. */
const idTokenPlace = (municipalityId: string, sessionId: string) => `session/${municipalityId}/${sessionId}`

/**
 * Signs a browser in with a session of its own: whatever cookie it came with is worth nothing afterwards, so that nobody can plant one.
 * @returns the token for `giveCookie` once the transaction has held; null when the account is no longer in use
 */
export async function signIn(c: Ctx, tx: Tx, accountId: string, way: Way): Promise<string | null> {
  const { clock } = c.get('platform')
  const municipality = c.get('municipality')
  const old = tokenOf(c)
  if (old) await endByHash(tx, sha256(old), toDate(clock()))
  const { purpose, provider } = way
  const token = await beginSession(tx, municipality, clock, {
    accountId,
    means: meansOf[purpose],
    device: deviceOf(c.req.header('user-agent')),
    providerId: provider?.id ?? null,
    kept: (id) => (provider ? keptOf(c, id, provider) : {}),
  })
  if (token === null) return null
  const actor = `account/${accountId}` as const
  await recordAudit(tx, municipality.id, clock, { actor, action: 'session.open', thing: actor, payload: { purpose } })
  return token
}

/**
 * Notes that whoever is signed in has shown anew who they are. The session goes on under another token.
 * @returns the token for `giveCookie` once the transaction has held; null when the session ended meanwhile
 */
export async function proveAgain(c: Ctx, tx: Tx, { purpose, provider }: Way): Promise<string | null> {
  const { clock } = c.get('platform')
  const { accountId, sessionId } = c.get('actor')
  if (accountId === null || sessionId === null) return null
  const token = newToken()
  if (!(await renewSession(tx, sessionId, sha256(token), toDate(clock())))) return null
  if (provider) await followProvider(tx, sessionId, provider.id, keptOf(c, sessionId, provider))
  const actor = `account/${accountId}` as const
  await recordAudit(tx, c.get('municipality').id, clock, { actor, action: 'session.prove', thing: actor, payload: { purpose } })
  return token
}

/** Signs somebody in; whoever is in already as the same account has only shown anew who they are. */
export const signInOrProve = (c: Ctx, tx: Tx, accountId: string, way: Way): Promise<string | null> =>
  c.get('actor').accountId === accountId ? proveAgain(c, tx, way) : signIn(c, tx, accountId, way)

/** The provider through which a session came, and its token if it can be opened. */
export type CameThrough = { providerId: string; idToken: string | null }

/** Ends the session that the browser came with, if any. @returns the provider through which it came, where there may be something left to end */
export async function signOut(c: Ctx): Promise<CameThrough | null> {
  const token = tokenOf(c)
  const ended = token ? await inTenant(c, (tx) => endSession(c, tx, token)) : null
  const { origin } = c.get('municipality')
  deleteCookie(c, cookieName(origin), { path: '/', secure: isSecure(origin) })
  return ended
}

async function endSession(c: Ctx, tx: Tx, token: string): Promise<CameThrough | null> {
  const { clock, secrets } = c.get('platform')
  const { id } = c.get('municipality')
  const through = await throughOf(tx, sha256(token))
  const ended = await endByHash(tx, sha256(token), toDate(clock()))
  if (!ended) return null
  const actor = `account/${ended.account_id}` as const
  await recordAudit(tx, id, clock, { actor, action: 'session.end', thing: actor })
  if (!through?.providerId) return null
  const idToken = through.idToken && secrets.open(through.idToken, idTokenPlace(id, through.id))
  return { providerId: through.providerId, idToken: idToken || null }
}

/** Without an age of its own: a browser that is closed forgets it, and the server's limits hold anyway. */
export function giveCookie(c: Ctx, token: string) {
  const { origin } = c.get('municipality')
  setCookie(c, cookieName(origin), token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(origin) })
}
