import fc from 'fast-check'
import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { homeZone } from '#platform/clock.ts'
import { type CalendarEntry, calendarText, meetingIcs } from './ics.ts'

const meeting: CalendarEntry = {
  id: '01910000-0000-7000-8000-000000000001',
  sequence: 3,
  changedAt: new Date('2026-05-01T10:00:00Z'),
  title: 'Integrationsrådet',
  description: 'Ordinært møde',
  startsAt: new Date('2026-06-30T15:00:00Z'),
  endsAt: new Date('2026-06-30T17:00:00Z'),
  timeZone: homeZone,
  timeKnown: true,
  place: 'Rådhuset',
  url: 'https://integration.example/moeder/2026-06-30-integrationsraadet',
  status: 'confirmed',
}
const textOf = (given: Partial<CalendarEntry> = {}) => calendarText([{ ...meeting, ...given }])
/** The lines as they are meant, before folding. */
const linesOf = (given: Partial<CalendarEntry> = {}) => textOf(given).replace(/\r\n /g, '').split('\r\n')
/** The entry as a calendar program of somebody else's reads it. */
const read = (text: string) => new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined)
const instantRead = (given: Partial<CalendarEntry>) => {
  const event = read(textOf(given))
  return [event.startDate.toJSDate().toISOString(), event.endDate.toJSDate().toISOString()]
}

test('an entry says when, where and at which address, under the id of the meeting and its number of changes', () => {
  expect(linesOf()).toEqual(
    expect.arrayContaining([
      'METHOD:PUBLISH',
      `UID:${meeting.id}`,
      'SEQUENCE:3',
      'DTSTAMP:20260501T100000Z',
      'LAST-MODIFIED:20260501T100000Z',
      'TZID:Europe/Copenhagen',
      'DTSTART;TZID=Europe/Copenhagen:20260630T170000',
      'DTEND;TZID=Europe/Copenhagen:20260630T190000',
      'SUMMARY:Integrationsrådet',
      'LOCATION:Rådhuset',
      `URL:${meeting.url}`,
      'STATUS:CONFIRMED',
    ]),
  )
})

test('a cancelled meeting takes its entry out; one without an end takes an hour and a half; of one without an hour the whole day is taken', () => {
  expect(linesOf({ status: 'cancelled' })).toContain('STATUS:CANCELLED')
  expect(linesOf({ endsAt: null })).toContain('DTEND;TZID=Europe/Copenhagen:20260630T183000')
  const day = read(textOf({ timeKnown: false, startsAt: new Date('2026-06-29T22:00:00Z') }))
  expect([day.startDate.isDate, String(day.startDate), String(day.endDate)]).toEqual([true, '2026-06-30', '2026-07-01'])
})

describe('another program reads the very moments', () => {
  const hour = 3_600_000
  const around = (iso: string) => [-2, -1, 0, 1, 2].map((hours) => new Date(Date.parse(iso) + hours * hour))
  test.each([
    ['the summer', [new Date('2026-07-01T16:00:00Z')]],
    ['the winter', [new Date('2026-01-05T16:00:00Z')]],
    ['the night on which an hour is skipped', around('2026-03-29T01:00:00Z')],
    ['the night on which an hour comes twice', around('2026-10-25T01:00:00Z')],
    ['the years before the rules of today', around('1995-09-24T01:00:00Z')],
  ])('in %s', (_when, moments) => {
    for (const startsAt of moments) {
      const endsAt = new Date(startsAt.getTime() + hour)
      expect(instantRead({ startsAt, endsAt })).toEqual([startsAt.toISOString(), endsAt.toISOString()])
    }
  })

  test('on any day, in any zone, and on the wall what Temporal says stands there', () => {
    const minutes = fc.integer({ min: Date.UTC(1985, 0) / 60_000, max: Date.UTC(2045, 0) / 60_000 })
    fc.assert(
      fc.property(
        minutes,
        fc.integer({ min: 1, max: 600 }),
        fc.constantFrom(homeZone, 'Atlantic/Faroe', 'America/Nuuk'),
        (at, long, timeZone) => {
          const [startsAt, endsAt] = [new Date(at * 60_000), new Date((at + long) * 60_000)]
          const text = textOf({ startsAt, endsAt, timeZone })
          expect(instantRead({ startsAt, endsAt, timeZone })).toEqual([startsAt.toISOString(), endsAt.toISOString()])
          const wall = /DTSTART;TZID=.*:(\S+)/.exec(text)?.[1]
          if (wall === undefined) return
          const there = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(homeZone)
          expect(wall).toBe(there.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:]/g, ''))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('whatever the words', () => {
  const hostile = ['a\r\nATTENDEE:mailto:x@example.org', 'a\nEND:VEVENT', 'a;b,c\\d', 'a\u2028b\u0007c', '<script>alert(1)</script>']
  test.each([...hostile, 'عمر ومجلس الاندماج', '"', '\\n', '\ud800'])('%j adds no line, and is read as it was written', (text) => {
    const given = { title: text, place: text, description: text }
    const names = (lines: string[]) => lines.map((line) => line.split(/[:;]/)[0])
    expect(names(linesOf(given))).toEqual(names(linesOf()))
    const plain = text
      .toWellFormed()
      .replace(/\r\n|\u2028/g, '\n')
      .replace('\u0007', ' ')
    const event = read(textOf(given))
    expect([event.summary, event.location, event.description]).toEqual([plain, plain, plain])
  })

  test('lines are no longer than 75 bytes, and no letter is cut', () => {
    const long = 'æøå عمر 👩‍👧 '.repeat(150)
    const text = textOf({ title: long, place: long, description: long, url: `https://integration.example/${'a'.repeat(500)}` })
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\ufffd')
    expect(read(text).summary).toBe(long)
  })
})

test('a calendar to subscribe to says its name and when to come again; a mail holds one entry, and one moment of writing', () => {
  const text = calendarText([meeting, { ...meeting, id: 'b' }], { name: 'Rådet; åbne, møder', minutes: 60 })
  expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
  expect(text).toContain('NAME:Rådet\\; åbne\\, møder\r\n')
  expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT60M')
  expect(calendarText([], { name: 'a', minutes: 60 })).not.toContain('VTIMEZONE')
  expect(meetingIcs(meeting)).toEqual({ name: 'moede.ics', type: 'text/calendar; charset=utf-8; method=PUBLISH', content: textOf() })
})
