import type { Candidate } from './candidates.ts'
import { itemKey } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'
import { titleKey } from './lines.ts'
import { type OpennessMark, splitOpenness } from './openness.ts'
import { joinTitle } from './titles.ts'

/** One entry of a contents list; the number is null where the list has titles only. */
export interface ContentsEntry {
  line: ClassifiedLine
  number: string | null
  title: string
  /** The words that close the item in the list: its own, or those of the heading above it. */
  closedBy: string | null
}

export interface ContentsList {
  contents: ContentsEntry[]
  /** Indexes of all its lines, with its heading and the first halves of broken entries. */
  contentsLines: Set<number>
}

/** The heads of its columns, also on one line, and a page on a line of its own. */
const COLUMN =
  /^(?:(?:(?:pkt\.?(?: ?nr\.?)?|punkt(?: nr\.?)?|sag(?: nr\.?)?|nr\.?|sidetal|side|tekst|titel|emne|overskrift)(?:\s+(?=\S)|$)){1,4}|\d{1,3})$/iu
const PAGE_BEHIND = /(?:\s{2,}|\t)\d{1,3}$/u
/** So long is the first half of a broken entry at least. */
const MIN_BROKEN = 20

/** So many entries in a row at least show a list without a heading. */
const MIN_AGENDA = 3

interface Reading extends ContentsList {
  lines: ClassifiedLine[]
  candidates: Map<number, Candidate>
  /** The last heading with each number. */
  lastOfNumber: Map<string, Candidate>
  /** Where the list is headed; -1 where it is not. */
  heading: number
  /** Within the list; and whether its entries have dot leaders and pages. */
  listing: boolean
  leaders: boolean
  /** The heading over the entries that follow, and its lines that are known to be of the list only when an entry follows. */
  group: OpennessMark | null
  groupLines: number[]
  /** The words of the line come again later, as an item heading. */
  announced: (at: number) => boolean
  /** A heading below this line has such a title. */
  comes: (at: number, is: (title: string) => boolean) => boolean
}

/**
 * Finds the contents list before the first item: lines with dot leaders, or numbers and titles that come again as headings.
 * @param last the index at which a heading with this number and title, and with this title, is met for the last time
 */
export function findContents(
  lines: ClassifiedLine[],
  headings: Candidate[],
  last: { keys: Map<string, number>; titles: Map<string, number> },
): ContentsList {
  const candidates = new Map(headings.map((found) => [found.at, found]))
  const lastOfNumber = new Map(headings.map((found) => [found.number, found]))
  const announced = (at: number): boolean => {
    const found = candidates.get(at)
    const printed = lines[at]?.heading?.title ?? lines[at]?.text ?? ''
    const title = itemKey(printed)
    const seen = (key: string): number => (found ? last.keys.get(key) : last.titles.get(key)) ?? at
    const key = found?.key ?? title
    const later = lastOfNumber.get(lines[at]?.heading?.number ?? '')
    // An entry or a heading broken over two lines: the other is longer.
    const shorter = Math.min(title.length, later?.titleKey.length ?? 0)
    const begun =
      later !== undefined && later.at > at && shorter >= MIN_BROKEN && title.slice(0, shorter) === later.titleKey.slice(0, shorter)
    const bare = withoutPage(itemKey(splitOpenness(printed).title))
    return begun || seen(key) > at || seen(withoutPage(key)) > at || (last.titles.get(bare) ?? at) > at
  }
  const comes = (at: number, is: (title: string) => boolean): boolean => headings.some((found) => found.at > at && is(found.titleKey))
  const reading: Reading = {
    ...{ lines, candidates, lastOfNumber, announced, comes, contents: [], contentsLines: new Set<number>() },
    heading: lines.findIndex(({ contentsHeading }) => contentsHeading),
    ...{ listing: false, leaders: false, group: null, groupLines: [] },
  }
  for (const [at, line] of lines.entries()) if (readLine(reading, line, at) === 'end') break
  return { contents: reading.contents, contentsLines: reading.contentsLines }
}

