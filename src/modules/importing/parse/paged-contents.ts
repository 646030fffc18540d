import type { HeadingMark } from './forms.ts'

interface ListedLine {
  text: string
  heading: HeadingMark | null
  contents: { number: string | null; title: string } | null
}

/** "3   Ansøgning om støtte      14": number, title and page in columns. */
const PAGED = /^(?:(\d{1,4})[.)]?\s+)?(\S.*?)(?: {3,}|\t+)(\d{1,3})$/u
/** The first half of an entry that was too long for its line. */
const BEGUN = /^(\d{1,4})[.)]?\s+\S/u
/** So many in turn are a list of contents and no rows of a table. */
const MIN_ENTRIES = 3
/** So many lines lie between two entries at most. */
const MAX_BETWEEN = 3
const MAX_ENTRY = 200
/** "3   Køb af hus   L   4": a column that closes. */
const CLOSED_LETTER = /(?: {2,}|\t+)L$/u

/** An entry by its last line: there the page stands. */
interface Entry {
  at: number
  number: number
  page: number
  contents: { number: string | null; title: string }
}

/** The lines of a contents list that has its pages in a column and no dots before them: numbers that rise by one, on pages that never fall. */
export function withPagedContents<T extends ListedLine>(lines: T[]): T[] {
  const entries = lines.flatMap((line, at) => entryAt(line, lines[at - 1], at))
  const found = new Map<number, Entry>()
  for (let from = 0; from < entries.length; ) {
    let to = from + 1
    while (follows(entries[to - 1], entries[to])) to++
    if (to - from >= MIN_ENTRIES) for (const entry of entries.slice(from, to)) found.set(entry.at, entry)
    from = to
  }
  if (found.size === 0) return lines
  return lines.map((line, at) => {
    const entry = found.get(at)
    return entry ? { ...line, heading: null, contents: entry.contents } : line
  })
}

function entryAt({ text, contents }: ListedLine, above: ListedLine | undefined, at: number): Entry[] {
  const [, number = null, title = '', page] = (!contents && text.length <= MAX_ENTRY && PAGED.exec(text)) || []
  const begun = number ?? BEGUN.exec(above?.text ?? '')?.[1]
  return page && begun
    ? [{ at, number: Number(begun), page: Number(page), contents: { number, title: title.trim().replace(CLOSED_LETTER, ' (Lukket)') } }]
    : []
}

function follows(before: Entry | undefined, next: Entry | undefined): boolean {
  if (!before || !next) return false
  return next.number === before.number + 1 && next.page >= before.page && next.at - before.at <= MAX_BETWEEN
}
