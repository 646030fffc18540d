/** A piece of text where it stands on a page. Points from the lower left corner; `y` is its baseline, `size` the height of its letters. */
export type Piece = {
  text: string
  x: number
  y: number
  width: number
  size: number
  font: string
  mark: string | null
  isArtifact: boolean
}

/** A line of a page, or of a column of one. */
export type PrintedLine = { text: string; left: number; right: number; y: number; size: number; font: string }

const gapOfWords = 0.12
/** A gap as wide as this many letters parts cells of a row. */
const gapOfCells = 1.6

/** Puts pieces that stand on one baseline together, from left to right: a blank between words, a tab between cells. */
export function lineOf(pieces: Piece[]): PrintedLine {
  const sorted = [...pieces].sort((a, b) => a.x - b.x)
  let text = ''
  let end: number | null = null
  for (const piece of sorted) {
    const gap = end === null ? 0 : piece.x - end
    if (end !== null && gap > gapOfCells * piece.size) text = `${text.trimEnd()}\t`
    else if (gap > gapOfWords * piece.size && !text.endsWith(' ') && !piece.text.startsWith(' ')) text += ' '
    text += piece.text
    end = piece.x + piece.width
  }
  const longest = sorted.reduce((a, b) => (b.text.length > a.text.length ? b : a))
  const first = sorted[0] ?? longest
  return {
    text: readableSigns(text.replace(/[ \u00a0]{2,}/g, ' ').trim()),
    left: first.x,
    right: Math.max(...sorted.map(({ x, width }) => x + width)),
    ...{ y: longest.y, size: longest.size, font: longest.font },
  }
}

/** A font without a table of its letters gives its signs as control characters: first on a line that is the sign of a list, elsewhere nothing. */
const readableSigns = (text: string): string => text.replace(/^\p{Cc}\s*(?=\S)/u, '• ').replace(/[^\P{Cc}\t]/gu, '')

/** Pieces by baseline, from the top down. A raised or lowered sign belongs to the line it is set in. */
export function rowsOf(pieces: Piece[]): Piece[][] {
  const rows: { y: number; size: number; pieces: Piece[] }[] = []
  for (const piece of [...pieces].sort((a, b) => b.y - a.y)) {
    const last = rows.at(-1)
    if (last && last.y - piece.y < 0.45 * Math.max(last.size, piece.size)) last.pieces.push(piece)
    else rows.push({ y: piece.y, size: piece.size, pieces: [piece] })
  }
  return rows.map(({ pieces }) => pieces)
}

/** The dots between a title and its page in a contents list. */
const leaders = /(?:\. ?){5}\s*\d*$/

/** The rows of pieces that are given in the order in which they are to be read, which may lead from the foot of one column to the head of the next. */
export function rowsAsGiven(pieces: Piece[]): Piece[][] {
  const rows: Piece[][] = []
  for (const piece of pieces) {
    const [before] = rows.at(-1) ?? []
    if (before && Math.abs(before.y - piece.y) < 0.45 * Math.max(before.size, piece.size)) rows.at(-1)?.push(piece)
    else rows.push([piece])
  }
  return rows
}

/** The parts of a row that wide gaps keep apart: cells, or the lines of columns beside each other. `gap` in letters. */
export function segmentsOf(row: Piece[], gap: number = gapOfCells): Piece[][] {
  const segments: Piece[][] = []
  let end = 0
  for (const piece of [...row].sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1)
    if (last && piece.x - end <= gap * piece.size) last.push(piece)
    else segments.push([piece])
    end = piece.x + piece.width
  }
  return segments
}

/** An entry of a list, a numbered heading, an item, or a label. */
const beginsAnew = [
  /^(?:[-–—•*·▪o\uf0b7\uf0a7]\s|\(?(?:\d{1,3}|[a-zæøå])\)\s|\d{1,3}(?:\.\d{1,3})*\.?\s+\p{Lu})/u,
  /^(?:punkt|pkt\.?|sag)\s+(?:nr\.?\s*)?\d/i,
  /^\p{Lu}[\p{L} ]{1,30}:(?:\s|$)/u,
]

/**
 * Whether a line goes on in the next because it was full: the next word would not have fitted.
 * @param right how far lines of this column may go
 * @param slack a share of the column that may stay empty all the same, where lines are broken to look even
 */
export function isBroken(line: PrintedLine, next: PrintedLine, right: number, slack = 0): boolean {
  if ([line, next].some(({ text }) => text.includes('\t') || leaders.test(text)) || beginsAnew.some((form) => form.test(next.text)))
    return false
  const word = next.text.split(/[ \t]/, 1)[0] ?? ''
  const letter = (next.right - next.left) / Math.max(next.text.length, 1)
  return line.right + Math.max((word.length + 0.5) * letter, slack * (right - line.left)) > right
}

/** The end of a line whose paragraph goes on in the next, as plain text mails mark it (RFC 3676). */
export const softBreak = ' \n'

/** One text of two lines. A word broken at the end keeps its hyphen: whether it belongs there is decided later, with a dictionary. */
const joined = (before: string, after: string): string =>
  /\p{L}[-\u2010\u00ad]$/u.test(before) && /^\p{Ll}/u.test(after) ? before + after : `${before} ${after}`

/** A text whose paragraphs are lines again. */
export const withoutSoftBreaks = (text: string): string => text.split(softBreak).reduce(joined)

const longestHeading = 250

/** Whether two lines that stand as a heading are one: a number alone stands above its title, and a line with a number begins another. */
export const isHeadingOf = (before: string, after: string): boolean =>
  before.length < longestHeading && !/^\d+$|[.:;]$/.test(before) && !/^(?:(?:punkt|pkt\.?|sag)\s|\d)/i.test(after)

/** The lines of a heading as one, as far as they belong together. */
export const headingOf = (lines: string[]): string =>
  lines
    .slice(1)
    .reduce((text, line) => (isHeadingOf(text.split('\n').at(-1) ?? '', line) ? joined(text, line) : `${text}\n${line}`), lines[0] ?? '')
