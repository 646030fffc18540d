import { folded, textValue, uriValue } from './lines.ts'
import { moment, utc, wholeDay, zoneLines } from './times.ts'

/** A meeting as a calendar entry: when and where, and nothing of its items or of a person. */
export type CalendarEntry = {
  /** The meeting's id: a later entry with the same id takes the place of an earlier one. */
  id: string
  /** Counts up with each change, so that the newest entry wins. */
  sequence: number
  changedAt: Date
  title: string
  /** What stands below it: which kind of meeting, where to read more. */
  description: string
  startsAt: Date
  /** When it ends; unknown is an hour and a half after it starts. */
  endsAt: Date | null
  timeZone: string
  /** Only the day is known: the entry is for the whole of it. */
  timeKnown: boolean
  place: string
  /** The meeting's public address; null: it has none yet. */
  url: string | null
  status: 'tentative' | 'confirmed' | 'cancelled'
}

/** What a calendar that is subscribed to is called, and after how many minutes programs may ask for it again. */
export type Subscription = { name: string; minutes: number }

/** A file to send with a mail. */
export type MailFile = { name: string; type: string; content: string }

export const calendarType = 'text/calendar; charset=utf-8'

/** Minutes that an entry takes up whose end is not known. */
const usualMinutes = 90

/**
 * Entries as calendar programs take them in (RFC 5545, method PUBLISH); a cancelled one takes its meeting out again. The same entries always give
 * the same text. `subscription` is for a calendar that programs come back to (RFC 7986).
 */
export function calendarText(entries: readonly CalendarEntry[], subscription: Subscription | null = null): string {
  const times = entries.map(timesOf)
  const usesZone = times.flat().some((line) => line.includes(';TZID='))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Brobygger//Brobygger//DA',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(subscription ? subscriptionLines(subscription) : []),
    ...(usesZone ? zoneLines : []),
    ...entries.flatMap((entry, index) => entryLines(entry, times[index] ?? [])),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** A meeting as a file to send with a mail. */
export const meetingIcs = (entry: CalendarEntry): MailFile => ({
  name: 'moede.ics',
  type: `${calendarType}; method=PUBLISH`,
  content: calendarText([entry]),
})

const subscriptionLines = ({ name, minutes }: Subscription) => [
  `NAME:${textValue(name)}`,
  `X-WR-CALNAME:${textValue(name)}`,
  `REFRESH-INTERVAL;VALUE=DURATION:PT${minutes}M`,
  `X-PUBLISHED-TTL:PT${minutes}M`,
]

function timesOf({ startsAt, endsAt, timeZone, timeKnown }: CalendarEntry): string[] {
  if (!timeKnown) return wholeDay(startsAt, timeZone)
  const end = endsAt && endsAt > startsAt ? endsAt : new Date(startsAt.getTime() + usualMinutes * 60_000)
  return [moment('DTSTART', startsAt, timeZone), moment('DTEND', end, timeZone)]
}

const entryLines = (entry: CalendarEntry, times: string[]) => [
  'BEGIN:VEVENT',
  `UID:${entry.id}`,
  `SEQUENCE:${entry.sequence}`,
  `DTSTAMP:${utc(entry.changedAt)}`,
  `LAST-MODIFIED:${utc(entry.changedAt)}`,
  ...times,
  `SUMMARY:${textValue(entry.title)}`,
  ...(entry.description ? [`DESCRIPTION:${textValue(entry.description)}`] : []),
  ...(entry.place ? [`LOCATION:${textValue(entry.place)}`] : []),
  ...(entry.url ? [`URL:${uriValue(entry.url)}`] : []),
  `STATUS:${entry.status.toUpperCase()}`,
  'END:VEVENT',
]
