import type { Keyed, Language } from './words-of.ts'

/** Writes parts of a `tsquery`: nothing but quoted keys and operators, so that no input can be read as anything else. */

const quoted = (key: string) => `'${key.replace(/['\\]/g, '$&$&')}'`

/** One of several. */
export const any = (queries: readonly string[]) => {
  const different = [...new Set(queries)]
  return different.length === 1 ? `${different[0]}` : `(${different.join('|')})`
}

/** A word under any of its keys. Weights as PostgreSQL has them: ':AB'. */
export const anyKey = (keys: readonly string[], weights = '') => any(keys.map((key) => quoted(key) + weights))

/** A word that begins with these letters. */
export const beginning = (letters: string) => `${quoted(letters)}:*`

/** Parts of compounds stand at the places of their compound; only whole words can be next to each other. */
const whole = ':AB'

/** Words next to each other, or as far apart as their places are. */
export function phrase(words: readonly { keys: readonly string[]; place: number }[]): string {
  const [first, ...others] = words
  if (!first) return ''
  let last = first.place
  let query = anyKey(first.keys, whole)
  for (const { keys, place } of others) {
    query += `<${place - last}>${anyKey(keys, whole)}`
    last = place
  }
  return others.length === 0 ? query : `(${query})`
}

export const phraseOf = (words: readonly string[], language: Language) =>
  phrase(words.map((word, place) => ({ place, keys: language.word(word).keys })))

/** The parts that together are the word, without the parts of those. */
export const outermost = (parts: readonly Keyed[]) =>
  parts.filter((part, n) => !parts.slice(0, n).some((other) => other.start <= part.start && part.end <= other.end))
