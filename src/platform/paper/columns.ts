import type { Inline, Table } from './paper.ts'

/** So few signs stand on one line of a column that is no wider than they are. */
const shortest = 14
/** From so many signs a cell has several lines, and a wider column only makes others narrower. */
const longest = 60

const lengthOf = (cell: readonly Inline[] | undefined) => (cell ?? []).reduce((sum, run) => sum + run.text.length, 0)
const wordsOf = (cell: readonly Inline[] | undefined) =>
  (cell ?? [])
    .map((run) => run.text)
    .join('')
    .trim()

/** A number with what is written beside numbers: signs, a unit, an end. */
const number = /^[-–+]?\d[\d\s.,/:]*(?:kr\.?|%|pct\.?|,-)?$/u

/** How wide each column is beside the others; null: as wide as its words, where they are few. */
export function columnWidths({ head, rows }: Pick<Table, 'head' | 'rows'>): (number | null)[] {
  const columns = Math.max(head.length, ...rows.map((row) => row.length))
  const lengths = Array.from({ length: columns }, (_, i) => Math.max(...[head, ...rows].map((row) => lengthOf(row[i]))))
  const isNarrow = lengths.map((length) => length <= shortest)
  // A table of short words alone still fills the line, in even columns.
  if (isNarrow.every(Boolean)) return lengths.map(() => 1)
  return lengths.map((length, i) => (isNarrow[i] ? null : Math.min(length, longest)))
}

/** Columns of nothing but numbers stand with their ends below each other. */
export const numberColumns = ({ head, rows }: Pick<Table, 'head' | 'rows'>): boolean[] =>
  Array.from({ length: Math.max(head.length, ...rows.map((row) => row.length)) }, (_, i) => {
    const cells = rows.map((row) => wordsOf(row[i])).filter(Boolean)
    return cells.length > 0 && cells.every((cell) => number.test(cell))
  })
