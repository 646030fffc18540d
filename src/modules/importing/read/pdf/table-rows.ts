import { lineOf, type Piece, type PrintedLine, segmentsOf } from './page-text.ts'

/** In a table the cells of a row may stand closer together than columns of text do: so many letters. */
const narrowGap = 0.55
const leastColumns = 3
const leastRows = 2

/**
 * The lines of rows from the top down. Below a row of three cells or more that heads a table each cell is put under its head, so that an empty
 * cell stays one: in "Navn, Mødt, Ej mødt" only its place says what an x means.
 */
export function linesOf(rows: Piece[][]): PrintedLine[] {
  const lines: PrintedLine[] = []
  for (let at = 0; at < rows.length; ) {
    const table = tableAt(rows, at)
    lines.push(...(table ?? [lineOf(rows[at] ?? [])]))
    at += table?.length ?? 1
  }
  return lines
}

function tableAt(rows: Piece[][], at: number): PrintedLine[] | null {
  const heads = cellsOf(rows[at] ?? [])
  if (heads.length < leastColumns) return null
  const body = rowsBelow(rows.slice(at + 1), heads)
  if (body.filter((cells) => cells.length > 1).length < leastRows) return null
  return [heads, ...body].map((cells) => placed(cells, heads))
}

type Cell = PrintedLine

const cellsOf = (row: Piece[]): Cell[] => segmentsOf(row, narrowGap).map(lineOf)

/** Rows belong to the table as long as each of their cells has a column of its own. */
function rowsBelow(rows: Piece[][], heads: Cell[]): Cell[][] {
  const body: Cell[][] = []
  for (const row of rows) {
    const cells = cellsOf(row)
    const columns = cells.map((cell) => columnOf(cell, heads))
    if (columns[0] !== 0 || new Set(columns).size < columns.length) break
    body.push(cells)
  }
  // What stands in the first column alone may as well be the text below the table.
  while (body.at(-1)?.length === 1) body.pop()
  return body
}

/** The column whose head a cell stands under, else the last that begins to its left. Null for a cell that reaches over two heads. */
function columnOf(cell: Cell, heads: Cell[]): number | null {
  const under = heads.flatMap((head, i) => (cell.left < head.right && cell.right > head.left ? [i] : []))
  if (under.length > 1) return null
  return under[0] ?? heads.findLastIndex((head) => head.left <= cell.left + 1)
}

function placed(cells: Cell[], heads: Cell[]): PrintedLine {
  const texts = heads.map(() => '')
  for (const cell of cells) texts[columnOf(cell, heads) ?? 0] = cell.text
  const [first = heads[0]] = cells
  if (!first) throw new Error('a row of a table has cells')
  return { ...first, text: texts.join('\t').trimEnd(), right: Math.max(...cells.map(({ right }) => right)) }
}
