/** What begins an item of a list: its sign or number, and the words after it. */
type Marker = { ordered: boolean; number: number; style: string; text: string }

/** A line of a text area. `mark` is the language that it sets for the block after it, where the reader knows such marks. */
export type Line = { indent: number; text: string; marker: Marker | null; mark: string | null }

export type RawItem = { text: string; line: number; list?: RawList }
export type RawList = { ordered: boolean; lang: string | null; items: RawItem[] }

const bullet = /^([-–•*])(?: +([^ ].*))?$/s
const numbered = /^(\d{1,6})([.)])(?: +([^ ].*))?$/s
/** Spaces that the eye does not see at the ends of a line; a space that must not break a line is a letter like others. */
const edges = /^[ \t\u2028\u2029\f\v]+|[ \t\u2028\u2029\f\v]+$/g

function markerOf(text: string): Marker | null {
  const [, sign, words = ''] = bullet.exec(text) ?? []
  // "*" beside the others, so that two lists of bullets can follow each other.
  if (sign !== undefined) return { ordered: false, number: 0, style: sign === '*' ? '*' : '-', text: words }
  const [, number, style, rest = ''] = numbered.exec(text) ?? []
  return number === undefined || style === undefined ? null : { ordered: true, number: Number(number), style, text: rest }
}

/** The lines of a text as they are seen. @param markOf the language that a line sets for the block after it, if any */
export const linesOf = (text: string, markOf: (line: string) => string | null = () => null): Line[] =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', '  ')
    .split('\n')
    .map((raw) => {
      const seen = raw.replace(edges, '')
      return { indent: raw.length - raw.replace(/^ +/, '').length, text: seen, marker: markerOf(seen), mark: markOf(seen) }
    })

/** The next line with text after line `at`, or the end. */
function nextLine(lines: readonly Line[], at: number, fits: (line: Line) => boolean = () => true): number {
  let next = at + 1
  for (let line = lines[next]; line && (line.text === '' || !fits(line)); line = lines[next]) next += 1
  return next
}

const afterMark = (lines: readonly Line[], at: number) => (lines[at]?.mark ? at + 1 : at)

/** A sign without words begins an item only where a list stands right below it, deeper. */
function markerAt(lines: readonly Line[], at: number): Marker | null {
  const line = lines[at]
  if (!line?.marker) return null
  if (line.marker.text !== '') return line.marker
  const below = afterMark(lines, at + 1)
  return (lines[at + 1]?.indent ?? 0) > line.indent && lines[below]?.marker && startsList(lines, below) ? line.marker : null
}

/**
 * Whether a list begins here. A lone "1. januar" or a "3)" that quotes another list stays a paragraph, so that no number is lost:
 * numbers must start at 1, and "1." needs a "2." after it.
 */
export function startsList(lines: readonly Line[], at: number): boolean {
  const marker = markerAt(lines, at)
  const indent = lines[at]?.indent ?? 0
  if (!marker) return false
  if (!marker.ordered || (marker.number === 1 && marker.style === ')')) return true
  if (marker.number !== 1) return false
  const next = lines[nextLine(lines, at, (line) => line.indent <= indent)]?.marker
  return next?.ordered === true && next.number === 2 && next.style === marker.style
}

const continues = (list: RawList, first: Marker, next: Marker) =>
  next.ordered === first.ordered && next.style === first.style && (!first.ordered || next.number === list.items.length + 1)

export type ReadList = { list: RawList; next: number; tooDeepAt: number | null }

/**
 * Reads the list that begins at line `at`. Deeper lines belong to the item above them.
 * @param room how many lists may stand inside each other, this one included
 * @returns the list, the first line after it, and where a list began for which there was no room
 */
export function readList(lines: readonly Line[], at: number, room: number): ReadList {
  const first = markerAt(lines, at)
  const indent = lines[at]?.indent ?? 0
  if (!first) throw new RangeError(`no list at line ${at}`)
  const list: RawList = { ordered: first.ordered, lang: null, items: [{ text: first.text, line: at }] }
  let next = at + 1
  for (let line = lines[next]; line; line = lines[next]) {
    const item = list.items.at(-1)
    const deeper = line.indent > indent
    const begins = deeper ? afterMark(lines, next) : next
    if (!item) break
    if (line.text === '') {
      const after = nextLine(lines, next)
      const marker = markerAt(lines, after)
      if (!marker || lines[after]?.indent !== indent || !continues(list, first, marker)) break
      next = after
    } else if (deeper && !item.list && startsList(lines, begins)) {
      if (room === 1) return { list, next, tooDeepAt: next }
      const inner = readList(lines, begins, room - 1)
      item.list = { ...inner.list, lang: begins === next ? null : line.mark }
      next = inner.next
      if (inner.tooDeepAt !== null) return { list, next, tooDeepAt: inner.tooDeepAt }
    } else if (deeper && !line.marker && !item.list) {
      item.text = `${item.text} ${line.text}`
      next += 1
    } else {
      const marker = line.indent === indent ? markerAt(lines, next) : null
      if (!marker || !continues(list, first, marker)) break
      list.items.push({ text: marker.text, line: next })
      next += 1
    }
  }
  return { list, next, tooDeepAt: null }
}
