import { MAX_TOLD, sentences } from './attendance-prose.ts'
import { attendanceTable, headsNames } from './attendance-table.ts'
import { bodyIn, isBodyName, LETTERHEAD } from './bodies.ts'
import type { ClassifiedLine } from './classify.ts'
import { withoutColumns } from './columns.ts'
import { findDates } from './dates.ts'
import { type Field, type Head, keep, listAbsent, listPresent, meetingWord, readField, set } from './head-fields.ts'
import { readCrumbs, readMeetingLine, readPlaceAbove, readPlaceLine, readToldPresence, readUnlabelled, saysMeeting } from './head-lines.ts'
import { beginsParties, entryOf, firstOf, groupOf, LISTS, MAX_ENTRY, rowOf, titledOf } from './head-lists.ts'
import { MAX_HEADING_LENGTH, titleKey, withoutMarkup } from './lines.ts'
import { couldBePerson, looksLikePeople } from './names.ts'
import { FILE } from './paper-names.ts'
import { settlePresence } from './presence.ts'

/** A list longer than this many printed lines is not one list broken to the width of a page. */
const MAX_WRAPPED_LINES = 40
/** "Ida Krog deltog ikke under punkt 3" follows a list and is none of it. */
const SENTENCE = /\p{L} (?:deltog|deltager|var|er|blev|kom|gik|forlod|mødte|havde|har)(?!\p{L})/u
const MAX_MEETING_LINE = 160
/** "Indkaldelse" above names lists those who belong to the body, in minutes too. */
const CALLED = /^indkaldelse:?$/iu

/** Reads the lines before the first item. */
export function readHead(lines: ClassifiedLine[]): Head {
  const head: Head = {
    ...{ title: null, body: null, dates: [], time: null, endTime: null, place: null, kindWord: null },
    ...{ attendees: [], absent: [], members: [], kept: [], furniture: [], spans: [] },
  }
  const { table, rest } = attendanceTable(withoutColumns(lines))
  for (const { person, line } of table?.present ?? []) listPresent(head, person, [line])
  for (const { person, line } of table?.absent ?? []) listAbsent(head, person, [line])
  // Read, but only in part: the result has no place for marks.
  for (const line of [...(table?.used ?? []), ...new Set([...(table?.present ?? []), ...(table?.absent ?? [])].map((row) => row.line))])
    head.furniture.push(line)
  keep(head, table?.unsure ?? [])
  const { fields, unlabelled: others, heads } = findFields(rest)
  head.furniture.push(...heads)
  markEntries(fields)
  const columns = new Set(byLabel(fields).flatMap((group) => (isTwoColumns(group) ? group : [])))
  for (const field of fields) {
    if (columns.has(field)) keep(head, field.lines)
    else readField(head, field)
  }
  const unlabelled = others.filter((line) => !readCrumbs(head, line))
  const titleLine = chooseTitle(unlabelled)
  if (titleLine && isBetterTitle(titleLine, head.title)) readTitle(head, titleLine)
  else if (titleLine) keep(head, [titleLine])
  readOthers(head, unlabelled, titleLine)
  if (head.body === null) readNamedBody(head, unlabelled)
  readBodyByDay(head, unlabelled)
  settlePresence(head)
  return head
}

/** "Referater af Ældrerådets møder i 2022" over one of them. */
const OF_YEAR = /^(?:dagsord(?:e)?ner og )?referater (?:af|fra) \p{L}.{2,60}s møder(?!\p{L})/iu

/** "Social og Sundhed - 03-05-2021": no word says that it is a body, but the day of its meeting does. */
const AREAS = /^(\p{Lu}\p{Ll}+(?:, \p{Lu}\p{Ll}+)* og \p{Lu}\p{Ll}+)(?: [-–]|,| den)? ?$/u

function readBodyByDay(head: Head, lines: ClassifiedLine[]): void {
  const days = new Set(head.dates.flatMap(({ from, date }) => (from === 'field' ? [date.iso] : [])))
  for (const line of lines) {
    const [date] = line.text.length <= MAX_MEETING_LINE ? findDates(line.text) : []
    const body = date && days.has(date.iso) && line.text.endsWith(date.text) ? AREAS.exec(line.text.slice(0, date.at))?.[1] : undefined
    if (head.body === null && body !== undefined && meetingWord(body) === null) set(head, 'body', body, [line])
  }
}

/** "Referat fra Ældrerådets møde den 3. maj": a line that speaks of the meeting names whose it was. */
function readNamedBody(head: Head, lines: ClassifiedLine[]): void {
  for (const line of lines) {
    const said = line.text.length <= MAX_MEETING_LINE && (saysMeeting(line.text) || OF_YEAR.test(line.text))
    const body = said ? bodyIn(line.text) : null
    if (body === null) continue
    set(head, 'body', body, [line])
    return
  }
}