/** "Budget 2021 14": the page behind the title. */
export function withoutPage(title: string): string {
  return title.replace(/ \d{1,3}$/, '')
}

function readLine(reading: Reading, line: ClassifiedLine, at: number): 'end' | 'on' {
  if (reading.contentsLines.has(at)) return 'on'
  const found = reading.candidates.get(at)
  if (line.group) {
    reading.group = line.group
    reading.groupLines.push(at)
  } else if (!line.contents && !found && !isCell(reading, at)) reading.groupLines = []
  if (line.contentsHeading) {
    reading.listing = true
    reading.contentsLines.add(at)
  } else if (isSilentEntry(reading, line, at)) {
    reading.contentsLines.add(at - 1)
    addEntry(reading, at, { line, number: line.heading?.number ?? null, title: '' })
  } else if (line.contents) {
    reading.listing = true
    reading.leaders = true
    addEntry(reading, at, { line, ...line.contents })
  } else if (found && (reading.leaders || reading.lines[at + 1]?.contents) && isLeader(reading.lines[at + 1])) {
    const rest = reading.lines[at + 1]?.contents?.title ?? ''
    addEntry(reading, at, { line, number: found.number, title: joinTitle(line.heading?.title ?? '', rest).trim() })
    reading.contentsLines.add(at + 1)
  } else if (reading.leaders && line.heading && endsBelow(reading, at)) {
    addEntry(reading, at, { line, number: line.heading.number, title: wholeTitle(reading, at) })
    reading.contentsLines.add(at + 1)
  } else if (found) {
    if (!found.supported && at < reading.heading && !reading.announced(at)) return 'on'
    if (reading.leaders || !reading.announced(at) || !(reading.listing || isInRow(reading, found))) return 'end'
    addEntry(reading, at, { line, number: found.number, title: found.printedTitle })
    for (const below of found.titleLines) reading.contentsLines.add(below)
  } else if (reading.listing || beginsAgenda(reading, at)) {
    reading.listing = true
    return readPlainLine(reading, line, at)
  }
  return 'on'
}

/** "Lukket" over "8.": of a closed item the list may print nothing but its number. */
function isSilentEntry({ group, contents, contentsLines }: Reading, { heading }: ClassifiedLine, at: number): boolean {
  if (!group?.closed || heading?.title !== null || !contentsLines.has(at - 2)) return false
  return Number(heading.number) === Number(contents.at(-1)?.number ?? Number.NaN) + 1
}

/** "1. Dagsorden", "2. Busdrift" over minutes that head their items in another way: "Ad 1: Dagsorden". */
function beginsAgenda({ lines, announced }: Reading, at: number): boolean {
  return Array.from({ length: MIN_AGENDA }, (_, i) => at + i).every((one) => lines[one]?.heading?.title && announced(one))
}

/** "……… 4", alone or behind the second half of an entry that was too long for one line. */
function isLeader(line: ClassifiedLine | undefined): boolean {
  return line?.contents?.number === null || /^[.…]{3}[.…\s\d]*$/.test(line?.text ?? '')
}

/** A line of the list that looks like no heading: a title without number, or the first half of a broken entry. */
function readPlainLine(reading: Reading, line: ClassifiedLine, at: number): 'end' | 'on' {
  const labelled = line.labels.length > 0
  if (COLUMN.test(line.text)) {
    reading.contentsLines.add(at)
    return 'on'
  }
  if (line.caption && !reading.announced(at)) return 'end'
  if (reading.leaders && !labelled && !line.blankAfter && reading.lines[at + 1]?.contents) reading.contentsLines.add(at)
  else if (!reading.leaders && !labelled && reading.announced(at)) {
    const title = (line.heading?.title ?? line.text).replace(PAGE_BEHIND, '')
    addEntry(reading, at, { line, number: line.heading?.number ?? null, title })
  } else if (!labelled && joinsEntry(reading, at)) reading.contentsLines.add(at)
  else if (!reading.leaders && !labelled && beginsEntry(reading, at)) addEntry(reading, at, { line, number: null, title: line.text })
  // Under "Lukkede punkter" an entry in other words than any title may be any of the items.
  else if (reading.group?.closed && !labelled && isCell(reading, at)) addEntry(reading, at, { line, number: null, title: line.text })
  else reading.listing = line.furniture || line.group !== null || (!labelled && isOverEntry(reading, at))
  return 'on'
}

