import { closedWords } from './closed-words.ts'
import type { HeadingMark } from './forms.ts'
import { type Line, MAX_HEADING_LENGTH } from './lines.ts'
import { looksLikePeople } from './names.ts'
import type { GroupMark, OpennessMark } from './openness.ts'

interface LetteredLine extends Line {
  heading: HeadingMark | null
  caption: unknown
  caseNumber: unknown
  openness: OpennessMark | null
  group: GroupMark | null
  furniture: boolean
}

/** "B", "(L)" alone on a line. */
const ALONE = /^[([]?(\p{Lu})[)\]]?\.?$/u
/** "Løn          L": behind the title in a column of its own. */
const BESIDE = /^(\S.*?)(?:\t[\t ]*| {3,})[([]?([ABDEFLOÅ])[)\]]?$/u
/** "B = behandles for lukkede døre", "L: Lukket" */
const LEGEND = /(?<![\p{L}\d/.])["”“(]?(\p{Lu})["”“)]?(?: ?[=:–-]| betyder| står for) ?(\p{L}[^,;=]{2,80})/gu
/** "Punkter mærket L er lukkede" */
const MARKED = /mærke(?:t|de) (?:med )?(?:et )?["”“(]?(\p{Lu})(?!\p{L})/u
const KIND = /^(?:beslut|orienter|drøft|behandling|efterretning|høring|tema|indstilling|udtalelse|åb)/iu
/** "Behandles for lukkede døre", "fortroligt", "lukket" */
const CLOSING = /^[BFL]$/u
/** Orientering, drøftelse, efterretning, tema, høring */
const KINDS = /^[ODETH]$/u
const OPEN = /^[AÅ]$/u
/** So many lines a title has at most. */
const TITLE_LINES = 3

/**
 * A letter alone below or beside the title marks the item and is no word of the title. B, F and L close it, also where the print does not
 * say what they mean. What it does say outweighs that, and beside "O" and "D" the letter "B" stands for a decision to be made.
 */
export function withLetters<T extends LetteredLine>(lines: T[]): T[] {
  const found = new Map(lines.flatMap((line, at) => letterAt(lines, line, at)))
  if (found.size === 0) return lines
  const letters = [...found.values()]
  const kinds = letters.some((letter) => KINDS.test(letter))
  const told = lines.flatMap(({ text }) => (text.length > MAX_HEADING_LENGTH ? [] : legendOf(text)))
  // Where the print says both, the letter closes.
  const legend = new Map([...told.filter(([, closed]) => !closed), ...told.filter(([, closed]) => closed)])
  const closes = (letter: string): boolean => legend.get(letter) ?? (CLOSING.test(letter) && !(kinds && letter === 'B'))
  const known = (letter: string): boolean => legend.has(letter) || (letters.length > 1 && (kinds || OPEN.test(letter)))
  return lines.map((line, at) => {
    const letter = found.get(at)
    if (letter === undefined || !(closes(letter) || known(letter))) return line
    if (!ALONE.test(line.text)) return withoutLetter(line, closes(letter))
    const mark = { closed: closes(letter), mark: line.text }
    if (!mark.closed) return { ...line, heading: null, furniture: true }
    // Between two items it may speak of either.
    return { ...line, heading: null, openness: mark, group: lines[at + 1]?.heading ? { ...mark, reach: 'one' } : null }
  })
}

function letterAt(lines: LetteredLine[], { text, heading }: LetteredLine, at: number): [number, string][] {
  const letter = heading?.title && !isPerson(heading.title) ? BESIDE.exec(heading.title)?.[2] : ALONE.exec(text)?.[1]
  return letter && (heading?.title || standsByTitle(lines, at)) ? [[at, letter]] : []
}

/** "1. Ida Krog     B": a member and the party. */
function isPerson(title: string): boolean {
  return looksLikePeople(BESIDE.exec(title)?.[1] ?? title)
}

/** Right below a title, between an unnumbered title and its first caption, or right above a heading. */
function standsByTitle(lines: LetteredLine[], at: number): boolean {
  const [before, line, next] = [lines[at - 1], lines[at], lines[at + 1]]
  if (!before || !line) return false
  for (let above = at - 1; above >= at - TITLE_LINES; above--) {
    const one = lines[above]
    if (!one || one.caption || /[.!?:;]$/.test(one.text)) break
    if (one.heading) return !isPerson(one.heading.title ?? '')
  }
  const plain = before.caption === null && !ALONE.test(before.text) && !/[.!?:;,]$/.test(before.text)
  if (next && (next.caption || next.caseNumber)) return plain && before.blankBefore && /^\p{Lu}/u.test(before.text)
  return line.blankBefore && next?.heading != null && !before.text.endsWith(':')
}

/** What the line says of the letters: whether each closes. A party's name says nothing of that, and "model B: behandling af spildevand" neither. */
function legendOf(text: string): [string, boolean][] {
  const marked = MARKED.exec(text)?.[1]
  if (marked && closedWords(text) !== null) return [[marked, true]]
  const entries = [...text.matchAll(LEGEND)]
  return entries.flatMap(({ 1: letter = '', 2: words = '', index }): [string, boolean][] => {
    if (closedWords(words) !== null) return [[letter, true]]
    return KIND.test(words) && (index === 0 || entries.length > 1) ? [[letter, false]] : []
  })
}

/** Where the letter closes, it stands before the title in brackets, where one function reads it in all layouts. */
function withoutLetter<T extends LetteredLine>(line: T, closed: boolean): T {
  const { heading } = line
  const [, words = '', letter = ''] = BESIDE.exec(heading?.title ?? '') ?? []
  const title = closed ? `(${CLOSING.test(letter) ? letter : 'lukket'}) ${words}` : words
  return heading ? { ...line, heading: { ...heading, title, rest: `${heading.rest}${letter}` } } : line
}
