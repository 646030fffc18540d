import { type ClassifiedLine, classify } from './classify.ts'
import { breakRule, type Join, LINKS } from './joins.ts'

const MAX_PART = 40
/** "Ind-stillingen", "bort-faldt": the patterns break some of these elsewhere, and nobody writes them with a hyphen before a small letter. */
const PREFIXES = new Set([
  'ind',
  'ud',
  'op',
  'bort',
  'frem',
  'ned',
  'til',
  'fra',
  'over',
  'under',
  'efter',
  'gen',
  'sam',
  'fore',
  'tilbage',
])
const BROKEN = /(?:^|[\s("“”»/])([\p{L}-]{0,40}\p{L})-$/u

/** How many lines end in the first half of a word. */
export function brokenWords(lines: ClassifiedLine[]): number {
  return lines.filter((line, at) => isBroken(line, lines[at + 1])).length
}

/**
 * Joins the words that were broken at the ends of lines where Danish allows a break exactly there; any other hyphen is the author's and
 * stays, though its word is put on one line. Only for text whose lines were broken by a page, never for text as it was written.
 */
export function joinBrokenWords(lines: ClassifiedLine[]): { lines: ClassifiedLine[]; joined: Join[]; emptied: ClassifiedLine[] } {
  const result = [...lines]
  const joined: Join[] = []
  const mayBreak = breakRule()
  const emptied: ClassifiedLine[] = []
  for (const [at, printed] of lines.entries()) {
    const [line, next] = [result[at] ?? printed, lines[at + 1]]
    if (!next || !isBroken(line, next)) continue
    const first = line.text.slice(line.text.search(/\S+$/u))
    const second = /^\S+/u.exec(next.text)?.[0] ?? ''
    const word = joinedWord(first, second, mayBreak)
    if (word !== first + second) joined.push({ line: line.no, before: lettersOf(first + second), after: lettersOf(word) })
    const rest = next.text.slice(second.length).trim()
    result[at] = reread(line, line.text.slice(0, line.text.length - first.length) + word)
    if (rest !== '') result[at + 1] = reread(next, rest)
    else {
      emptied.push(next)
      result[at] = { ...(result[at] ?? line), blankAfter: next.blankAfter }
    }
  }
  const gone = new Set(emptied)
  return { lines: result.filter((line) => !gone.has(line)), joined, emptied }
}

function isBroken(line: ClassifiedLine, next: ClassifiedLine | undefined): boolean {
  if (!next || line.blankAfter || line.text.length < 4 || !line.text.endsWith('-')) return false
  return BROKEN.test(line.text.slice(-2 * MAX_PART)) && goesOn(next.text)
}

/** A broken word goes on in small letters, unless it is one half of "fritids- og foreningsliv". */
function goesOn(text: string): boolean {
  const word = /^\p{Ll}\p{L}*/u.exec(text.slice(0, MAX_PART))?.[0]
  return word !== undefined && !LINKS.has(word) && word !== 'hhv' && word !== 'henholdsvis'
}

/** "Integra-" and "tionsforløbet," → "Integrationsforløbet,"; "EU-" and "borgere" → "EU-borgere". */
function joinedWord(first: string, second: string, mayBreak: (left: string, right: string) => boolean): string {
  const start = /\p{L}+(?=-$)/u.exec(first.slice(-MAX_PART))?.[0] ?? ''
  const end = /^\p{L}+/u.exec(second.slice(0, MAX_PART))?.[0] ?? ''
  const isName = start.length > 1 && start === start.toUpperCase()
  const joins = PREFIXES.has(start.toLowerCase()) || mayBreak(start.toLowerCase(), end)
  return isName || !joins ? first + second : first.slice(0, -1) + second
}

/** The word without the signs around it. */
function lettersOf(word: string): string {
  return /\p{L}[\p{L}-]*/u.exec(word.slice(0, 4 * MAX_PART))?.[0] ?? word
}

function reread(line: ClassifiedLine, text: string): ClassifiedLine {
  const [classified] = classify([{ ...line, text }])
  return classified ?? line
}
