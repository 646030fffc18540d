import { sentences, toldPresence } from './attendance-prose.ts'
import { bodyIn, isBodyName } from './bodies.ts'
import type { ClassifiedLine } from './classify.ts'
import { type PrintedDate, readMoment } from './dates.ts'
import type { HeadField } from './labels.ts'
import { MAX_HEADING_LENGTH, titleKey } from './lines.ts'
import { type ListedPerson, parsePeople } from './names.ts'
import { placeIn } from './places.ts'
import type { Span } from './types.ts'

/** A date of the meeting with the line it stands on: labelled, in the title, or in passing. */
export interface DateSource {
  date: PrintedDate
  lines: ClassifiedLine[]
  from: 'field' | 'title' | 'line'
  /** "Dato: 3. maj 2021" without an hour may be the day on which the letter was written. */
  ofLetter?: boolean
}

export interface ListedAt extends ListedPerson {
  line: number
  lines: ClassifiedLine[]
}

/** What the head of minutes or an agenda says. `kept` are lines of which something is in no field. */
export interface Head {
  title: string | null
  body: string | null
  dates: DateSource[]
  time: string | null
  endTime: string | null
  place: string | null
  attendees: ListedAt[]
  absent: ListedAt[]
  /** Those who belong to the body, where the head lists them so. */
  members: ListedAt[]
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
  /** It stands on a line below its label; and there each line names one person. */
  below?: boolean
  oneEach?: boolean
  /** What the list says of all of them: the cell beside the name, or the group over the names. */
  role?: string
}

const MAX_ASIDE = 3000
const MINUTES_WORD = /(?<!\p{L})(?:referat|mødereferat|beslutningsreferat|beslutningsprotokol|protokol)(?!\p{L})/iu
const AGENDA_WORD = /(?<!\p{L})(?:dagsorden|tillægsdagsorden|mødeindkaldelse|indkaldelse)(?!\p{L})/iu

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

/** Date, times and, behind them, the place of the meeting. */
export function readMomentField(head: Head, { field, label, value, lines }: Field): void {
  const printed = readMoment(value.slice(0, MAX_HEADING_LENGTH), true)
  const moment = { ...printed, endTime: printed.endTime ?? endIn(value.slice(0, MAX_HEADING_LENGTH)) }
  const { dates, time, endTime, rest } = moment
  for (const date of dates) head.dates.push({ date, lines, from: 'field', ofLetter: /^dato$/iu.test(label) && time === null })
  if (dates.length > 0) span(head, 'date', lines)
  const sameTime = time !== null && (head.time === null || head.time === time)
  setTimes(head, moment, lines)
  const place = head.place === null && field === 'when' ? placeIn(moment).place : null
  if (place) set(head, 'place', place, lines)
  const nothing = dates.length === 0 && time === null
  const otherEnd = endTime !== null && head.endTime !== endTime
  const more = (rest !== '' || otherEnd) && !(place && rest.replace(/^(?:i|på) /u, '') === place)
  if (nothing || more || (time !== null && !sameTime) || value.length > MAX_HEADING_LENGTH) keep(head, lines)
}

/** "kl. 17.00. Mødet er slut kl. 19.00". */
export function endIn(value: string): string | null {
  const end =
    /(?<!\p{L})(?:slut|slutter|sluttede|sluttet|hævet|afsluttet|afsluttes)\s+(?:ca\.\s+)?(?:kl\.?|klokken)?\s*(\d{1,2}(?:[.:]\d{2})?)(?!\d)/iu.exec(
      value,
    )
  return end?.[1] ? hourAlone(end[1]) : null
}

/** "Mødet hævet: kl. 19.15", perhaps with the date once more. */
function readEnd(head: Head, { value, lines }: Field): void {
  const { time, endTime, rest } = readMoment(value.slice(0, MAX_HEADING_LENGTH), true)
  const end = endTime ?? time ?? hourAlone(value)
  const same = end !== null && (head.endTime === null || head.endTime === end)
  if (same) set(head, 'endTime', end, lines)
  if (!same || rest !== '') keep(head, lines)
}

