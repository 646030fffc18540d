import type { Temporal } from 'temporal-polyfill'
import { homeZone, toInstant } from '#platform/clock.ts'

/** The rules of summer time in Denmark, as every calendar program is told them: in force since the autumn of 1996 (directive 94/21/EC, now 2000/84/EC). */
const rulesSince = Date.UTC(1996, 9, 27, 1)
export const zoneLines = [
  'BEGIN:VTIMEZONE',
  `TZID:${homeZone}`,
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19970330T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

const digits = (wall: Temporal.PlainDateTime) => wall.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

export const utc = (at: Date) => `${digits(toInstant(at).toZonedDateTimeISO('UTC').toPlainDateTime())}Z`

/**
 * A moment as the clock on the wall shows it, with the zone beside it: a calendar then keeps "18.00" should the rules of summer time ever change.
 * In UTC in the hour that comes twice, where RFC 5545 means the first of the two and programs read either, and where the rules above do not hold.
 */
export function moment(name: string, at: Date, zone: string): string {
  const there = toInstant(at).toZonedDateTimeISO(homeZone)
  const isPlain = zone === homeZone && at.getTime() >= rulesSince && !comesTwice(there.toPlainDateTime())
  return isPlain ? `${name};TZID=${homeZone}:${digits(there.toPlainDateTime())}` : `${name}:${utc(at)}`
}

function comesTwice(wall: Temporal.PlainDateTime): boolean {
  const [first, last] = (['earlier', 'later'] as const).map((disambiguation) => wall.toZonedDateTime(homeZone, { disambiguation }))
  return first?.epochMilliseconds !== last?.epochMilliseconds
}

/** A whole day, and the day after as its end. */
export function wholeDay(at: Date, zone: string): string[] {
  const day = toInstant(at).toZonedDateTimeISO(zone).toPlainDate()
  const plain = (one: Temporal.PlainDate) => one.toString().replaceAll('-', '')
  return [`DTSTART;VALUE=DATE:${plain(day)}`, `DTEND;VALUE=DATE:${plain(day.add({ days: 1 }))}`]
}
