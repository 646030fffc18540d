import type { DictionaryEntry } from './hunspell.ts'
import { neverRead, pluralsApart, sameWord } from './words.ts'

/**
 * Which words each form of the dictionary is read as. Homographs have several readings; those that nobody means are left out, for they would
 * bring hits that share nothing but letters: 'far' is no command to 'fare', 'hus' no genitive of 'hu'.
 */

/** 'mødre' is an entry of its own in the dictionary, and so is 'bydelsmødre': both are the plural of the word with the other vowel. */
export function singularOf(word: string, known: ReadonlySet<string>): string {
  const same = sameWord.get(word)
  if (same !== undefined) return same
  const indefinite = /[er]ne$/.test(word) ? word.slice(0, -2) : word
  for (const [singular, plural] of pluralsApart) {
    if (!indefinite.endsWith(plural)) continue
    const whole = indefinite.slice(0, -plural.length) + singular
    if (known.has(whole)) return whole
  }
  return word.replace(/-$/, '')
}

const imperatives = (verb: string) => {
  const bare = verb.slice(0, -1)
  return bare.at(-1) === bare.at(-2) ? [bare, bare.slice(0, -1)] : [bare]
}

const nounEnding = /(?:en|et|ene|ens|ets|enes)$/

/** Whether the form is this word's only by its letters, since another word has it as its own. */
function isUnlikely(form: string, word: string, others: readonly string[], known: ReadonlySet<string>): boolean {
  if (neverRead.get(form) === word) return true
  if (form === word) return false
  // 'mødes' is also 'møde', as verbs go; 'hus' is no 'hu'.
  if (form === `${word}s` && known.has(form)) return !word.endsWith('e')
  // The dictionary gives 'lægges' to 'kortlægge' as well as to 'lægge'.
  if (others.some((other) => other !== word && other[0] === form[0] && word.endsWith(other))) return true
  if (!word.endsWith('e')) return false
  const nouns = imperatives(word).filter((each) => others.includes(each))
  return nouns.some((noun) => form === noun || nounEnding.test(form))
}

function wordsByForm(entries: ReadonlyMap<string, readonly DictionaryEntry[]>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [word, homographs] of entries) {
    for (const { forms } of homographs) {
      for (const form of forms) {
        const words = found.get(form)
        if (!words) found.set(form, [word])
        else if (!words.includes(word)) words.push(word)
      }
    }
  }
  return found
}

/** The readings of every form, the base word first where the form is one. */
export function readingsOf(entries: ReadonlyMap<string, readonly DictionaryEntry[]>): Map<string, string[]> {
  const known = new Set(entries.keys())
  const singulars = new Map(Array.from(known, (word) => [word, singularOf(word, known)]))
  const found = wordsByForm(entries)
  for (const [form, words] of found) {
    if (words.length === 1) {
      words[0] = singulars.get(words[0] ?? '') ?? form
      continue
    }
    const likely = words.filter((word) => !isUnlikely(form, word, words, known))
    if (likely.length > 1) likely.sort((a, b) => Number(b === form) - Number(a === form))
    found.set(form, [...new Set(likely.map((word) => singulars.get(word) ?? word))])
  }
  return withoutGenitives(found)
}

function withoutGenitives(readings: Map<string, string[]>): Map<string, string[]> {
  const same = (a: string[], b: string[] | undefined) => b !== undefined && a.length === b.length && a.every((word) => b.includes(word))
  const genitives = [...readings.keys()].filter(
    (form) => form.endsWith('s') && same(readings.get(form) ?? [], readings.get(form.slice(0, -1))),
  )
  for (const form of genitives) readings.delete(form)
  return readings
}
