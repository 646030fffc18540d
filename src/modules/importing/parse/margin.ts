import { captionKind } from './caption-table.ts'
import { datedCaption } from './decision-captions.ts'
import type { Line } from './lines.ts'

/** Words at the margin, and the text beside them: "Økonomi og             Udgiften er 9.000 kr." */
const BESIDE = /^(\S(?:.*?\S)?)(?: {2,})(?=\S)/u
/** A column begins no nearer to the margin and no farther from it. */
const [NEAREST, FARTHEST] = [12, 36]
/** So many lines begin in one column, and so many captions stand beside it, where captions are printed at the margin. */
const [MIN_LINES, MIN_CAPTIONS] = [8, 4]
const MAX_LINE = 300
/** Who was not there is told beside such words. */
const ABSENT = /^(?:fraværende|afbud)(?: fra)?$/iu

/**
 * Puts captions that are printed at the margin, beside their text, on lines of their own above it. `cut` are the lines that became two or
 * went to the end of a caption, as they were. Nothing is done where no column begins in the same place again and again with known captions beside it.
 */
export function captionsFromMargin(lines: Line[]): { lines: Line[]; cut: Line[] } {
  const column = columnOf(lines)
  if (column === null) return { lines, cut: [] }
  const blocks = blocksOf(lines, column)
  const captions = blocks.filter((block) => isCaption(block.margin.join(' ')))
  if (captions.length < MIN_CAPTIONS) return { lines, cut: [] }
  const cut: Line[] = []
  const whole = blocks.flatMap((block) => {
    const [first] = block.lines
    if (first && ABSENT.test(block.margin.join(' ')) && block.text.length > 0) {
      cut.push(...block.lines)
      return [{ ...first, text: `${block.margin.join(' ')}: ${block.text.map(({ text }) => text).join(' ')}` }]
    }
    if (!captions.includes(block)) return block.lines
    if (!first || (block.margin.length === 1 && block.text.length === 0)) return block.lines
    cut.push(...block.lines)
    const caption: Line = { ...first, text: block.margin.join(' '), blankBefore: true, blankAfter: block.text.length === 0 }
    return [caption, ...block.text]
  })
  return { lines: whole, cut }
}

/** The place in which the most lines begin that stand apart from the margin. */
function columnOf(lines: Line[]): number | null {
  const counts = new Map<number, number>()
  for (const { raw } of lines) {
    const at = begin(raw)
    if (at !== null && at >= NEAREST && at <= FARTHEST) counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best && best[1] >= MIN_LINES ? best[0] : null
}

/** Where the text begins that stands apart from the margin, with words there or without. */
function begin(raw: string): number | null {
  if (raw.length > MAX_LINE) return null
  const indent = raw.length - raw.trimStart().length
  if (indent > 0) return indent
  const beside = BESIDE.exec(raw)?.[0]
  return beside === undefined ? null : beside.length
}

interface Block {
  /** The words at the margin, a line each; and the text in the column. */
  margin: string[]
  text: Line[]
  lines: Line[]
}

/** A block begins with words at the margin below an empty line, and goes on with lines of the column and the rest of those words. */
function blocksOf(lines: Line[], column: number): Block[] {
  const blocks: Block[] = []
  for (const line of lines) {
    const indent = line.raw.length - line.raw.trimStart().length
    const inColumn = indent === column
    const beside = indent === 0 && begin(line.raw) === column ? line.raw.slice(0, column).trim() : null
    const margin = beside ?? (indent === 0 && line.text.length < column && begin(line.raw) === null ? line.text : null)
    const block = blocks.at(-1)
    if (block && inColumn && !line.pageBefore) add(block, line, null, line.text)
    else if (block && margin !== null && !line.blankBefore && block.margin.length > 0 && goesOn(block, margin))
      add(block, line, margin, beside === null ? '' : line.raw.slice(column).trim())
    else {
      blocks.push({ margin: [], text: [], lines: [] })
      const next = blocks.at(-1)
      if (next) add(next, line, margin ?? '', beside === null ? '' : line.raw.slice(column).trim())
    }
  }
  return blocks
}

/** "Administrationens" / "forslag": the words so far and these are one caption, or may become one. */
function goesOn({ margin, text, lines }: Block, words: string): boolean {
  return (text.length > 0 || lines.length < 4) && !(isCaption(margin.join(' ')) && captionKind(words) !== null)
}

function add(block: Block, line: Line, margin: string | null, text: string): void {
  if (margin !== null && margin !== '') block.margin.push(margin)
  if (text !== '') block.text.push({ ...line, text, blankBefore: block.text.length === 0 ? false : line.blankBefore })
  block.lines.push(line)
}

function isCaption(words: string): boolean {
  return captionKind(words) !== null || datedCaption(words) !== null
}