/** Nothing but the end of the dots, and the page. */
const LEADER = /^[.… ]{3,}\d{0,3}$/u

/** The entry goes on with the next line, and only there come dots and page. */
function endsBelow({ lines }: Reading, at: number): boolean {
  const next = lines[at + 1]
  if (!next || lines[at]?.blankAfter) return false
  return next.contents ? next.contents.number === null : LEADER.test(next.text)
}

function wholeTitle({ lines }: Reading, at: number): string {
  return [lines[at]?.heading?.title, lines[at + 1]?.contents?.title].filter(Boolean).join(' ')
}

/** Of a table that lost its rows: a number alone, or the title below it. */
function isCell({ listing, lines }: Reading, at: number): boolean {
  const isNumber = (line: ClassifiedLine | undefined): boolean => /^\d{1,4}$/.test(line?.text ?? '')
  return listing && (isNumber(lines[at]) || isNumber(lines[at - 1]))
}

/** The first half of an entry without a number, whose heading below says more. */
function beginsEntry({ lines, comes }: Reading, at: number): boolean {
  const key = titleKey(lines[at]?.text ?? '')
  return key.length >= MIN_BROKEN && comes(at, (title) => title.startsWith(`${key} `))
}

/** Takes the second half of a broken entry to the first. */
function joinsEntry({ contents, lastOfNumber, lines, comes }: Reading, at: number): boolean {
  const entry = contents.at(-1)
  const key = titleKey(lines[at]?.text ?? '')
  if (!entry || entry.line !== lines[at - 1] || lines[at]?.blankBefore || key === '') return false
  const later = lastOfNumber.get(entry.number ?? '')
  const whole = titleKey(joinTitle(entry.title, withoutPage(key)))
  const numbered = later !== undefined && later.at > at && later.titleKey.startsWith(whole)
  const ends = entry.number === null ? comes(at, (title) => title === whole) : numbered
  if (ends) entry.title = `${entry.title} ${lines[at]?.text.replace(PAGE_BEHIND, '')}`
  return ends
}

/** "Efterretningssager" over the next entries. */
function isOverEntry({ lines, announced }: Reading, at: number): boolean {
  return (lines[at]?.text.length ?? 0) <= 60 && lines[at + 1]?.heading != null && announced(at + 1)
}

function addEntry(reading: Reading, at: number, entry: Omit<ContentsEntry, 'closedBy'>): void {
  const marks = [splitOpenness(entry.title).mark, reading.group]
  reading.contents.push({ ...entry, closedBy: marks.find((mark) => mark?.closed)?.mark ?? null })
  for (const line of reading.groupLines) reading.contentsLines.add(line)
  reading.groupLines = []
  reading.contentsLines.add(at)
}

/** One announced heading outside a list is a web page that prints the heading twice, see blocks.ts; two in a row are a list. */
function isInRow({ candidates, contents, contentsLines }: Reading, found: Candidate): boolean {
  // "C. Til drøftelse" over one entry alone.
  const goesOn = contents.length > 1 && contentsLines.has(found.at - 2) && contents.every(({ number }) => number !== found.number)
  if (goesOn) return true
  const next = candidates.get(found.at + 1)
  return (next !== undefined && next.key !== found.key) || (contentsLines.has(found.at - 1) && candidates.has(found.at - 1))
}
