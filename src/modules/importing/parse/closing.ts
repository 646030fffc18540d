import type { Blocks, ItemBlock } from './block-types.ts'
import type { ClassifiedLine } from './classify.ts'
import { closedSaying, closedWords, comparable } from './closed-words.ts'
import { tellsKinds } from './heading-blocks.ts'
import { titleKey } from './lines.ts'
import { type OpennessMark, opennessLine, splitOpenness } from './openness.ts'

/** Why an item is closed: the words that mark it, or besides a reason that needs a look. */
export type Closing = { mark: string; line: number; reason: ClosedReason | null }

export type ClosedReason = 'document' | 'closedDoors' | 'unmarked' | 'line' | 'said' | 'contents'

/**
 * Why each item is closed, or null for the open ones. Fails closed: whatever speaks of it closes the item, and a person may open it.
 * @param documentMark the words in the head that close the whole document
 */
export function closings(
  { items, contents, counted }: Pick<Blocks, 'items' | 'contents' | 'counted'>,
  documentMark: string | null,
): (Closing | null)[] {
  const marked = marksOpenness(items)
  const listed = closedInContents(items, contents)
  const byNumber = new Map<string, Closing | null>()
  let before: ItemBlock | undefined
  return items.map((block, i) => {
    const line = headingLine(block)
    const entry = listed[i]
    const closing: Closing | null =
      ownClosing(block, documentMark) ??
      (entry != null ? { reason: 'contents', mark: entry, line } : null) ??
      (counted && block.number !== '' ? inherited(block, before, byNumber) : null) ??
      (marked && openMarks(block).length === 0 ? { reason: 'unmarked', mark: '', line } : null)
    byNumber.set(block.number, closing)
    before = block
    return closing
  })
}

function headingLine(block: ItemBlock): number {
  return (block.headingLines[0] ?? block.sections[0]?.captionLine)?.no ?? 0
}

/** Whether the document says of items that they are open. A line that only opens again after a closed part does not. */
function marksOpenness(items: ItemBlock[]): boolean {
  const group = items.find((block) => block.group !== null)?.group
  return group?.closed === false || items.some((block) => ownMarks(block).some(({ closed }) => !closed))
}

function ownMarks(block: ItemBlock): OpennessMark[] {
  return [splitOpenness(block.title ?? '').mark, ...block.opennessLines.map(({ openness }) => openness)].filter((mark) => mark !== null)
}

function openMarks(block: ItemBlock): OpennessMark[] {
  return block.group ? [...ownMarks(block), block.group] : ownMarks(block)
}

function ownClosing(block: ItemBlock, documentMark: string | null): Closing | null {
  const line = headingLine(block)
  if (block.unsure) return { reason: 'line', ...block.unsure }
  const own = ownMarks(block).find(({ closed, mark }) => closed && !(mark === '(B)' && saysOpen(block)))
  if (own) return { reason: null, mark: own.mark, line }
  if (block.group?.closed) return { reason: block.group.unsure ? 'line' : null, mark: block.group.mark, line }
  if (documentMark !== null) return { reason: 'document', mark: documentMark, line }
  return closedInText(block)
}

/** "(B)" may call for a decision: where the item says "Åbent" itself, it does. */
function saysOpen({ opennessLines }: ItemBlock): boolean {
  return opennessLines.length > 0 && opennessLines.every(({ openness }) => openness?.closed === false)
}

function closedInText(block: ItemBlock): Closing | null {
  const lines = textLines(block)
  const late = lines.find(({ openness }) => openness?.closed)
  if (late?.openness) return { reason: null, mark: late.openness.mark, line: late.no }
  for (const [i, line] of lines.entries()) {
    const mark = headsEmptyColumn(line, lines.slice(i + 1)) ? null : saying(line, lines[i + 1])
    if (mark !== null) return { reason: /lukkede døre/.test(mark) ? 'closedDoors' : 'said', mark, line: line.no }
  }
  for (const { mark, lines: listed } of block.sections) {
    const secret = mark?.kind === 'attachments' ? listed.find(({ text }) => closedWords(text) !== null) : undefined
    if (secret) return { reason: 'said', mark: closedWords(secret.text) ?? '', line: secret.no }
  }
  return null
}