/** The line below the one that says when tells where, when that one did not. */
function readOthers(head: Head, unlabelled: ClassifiedLine[], titleLine: ClassifiedLine | undefined): void {
  let before: ClassifiedLine | null = null
  const told = new Set<ClassifiedLine>()
  for (const [at, line] of unlabelled.entries()) {
    if (told.has(line)) continue
    const broken = line === titleLine ? [] : brokenParagraph(unlabelled, at)
    if (broken.length > 1 && readToldPresence(head, broken)) {
      for (const one of broken) told.add(one)
      continue
    }
    const dates = head.dates.length
    const belowMoment = before !== null && line.no <= before.no + 2 && readPlaceLine(head, line)
    if (line !== titleLine && !belowMoment) readUnlabelled(head, line)
    before = head.dates.length > dates || (line === titleLine && head.dates.some(({ from }) => from === 'title')) ? line : null
    const above = unlabelled[at - 1]
    if (before && above && above !== titleLine && above.no === line.no - 1) readPlaceAbove(head, above)
  }
}

/** The lines over which the page broke a paragraph; none where it is too long to tell who came. */
function brokenParagraph(lines: ClassifiedLine[], from: number): ClassifiedLine[] {
  let to = from + 1
  let length = lines[from]?.text.length ?? 0
  while (lines[to - 1]?.runsOn && lines[to]?.no === (lines[to - 1]?.no ?? 0) + 1) {
    length += lines[to]?.text.length ?? 0
    if (length > MAX_TOLD) return []
    to++
  }
  return lines.slice(from, to)
}

/** Of a list with one person a line, what follows a comma is what that person stands for, if it mostly is no second person. */
function markEntries(fields: Field[]): void {
  for (const group of byLabel(fields)) {
    const entries = group.filter(({ below }) => below)
    const more = entries.filter(({ value }) => value.includes(','))
    const others = more.filter(({ value }) => !value.split(',').slice(1).some(looksLikePeople)).length
    if (more.length > 0 && others * 2 >= more.length) for (const entry of more) entry.oneEach = !/\S {2,}\S|\t|;\s*\S/.test(entry.value)
  }
}

function byLabel(fields: Field[]): Field[][] {
  return [...Map.groupBy(fields, ({ label, field }) => `${field} ${label}`).values()]
}

/** "Ida Bo Krog Ole Lund": two columns of names with one blank between them, in most lines of a list. Nobody can tell where the second begins. */
function isTwoColumns(group: Field[]): boolean {
  const entries = group.filter(({ below, field }) => below && LISTS.has(field))
  return entries.length > 2 && entries.filter(({ value }) => PAIR.test(value)).length * 3 >= entries.length * 2
}
const PAIR = /^\p{Lu}\S*(?: \p{Lu}\S*){3,7}$/u

/** The labelled values, with the values on the lines below a label as fields of their own, and the lines that are neither. */
function findFields(lines: ClassifiedLine[]): { fields: Field[]; unlabelled: ClassifiedLine[]; heads: ClassifiedLine[] } {
  const fields: Field[] = []
  const [unlabelled, heads]: [ClassifiedLine[], ClassifiedLine[]] = [[], []]
  let open: Field | null = null
  let table = false
  for (const [at, line] of lines.entries()) {
    const row: Field | null = open && (table ? rowOf(open, line) : (groupOf(open, line) ?? titledOf(open, line) ?? entryOf(open, line)))
    if (!row) table = false
    const first: Field | null = row ? null : firstOf(line)
    if (row) {
      open = row
      fields.push(row)
    } else if (open && LISTS.has(open.field) && open.value === '' && headsNames(line)) {
      table = true
      heads.push(line)
    } else if (CALLED.test(line.text) && looksLikePeople(lines[at + 1]?.text ?? '')) {
      open = { field: 'members', label: line.text, value: '', lines: [line] }
      fields.push(open)
      heads.push(line)
    } else if (first) {
      open = first
      fields.push(first)
    } else if (line.labels.length > 0) {
      for (const labelled of line.labels) fields.push({ ...labelled, lines: [line] })
      open = fields.at(-1) ?? null
    } else if (open && wraps(open, line)) {
      open.value = `${open.value} ${line.text}`
      open.lines.push(line)
    } else if (open && continues(open, line)) {
      open = { field: open.field, label: open.label, value: withoutMarkup(line.text), lines: [line], below: true }
      fields.push(open)
    } else if (beginsParties(lines, at)) {
      open = { field: 'members', label: '', value: withoutMarkup(line.text), lines: [line], below: true }
      fields.push(open)
    } else {
      unlabelled.push(line)
      open = null
    }
  }
  return { fields, unlabelled, heads }
}

