import type { ClassifiedLine } from './classify.ts'
import { type PrintedDate, readMoment } from './dates.ts'
import type { HeadField } from './labels.ts'
import { MAX_HEADING_LENGTH, titleKey } from './lines.ts'
import { type ListedPerson, parsePeople } from './names.ts'
import type { Span } from './types.ts'

/** A date of the meeting with the line it stands on: labelled, in the title, or in passing. */
export interface DateSource {
  date: PrintedDate
  lines: ClassifiedLine[]
  from: 'field' | 'title' | 'line'
}

export interface ListedAt extends ListedPerson {
  line: number
}

/** What the head of minutes or an agenda says. `kept` are lines of which something is in no field. */
export interface Head {
  title: string | null
  body: string | null
  dates: DateSource[]
  time: string | null
  place: string | null
  attendees: ListedAt[]
  absent: ListedAt[]
  kindWord: 'minutes' | 'agenda' | null
  kept: ClassifiedLine[]
  furniture: ClassifiedLine[]
  spans: Span[]
}

/** A labelled value and the lines it was printed on; `value` is '' when nothing follows the label. */
export interface Field {
  field: HeadField
  label: string
  value: string
  lines: ClassifiedLine[]
}

const MINUTES_WORD = /(?<!\p{L})(?:referat|mødereferat|beslutningsreferat|beslutningsprotokol|protokol)(?!\p{L})/iu
const AGENDA_WORD = /(?<!\p{L})(?:dagsorden|tillægsdagsorden|mødeindkaldelse|indkaldelse)(?!\p{L})/iu
const PLACE_AFTER = /^(?:i|på) (\S.*)$/iu

/** The word by which a line says that this is minutes or an agenda. */
export function meetingWord(text: string): 'minutes' | 'agenda' | null {
  if (text.length > MAX_HEADING_LENGTH) return null
  if (MINUTES_WORD.test(text)) return 'minutes'
  return AGENDA_WORD.test(text) ? 'agenda' : null
}

/** Puts a labelled value where it belongs. What no field can hold in full keeps its lines. */
export function readField(head: Head, field: Field): void {
  if (field.value === '') span(head, PATHS[field.field], field.lines)
  else READERS[field.field](head, field)
}

/** Date, time and, after "i" or "på", the place of the meeting. */
export function readMomentField(head: Head, { value, lines }: Field, from: DateSource['from'] = 'field'): void {
  const { dates, time, rest } = readMoment(value.slice(0, MAX_HEADING_LENGTH), from === 'field')
  addDates(head, dates, from, lines)
  const sameTime = time !== null && (head.time === null || head.time === time)
  if (sameTime) set(head, 'time', time, lines)
  const place = head.place === null ? PLACE_AFTER.exec(rest)?.[1] : undefined
  if (place) set(head, 'place', place, lines)
  const nothing = dates.length === 0 && time === null
  const more = rest !== '' && !place
  if (nothing || more || (time !== null && !sameTime) || value.length > MAX_HEADING_LENGTH) keep(head, lines)
}

export function addDates(head: Head, dates: PrintedDate[], from: DateSource['from'], lines: ClassifiedLine[]): void {
  for (const date of dates) head.dates.push({ date, lines, from })
  if (dates.length > 0) span(head, 'date', lines)
}

/** Sets a field that is still empty; the same value once more only adds its lines. */
export function set(head: Head, field: 'title' | 'body' | 'time' | 'place', value: string, lines: ClassifiedLine[]): void {
  head[field] ??= value
  span(head, field, lines)
}

export function keep(head: Head, lines: ClassifiedLine[]): void {
  for (const line of lines) head.kept.push(line)
}

export function span(head: Head, path: string, lines: ClassifiedLine[]): void {
  const [from, to] = [lines[0]?.no, lines.at(-1)?.no]
  if (from !== undefined && to !== undefined) head.spans.push({ path, from, to })
}

const PATHS: Record<HeadField, string> = {
  when: 'date',
  time: 'time',
  place: 'place',
  body: 'body',
  kind: 'kind',
  attendees: 'attendees',
  guests: 'attendees',
  person: 'attendees',
  absent: 'absent',
  unknown: 'unplaced',
}

const READERS: Record<HeadField, (head: Head, field: Field) => void> = {
  when: readMomentField,
  time: readMomentField,
  place: (head, field) => readOnce(head, 'place', field),
  body: (head, field) => readOnce(head, 'body', field),
  kind: readKind,
  attendees: (head, field) => readAttendees(head, field, null),
  guests: (head, field) => readAttendees(head, field, field.label),
  person: readFunction,
  absent: readAbsent,
  unknown: (head, { lines }) => keep(head, lines),
}

function readOnce(head: Head, name: 'place' | 'body', { value, lines }: Field): void {
  if (head[name] === null || titleKey(head[name]) === titleKey(value)) set(head, name, value, lines)
  else keep(head, lines)
}

function readKind(head: Head, { value, lines }: Field): void {
  head.kindWord ??= meetingWord(value)
  if (head.kindWord !== null && head.title === null) set(head, 'title', value, lines)
  else keep(head, lines)
}

/** @param role the function of everybody on the list ("Gæster"), for those who have none of their own */
function readAttendees(head: Head, { value, lines }: Field, role: string | null): void {
  const { people, rest } = parsePeople(value)
  for (const person of people) {
    span(head, `attendees[${head.attendees.length}]`, lines)
    // Nobody needs a reason to be present: what was read as one says in which capacity.
    head.attendees.push({ ...person, role: person.role ?? person.reason ?? role, line: lines[0]?.no ?? 0 })
  }
  if (people.length === 0) span(head, 'attendees', lines)
  if (rest.length > 0 || people.some((person) => person.role !== null && person.reason !== null)) keep(head, lines)
}

function readAbsent(head: Head, { label, value, lines }: Field): void {
  const { people, rest } = parsePeople(value)
  const reason = /uden afbud|udeblevet/iu.test(label) ? 'uden afbud' : null
  for (const person of people) {
    span(head, `absent[${head.absent.length}]`, lines)
    head.absent.push({ ...person, reason: person.reason ?? reason, line: lines[0]?.no ?? 0 })
  }
  if (people.length === 0) span(head, 'absent', lines)
  // The result has no place for the role or party of someone who was not there.
  if (rest.length > 0 || people.some(({ role, party }) => role !== null || party !== null)) keep(head, lines)
}

/** "Referent: Ida Krog" tells the role of somebody on the list; of somebody else it does not say that she was present. */
function readFunction(head: Head, { label, value, lines }: Field): void {
  const at = head.attendees.findIndex(({ name }) => name === value)
  const listed = head.attendees[at]
  if (listed && (listed.role === null || listed.role.toLowerCase() === label.toLowerCase())) {
    listed.role ??= label
    span(head, `attendees[${at}]`, lines)
  } else keep(head, lines)
}