/** "17", "9.30" where a time is expected. */
function hourAlone(value: string): string | null {
  return readMoment(`kl. ${value.trim().slice(0, 5)}`, false).time
}

export function addDates(head: Head, dates: PrintedDate[], from: DateSource['from'], lines: ClassifiedLine[]): void {
  for (const date of dates) head.dates.push({ date, lines, from })
  if (dates.length > 0) span(head, 'date', lines)
}

/** Sets a field that is still empty; the same value once more only adds its lines. */
export function set(head: Head, field: 'title' | 'body' | 'time' | 'endTime' | 'place', value: string, lines: ClassifiedLine[]): void {
  head[field] ??= value
  span(head, field, lines)
}

/** When the meeting began and ended, where no other times are known. */
export function setTimes(head: Head, { time, endTime }: { time: string | null; endTime: string | null }, lines: ClassifiedLine[]): void {
  if (time !== null && (head.time === null || head.time === time)) set(head, 'time', time, lines)
  if (endTime !== null && (head.endTime === null || head.endTime === endTime)) set(head, 'endTime', endTime, lines)
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
  end: 'endTime',
  place: 'place',
  body: 'body',
  kind: 'kind',
  attendees: 'attendees',
  members: 'unplaced',
  guests: 'unplaced',
  person: 'attendees',
  absent: 'absent',
  unknown: 'unplaced',
  prefix: 'unplaced',
}

const READERS: Record<HeadField, (head: Head, field: Field) => void> = {
  when: readMomentField,
  time: readMomentField,
  end: readEnd,
  place: (head, field) => readOnce(head, 'place', field),
  body: (head, field) => readOnce(head, 'body', field),
  kind: readKind,
  attendees: readAttendees,
  members: readMembers,
  // Officials and guests are no members of the body, and no list counts them.
  guests: (head, { lines }) => head.furniture.push(...lines),
  person: readFunction,
  absent: readAbsent,
  unknown: readRemark,
  prefix: readPrefix,
}

function readOnce(head: Head, name: 'place' | 'body', { value: printed, lines }: Field): void {
  const value = name === 'body' ? (bodyIn(printed) ?? printed) : placeOf(head, printed, lines)
  if (head[name] === null || titleKey(head[name]) === titleKey(value)) set(head, name, value, lines)
  else keep(head, lines)
  if (titleKey(value) !== titleKey(printed)) keep(head, lines)
}

/** "Salen, kl. 17.00" says more than the place. */
function placeOf(head: Head, printed: string, lines: ClassifiedLine[]): string {
  const { dates, time, endTime } = readMoment(printed.slice(0, MAX_HEADING_LENGTH), false)
  if (dates.length === 0 && time === null) return printed
  addDates(head, dates, 'field', lines)
  setTimes(head, { time, endTime }, lines)
  keep(head, lines)
  const at = Math.min(...[dates[0]?.at ?? printed.length, printed.search(/(?<!\p{L})kl\.?\s?\d/iu)].filter((found) => found >= 0))
  const place = printed.slice(0, at).replace(/(?:[\s,;.–-]|(?<!\p{L})(?:den|d))+$/iu, '')
  return place === '' ? printed : place
}

/** "Bemærkninger: Ida Krog deltog som stedfortræder for Per Bo." */
function readRemark(head: Head, { value, lines }: Field): void {
  const told = toldPresence(value)
  for (const person of told?.present ?? []) listPresent(head, person, lines)
  for (const person of told?.absent ?? []) listAbsent(head, person, lines)
  if (told === null || told.more) keep(head, lines)
  else head.furniture.push(...lines)
}

