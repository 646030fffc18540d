import type { ItemBlock } from './block-types.ts'
import type { Candidate } from './candidates.ts'
import type { ClassifiedLine } from './classify.ts'
import type { ContentsEntry } from './contents.ts'
import { opennessGroup, opennessLine } from './openness.ts'

/** A closed item of which nothing is printed but its entry in a list; `mark` is what closes it there. */
export interface ListedItem {
  at: number
  number: string
  title: string
  mark: string
}

/**
 * The closed items that stand in a list before the items and nowhere else: entries of the contents list that are closed, and what stands
 * right below "Lukkede sager". Only with number and title, and where their numbers and those of the items make one row without a gap.
 */
export function listedOnly(lines: ClassifiedLine[], candidates: Candidate[], items: Candidate[], contents: ContentsEntry[]): ListedItem[] {
  const printed = new Set(items.map(({ number }) => number))
  const entries = contents.flatMap(({ line, number, title, closedBy }) =>
    number !== null && closedBy !== null ? [{ at: lines.indexOf(line), number, title, mark: closedBy }] : [],
  )
  const below = belowClosedHeading(lines, candidates, items[0]?.at ?? 0)
  const found = [...new Map([...entries, ...below].map((entry) => [entry.number, entry])).values()].filter(
    ({ number, title }) => !printed.has(number) && title !== '' && !opennessLine(title) && !opennessGroup(title),
  )
  const row = [...printed, ...found.map(({ number }) => number)].map((number) => (/^\d+$/.test(number) ? Number(number) : Number.NaN))
  const whole = Math.max(...row) - Math.min(...row) === row.length - 1
  return items.length > 1 && whole ? found : []
}

function belowClosedHeading(lines: ClassifiedLine[], candidates: Candidate[], first: number): ListedItem[] {
  const headings = new Map(candidates.map((found) => [found.at, found]))
  let mark: string | null = null
  return lines.slice(0, first).flatMap((line, at) => {
    const found = headings.get(at)
    if (line.group) mark = line.group.closed && line.group.reach === 'many' ? line.group.mark : null
    else if (!found) mark = null
    return found && mark !== null ? [{ at, number: found.number, title: found.printedTitle, mark }] : []
  })
}

/** Puts the item where its number stands in the row. */
export function placeListed(items: ItemBlock[], { number, title, mark }: ListedItem, line: ClassifiedLine): void {
  const after = items.findIndex((item) => Number(item.number) > Number(number))
  const group = { closed: true, mark, reach: 'many' as const, unsure: false }
  const item: ItemBlock = {
    ...{ number, title, headingLines: [line], caseNumber: null, caseLine: null, opennessLines: [], group, unsure: null, sections: [] },
  }
  items.splice(after === -1 ? items.length : after, 0, item)
}
