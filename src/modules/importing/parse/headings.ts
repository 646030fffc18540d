import type { ClassifiedLine, HeadingMark } from './classify.ts'
import { titleKey } from './lines.ts'

export interface ContentsEntry {
  line: ClassifiedLine
  number: string | null
  title: string
}

/** Which lines are the contents list and which begin an item, by index into the classified lines. */
export interface Outline {
  contents: ContentsEntry[]
  contentsLines: Set<number>
  headings: number[]
}

/** An item heading with its title, which may stand on the next line. */
interface Candidate extends HeadingMark {
  at: number
  value: number
  key: string
  titleKey: string
  supported: boolean
}

/**
 * Decides which of the lines that look like item headings are headings. If any heading is named ("Punkt 37: …"), merely numbered lines
 * are lists. Numbered ones must follow each other in number and not be part of a list inside a section.
 */
export function findOutline(lines: ClassifiedLine[]): Outline {
  const all = lines.flatMap((line, at) => (line.heading ? [candidate(lines, at, line.heading)] : []))
  const candidates = all.some(({ style }) => style === 'named') ? all.filter(({ style }) => style === 'named') : all
  const { contents, contentsLines } = findContents(lines, candidates)
  const titles = new Set(contents.map(({ title }) => titleKey(title)))
  const left = candidates
    .filter(({ at }) => !contentsLines.has(at))
    .map((found) => (titles.has(found.titleKey) ? { ...found, supported: true } : found))
  return { contents, contentsLines, headings: left[0]?.style === 'named' ? namedHeadings(left) : numberedHeadings(lines, left) }
}

/** The title of a heading: its own words, or the next line when the heading is only a number. */
export function headingTitle(lines: ClassifiedLine[], at: number): string | null {
  const own = lines[at]?.heading?.title ?? null
  const next = lines[at + 1]
  if (own !== null && !/^\([^()]*\)$/.test(own)) return own
  const below = next && !next.caption && !next.heading && !next.caseNumber && !next.openness && !next.group ? next.text : null
  return below === null ? own : `${own ?? ''} ${below}`.trim()
}

function candidate(lines: ClassifiedLine[], at: number, heading: HeadingMark): Candidate {
  const title = headingTitle(lines, at)
  const next = lines[at + (heading.title === null ? 2 : 1)]
  const supported = next !== undefined && (next.caption !== null || next.caseNumber !== null || next.openness !== null)
  const key = titleKey(title ?? '')
  return { ...heading, at, value: Number.parseInt(heading.number, 10), key: `${heading.number} ${key}`, titleKey: key, supported }
}

/** Where each key or title is met for the last time: what comes again later in the document is only announced here. */
function lastSeen(candidates: Candidate[], by: (found: Candidate) => string): Map<string, number> {
  return new Map(candidates.map((found) => [by(found), found.at]))
}

function findContents(lines: ClassifiedLine[], candidates: Candidate[]): { contents: ContentsEntry[]; contentsLines: Set<number> } {
  const byIndex = new Map(candidates.map((found) => [found.at, found]))
  const lastKey = lastSeen(candidates, ({ key }) => key)
  const lastTitle = lastSeen(candidates, (found) => found.titleKey)
  const contents: ContentsEntry[] = []
  const contentsLines = new Set<number>()
  let listing = false
  let leaders = false
  for (const [at, line] of lines.entries()) {
    const found = byIndex.get(at)
    const entry = { line, number: line.heading?.number ?? null, title: line.heading?.title ?? line.text }
    const announced = found ? (lastKey.get(found.key) ?? at) > at : (lastTitle.get(titleKey(entry.title)) ?? at) > at
    if (line.contentsHeading) {
      listing = true
      contentsLines.add(at)
    } else if (line.contents) {
      leaders = listing = true
      contents.push({ line, ...line.contents })
      contentsLines.add(at)
    } else if (found) {
      // One announced heading outside a list is a web page that shows the heading twice, see blocks.ts; two in a row are a list.
      const next = byIndex.get(at + 1)
      const inRow = (next !== undefined && next.key !== found.key) || (contentsLines.has(at - 1) && byIndex.has(at - 1))
      if (leaders || !announced || !(listing || inRow)) break
      contents.push({ line, number: found.number, title: headingTitle(lines, at) ?? '' })
      contentsLines.add(at)
    } else if (listing && line.caption && !announced) break
    else if (listing && leaders && lines[at + 1]?.contents && !line.blankAfter && line.labels.length === 0) contentsLines.add(at)
    else if (listing && !leaders && announced && line.labels.length === 0) {
      contents.push(entry)
      contentsLines.add(at)
    } else listing = listing && (line.furniture || line.group !== null)
  }
  return { contents, contentsLines }
}

/** A named heading is a mere mention when it is out of turn and its number comes again ("Punkt 3: Udsat." in the decision of item 1). */
function namedHeadings(candidates: Candidate[]): number[] {
  const last = lastSeen(candidates, ({ number }) => number)
  const headings: number[] = []
  let previous: number | null = null
  for (const found of candidates) {
    const inTurn: boolean = previous === null || found.value === previous + 1
    const sentence = found.title !== null && /[.;,]$/.test(found.title) && !found.supported
    const again = (last.get(found.number) ?? found.at) > found.at
    if (!inTurn && (again || sentence)) continue
    headings.push(found.at)
    previous = found.value
  }
  return headings
}

function numberedHeadings(lines: ClassifiedLine[], candidates: Candidate[]): number[] {
  const supportedAt = new Map(candidates.filter(({ supported }) => supported).map(({ number, at }) => [number, at]))
  const airy = lines.filter(({ blankBefore }) => blankBefore).length > lines.length / 5
  const headings: number[] = []
  let previous: Candidate | null = null
  let listed: Candidate | null = null
  for (const found of candidates) {
    const apart = !airy || (lines[found.at]?.blankBefore ?? false) || previous?.at === found.at - 1
    const betterLater = !found.supported && (supportedAt.get(found.number) ?? found.at) > found.at
    const inTurn: boolean = previous === null || found.value === previous.value + 1
    const inList: boolean = listed !== null && continuesList(lines, listed, found)
    // Out of turn only with a caption, a case number or the contents list beside it: a list in a section has none of them.
    if (apart && !betterLater && !inList && (inTurn || found.supported)) previous = found
    else listed = found
    if (previous === found) headings.push(found.at)
  }
  return headings
}

/** The next number of a list in a section, though a caption may follow its last entry. */
function continuesList(lines: ClassifiedLine[], listed: Candidate, found: Candidate): boolean {
  return found.value === listed.value + 1 && !lines.slice(listed.at + 1, found.at).some(({ caption }) => caption !== null)
}
