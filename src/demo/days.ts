import { Temporal } from 'temporal-polyfill'
import { homeZone, systemClock } from '#platform/clock.ts'

/** Noon of a day; this morning it is now, for nothing has happened later than that. */
export function noonOf(day: Temporal.PlainDate): Temporal.Instant {
  const noon = day.toZonedDateTime({ timeZone: homeZone, plainTime: '12:00' }).toInstant()
  const now = systemClock()
  const isToday = now.toZonedDateTimeISO(homeZone).toPlainDate().equals(day)
  return isToday && Temporal.Instant.compare(now, noon) < 0 ? now : noon
}
