import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { toDate } from '#platform/clock.ts'
import type { Grant, Role } from '#platform/http/actor.ts'
import { freshTimes, isDueToBeSeen, isLive } from './session.ts'

const start = Temporal.Instant.from('2026-03-02T08:00:00Z')
const later = (duration: Temporal.DurationLike) => toDate(start.add(duration))
const as = (...held: Role[]): Grant[] => held.map((role) => ({ role, bodyId: null }))
const seenAt = (session: ReturnType<typeof freshTimes>, duration: Temporal.DurationLike) => ({ ...session, lastSeenAt: later(duration) })

describe('without a request', () => {
  test.each<[Role, number]>([
    ['administrator', 30],
    ['secretary', 240],
    ['chair', 240],
    ['member', 240],
    ['substitute', 240],
    ['department', 240],
  ])('%s stays signed in for %i minutes and no longer', (role, minutes) => {
    const session = freshTimes(start, as(role))
    expect(isLive(session, later({ minutes: minutes - 1, seconds: 59 }), as(role))).toBe(true)
    expect(isLive(session, later({ minutes }), as(role))).toBe(false)
  })

  test('an administrator who is also a member has the administrator’s limit', () => {
    const session = freshTimes(start, as('member', 'administrator'))
    expect(isLive(session, later({ minutes: 31 }), as('member', 'administrator'))).toBe(false)
  })
})

test('eight hours after signing in it is over, however busy', () => {
  const session = seenAt(freshTimes(start, as('member')), { hours: 7, minutes: 59 })
  expect(isLive(session, later({ hours: 7, minutes: 59, seconds: 59 }), as('member'))).toBe(true)
  expect(isLive(session, later({ hours: 8 }), as('member'))).toBe(false)
})

test('who becomes an administrator gets the shorter limit at once; who stops being one keeps it', () => {
  const asMember = freshTimes(start, as('member'))
  expect(isLive(asMember, later({ minutes: 31 }), as('member', 'administrator'))).toBe(false)
  const asAdministrator = freshTimes(start, as('administrator'))
  expect(isLive(asAdministrator, later({ minutes: 31 }), as('member'))).toBe(false)
})

test('a session that was ended is over at once', () => {
  const session = { ...freshTimes(start, as('member')), endedAt: later({ minutes: 1 }) }
  expect(isLive(session, later({ minutes: 1 }), as('member'))).toBe(false)
})

test('that a session is in use is written down once a minute, not at every request', () => {
  const session = freshTimes(start, as('member'))
  expect(isDueToBeSeen(session, later({ seconds: 59 }))).toBe(false)
  expect(isDueToBeSeen(session, later({ seconds: 60 }))).toBe(true)
  expect(isDueToBeSeen(session, later({ minutes: -5 }))).toBe(false)
})
