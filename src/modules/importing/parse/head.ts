import { bodyInTitle, isBodyName, LETTERHEAD } from './bodies.ts'
import type { ClassifiedLine } from './classify.ts'
import { findDates, readMoment } from './dates.ts'
import { addDates, type Field, type Head, keep, meetingWord, readField, readMomentField, set, span } from './head-fields.ts'
import { MAX_HEADING_LENGTH, titleKey, withoutMarkup } from './lines.ts'
import { looksLikePeople } from './names.ts'

/** A list longer than this many printed lines is not one list broken to the width of a page. */
const MAX_WRAPPED_LINES = 40
const LISTS = new Set(['attendees', 'guests', 'absent'])

/** Reads the lines before the first item. */
export function readHead(lines: ClassifiedLine[]): Head {
  const head: Head = {
    title: null,
    body: null,
    dates: [],
    time: null,
    place: null,
    attendees: [],
    absent: [],
    kindWord: null,
    kept: [],
    furniture: [],
    spans: [],
  }
  const { fields, unlabelled } = findFields(lines)
  for (const field of fields) readField(head, field)
  const titleLine = chooseTitle(unlabelled)
  if (titleLine && isBetterTitle(titleLine, head.title)) readTitle(head, titleLine)
  else if (titleLine) keep(head, [titleLine])
  for (const line of unlabelled) if (line !== titleLine) readUnlabelled(head, line)
  return head
}

/** The labelled values, with the values on the lines below a label as fields of their own, and the lines that are neither. */
function findFields(lines: ClassifiedLine[]): { fields: Field[]; unlabelled: ClassifiedLine[] } {
  const fields: Field[] = []
  const unlabelled: ClassifiedLine[] = []
  let open: Field | null = null
  for (const line of lines) {
    if (line.labels.length > 0) {
      for (const labelled of line.labels) fields.push({ ...labelled, lines: [line] })
      open = fields.at(-1) ?? null
    } else if (open && wraps(open, line)) {
      open.value = `${open.value} ${line.text}`
      open.lines.push(line)
    } else if (open && continues(open, line)) {
      open = { field: open.field, label: open.label, value: withoutMarkup(line.text), lines: [line] }
      fields.push(open)
    } else {
      unlabelled.push(line)
      open = null
    }
  }
  return { fields, unlabelled }
}

/** A list with commas that was broken to the width of the page, perhaps in the middle of a name. */
function wraps({ field, value, lines }: Field, line: ClassifiedLine): boolean {
  if (!LISTS.has(field) || lines.length > MAX_WRAPPED_LINES || line.text.length > MAX_HEADING_LENGTH) return false
  if (line.blankBefore || !value.includes(',') || !/^\p{L}/u.test(line.text)) return false
  const last = value.slice(value.lastIndexOf(',') + 1).trim()
  return !last.includes(' ') || (line.text.includes(',') && !looksLikePeople(line.text))
}

function continues({ field, value }: Field, line: ClassifiedLine): boolean {
  if (LISTS.has(field)) return looksLikePeople(line.text) || (value === '' && /^ingen/iu.test(line.text))
  return value === '' && field !== 'unknown' && line.text.length <= MAX_HEADING_LENGTH && meetingWord(line.text) === null
}

/** The first line that says what the document is; else the first that is no letterhead, body or moment; else the first. */
function chooseTitle(lines: ClassifiedLine[]): ClassifiedLine | undefined {
  const short = lines.filter(({ text }) => text.length <= MAX_HEADING_LENGTH)
  return (
    short.find(({ text }) => meetingWord(text) === 'minutes') ??
    short.find(({ text }) => meetingWord(text) === 'agenda') ??
    short.find(({ text }) => !LETTERHEAD.test(text) && !isBodyName(text) && findDates(text).length === 0) ??
    short[0]
  )
}

/** A line of its own is a better title than the value of "Mødetype: Referat", which it then must contain. */
function isBetterTitle(line: ClassifiedLine, title: string | null): boolean {
  return title === null || titleKey(line.text).includes(titleKey(title))
}

function readTitle(head: Head, line: ClassifiedLine): void {
  const title = withoutMarkup(line.text)
  head.title = null
  set(head, 'title', title, [line])
  head.kindWord ??= meetingWord(title)
  const dates = findDates(title)
  addDates(head, dates, 'title', [line])
  const { time, rest } = readMoment(title, false)
  const undated = dates.reduceRight((left, date) => left.slice(0, date.at) + left.slice(date.at + date.text.length), title)
  const body = bodyInTitle(rest) ?? bodyInTitle(undated)
  if (body !== null && head.body === null) set(head, 'body', body, [line])
  if (time !== null && head.time === null) set(head, 'time', time, [line])
}

function readUnlabelled(head: Head, line: ClassifiedLine): void {
  const text = withoutMarkup(line.text)
  if (head.title !== null && titleKey(text) === titleKey(head.title)) span(head, 'title', [line])
  else if (text.length > MAX_HEADING_LENGTH) keep(head, [line])
  else if (isBodyName(text) && (head.body === null || titleKey(head.body) === titleKey(text))) set(head, 'body', text, [line])
  else if (LETTERHEAD.test(text)) head.furniture.push(line)
  else if (isMoment(text)) readMomentField(head, { field: 'when', label: '', value: text, lines: [line] }, 'line')
  else keep(head, [line])
}

/** "Mandag den 3. maj 2021 kl. 17", perhaps with the place: "Den 12.05.2021 kl. 16:00 i Rådssalen". */
function isMoment(text: string): boolean {
  const { dates, time, rest } = readMoment(text, false)
  return (dates.length > 0 || time !== null) && (rest === '' || /^(?:i|på) \S/iu.test(rest))
}
