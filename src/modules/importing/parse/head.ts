import { bodyInTitle, isBodyName } from './bodies.ts'
import type { ClassifiedLine } from './classify.ts'
import { findDates, type PrintedDate, readMoment } from './dates.ts'
import type { LabelledValue } from './labels.ts'
import { MAX_HEADING_LENGTH, titleKey, withoutMarkup } from './lines.ts'
import { isRole, type ListedPerson, looksLikePeople, parsePeople } from './names.ts'
import type { Span } from './types.ts'

/** A date of the meeting with the line it stands on and whether it is the labelled one or the one in the title. */
export interface DateSource {
  date: PrintedDate
  line: number
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

const MINUTES_WORD = /(?<!\p{L})(?:referat|mødereferat|beslutningsreferat|beslutningsprotokol|protokol)(?!\p{L})/iu
const AGENDA_WORD = /(?<!\p{L})(?:dagsorden|tillægsdagsorden|mødeindkaldelse|indkaldelse)(?!\p{L})/iu
const LETTERHEAD = /^(?:\p{Lu}[\p{L}-]+ ){1,2}kommune$/iu

type Open = { value: LabelledValue; line: ClassifiedLine; fed: boolean } | null

/** Reads the lines before the first item. */
export function readHead(lines: ClassifiedLine[]): Head {
  const head: Head = {
    ...{ title: null, body: null, dates: [], time: null, place: null, attendees: [], absent: [], kindWord: null },
    ...{ kept: [], furniture: [], spans: [] },
  }
  const unlabelled = readLabelled(head, lines)
  const titleLine = chooseTitle(unlabelled)
  if (titleLine) readTitle(head, titleLine)
  for (const line of unlabelled) if (line !== titleLine) readUnlabelled(head, line)
  return head
}

/** The word by which a line says that this is minutes or an agenda. */
export function meetingWord(text: string): 'minutes' | 'agenda' | null {
  if (text.length > MAX_HEADING_LENGTH) return null
  if (MINUTES_WORD.test(text)) return 'minutes'
  return AGENDA_WORD.test(text) ? 'agenda' : null
}

/** Takes the labelled values and the lines that carry them on; gives the lines that are neither. */
function readLabelled(head: Head, lines: ClassifiedLine[]): ClassifiedLine[] {
  const unlabelled: ClassifiedLine[] = []
  let open: Open = null
  for (const line of lines) {
    if (line.labels.length > 0) {
      for (const value of line.labels) {
        open = { value, line, fed: value.value !== '' }
        if (open.fed) feed(head, value, line)
        else span(head, pathOf(value), line)
      }
    } else if (open && continues(open, line)) {
      feed(head, { ...open.value, value: withoutMarkup(line.text) }, line)
      open.fed = true
    } else {
      unlabelled.push(line)
      open = null
    }
  }
  return unlabelled
}

function continues(open: NonNullable<Open>, line: ClassifiedLine): boolean {
  const { field } = open.value
  const list = field === 'attendees' || field === 'absent' || field === 'guests'
  if (list) return looksLikePeople(line.text) || (!open.fed && /^ingen/iu.test(line.text))
  return !open.fed && field !== 'unknown' && line.text.length <= MAX_HEADING_LENGTH && meetingWord(line.text) === null
}

function feed(head: Head, { field, label, value }: LabelledValue, line: ClassifiedLine): void {
  if (field === 'attendees' || field === 'guests') feedAttendees(head, value, field === 'guests' ? label : null, line)
  else if (field === 'absent') feedAbsent(head, label, value, line)
  else if (field === 'person') feedPerson(head, label, value, line)
  else if (field === 'when' || field === 'time') feedMoment(head, value, line)
  else if (field === 'place' && head.place === null) set(head, 'place', value, line)
  else if (field === 'body' && head.body === null) set(head, 'body', value, line)
  else if (field === 'kind' && meetingWord(value)) {
    head.kindWord ??= meetingWord(value)
    if (head.title === null) set(head, 'title', value, line)
    else if (titleKey(head.title) !== titleKey(value)) head.kept.push(line)
  } else head.kept.push(line)
}

function feedAttendees(head: Head, value: string, role: string | null, line: ClassifiedLine): void {
  const { people, rest } = parsePeople(value)
  for (const person of people) {
    span(head, `attendees[${head.attendees.length}]`, line)
    head.attendees.push({ ...person, role: person.role ?? person.reason ?? role, line: line.no })
  }
  if (people.length === 0) span(head, 'attendees', line)
  // An attendee has no reason: what was read as one is the role, unless there is a role already.
  if (rest.length > 0 || people.some(({ role: own, reason }) => own !== null && reason !== null)) head.kept.push(line)
}

function feedAbsent(head: Head, label: string, value: string, line: ClassifiedLine): void {
  const { people, rest } = parsePeople(value)
  const reason = /uden afbud|udeblevet/iu.test(label) ? 'uden afbud' : null
  for (const person of people) {
    span(head, `absent[${head.absent.length}]`, line)
    head.absent.push({ ...person, reason: person.reason ?? reason, line: line.no })
  }
  if (people.length === 0) span(head, 'absent', line)
  // The result has no place for the role or party of someone who was not there.
  if (rest.length > 0 || people.some(({ role, party }) => role !== null || party !== null)) head.kept.push(line)
}

/** "Referent: Ida Krog" tells the role of somebody on the list; of somebody else it does not say that she was present. */
function feedPerson(head: Head, label: string, value: string, line: ClassifiedLine): void {
  const at = head.attendees.findIndex(({ name }) => name === value)
  const listed = head.attendees[at]
  if (listed && (listed.role === null || isSameRole(listed.role, label))) {
    listed.role ??= label
    span(head, `attendees[${at}]`, line)
  } else head.kept.push(line)
}

function isSameRole(role: string, label: string): boolean {
  return isRole(role) && role.toLowerCase() === label.toLowerCase()
}

function feedMoment(head: Head, value: string, line: ClassifiedLine): void {
  const { dates, time, rest } = readMoment(value.slice(0, MAX_HEADING_LENGTH), true)
  addDates(head, dates, 'field', line)
  let left = rest
  if (time !== null && (head.time === null || head.time === time)) set(head, 'time', time, line)
  else if (time !== null) left = value
  const place = /^(?:i|på) (\S.*)$/iu.exec(left)?.[1]
  if (place && head.place === null) set(head, 'place', place, line)
  else if (left !== '' || (dates.length === 0 && time === null) || value.length > MAX_HEADING_LENGTH) head.kept.push(line)
}

/** The first line that says what the document is; else the first that is no letterhead, body or moment; else the first. */
function chooseTitle(lines: ClassifiedLine[]): ClassifiedLine | undefined {
  const short = lines.filter(({ text }) => text.length <= MAX_HEADING_LENGTH)
  return (
    short.find(({ text }) => MINUTES_WORD.test(text)) ??
    short.find(({ text }) => AGENDA_WORD.test(text)) ??
    short.find(({ text }) => !LETTERHEAD.test(text) && !isBodyName(text) && findDates(text).length === 0) ??
    short[0]
  )
}

function readTitle(head: Head, line: ClassifiedLine): void {
  const title = withoutMarkup(line.text)
  // A label such as "Mødetype: Referat" gave only the kind; a line of its own is the better title.
  if (head.title !== null) {
    if (!titleKey(title).includes(titleKey(head.title))) return void head.kept.push(line)
    head.title = null
  }
  set(head, 'title', title, line)
  head.kindWord ??= meetingWord(title)
  const dates = findDates(title)
  addDates(head, dates, 'title', line)
  const undated = dates.reduceRight((left, date) => left.slice(0, date.at) + left.slice(date.at + date.text.length), title)
  const body = bodyInTitle(readMoment(undated, false).rest) ?? bodyInTitle(undated)
  if (body !== null && head.body === null) set(head, 'body', body, line)
  const { time } = readMoment(title, false)
  if (time !== null && head.time === null) set(head, 'time', time, line)
}

function readUnlabelled(head: Head, line: ClassifiedLine): void {
  const text = withoutMarkup(line.text)
  if (head.title !== null && titleKey(text) === titleKey(head.title)) return span(head, 'title', line)
  if (text.length > MAX_HEADING_LENGTH) return void head.kept.push(line)
  if (isBodyName(text) && (head.body === null || titleKey(head.body) === titleKey(text))) return set(head, 'body', text, line)
  if (LETTERHEAD.test(text)) return void head.furniture.push(line)
  const { dates, time, rest } = readMoment(text, false)
  if ((dates.length > 0 || time !== null) && (rest === '' || /^(?:i|på) \S/iu.test(rest))) return feedUnlabelledMoment(head, text, line)
  head.kept.push(line)
}

function feedUnlabelledMoment(head: Head, text: string, line: ClassifiedLine): void {
  const before = head.dates.length
  feedMoment(head, text, line)
  for (const source of head.dates.slice(before)) source.from = 'line'
}

function addDates(head: Head, dates: PrintedDate[], from: DateSource['from'], line: ClassifiedLine): void {
  for (const date of dates) head.dates.push({ date, line: line.no, from })
  if (dates.length > 0) span(head, 'date', line)
}

function set(head: Head, field: 'title' | 'body' | 'time' | 'place', value: string, line: ClassifiedLine): void {
  head[field] ??= value
  span(head, field, line)
}

function pathOf({ field }: LabelledValue): string {
  const paths = { when: 'date', time: 'time', place: 'place', body: 'body', kind: 'kind', attendees: 'attendees', guests: 'attendees' }
  return { ...paths, person: 'attendees', absent: 'absent', unknown: 'unplaced' }[field]
}

function span(head: Head, path: string, line: ClassifiedLine): void {
  head.spans.push({ path, from: line.no, to: line.no })
}
