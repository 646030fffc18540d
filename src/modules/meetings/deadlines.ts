import type { Temporal } from 'temporal-polyfill'
import { toDate, toInstant } from '#platform/clock.ts'

/**
 * The last moment of a deadline counted in days from a meeting: the end of the day that many calendar days before it (negative: after it).
 * None before and on the day itself is the hour of the meeting.
 */
export function deadline(startsAt: Date, timeZone: string, daysBefore: number): Date {
  if (daysBefore === 0) return startsAt
  const day = toInstant(startsAt).toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: daysBefore })
  return endOf(day, timeZone)
}

/** One minute to midnight, so that the day in words is the day that is meant. */
const endOf = (day: Temporal.PlainDate, timeZone: string) => toDate(day.toZonedDateTime({ timeZone, plainTime: '23:59' }).toInstant())
