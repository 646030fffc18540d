import { candidate } from './candidates.ts'
import type { ClassifiedLine } from './classify.ts'
import { MAX_HEADING_LENGTH, titleKey, withoutListSign } from './lines.ts'
import { splitOpenness } from './openness.ts'
import type { Outline } from './outline.ts'

/** What each title counts that a list at the head of the document names, see unnumbered.ts. */
export const LISTED_WORTH = 4.3
/** So many lines in a row that come again in the same order are a list of the items by no chance. */
const FEWEST = 3
const OVER_LIST = /^dagsorden:?$/iu

/** "Dagsorden:" right above titles without numbers, and each of them again, in the same order, over its text. */
export function listedTitles(lines: ClassifiedLine[], airy: boolean): Outline {
  const outline: Outline = { contents: [], contentsLines: new Set(), headings: new Map(), chapters: new Set() }
  const last = new Map(lines.map((line, at) => [keyOf(line), at]))
  const again = (at: number): number => last.get(keyOf(lines[at])) ?? at
  let from = 0
  while (from < lines.length && !beginsList(lines, from, again)) from++
  let to = from
  while (isEntry(lines, to, from, again)) to++
  const listed = new Set(lines.slice(from, to).map(keyOf))
  for (const line of lines.slice(from, to)) {
    const title = withoutListSign(line.text)
    const at = last.get(keyOf(line)) ?? 0
    const found = candidate(lines, at, { form: 'title', number: '', title, rest: '' }, { airy, colons: false, listed })
    outline.contents.push({ line, number: null, title, closedBy: closedBy(title) })
    outline.headings.set(at, { ...found, titleLines: [], printedTitle: title })
  }
  for (let at = from; at < to; at++) outline.contentsLines.add(at)
  return outline
}

function beginsList(lines: ClassifiedLine[], from: number, again: (at: number) => number): boolean {
  const above = lines[from - 1]
  if (!above || !(above.contentsHeading || OVER_LIST.test(above.text))) return false
  return Array.from({ length: FEWEST }, (_, i) => from + i).every((at) => isEntry(lines, at, from, again))
}

/** The line comes again behind the list, below the one above it, with an empty line before. */
function isEntry(lines: ClassifiedLine[], at: number, from: number, again: (at: number) => number): boolean {
  const line = lines[at]
  if (!line || line.heading || line.furniture || line.caption?.text === null || line.caseNumber || line.openness) return false
  if (line.text.length > MAX_HEADING_LENGTH || again(at) === at) return false
  return (at === from || again(at) > again(at - 1)) && lines[again(at)]?.blankBefore === true
}

function keyOf(line: ClassifiedLine | undefined): string {
  return titleKey(withoutListSign(line?.text ?? ''))
}

function closedBy(title: string): string | null {
  const { mark } = splitOpenness(title)
  return mark?.closed ? mark.mark : null
}
