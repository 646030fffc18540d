import { lineOf, type Piece, rowsOf } from './page-text.ts'

/** Half of the least white band between two columns, in points. */
const halfGutter = 4
/** Columns of running text have lines of so many letters on average that fill so much of their width; cells of a table do not. */
const leastLetters = 22
const leastFill = 0.5
const leastLines = 4
const mostColumns = 4

/**
 * The pieces of a page in parts that are read one after the other: a row over the whole width, or a column. Columns are told by a white band
 * that the lines beside it never enter; rows that cross it stand between columns, not in them.
 */
export function readingParts(pieces: Piece[], deep = 0): Piece[][] {
  const rows = rowsOf(pieces)
  const gutter = deep < mostColumns - 2 ? findGutter(rows) : null
  if (gutter === null) return [pieces]
  const parts: Piece[][] = []
  let beside: Piece[][] = []
  const flush = () => {
    parts.push(...sides(beside, gutter, deep))
    beside = []
  }
  for (const row of rows) {
    if (crosses(row, gutter)) {
      flush()
      const last = parts.at(-1)
      // Rows over the whole width that follow each other are one part.
      if (last?.some((piece) => crosses([piece], gutter))) last.push(...row)
      else parts.push([...row])
    } else beside.push(row)
  }
  flush()
  return parts
}

const crosses = (row: Piece[], x: number) => row.some((piece) => piece.x < x - halfGutter && piece.x + piece.width > x + halfGutter)
const isLeft = (x: number) => (piece: Piece) => piece.x + piece.width / 2 < x

function sides(rows: Piece[][], gutter: number, deep: number): Piece[][] {
  const all = rows.flat()
  const [left, right] = [all.filter(isLeft(gutter)), all.filter((piece) => !isLeft(gutter)(piece))]
  return [left, right].filter(({ length }) => length > 0).flatMap((side) => readingParts(side, deep + 1))
}

/** The middle of the widest band that the fewest rows cross, when there is running text on both sides of it. */
function findGutter(rows: Piece[][]): number | null {
  const pieces = rows.flat()
  const from = Math.min(...pieces.map(({ x }) => x))
  const to = Math.max(...pieces.map(({ x, width }) => x + width))
  let best: { crossed: number; at: number[] } | null = null
  for (let x = from + (to - from) * 0.2; x < from + (to - from) * 0.8; x += 2) {
    const crossed = rows.filter((row) => touches(row, x)).length
    if (!best || crossed < best.crossed) best = { crossed, at: [x] }
    else if (crossed === best.crossed) best.at.push(x)
  }
  if (!best || best.crossed > rows.length * 0.4) return null
  const gutter = middleOfLongest(best.at)
  const beside = rows.filter((row) => !crosses(row, gutter)).flat()
  const isProse = [beside.filter(isLeft(gutter)), beside.filter((piece) => !isLeft(gutter)(piece))].every(isRunningText)
  return isProse ? gutter : null
}

const touches = (row: Piece[], x: number) => row.some((piece) => piece.x < x + halfGutter && piece.x + piece.width > x - halfGutter)

function middleOfLongest(xs: number[]): number {
  let [start, best] = [0, { from: 0, length: 0 }]
  for (let i = 1; i <= xs.length; i++) {
    if (i < xs.length && (xs[i] ?? 0) - (xs[i - 1] ?? 0) < 2.5) continue
    if (i - start > best.length) best = { from: start, length: i - start }
    start = i
  }
  return xs[best.from + Math.floor(best.length / 2)] ?? 0
}

function isRunningText(pieces: Piece[]): boolean {
  const lines = rowsOf(pieces).map(lineOf)
  if (lines.length < leastLines) return false
  const width = Math.max(...lines.map(({ right }) => right)) - Math.min(...lines.map(({ left }) => left))
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0) / lines.length
  const fill = lines.reduce((sum, { left, right }) => sum + right - left, 0) / lines.length / width
  return letters >= leastLetters && fill >= leastFill
}
