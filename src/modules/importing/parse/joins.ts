import createHyphenator from 'hyphen'
import danish from 'hyphen/patterns/da.js'

/** A word that was broken at the end of a printed line and is put together again; `line` is 1-based in the text. */
export interface Join {
  line: number
  before: string
  after: string
}

/** No Danish word is longer; the patterns are not tried on anything that is. */
const MAX_WORD = 60
const BREAK = '|'
/** The hyphen stands between two letters, the second small, or last on its line with the rest of the word first on the next. */
const BROKEN = /(?<![\p{L}\p{N}-])(\p{Lu}?\p{Ll}{1,59})-(\n[ \t]*)?(\p{Ll}{2,59})(?![\p{L}-])/gu
/** "social- og sundhedsudvalget", also where the line ends after the hyphen. */
export const LINKS: ReadonlySet<string> = new Set(['og', 'eller', 'samt', 'kontra'])

/**
 * Puts words together that a printed page had broken ("integrationspoli-tik"), where the Danish patterns allow a break exactly at the
 * hyphen. The patterns also allow hyphens that an author wrote ("facebook-side"): only for transcripts of printed pages, and each join is
 * told so that a person can undo it. What follows a hyphen at the end of a line moves up; the lines keep their numbers.
 */
export function joinBroken(text: string): { text: string; joins: Join[] } {
  const mayBreak = breakRule()
  const joins: Join[] = []
  let line = 1
  let counted = 0
  const joined = text.replace(BROKEN, (before: string, left: string, lineEnd: string | undefined, right: string, at: number) => {
    if (LINKS.has(right) || !mayBreak(left, right)) return before
    while (counted < at) if (text.charAt(counted++) === '\n') line++
    joins.push({ line, before: `${left}-${right}`, after: left + right })
    return left + right + (lineEnd ?? '')
  })
  return { text: joined, joins }
}

/** Whether Danish allows a word to be broken exactly between these parts. Made for each text: it remembers every word it has seen. */
export function breakRule(): (left: string, right: string) => boolean {
  const hyphenate = createHyphenator(danish, { hyphenChar: BREAK, html: false, minWordLength: 4 })
  return (left, right) => {
    if (left.length + right.length > MAX_WORD) return false
    let length = 0
    for (const part of hyphenate(left + right).split(BREAK)) {
      length += part.length
      if (length === left.length) return true
    }
    return false
  }
}
