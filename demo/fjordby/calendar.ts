import { Temporal } from 'temporal-polyfill'
import type { Day, DemoMeeting, When } from './types.ts'

const JULY = 7
const MEETING_MONTHS = 11
const MONTHS = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
] as const

/** What a text may hold between braces; `types.ts` says what each means. */
export const placeholder = /\{(date|month|year|meeting)(?::([^{}]*))?\}/g

/** Turns the demo's offsets into days, seen from the day of loading. */
export interface DemoCalendar {
  /** The day of a meeting. */
  meetingDay(when: When): Temporal.PlainDate
  /** The day of a term or a membership. */
  day(day: Day): Temporal.PlainDate
  /** The text with its placeholders filled. @throws RangeError for a meeting that does not exist. */
  fill(text: string, base: Temporal.PlainDate): string
}

/** @param meetings those that `{meeting:key}` may name. */
export function demoCalendar(today: Temporal.PlainDate, meetings: readonly DemoMeeting[]): DemoCalendar {
  const origin = originIndex(today)
  const firstOf = (offset: number) => monthAt(origin + offset)
  const meetingDay = (when: When) => nthWeekday(firstOf(when.month), when.weekday ?? 1, when.nth ?? 1)
  const named = new Map(meetings.map((meeting) => [meeting.key, meeting.when]))

  function word(kind: string, argument: string | undefined, base: Temporal.PlainDate): string {
    if (kind === 'meeting') {
      const when = named.get(argument ?? '')
      if (!when) throw new RangeError(`No meeting ${argument}`)
      return inWords(meetingDay(when))
    }
    const moved = Number(argument ?? 0)
    if (kind === 'date') return inWords(base.add({ days: moved }))
    if (kind === 'year') return String(base.year + moved)
    const month = base.with({ day: 1 }).add({ months: moved })
    return `${nameOf(month)} ${month.year}`
  }

  return {
    meetingDay,
    day: ({ month, day }) => firstOf(month).with({ day }),
    fill: (text, base) => text.replace(placeholder, (_, kind: string, argument?: string) => word(kind, argument, base)),
  }
}

/** Months are counted eleven a year, so that July never is an offset of its own. */
function originIndex(today: Temporal.PlainDate): number {
  const first = today.with({ day: 1 })
  if (first.month === JULY) return indexOf(first.subtract({ months: 1 }))
  const held = Temporal.PlainDate.compare(nthWeekday(first, 1, 1), today) < 0
  return held ? indexOf(first) : indexOf(first) - 1
}

function indexOf(date: Temporal.PlainDate): number {
  return date.year * MEETING_MONTHS + (date.month < JULY ? date.month - 1 : date.month - 2)
}

function monthAt(index: number): Temporal.PlainDate {
  const position = index % MEETING_MONTHS
  const month = position < JULY - 1 ? position + 1 : position + 2
  return Temporal.PlainDate.from({ year: Math.floor(index / MEETING_MONTHS), month, day: 1 })
}

function nthWeekday(first: Temporal.PlainDate, weekday: number, nth: number): Temporal.PlainDate {
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) })
}

function inWords(date: Temporal.PlainDate): string {
  return `${date.day}. ${nameOf(date)} ${date.year}`
}

function nameOf(date: Temporal.PlainDate): string {
  return MONTHS[date.month - 1] ?? ''
}
