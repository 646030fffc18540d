import { joinedTerms, type Term, termsOf } from './terms.ts'
import type { Language } from './words-of.ts'

/**
 * What is written into the index for an entry. PostgreSQL weighs by letter: A words of the title, B of the text, C parts of compounds in the title,
 * D parts in the text and the day. Places tell phrases; a gap keeps the end of the title from being the beginning of the text.
 */

const gap = 20
/** What PostgreSQL holds at most: the place of a word, and the places of one word. */
const lastPlace = 16_383
const mostPlaces = 200
/** A longer word nobody looks for, and PostgreSQL does not hold it. */
const longestKey = 200
/** What one entry holds at most, in bytes, somewhat below what PostgreSQL does. The words of a longer text that come first are found. */
const mostBytes = 900_000

type Weight = 'A' | 'B' | 'C' | 'D'

export interface IndexedText {
  title: string
  body: string
  /** YYYY-MM-DD */
  day: string | null
}

export interface Indexed {
  /** A `tsvector` ready to cast. */
  vector: string
  keys: string[]
  /** The words as they are written, each with a key it is found by: what typing errors are corrected to. */
  vocabulary: Map<string, string>
}

const shortestInVocabulary = 4
const longestInVocabulary = 40

/** Works out what an entry is found by. */
export function indexed({ title, body, day }: IndexedText, language: Language): Indexed {
  const places = new Map<string, string[]>()
  const vocabulary = new Map<string, string>()
  let bytes = 0
  const put = (keys: readonly string[], place: number, weight: Weight) => {
    for (const key of keys) {
      const known = places.get(key) ?? []
      const more = known.length < mostPlaces ? 2 + (known.length === 0 ? Buffer.byteLength(key) + 6 : 0) : 0
      if (key.length > longestKey || bytes + more > mostBytes) continue
      bytes += more
      if (more > 0) known.push(`${Math.min(place, lastPlace)}${weight}`)
      places.set(key, known)
    }
  }
  const read = (given: string, from: number, [whole, part]: [Weight, Weight]) => {
    const text = given.normalize('NFC')
    const terms = termsOf(text, language)
    for (const term of [...terms, ...joinedTerms(text, terms, language)]) {
      put(term.keys, from + term.place, whole)
      for (const { keys } of term.parts) put(keys, from + term.place, part)
      learn(text, term, vocabulary)
    }
    return from + (terms.at(-1)?.place ?? 0) + gap
  }
  const next = read(title, 1, ['A', 'C'])
  read(body, next, ['B', 'D'])
  if (day !== null) put([`#dag${day}`, `#dag${day.slice(4)}`], lastPlace, 'D')
  return { vector: written(places), keys: [...places.keys()], vocabulary }
}

const written = (places: ReadonlyMap<string, string[]>) =>
  Array.from(places, ([key, each]) => `'${key.replace(/['\\]/g, '$&$&')}':${each.join(',')}`).join(' ')

function learn(text: string, term: Term, vocabulary: Map<string, string>): void {
  const key = term.keys[0]
  if (key === undefined || term.is === 'figure') return
  const known = [
    [text.slice(term.start, term.end).toLowerCase(), key] as const,
    ...[key, ...term.parts.flatMap((part) => part.keys)].map((each) => [each, each] as const),
  ]
  for (const [word, of] of known) {
    if (word.length >= shortestInVocabulary && word.length <= longestInVocabulary && /^\p{L}+$/u.test(word)) vocabulary.set(word, of)
  }
}
