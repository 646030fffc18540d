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
  for (const mark of [isCase, isOpenness]) {
    for (const [heading, at] of markedAbove(lines, outline, mark)) above.set(heading, [...(above.get(heading) ?? []), at])
  }
  return above
}

function markedAbove(lines: ClassifiedLine[], { headings }: Outline, mark: Mark): Map<number, number> {
  const above = new Map<number, number>()
  for (const [at, { titleLines, form }] of headings) {
    const below = (titleLines.at(-1) ?? at) + 1
    const next = lines[below]
    const before = markBefore(lines, at, mark)
    if (before !== null && (mark === isCase || !headings.has(before - 1))) above.set(at, before)
    // Of a closed item, and in an agenda, nothing may be printed but the title: then the next item's case number follows.
    const ofNext = mark === isCase && above.size > 0 && headings.has(below + 1)
    if (form === 'run' || (next && mark(next) && !ofNext)) return new Map()
  }
  return above.size >= 2 && above.size * 2 >= headings.size ? above : new Map()
}

/** Page heads, links and the other mark may stand in between. */
function markBefore(lines: ClassifiedLine[], heading: number, mark: Mark): number | null {
  for (let at = heading - 1; at >= 0; at--) {
    const line = lines[at]
    if (!line) return null
    if (mark(line)) return at
    if (!line.furniture && !isCase(line) && !isOpenness(line)) return null
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
