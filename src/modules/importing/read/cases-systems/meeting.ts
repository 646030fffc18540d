import { homeZone } from '#platform/clock.ts'
import { findDates, readMoment } from '../../parse/dates.ts'
import type { Absentee, Attendee, SectionKind } from '../../parse/types.ts'
import { htmlToText } from '../html.ts'

/** Whether the source says that something may be read by all. `said` is what it says, for the doubt. Everything but `true` is closed. */
export type Openness = { open: boolean | null; said: string }

/** A captioned text of an item. `kind` is set where the system itself says that a field is the decision. */
export type SystemText = { caption: string; text: string; kind?: SectionKind }

export type SystemFile = { name: string; path: string; openness: Openness }

export type SystemItem = {
  number: string
  title: string
  caseNumber: string
  openness: Openness
  texts: SystemText[]
  history: { body: string; date: string | null; text: string }[]
  files: SystemFile[]
  /** Members who had no part in the item. */
  absent: string[]
}

/** A meeting as a case system hands it on, before it is mapped to fields. */
export type SystemMeeting = {
  kind: 'minutes' | 'agenda'
  title: string
  body: string
  /** ISO date and HH:MM in Danish time, null when the source does not say or says nothing that exists. */
  date: string | null
  time: string | null
  endTime: string | null
  place: string
  attendees: Attendee[]
  absent: Absentee[]
  /** What the source says of the document as a whole. */
  openness: Openness
  items: SystemItem[]
  /** What the source says and no field holds. */
  notes: string[]
}

/** Yes, no, or nothing that we know. `name` is what the source calls it. */
export function flag(text: string, name = ''): Openness {
  const word = text.trim().toLowerCase()
  const open = ['true', '1', 'ja'].includes(word) ? true : ['false', '0', 'nej'].includes(word) ? false : null
  return { open, said: [name, text.trim()].filter(Boolean).join(': ') }
}

/** Open only where this very text says so. */
export const openWhen = (said: string, isOpen: boolean): Openness => ({ open: said === '' ? null : isOpen, said })

export const open: Openness = { open: true, said: '' }
export const unsaid: Openness = { open: null, said: '' }

/** A field's content, HTML or not, as paragraphs with one line end between them. */
export function plain(content: string): string {
  const text = /<[a-z!/][^>]*>|&(?:#\d+|[a-z]+);/i.test(content) ? htmlToText(content) : content
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
}

const isoMoment = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/
const inDenmark = new Intl.DateTimeFormat('sv', { timeZone: homeZone, dateStyle: 'short', timeStyle: 'short' })

/**
 * The day and the time on a Danish clock. A moment that names its distance to UTC is that moment, whatever its field is called; one that
 * does not is taken as Danish time.
 */
export function momentOf(text: string): { date: string | null; time: string | null } {
  const iso = isoMoment.exec(text.trim())
  if (!iso) return danishMoment(text)
  const [, day = '', time, zone] = iso
  if (findDates(day)[0]?.iso !== day) return { date: null, time: null }
  if (!time || !zone) return { date: day, time: time ?? null }
  const moment = new Date(`${day}T${time}:00${zone}`)
  if (Number.isNaN(moment.getTime())) return { date: null, time: null }
  const [date = null, clock = null] = inDenmark.format(moment).split(' ')
  return { date, time: clock }
}

function danishMoment(text: string) {
  const clock = /(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?\s*$/.exec(text.trim())
  const { dates, time } = readMoment(clock ? text.trim().slice(0, clock.index) : text, true)
  return { date: dates[0]?.iso ?? null, time: clock ? `${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}` : time }
}

/** The order in which a system counts: its numbers first to last, then the rest as it stands. */
export function inOrderOf<T>(things: T[], number: (thing: T) => string): T[] {
  const rank = (thing: T) => {
    const value = number(thing).trim()
    return /^\d+$/.test(value) ? Number(value) : Number.POSITIVE_INFINITY
  }
  return [...things].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}
