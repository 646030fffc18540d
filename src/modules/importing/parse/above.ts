import type { ItemBlock } from './block-types.ts'
import type { ClassifiedLine } from './classify.ts'
import type { Outline } from './outline.ts'

type Mark = (line: ClassifiedLine) => boolean

const isCase: Mark = ({ caseNumber }) => caseNumber !== null
/** "Lukket møde" speaks of several items. */
const isOpenness: Mark = ({ openness, group }) => openness !== null && group?.reach !== 'many'

/**
 * The lines above the titles that belong to them, by the index of the heading below: case numbers and "Åbent punkt". A line between two
 * items is the one's or the other's: it belongs to what follows only where that holds for several items and none has its own below.
 */
export function linesAbove(lines: ClassifiedLine[], outline: Outline): Map<number, number[]> {
  const above = new Map<number, number[]>()
  const ends = casesAtEnd(lines, outline)
  for (const mark of [isCase, isOpenness]) {
    for (const [heading, at] of markedAbove(lines, outline, mark))
      if (!ends.has(at)) above.set(heading, [...(above.get(heading) ?? []), at])
  }
  return above
}

/**
 * The case numbers that end the items: "Sagsnr.: 22-003654" is the last line of at least half of them, and none stands above the
 * first title.
 */
export function casesAtEnd(lines: ClassifiedLine[], { headings }: Outline): Set<number> {
  const starts = [...headings.keys()].sort((a, b) => a - b)
  const ends = new Set<number>()
  if (starts.length < 2 || markBefore(lines, starts[0] ?? 0, isCase) !== null) return ends
  for (const [i, at] of starts.entries()) {
    const below = (headings.get(at)?.titleLines.at(-1) ?? at) + 1
    const next = starts[i + 1]
    const end = next === undefined ? lines.findLastIndex(isCase) : lastContent(lines, next)
    if (end > below && lines[end]?.caseNumber) ends.add(end)
  }
  const sure = [...ends].filter((at) => lines[at]?.caseNumber?.labelled && lines[at].caseNumber.rest === '').length
  const each = ends.size === starts.length
  return ends.size >= 2 && (sure * 2 >= starts.length || each) ? ends : new Set()
}

/** The last line before this one with content of its own: page heads and page numbers may stand in between. */
export function lastContent(lines: ClassifiedLine[], next: number): number {
  let end = next - 1
  while (lines[end]?.furniture) end--
  return end
}

function markedAbove(lines: ClassifiedLine[], { headings }: Outline, mark: Mark): Map<number, number> {
  const above = new Map<number, number>()
  if (mark === isOpenness && opennessEnds(lines, [...headings.keys()])) return above
  for (const [at, { titleLines, form }] of headings) {
    const below = (titleLines.at(-1) ?? at) + 1
    const next = lines[below]
    const before = markBefore(lines, at, mark)
    if (before !== null && (mark === isCase || !headings.has(before - 1))) above.set(at, before)
    // Of a closed item, and in an agenda, nothing may be printed but the title: then the next item's case number follows.
    const ofNext = mark === isCase && above.size > 0 && headings.has(below + 1)
    if (form === 'run' || (next && mark(next) && !ofNext)) return new Map()
  }
  // Above the only item of a document stands no other to which it could belong.
  const only = headings.size === 1 && [...above.values()].some((at) => lines[at]?.caseNumber?.labelled)
  return only || (above.size >= 2 && above.size * 2 >= headings.size) ? above : new Map()
}

/** "Sagstype: Lukket" ends the items where none stands above the first title, and one below the last: none of them speaks of what follows. */
function opennessEnds(lines: ClassifiedLine[], headings: number[]): boolean {
  const [first, last] = [Math.min(...headings), Math.max(...headings)]
  const end = lastContent(lines, lines.length)
  const line = lines[end]
  return end > last + 1 && line !== undefined && isOpenness(line) && markBefore(lines, first, isOpenness) === null
}

/** Page heads, links and the other mark may stand in between. */
function markBefore(lines: ClassifiedLine[], heading: number, mark: Mark): number | null {
  for (let at = heading - 1; at >= 0; at--) {
    const line = lines[at]
    if (!line) return null
    if (mark(line)) return at
    if (!line.furniture && !isCase(line) && !isOpenness(line) && line.labels[0]?.field !== 'absent') return null
  }
  return null
}

/** Gives the item what stands above its title; whether the line says more than its fields hold. */
export function takeAbove(item: ItemBlock, line: ClassifiedLine): boolean {
  if (line.openness) item.opennessLines.push(line)
  if (!line.caseNumber || item.caseNumber) return false
  item.caseNumber = line.caseNumber
  item.caseLine = line
  return line.caseNumber.rest !== ''
}
