import { Temporal } from 'temporal-polyfill'
import { atLocal, toDate, toInstant } from '#platform/clock.ts'

const writtenTime = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?$/

/** "9", "9.30" and "09:30" as "09:30"; null for anything else. */
export function readTime(text: string): string | null {
  const parts = writtenTime.exec(text.trim())
  return parts ? `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? '00'}` : null
}

/** A day as browsers send it or as Danes write it (7.3.2026, 07-03-2026), as YYYY-MM-DD; null when there is no such day in this century. */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  const danish = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text.trim())
  const [year, month, day] = iso ? iso.slice(1) : danish ? danish.slice(1).reverse() : []
  if (year === undefined || Number(year) < 2000 || Number(year) > 2099) return null
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** The instant of a wall-clock time; null inside the hour that summer time skips. Of an hour that comes twice, the first. */
export function wallTime(day: string, time: string, zone: string): Date | null {
  const at = atLocal(day, time, zone)
  return at && toDate(at)
}

/** Whether the clock shows this time twice on that day, because summer time ends: a reader must be told which one is meant. */
export function comesTwice(at: Date, zone: string): boolean {
  const here = toInstant(at).toZonedDateTimeISO(zone)
  const wall = here.toPlainDateTime()
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) => wall.toZonedDateTime(zone, { disambiguation }))
  return first !== undefined && second !== undefined && first.epochMilliseconds !== second.epochMilliseconds
}

/** "17:00" on the wall of that zone. */
export const timeIn = (at: Date, zone: string) => toInstant(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })

export const addDays = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

/** When a day begins in a zone, also where midnight is skipped. */
export const startOfDay = (day: string, zone: string) => toDate(Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant())
