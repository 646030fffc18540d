import { type Figure, figuresIn } from './figures.ts'
import type { Keyed, Language } from './words-of.ts'

/** A word or a figure at its place in a text: under `keys` as a whole, and under the keys of its parts. */
export interface Term extends Keyed {
  /** Its number among the words, from 0. */
  place: number
  /** Where the parts stand in the text. */
  parts: Keyed[]
  /** A figure, a word inside a figure ('marts' of '12. marts'), or a word. */
  is: 'figure' | 'inside' | 'word'
}

const token = /[\p{L}\p{M}\p{N}\u00ad]+/gu
/** Between two words that are also one: 'IT-strategi', 'ny-ankomne'. */
const joining = /^[-‐‑]$/u
/** What stands between the halves of 'børne- og ungeudvalget'. */
const elided = /^[-‐‑] (?:og|eller|samt) (?:\p{L}+[-‐‑] (?:og|eller|samt) )?$/u
const softHyphens = /\u00ad/gu

/**
 * What a text is found by. The text is to be in NFC; places are those of its letters.
 * @param upTo characters that are read
 */
export function termsOf(given: string, language: Language, upTo = given.length): Term[] {
  const text = given.slice(0, upTo)
  const figures = figuresIn(text)
  const terms: Term[] = []
  let [place, next, told] = [0, 0, -1]
  for (const { 0: written, index: start } of text.matchAll(token)) {
    while ((figures[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    const figure = figures[next]
    const isInside = figure !== undefined && figure.start < start + written.length
    if (isInside && told !== next) terms.push(figureTerm(figure, place))
    if (isInside) told = next
    if (!isInside || figure.isOpen) terms.push(wordTerm(written, start, place, language, isInside))
    place++
  }
  return terms
}

const figureTerm = ({ start, end, keys }: Figure, place: number): Term => ({ start, end, keys, place, parts: [], is: 'figure' })

function wordTerm(written: string, start: number, place: number, language: Language, isInside: boolean): Term {
  const end = start + written.length
  const is = isInside ? 'inside' : 'word'
  const lower = written.replace(softHyphens, '').toLowerCase()
  if (/^\d+$/.test(lower)) return { start, end, place, keys: numberKeys(lower), parts: [], is }
  const { keys, parts } = language.word(lower)
  // A few letters change their number in lower case; places inside such a word cannot be told.
  const isPlain = lower.length === written.length
  const placed = parts.map((part) => ({
    start: isPlain ? start + part.start : start,
    end: isPlain ? start + part.end : end,
    keys: part.keys,
  }))
  return { start, end, place, keys, parts: placed, is }
}

/** '000299' is also found as 299, and is asked for as it stands. */
const numberKeys = (digits: string) => (/^0+[1-9]/.test(digits) ? [digits, digits.replace(/^0+/, '')] : [digits])

/**
 * Words that are there only when two are read as one: 'itstrategi' of 'IT-strategi', and 'børneudvalg' of 'børne- og ungeudvalget'.
 * They stand at the place of the first.
 */
export function joinedTerms(text: string, terms: readonly Term[], language: Language): Term[] {
  const found: Term[] = []
  const words = terms.filter((term) => term.is === 'word')
  for (const [n, first] of words.entries()) {
    const second = words[n + 1]
    if (!second || text[first.end] === ' ' || second.end - first.start > 60) continue
    const start = text.slice(first.start, first.end).toLowerCase()
    if (/\d$/.test(start)) continue
    if (joining.test(text.slice(first.end, second.start))) {
      const { keys } = language.word(start + text.slice(second.start, second.end).toLowerCase())
      found.push({ start: first.start, end: second.end, place: first.place, keys, parts: [], is: 'word' })
    } else found.push(...elidedTerms(text, words, n, language))
  }
  return found
}

function elidedTerms(text: string, words: readonly Term[], n: number, language: Language): Term[] {
  const first = words[n]
  const last = words.slice(n + 1, n + 6).find((word) => first && word.parts.length > 1 && elided.test(text.slice(first.end, word.start)))
  const ending = last?.parts.find((part) => part.end === last.end)
  if (!first || !last || !ending) return []
  const { keys, parts } = language.word((text.slice(first.start, first.end) + text.slice(ending.start, ending.end)).toLowerCase())
  const placed = parts.map(({ keys }) => ({ start: first.start, end: first.end, keys }))
  return [{ start: first.start, end: first.end, place: first.place, keys, parts: placed, is: 'word' }]
}
