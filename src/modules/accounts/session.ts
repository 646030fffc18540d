import type { Temporal } from 'temporal-polyfill'
import { toDate } from '#platform/clock.ts'
import type { Grant } from '#platform/http/actor.ts'

/** Nobody stays signed in longer than a working day, however busy. */
export const absoluteMinutes = 8 * 60
const idleMinutesOfAdministrators = 30
const idleMinutesOfOthers = 4 * 60
/** Writing down every request would make each a write; a minute is exact enough for limits of half an hour. */
const seenEverySeconds = 60

export type SessionTimes = { lastSeenAt: Date; idleMinutes: number; expiresAt: Date; endedAt: Date | null }

/** Minutes without a request after which a session ends: shortest for those who can do the most harm. */
export const idleMinutesFor = (grants: Grant[]) =>
  grants.some((grant) => grant.role === 'administrator') ? idleMinutesOfAdministrators : idleMinutesOfOthers

/** The times of a session that begins now. */
export const freshTimes = (now: Temporal.Instant, grants: Grant[]): SessionTimes & { createdAt: Date } => ({
  createdAt: toDate(now),
  lastSeenAt: toDate(now),
  idleMinutes: idleMinutesFor(grants),
  expiresAt: toDate(now.add({ minutes: absoluteMinutes })),
  endedAt: null,
})

const minutesBetween = (earlier: Date, later: Date) => (later.getTime() - earlier.getTime()) / 60_000

/** Whether a session still counts. The limit of its own row holds, and the limit of today's roles where that is shorter. */
export const isLive = (session: SessionTimes, now: Date, grants: Grant[]) =>
  session.endedAt === null &&
  now < session.expiresAt &&
  minutesBetween(session.lastSeenAt, now) < Math.min(session.idleMinutes, idleMinutesFor(grants))

/** Whether it is time to write down again that the session is in use. */
export const isDueToBeSeen = (session: SessionTimes, now: Date) => minutesBetween(session.lastSeenAt, now) * 60 >= seenEverySeconds