/** "REFERAT Byrådet" before the labels of a head that stands on one line. The line stays: no field holds it whole. */
function readPrefix(head: Head, { value, lines }: Field): void {
  head.kindWord ??= meetingWord(value)
  const body = bodyIn(value)
  if (body !== null && head.body === null) set(head, 'body', body, lines)
  keep(head, lines)
}

function readKind(head: Head, { value, lines }: Field): void {
  head.kindWord ??= meetingWord(value)
  if (head.kindWord !== null && head.title === null) set(head, 'title', value, lines)
  else keep(head, lines)
}

function readAttendees(head: Head, { value: printed, lines, oneEach = false, role }: Field): void {
  const value = readAside(head, printed, lines)
  const { people, rest } = parsePeople(value, oneEach)
  for (const person of people) listPresent(head, { ...person, role: person.role ?? person.reason ?? role ?? null }, lines)
  if (people.length === 0) span(head, 'attendees', lines)
  if (rest.length > 0 || people.some((person) => person.role !== null && person.reason !== null)) keep(head, lines)
}

/** Sentences behind a list tell who came in whose place, or did not: "Per Bo. I stedet mødte Ida Krog." Gives the list alone. */
function readAside(head: Head, value: string, lines: ClassifiedLine[]): string {
  const [list = '', ...asides] = value.length > MAX_ASIDE ? [value] : sentences(value)
  for (const aside of asides) {
    const told = toldPresence(aside)
    for (const person of told?.present ?? []) listPresent(head, person, lines)
    for (const person of told?.absent ?? []) listAbsent(head, person, lines)
    keep(head, lines)
  }
  return list
}

/** Somebody who came. Nobody needs a reason to be present: what was read as one says in which capacity. */
export function listPresent(head: Head, person: ListedPerson, lines: ClassifiedLine[]): void {
  // "Deltagere: Seniorrådet og Ida Krog": the members came, whoever they are.
  if (isBodyName(person.name)) keep(head, lines)
  else {
    span(head, `attendees[${head.attendees.length}]`, lines)
    head.attendees.push({ ...person, role: person.role ?? person.reason, line: lines[0]?.no ?? 0, lines })
  }
}

export function listAbsent(head: Head, person: ListedPerson, lines: ClassifiedLine[]): void {
  span(head, `absent[${head.absent.length}]`, lines)
  head.absent.push({ ...person, line: lines[0]?.no ?? 0, lines })
}

/** Who came of them, the list of those who did not tells; until then no field holds the line. */
function readMembers(head: Head, { value, lines, oneEach = false, role }: Field): void {
  const { people } = parsePeople(value, oneEach)
  for (const person of people) head.members.push({ ...person, role: person.role ?? role ?? null, line: lines[0]?.no ?? 0, lines })
  if (people.length === 0) keep(head, lines)
  else head.furniture.push(...lines)
}

function readAbsent(head: Head, { label, value: printed, lines, oneEach = false, role }: Field): void {
  const value = readAside(head, printed, lines)
  const { people, rest } = parsePeople(value, oneEach)
  const reason = /uden afbud|udeble/iu.test(label) ? 'uden afbud' : null
  for (const person of people) listAbsent(head, { ...person, reason: person.reason ?? reason }, lines)
  if (people.length === 0) span(head, 'absent', lines)
  if (role !== undefined) head.furniture.push(...lines)
  // The result has no place for the role or party of someone who was not there.
  if (rest.length > 0) keep(head, lines)
  else if (people.some((person) => person.role !== null || person.party !== null)) head.furniture.push(...lines)
}

/** "Referent: Ida Krog" tells the role of somebody on the list; of somebody else it does not say that she was present. */
function readFunction(head: Head, { label, value, lines }: Field): void {
  const at = head.attendees.findIndex(({ name }) => name === value)
  const listed = head.attendees[at]
  if (listed && (listed.role === null || listed.role.toLowerCase() === label.toLowerCase())) {
    listed.role ??= label
    listed.lines = [...listed.lines, ...lines]
    span(head, `attendees[${at}]`, lines)
  } else keep(head, lines)
}
