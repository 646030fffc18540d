import { expect, test } from 'vitest'
import { type MeetingEvent, meetingIcs } from './ics.ts'

const meeting: MeetingEvent = {
  id: '01910000-0000-7000-8000-000000000001',
  sequence: 3,
  title: 'Integrationsrådet',
  startsAt: new Date('2026-06-30T15:00:00Z'),
  endsAt: new Date('2026-06-30T17:00:00Z'),
  place: 'Rådhuset',
  url: 'https://integration.example/moeder/2026-06-30-integrationsraadet',
  cancelled: false,
}
/** The lines as they are meant, before folding. */
const linesOf = (given: Partial<MeetingEvent> = {}) =>
  meetingIcs({ ...meeting, ...given })
    .content.replace(/\r\n /g, '')
    .split('\r\n')

test('an entry says when, where and at which address, under the id of the meeting and its number of changes', () => {
  expect(linesOf()).toEqual(
    expect.arrayContaining([
      'METHOD:PUBLISH',
      `UID:${meeting.id}`,
      'SEQUENCE:3',
      'DTSTART:20260630T150000Z',
      'DTEND:20260630T170000Z',
      'SUMMARY:Integrationsrådet',
      'LOCATION:Rådhuset',
      `URL;VALUE=URI:${meeting.url}`,
      'STATUS:CONFIRMED',
    ]),
  )
})

test('a cancelled meeting takes its entry out; one without an end takes an hour and a half', () => {
  expect(linesOf({ cancelled: true })).toContain('STATUS:CANCELLED')
  expect(linesOf({ endsAt: null })).toContain('DTEND:20260630T163000Z')
})

test.each(['a\r\nATTENDEE:mailto:x@example.org', 'a\nEND:VEVENT', 'a;b,c\\d'])('%j as a title or a place adds no line', (text) => {
  const lines = linesOf({ title: text, place: text })
  expect(lines.map((line) => line.split(/[:;]/)[0])).toEqual(linesOf().map((line) => line.split(/[:;]/)[0]))
})

test('lines are no longer than 75 bytes, whatever the letters', () => {
  const { content } = meetingIcs({ ...meeting, title: 'æøå عمر '.repeat(50) })
  for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})
