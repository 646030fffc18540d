import { Temporal } from 'temporal-polyfill'

/** The one source of "now"; tests choose it. */
export type Clock = () => Temporal.Instant
export const systemClock: Clock = () => Temporal.Now.instant()

export const homeZone = 'Europe/Copenhagen'

/** The calendar day that an instant falls on in a zone, as YYYY-MM-DD. */
export const dayOf = (instant: Temporal.Instant | Date, zone = homeZone) =>
  toInstant(instant).toZonedDateTimeISO(zone).toPlainDate().toString()

export const toInstant = (at: Temporal.Instant | Date) => (at instanceof Date ? Temporal.Instant.fromEpochMilliseconds(at.getTime()) : at)

export const toDate = (at: Temporal.Instant) => new Date(at.epochMilliseconds)

/** The next time that it is that time of day in a zone; on the night when the clock goes forward, a time that is left out comes an hour later. */
export function nextAt(clock: Clock, time: string, zone = homeZone): Date {
  const now = clock().toZonedDateTimeISO(zone)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const today = now.startOfDay().with({ hour, minute })
  const next = today.epochMilliseconds > now.epochMilliseconds ? today : now.startOfDay().add({ days: 1 }).with({ hour, minute })
  return toDate(next.toInstant())
}

/**
 * The instant of a wall-clock time in a zone.
 * @returns null when the day or hour does not exist, also inside the hour that summer time skips.
 */
export function atLocal(day: string, time: string, zone = homeZone): Temporal.Instant | null {
  try {
    const wall = Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' })
    return wall.toZonedDateTime(zone, { disambiguation: 'reject' }).toInstant()
  } catch (error) {
    // An hour that occurs twice is the first of the two; one that never occurs is refused.
    if (!(error instanceof RangeError)) throw error
    return firstOfTwo(day, time, zone)
  }
}

function firstOfTwo(day: string, time: string, zone: string) {
  try {
    const wall = Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' })
    const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
    return first.toPlainDateTime().equals(wall) ? first.toInstant() : null
  } catch {
    return null
  }
}
