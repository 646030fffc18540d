import { type ClassifiedLine, classify } from './classify.ts'
import { looksLikePeople } from './names.ts'

/** Words of one line that stand far apart are of two columns; single wide spaces are not. */
const GAP = /(?<=\S)(?: {3,}|\t+)(?=\S)/gu
const MAX_LINE = 300
/** Where a column begins may differ by as much between lines that were set by hand. */
const SLACK = 2
/** No head has more lines side by side. */
const MAX_LINES = 100

/**
 * Reads the left column of a head before the right one: "Deltagere:      Afbud:" with names below each. Columns are lines whose second
 * half begins in the same place, and of which some half is a label or a name; any other wide space stays.
 */
export function withoutColumns(lines: ClassifiedLine[]): ClassifiedLine[] {
  const result: ClassifiedLine[] = []
  let at = 0
  while (at < lines.length) {
    const column = columnFrom(lines, at)
    if (column === null) result.push(...lines.slice(at, ++at))
    else {
      result.push(...column.left, ...column.right)
      at = column.next
    }
  }
  return result
}

interface Columns {
  left: ClassifiedLine[]
  right: ClassifiedLine[]
  next: number
  /** A label on the left has its value on the right. */
  values: boolean
}

function columnFrom(lines: ClassifiedLine[], first: number): Columns | null {
  const start = secondHalf(lines[first])
  if (start === null) return null
  const columns: Columns = { left: [], right: [], next: first, values: false }
  let split = 0
  for (; columns.next < Math.min(lines.length, first + MAX_LINES); columns.next++) {
    const line = lines[columns.next]
    if (!line) break
    const own = secondHalf(line)
    const indent = line.raw.length - line.raw.trimStart().length
    if (own !== null && Math.abs(own - start) <= SLACK) {
      const [left, right] = [half(line, line.raw.slice(0, own)), half(line, line.raw.slice(own))]
      columns.left.push(left)
      columns.right.push(right)
      columns.values ||= left.labels.at(-1)?.value === '' && right.labels.length === 0
      split++
    } else if (own === null && indent >= start - SLACK && indent > 3) columns.right.push(line)
    else if (own === null && columns.left.length > 0 && line.text.length < start && !line.blankBefore) columns.left.push(line)
    else break
  }
  return split > 1 && areColumns(columns) ? columns : null
}

/** Labels or names on the right, not figures, and not the values of the labels on the left. */
function areColumns({ left, right, values }: Columns): boolean {
  if (values) return false
  const tells = (line: ClassifiedLine): boolean => line.labels.some(({ field }) => field !== 'person') || looksLikePeople(line.text)
  const told = right.filter(tells).length
  return told === right.length || (left.some(tells) && told * 2 >= right.length)
}

/** Where the second half of the line begins; null when it has one half, or more than two. */
function secondHalf(line: ClassifiedLine | undefined): number | null {
  if (!line || line.raw.length > MAX_LINE) return null
  const gaps = [...line.raw.matchAll(GAP)]
  const gap = gaps[0]
  return gap && gaps.length === 1 ? gap.index + gap[0].length : null
}

function half(line: ClassifiedLine, text: string): ClassifiedLine {
  const [read] = classify([{ ...line, text: text.trim() }])
  return read ?? line
}
