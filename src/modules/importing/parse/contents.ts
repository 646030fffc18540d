import type { Candidate } from './candidates.ts'
import type { ClassifiedLine } from './classify.ts'
import { titleKey } from './lines.ts'
import { type OpennessMark, splitOpenness } from './openness.ts'

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

interface Reading extends ContentsList {
  lines: ClassifiedLine[]
  candidates: Map<number, Candidate>
  /** Within the list; and whether its entries have dot leaders and pages. */
  listing: boolean
  leaders: boolean
  /** The heading over the entries that follow, and its lines that are known to be of the list only when an entry follows. */
  group: OpennessMark | null
  groupLines: number[]
  /** The words of the line come again later, as an item heading. */
  announced: (at: number) => boolean
}

/**
 * Finds the contents list before the first item: lines with dot leaders, or numbers and titles that come again as headings.
 * @param lastKey the index at which a heading with this number and title is met for the last time; `lastTitle` the same by title
 */
export function findContents(
  lines: ClassifiedLine[],
  headings: Candidate[],
  lastKey: Map<string, number>,
  lastTitle: Map<string, number>,
): ContentsList {
  const candidates = new Map(headings.map((found) => [found.at, found]))
  const announced = (at: number): boolean => {
    const found = candidates.get(at)
    const title = titleKey(lines[at]?.heading?.title ?? lines[at]?.text ?? '')
    return ((found ? lastKey.get(found.key) : lastTitle.get(title)) ?? at) > at
  }
  const reading: Reading = {
    ...{ lines, candidates, announced, contents: [], contentsLines: new Set<number>() },
    ...{ listing: false, leaders: false, group: null, groupLines: [] },
  }
  for (const [at, line] of lines.entries()) if (readLine(reading, line, at) === 'end') break
  return { contents: reading.contents, contentsLines: reading.contentsLines }
}

function readLine(reading: Reading, line: ClassifiedLine, at: number): 'end' | 'on' {
  const found = reading.candidates.get(at)
  if (line.group) {
    reading.group = line.group
    reading.groupLines.push(at)
  } else if (!line.contents && !found) reading.groupLines = []
  if (line.contentsHeading) {
    reading.listing = true
    reading.contentsLines.add(at)
  } else if (line.contents) {
    reading.listing = true
    reading.leaders = true
    addEntry(reading, at, { line, ...line.contents })
  } else if (found) {
    if (reading.leaders || !reading.announced(at) || !(reading.listing || isInRow(reading, found))) return 'end'
    addEntry(reading, at, { line, number: found.number, title: found.printedTitle })
  } else if (reading.listing) return readPlainLine(reading, line, at)
  return 'on'
}

/** A line of the list that looks like no heading: a title without number, or the first half of a broken entry. */
function readPlainLine(reading: Reading, line: ClassifiedLine, at: number): 'end' | 'on' {
  const labelled = line.labels.length > 0
  if (line.caption && !reading.announced(at)) return 'end'
  if (reading.leaders && !labelled && !line.blankAfter && reading.lines[at + 1]?.contents) reading.contentsLines.add(at)
  else if (!reading.leaders && !labelled && reading.announced(at)) {
    addEntry(reading, at, { line, number: line.heading?.number ?? null, title: line.heading?.title ?? line.text })
  } else reading.listing = line.furniture || line.group !== null
  return 'on'
}

function addEntry(reading: Reading, at: number, entry: Omit<ContentsEntry, 'closedBy'>): void {
  const marks = [splitOpenness(entry.title).mark, reading.group]
  reading.contents.push({ ...entry, closedBy: marks.find((mark) => mark?.closed)?.mark ?? null })
  for (const line of reading.groupLines) reading.contentsLines.add(line)
  reading.groupLines = []
  reading.contentsLines.add(at)
}

/** One announced heading outside a list is a web page that prints the heading twice, see blocks.ts; two in a row are a list. */
function isInRow({ candidates, contentsLines }: Reading, found: Candidate): boolean {
  const next = candidates.get(found.at + 1)
  return (next !== undefined && next.key !== found.key) || (contentsLines.has(found.at - 1) && candidates.has(found.at - 1))
}