/** "Udvalg ⇥ Åbent punkt ⇥ Lukket punkt" heads two columns, and in the rows below only the first of them is filled; for meetings to come none is. */
function headsEmptyColumn(head: ClassifiedLine, below: ClassifiedLine[]): boolean {
  const marks = cellsOf(head).map((cell) => opennessLine(cell)?.closed)
  const [open, closed] = [marks.indexOf(false), marks.indexOf(true)]
  if (open === -1 || closed === -1) return false
  const end = below.findIndex(({ raw, blankBefore }) => blankBefore && !raw.includes('\t'))
  const rows = (end === -1 ? below : below.slice(0, end)).map(cellsOf)
  return rows.some((cells) => cells[open]) && rows.every((cells) => !cells[closed])
}

function cellsOf({ raw }: ClassifiedLine): string[] {
  return raw.split('\t').map((cell) => cell.trim())
}

/** All that is printed of an item below its heading, in order. */
function textLines({ opennessLines, caseLine, sections }: ItemBlock): ClassifiedLine[] {
  const placed = sections.flatMap(({ captionLine, lines }) => (captionLine ? [captionLine, ...lines] : lines))
  return [...new Set([...opennessLines, ...(caseLine?.caseNumber ? [caseLine] : []), ...placed])].sort((a, b) => a.no - b.no)
}

/** A form may print "Offentligt:" on one line and "Nej" on the next. */
function saying(line: ClassifiedLine, next: ClassifiedLine | undefined): string | null {
  const answer = next && next.text.length <= 5 ? ` ${next.text}` : ''
  return (
    (line.caseNumber ? closedWords(line.caseNumber.rest) : null) ??
    closedSaying(line.text) ??
    (answer ? closedSaying(line.text + answer) : null)
  )
}

/** "2.1" and "2a" are parts of 2, and what repeats the number of the item right before it is part of that. */
function inherited(block: ItemBlock, before: ItemBlock | undefined, byNumber: Map<string, Closing | null>): Closing | null {
  const own = before?.number === block.number ? byNumber.get(block.number) : null
  if (own) return { ...own, line: headingLine(block) }
  for (let number = partOf(block.number); number !== null; number = partOf(number)) {
    const closing = byNumber.get(number)
    if (closing) return { ...closing, line: headingLine(block) }
  }
  return null
}

function partOf(number: string): string | null {
  const whole = /^(.*\d)(?:[a-z]|\.\d+)$/iu.exec(number)?.[1]
  return whole ?? null
}

/**
 * The words of the contents list that close each item. A closed entry is matched by number or title; one that matches no item closes
 * every item that no entry names, since it is one of them.
 */
function closedInContents(items: ItemBlock[], contents: Blocks['contents']): (string | null)[] {
  if (contents.every(({ closedBy }) => closedBy === null)) return items.map(() => null)
  const keys = new Map<string, string | null>()
  const kinds = tellsKinds(contents.map(({ title }) => title))
  for (const { number, title, closedBy: by } of contents) {
    const closedBy = kinds && by === '(B)' ? null : by
    for (const key of [number ?? '', keyOf(title)]) if (key !== '' && !keys.get(key)) keys.set(key, closedBy)
  }
  // An entry with number and title of the item is the item's own, whatever others of that title are.
  const own = new Map(contents.flatMap(({ number, title, closedBy }) => (number ? [[`${number} ${keyOf(title)}`, closedBy] as const] : [])))
  const names = items.map(({ number, title }) => [...new Set([number, keyOf(title ?? '')])].filter((key) => keys.has(key)))
  const named = new Set(names.flat())
  const lost = contents.find(({ closedBy, number, title }) => closedBy !== null && !named.has(number ?? '') && !named.has(keyOf(title)))
  return names.map((found, i) => {
    const entry = own.get(`${items[i]?.number} ${keyOf(items[i]?.title ?? '')}`)
    if (entry === null) return null
    const closed = found.map((key) => keys.get(key) ?? null).find((mark) => mark !== null)
    return closed ?? (found.length === 0 ? (lost?.closedBy ?? null) : null)
  })
}

/** Titles are the same here when only a mark of openness, the case or look-alike letters differ. */
function keyOf(title: string): string {
  return titleKey(comparable(splitOpenness(title).title))
}
