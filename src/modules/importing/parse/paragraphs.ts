import type { ClassifiedLine } from './classify.ts'
import { isListEntry } from './lines.ts'

/** So many lines must go on in small letters before the width of a page is believed to have broken them. */
const fewestBroken = 3
const narrowestPage = 30
/** Nothing is printed wider; a longer line is a paragraph by itself. */
const widestPage = 160
/** Letters are not equally wide: full lines differ by so much of their width. */
const fullShare = 0.97
const longestShare = 1.3
/** A line in the middle of a sentence is broken by the page unless it is so much shorter. */
const brokenShare = 0.55

/**
 * Marks the lines whose paragraph goes on in the next one, because a page was no wider: in a text that was broken by the page, and in one
 * whose reader knew (RFC 3676: a blank before the line's end). Headings, captions, labels and list entries begin anew.
 * @param transcript the blanks before the ends of lines were set by the reader of a PDF, and are no chance
 */
export function markRunningOn(lines: ClassifiedLine[], transcript: boolean): ClassifiedLine[] {
  const soft = transcript && lines.some(({ raw }) => raw.endsWith(' '))
  const width = pageWidth(lines)
  if (!soft && width === 0) return lines
  return lines.map((line, at) => {
    const next = lines[at + 1]
    if (!next || !mayGoOn(line, next)) return line
    const printed = wholeLine(line)
    const runsOn = soft ? line.raw.endsWith(' ') || isAmidSentence(printed, next.text, width) : isFull(printed, next.text, width)
    return runsOn ? { ...line, runsOn } : line
  })
}

/** What stands behind a title on its line is as wide as the page together with it. */
function wholeLine({ raw, text }: ClassifiedLine): string {
  const printed = raw.trim()
  return printed.endsWith(text) ? printed : text
}

/** The lines of a section as its paragraphs. */
export function paragraphsOf(lines: ClassifiedLine[]): string[] {
  const paragraphs: string[] = []
  for (const [at, { text }] of lines.entries()) {
    if (lines[at - 1]?.runsOn) paragraphs.push(`${paragraphs.pop() ?? ''} ${text}`)
    else paragraphs.push(text)
  }
  return paragraphs
}

function mayGoOn(line: ClassifiedLine, next: ClassifiedLine): boolean {
  if (line.blankAfter || next.blankBefore || [line, next].some(({ text }) => text.includes('\t') || text.includes('|'))) return false
  const begins = next.caption !== null || next.caseNumber !== null || next.openness !== null || next.group !== null || next.closing
  return !begins && next.labels.length === 0 && !isListEntry(next.text) && !(next.heading && !/^(?:\p{Ll}|\d{1,3} \()/u.test(next.text))
}

/** The width at which the page broke its lines, in letters; 0 for a text that was not broken. */
function pageWidth(lines: ClassifiedLine[]): number {
  const broken = lines.flatMap((line, at) => {
    const next = lines[at + 1]
    if (!next || line.text.length > widestPage || !mayGoOn(line, next)) return []
    return /^\p{Ll}/u.test(next.text) && !/[.:;!?]$/.test(line.text) && !isPointOfList(next.text) ? [line.text.length] : []
  })
  if (broken.length < fewestBroken) return 0
  broken.sort((a, b) => a - b)
  const width = broken[Math.floor(broken.length * 0.9)] ?? 0
  return width < narrowestPage ? 0 : width
}

/** "at der bevilges …" may be the next point of a recommendation. */
const isPointOfList = (text: string) => /^at\s/.test(text)

/** A line is full when the next word would not have fitted, and surely goes on where the next one begins in the middle of a sentence. */
function isFull(text: string, next: string, width: number): boolean {
  const word = next.slice(0, widestPage).split(/\s/, 1)[0] ?? ''
  const wouldNotFit = text.length <= width * longestShare && text.length + 1 + word.length > width * fullShare
  return /^\p{Ll}/u.test(next) && !isPointOfList(next)
    ? isAmidSentence(text, next, width) || (/[.:;!?]$/.test(text) && wouldNotFit)
    : wouldNotFit
}

function isAmidSentence(text: string, next: string, width: number): boolean {
  if (width === 0 || text.length > width * longestShare || text.length <= width * brokenShare) return false
  return /^\p{Ll}/u.test(next) && !isPointOfList(next) && !/[.:;!?]$/.test(text)
}
