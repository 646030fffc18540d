import type { ItemBlock } from './block-types.ts'
import { itemKey } from './case-numbers.ts'
import { closedCells } from './cell-list.ts'
import type { ClassifiedLine } from './classify.ts'
import { closedSaying, speaksOfMeeting } from './closed-words.ts'
import { type GroupMark, opennessGroup } from './openness.ts'
import type { Outline } from './outline.ts'
import { nextContent } from './titles.ts'

/** Speaks of entries of a list and not of the meeting. */
const LISTED = /^lukkede(?: (?:punkter|sager|dagsordenspunkter))?:?$/iu

/** Number and page behind a title. */
const COLUMNS = /(?:\s{2,}|\t)[\d\s]{1,20}$/

/** The group that holds for the items that follow; `unsure` when its line may have spoken of the item before. */
type Group = GroupMark & { unsure: boolean; once: boolean }

interface GroupCutter {
  /** Meets a line of no item heading. 'heading': it is a heading over the items that follow and belongs to none. */
  meet: (at: number, item: ItemBlock | undefined) => 'heading' | 'text'
  /** Puts a new item under the group that holds; `key` is its title as printed, see `itemKey`. */
  begin: (item: ItemBlock, key: string) => ItemBlock
}

/**
 * Which heading over several items holds where. A line that closes counts until one that opens. Where it is not certain whether it speaks
 * of the item before it or of what follows, it closes both; a line that opens counts only where it is certain.
 * @param above the lines over the titles that belong to them, see above.ts
 */
export function groupCutter(lines: ClassifiedLine[], outline: Outline, above: ReadonlySet<number>): GroupCutter {
  const heads = standingOverHeading(lines, new Set(outline.headings.keys()), above)
  const listed = overEmptyList(lines, outline)
  const overEntries = overListed(lines, outline)
  const cells = closedCells(lines, outline)
  if (cells) overEntries.set(cells.at, cells.titles)
  // What the list calls open is not spoken of by a line below it.
  const told = outline.contents.some(({ closedBy }) => closedBy !== null)
  const listedOpen = new Set(told ? outline.contents.flatMap(({ number, closedBy }) => (closedBy === null ? [number ?? ''] : [])) : [])
  const closedTitles = new Map<string, Group>()
  let group: Group | null = null
  const meet: GroupCutter['meet'] = (at, item) => {
    const line = lines[at]
    const found = line?.group
    if (!line) return 'text'
    if (!found) {
      if (item) group = carriedSaying(line, item) ?? group
      return 'text'
    }
    if (listed.has(at)) return 'heading'
    const titles = overEntries.get(at)
    for (const title of titles ?? []) closedTitles.set(title, { ...found, unsure: false, once: false })
    if (titles) return 'heading'
    const certain = !item || (heads.has(at) && (found.reach === 'many' || (found.closed && listedOpen.has(item.number))))
    if (certain) {
      if (found.closed || heads.has(at) || !item) group = { ...found, unsure: false, once: false }
      return 'heading'
    }
    if (!found.closed || !mayReachOn(found, item, heads.has(at))) return 'text'
    item.unsure = { mark: found.mark, line: line.no }
    group = group?.closed && !group.once ? group : { ...found, unsure: true, once: found.reach === 'one' }
    return 'text'
  }
  const begin: GroupCutter['begin'] = (item, key) => {
    item.group = closedTitles.get(key) ?? group
    if (group?.once) group = null
    const title = opennessGroup(item.title ?? '')
    // "Punkt 5: Lukket møde" may be an item or the beginning of the closed part.
    if (title?.closed && title.reach === 'many' && !group?.closed) group = { ...title, unsure: true, once: false }
    return item
  }
  return { meet, begin }
}

/** "Lukket punkt" is the item's own mark unless it stands below its text and above the next heading. */
function mayReachOn({ reach }: GroupMark, item: ItemBlock, overHeading: boolean): boolean {
  if (reach === 'many') return true
  return overHeading && (reach === 'either' || item.sections.length > 0)
}

/** "Mødet fortsatte herefter for lukkede døre, og pressen gik." in the text of an item. */
function carriedSaying(line: ClassifiedLine, item: ItemBlock): Group | null {
  const mark = closedSaying(line.text)
  if (mark === null || !speaksOfMeeting(line.text)) return null
  item.unsure = { mark, line: line.no }
  return { closed: true, mark, reach: 'many', unsure: true, once: false }
}

/**
 * "Lukkede punkter" closes nothing where it is a heading of the contents list with no entry below it: the list of participants follows, or
 * the first item, and the list has named every item of the document before it.
 */
function overEmptyList(lines: ClassifiedLine[], { contents, contentsLines, headings }: Outline): Set<number> {
  const found = new Set<number>()
  const first = Math.min(...headings.keys(), lines.length)
  const listed = new Set(contents.flatMap(({ number, closedBy }) => (number !== null && closedBy === null ? [number] : [])))
  const all = listed.size > 0 && [...headings.values()].every(({ number }) => listed.has(number))
  const isEmptyAt = (at: number, { mark }: GroupMark): boolean =>
    (all && nextContent(lines, at) === first) || (LISTED.test(mark) && (lines[at + 1]?.labels.length ?? 0) > 0)
  let within = false
  for (let at = 0; at < first; at++) {
    const line = lines[at]
    if (line?.contentsHeading) within = true
    else if (within && line?.group?.closed && isEmptyAt(at, line.group)) found.add(at)
    else if (!contentsLines.has(at) && !line?.group && !line?.furniture) within = false
  }
  return found
}

/**
 * "Lukket" within a list in the head whose entries are the titles of the items: it closes those below it in the list and no others.
 * Only where the list surely ends, so that no entry in other words stays open: titles right above and below it, an empty line behind the last.
 */
function overListed(lines: ClassifiedLine[], { headings, listed = [] }: Outline): Map<number, string[]> {
  const titles = new Set([...[...headings.values()].map((found) => found.titleKey), ...listed.map(({ title }) => itemKey(title))])
  const entry = (at: number): string | undefined => {
    const line = lines[at]
    return [line?.text, line?.heading?.title].map((words) => itemKey((words ?? '').replace(COLUMNS, ''))).find((key) => titles.has(key))
  }
  const found = new Map<number, string[]>()
  const first = Math.min(...headings.keys(), lines.length)
  for (let at = 1; at < first; at++) {
    if (!lines[at]?.group?.closed || entry(at - 1) === undefined) continue
    const below: string[] = []
    let next = at + 1
    for (let key = entry(next); key !== undefined && next < first && (below.length === 0 || !lines[next]?.blankBefore); key = entry(++next))
      below.push(key)
    // Where an empty line parts the heading from its entries, one may part the entries too: then only a label ("Deltagere:") ends the list.
    const parted = lines[at + 1]?.blankBefore && next < first
    const ends = next === first || (lines[next]?.blankBefore && (!parted || (lines[next]?.labels.length ?? 0) > 0))
    // Behind a page break the list may go on.
    if (next < first && (entry(next) !== undefined || lines[next]?.heading?.title)) continue
    if (below.length > 0 && ends) found.set(at, below)
  }
  return found
}

/** The lines with nothing but page numbers, the next item's case and other such headings between them and the next item heading. */
function standingOverHeading(lines: ClassifiedLine[], headings: Set<number>, above: ReadonlySet<number>): Set<number> {
  const found = new Set<number>()
  let over = false
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at]
    if (over) found.add(at)
    over = headings.has(at) || (over && ((line?.furniture ?? false) || line?.group != null || above.has(at)))
  }
  return found
}
