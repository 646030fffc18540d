import { dayOf } from '#platform/clock.ts'
import type { MeetingAt } from '../plan/stand.ts'
import { addDays, readTime, timeIn, wallTime } from '../plan/times.ts'
import type { EventKind } from './presence.ts'

export type TimeProblem = 'badTime' | 'timeNeeded'

type When = Pick<MeetingAt, 'day'> & { row: { starts_at: Date; time_zone: string } }

/** Whether somebody writes during the meeting, so that an event without a time happened now. */
export const isToday = (at: When, now: Date) => dayOf(now, at.row.time_zone) === at.day

/** Whether the day of the meeting is still to come. */
export const isBeforeDay = (at: When, now: Date) => dayOf(now, at.row.time_zone) < at.day

/**
 * When an event happened, from the time that was typed. Without one: now, or, on another day, the start of the meeting for whoever came.
 * An hour long before the start is one of the night after.
 */
export function eventTime(at: When, now: Date, typed: string, kind: EventKind): Date | { problem: TimeProblem } {
  const { starts_at: start, time_zone: zone } = at.row
  if (typed.trim() === '') {
    if (isToday(at, now)) return now
    return kind === 'left' || kind === 'returned' ? { problem: 'timeNeeded' } : start
  }
  const time = readTime(typed)
  if (time === null) return { problem: 'badTime' }
  const day = time < `${String(Math.max(0, Number(timeIn(start, zone).slice(0, 2)) - 6)).padStart(2, '0')}:00` ? addDays(at.day, 1) : at.day
  return wallTime(day, time, zone) ?? { problem: 'badTime' }
}