/** A list with commas that was broken to the width of the page, perhaps in the middle of a name. */
function wraps({ field, value: printed, lines, below }: Field, line: ClassifiedLine): boolean {
  if (!LISTS.has(field) || lines.length > MAX_WRAPPED_LINES || line.text.length > MAX_HEADING_LENGTH) return false
  const value = printed.replace(/\([^()]*\)/g, '()')
  const open = printed.lastIndexOf('(') > printed.lastIndexOf(')')
  if (!line.blankBefore && value !== '' && /^\(\p{Ll}[^()]*\)[.,]?$/u.test(line.text)) return true
  if (!line.blankBefore && /(?<!\p{L})(?:deltog|deltager) ikke$/iu.test(value) && /^(?:i|under|ved) /u.test(line.text)) return true
  if (line.blankBefore || !(value.includes(',') || open) || !/^[\p{L}(]/u.test(line.text)) return false
  const last = value.slice(Math.max(value.lastIndexOf(','), value.lastIndexOf(':')) + 1).trim()
  if (below && !open && last !== '' && value.split(',').length <= 3 && isEntry(line.text)) return false
  return open || last === '' || (!last.includes(' ') && /^\p{Lu}/u.test(last)) || (line.text.includes(',') && !looksLikePeople(line.text))
}

function continues({ field, value, below }: Field, line: ClassifiedLine): boolean {
  const [list = ''] = sentences(line.text)
  // "Ida Krog deltog ikke" goes on below: "i punkterne 2-3".
  if (LISTS.has(field) && SENTENCE.test(list.replace(/\([^()]*\)| deltog ikke$/g, ''))) return false
  if (LISTS.has(field) && (below || value === '') && isEntry(line.text)) return true
  if (LISTS.has(field) && below && !line.blankBefore && couldBePerson(line.text)) return true
  // The page may break the list in the middle of a name.
  const whole = line.runsOn && list.includes(', ') ? list.slice(0, list.lastIndexOf(', ')) : list
  if (LISTS.has(field))
    return looksLikePeople(list) || (value === '' && looksLikePeople(whole)) || (value === '' && /^ingen/iu.test(line.text))
  return value === '' && field !== 'unknown' && line.text.length <= MAX_HEADING_LENGTH && meetingWord(line.text) === null
}

/** "Ida Krog, Frivilligcentret, ansat i Center for Integration": a person, and what she stands for. */
function isEntry(text: string): boolean {
  const comma = text.indexOf(',')
  return comma > 0 && text.length <= MAX_ENTRY && !/[.!?]$/u.test(text) && looksLikePeople(text.slice(0, comma))
}

/** "Kære alle", "Her er, hvad vi nåede.": what a mail says before the minutes begin. */
const OF_LETTER = /^(?:kære|hej|goddag|godmorgen)(?!\p{L})|\p{L}{2}[.!:]$|(?<!\p{L})hilsen(?!\p{L})/iu

/** The heading of the list that a web page gives. */
const OF_SITE =
  /^(?:(?:find |her finder du )?dagsord(?:e)?ner (?:og|&) referater|(?:find|søg|vælg|hent|se|her (?:finder|kan)) .*|referater (?:og|&) dagsord(?:e)?ner|månedsarkiv|søg|menu|forside|skip to (?:main )?content|\W+$)/iu

/** A title that says nothing of a meeting stands near the top. */
const MAX_ABOVE_TITLE = 10

/** The first line that says what the document is; else the one that tells the day of a meeting; else the first that is no letterhead, body, moment or place below it; else the first. */
function chooseTitle(lines: ClassifiedLine[]): ClassifiedLine | undefined {
  // "Find dagsorden eller referat", "Godkendelse af dagsorden:"
  const short = lines.filter(({ text }) => text.length <= MAX_HEADING_LENGTH && !OF_SITE.test(text) && !/^godkendelse af /iu.test(text))
  const moments = new Set(short.filter(({ text }) => findDates(text).length > 0).map(({ no }) => no))
  return (
    short.find(({ text }) => meetingWord(text) === 'minutes') ??
    short.find(({ text }) => meetingWord(text) === 'agenda') ??
    short.find(({ text, no }) => moments.has(no) && saysMeeting(text)) ??
    short.find(({ text, no, heading }) => {
      if (moments.has(no) || moments.has(no - 1) || heading || no - (lines[0]?.no ?? 0) > MAX_ABOVE_TITLE) return false
      return !LETTERHEAD.test(text) && !isBodyName(text) && !OF_LETTER.test(text) && !FILE.test(text)
    }) ??
    short.find(({ text }) => isBodyName(text)) ??
    short.find(({ text }) => !/\p{L}{2}\.$/u.test(text)) ??
    (lines.length === 1 ? lines[0] : undefined)
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
  const body = bodyIn(title)
  if (body !== null && head.body === null) set(head, 'body', body, [line])
  const [kept, furniture] = [head.kept.length, head.furniture.length]
  readMeetingLine(head, line, 'title')
  // The title holds the whole line already.
  head.kept.length = kept
  head.furniture.length = furniture
}
