import { type Candidate, candidate } from './candidates.ts'
import type { ClassifiedLine } from './classify.ts'
import { type ContentsEntry, findContents } from './contents.ts'
import { titleKey } from './lines.ts'

/** Which lines are the contents list and which begin an item, by index into the classified lines. */
export interface Outline {
  contents: ContentsEntry[]
  contentsLines: Set<number>
  headings: number[]
}

/**
 * Decides which of the lines that look like item headings are headings. If any heading is named ("Punkt 37: …"), merely numbered lines
 * are lists. Numbered ones must follow each other in number and not be part of a list inside a section.
 */
export function findOutline(lines: ClassifiedLine[]): Outline {
  const all = lines.flatMap((line, at) => (line.heading ? [candidate(lines, at, line.heading)] : []))
  const candidates = all.some(({ style }) => style === 'named') ? all.filter(({ style }) => style === 'named') : all
  const { contents, contentsLines } = findContents(
    lines,
    candidates,
    lastSeen(candidates, ({ key }) => key),
    lastSeen(candidates, (found) => found.titleKey),
  )
  const titles = new Set(contents.map(({ title }) => titleKey(title)))
  const left = candidates
    .filter(({ at }) => !contentsLines.has(at))
    .map((found) => (titles.has(found.titleKey) ? { ...found, supported: true } : found))
  return { contents, contentsLines, headings: left[0]?.style === 'named' ? namedHeadings(left) : numberedHeadings(lines, left) }
}

/** Where each key or title is met for the last time: what comes again later in the document is only announced here. */
function lastSeen(candidates: Candidate[], by: (found: Candidate) => string): Map<string, number> {
  return new Map(candidates.map((found) => [by(found), found.at]))
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
