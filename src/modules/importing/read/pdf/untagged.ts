import { readingParts } from './columns.ts'
import { headingOf, isBroken, isHeadingOf, type Piece, type PrintedLine, rowsOf, softBreak } from './page-text.ts'
import { linesOf } from './table-rows.ts'

/** A line so much higher than the usual ones is a heading. */
const headingSize = 1.12
/** A line that leaves less of the width empty may have been broken to look even. */
const unevenLines = 0.12
/** A gap so much wider than the usual one parts paragraphs. */
const paragraphGap = 1.3
const singleSpaced = 1.3
/** Lines that stand further apart than this are paragraphs, unless all do. */
const widestLeading = 1.8

/** The paragraphs of a page that does not say what its parts are, by where they stand. `body` is the usual height of letters. */
export function untaggedBlocks(pieces: Piece[], body: number): string[] {
  return readingParts(pieces).flatMap((part) =>
    paragraphs(
      linesOf(rowsOf(part)).filter(({ text }) => text !== ''),
      body,
    ),
  )
}

/** The height in which most letters stand. */
export function usualSize(pieces: Piece[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of pieces) letters.set(Math.round(size * 2) / 2, (letters.get(Math.round(size * 2) / 2) ?? 0) + text.length)
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function paragraphs(lines: PrintedLine[], body: number): string[] {
  const leading = usualLeading(lines)
  const right = Math.max(0, ...lines.map((line) => line.right))
  const blocks: string[] = []
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1]
    const last = blocks.at(-1)
    if (!before || last === undefined || isApart(before, line, leading)) blocks.push(line.text)
    else if (goesOn(line, body, last)) blocks[blocks.length - 1] = headingOf([last, line.text])
    else blocks[blocks.length - 1] = last + (isBroken(before, line, right, unevenLines) ? softBreak : '\n') + line.text
  }
  return blocks
}

function usualLeading(lines: PrintedLine[]): number {
  const gaps = lines.flatMap((line, i) => {
    const before = lines[i - 1]
    return before && Math.abs(before.size - line.size) < 0.6 ? [(before.y - line.y) / line.size] : []
  })
  const sorted = gaps.filter((gap) => gap > 0.8 && gap < 3).sort((a, b) => a - b)
  // The lower third: a list of short paragraphs has as many gaps between as within them.
  const usual = sorted[Math.floor(sorted.length / 3)] ?? singleSpaced
  // Where nearly every line is a paragraph, the few that were broken tell how close lines stand.
  const [closest = usual] = sorted
  return usual > widestLeading && closest < singleSpaced * paragraphGap ? closest : usual
}

const isApart = (before: PrintedLine, line: PrintedLine, leading: number) =>
  Math.abs(before.size - line.size) > 0.6 ||
  before.font !== line.font ||
  before.y - line.y > paragraphGap * leading * line.size ||
  before.y < line.y

/** A heading over two lines is one, wherever it was broken. */
const goesOn = (line: PrintedLine, body: number, text: string) => line.size > headingSize * body && isHeadingOf(text, line.text)
