import { createSplitter, type Extension, loadWordList, type Part, type Split } from './parts.ts'
import { fold, foldBeginning, foldName, respelled } from './spelling.ts'
import { stem } from './stem.ts'
import type { WordList } from './wordlist.ts'

/** A word or a part of a compound under the keys by which it is found; homographs have several. */
export interface Keyed {
  start: number
  end: number
  keys: string[]
}

export interface AnalysedWord {
  /** The word as a whole, in no inflection: 'integrationsrådets' is 'integrationsråd'. */
  keys: string[]
  parts: Keyed[]
  /** Whether the language knows it, alone or as a compound. */
  isKnown: boolean
  /** Whether it stands in the dictionary as it is, so that it is no typing error. */
  isListed: boolean
}

/** What one word is, in lower case. */
export interface Language {
  word(word: string): AnalysedWord
  /** The words that follow one another where this one is written together: 'åbenthus' is 'åbent' 'hus'. None for most. */
  apart(word: string): string[][]
  list: WordList
}

const longestRemembered = 60_000
const shortestApart = 3
const longestApart = 40
/** PostgreSQL keeps no word of more than two thousand bytes. */
const longestWord = 100

/** Danish as the dictionary and one municipality's words have it. */
export function createLanguage(list: WordList, extension: Extension = {}): Language {
  const split = createSplitter(list, extension)
  const remembered = new Map<string, AnalysedWord>()
  const word = (given: string): AnalysedWord => {
    const known = remembered.get(given)
    if (known) return known
    if (remembered.size > longestRemembered) remembered.clear()
    const made = analyse(given.slice(0, longestWord), list, split)
    remembered.set(given, made)
    return made
  }
  return { word, apart: (given) => (given.length > longestApart ? [] : apart(given, list)), list }
}

const unique = (keys: string[]) => [...new Set(keys)]

const nothing: AnalysedWord = { keys: [], parts: [], isKnown: false, isListed: false }

function analyse(given: string, list: WordList, split: Split): AnalysedWord {
  const isName = list.names.has(given)
  const known = unique([...respelled(given), fold(given)]).flatMap((word) => analyseKnown(word, list, split) ?? [])
  if (isName || known.length === 0) {
    const keys = unique([...known.flatMap((each) => each.keys), ...unknownKeys(given, list)])
    return { keys, parts: [], isKnown: isName, isListed: isName }
  }
  const [first = nothing] = known
  // Places inside a word that was spelt otherwise are not those of the text.
  const isPlaced = analyseKnown(given, list, split) !== null
  const parts = isPlaced ? first.parts : first.parts.map((part) => ({ ...part, start: 0, end: given.length }))
  return { ...first, parts }
}

function analyseKnown(word: string, list: WordList, split: Split): AnalysedWord | null {
  const words = list.wordsOf(word)
  const found = split(word).map((part) => ({ ...part, keys: partKeys(word, part, list) }))
  const parts = [...found, ...qualities(word, words, found, list)]
  if (words.length > 0) return { keys: unique(words.map(fold)), parts, isKnown: true, isListed: true }
  const last = found.find((part) => part.end === word.length)
  if (!last) return null
  return { keys: unique(last.keys.map((key) => foldBeginning(word.slice(0, last.start)) + key)), parts, isKnown: true, isListed: false }
}

/** A part inside a compound: 'børne' is a form of barn there only, and 'gæste' may be gæst with a linking e. */
function partKeys(word: string, { start, end }: Part, { wordsOf, wordsOfBeginning }: WordList): string[] {
  const part = word.slice(start, end)
  const linked =
    end < word.length && part.endsWith('e') && wordsOf(part.slice(0, -1)).includes(part.slice(0, -1)) ? [part.slice(0, -1)] : []
  const words = [...wordsOf(part), ...wordsOfBeginning(part)]
  return unique([...(words.length > 0 ? words : [part]), ...linked].map(fold)).concat(words.length > 0 ? [] : [unknownStem(part)])
}

const quality = 'hed'

/** 'frivillighed' is about the voluntary, alone and as a part. */
function qualities(word: string, words: readonly string[], parts: readonly Keyed[], { wordsOf }: WordList): Keyed[] {
  const whole = { start: 0, end: word.length, keys: [...words] }
  return [whole, ...parts].flatMap(({ start, keys }) => {
    const bases = keys.filter((key) => key.endsWith(quality)).map((key) => key.slice(0, -quality.length))
    const known = bases.filter((base) => base.length > 4 && wordsOf(base).includes(base) && word.startsWith(base, start))
    return known.map((base) => ({ start, end: start + base.length, keys: [base] }))
  })
}

/** What the forms of a word of no dictionary share, as its endings have it. */
const unknownStem = (word: string) => `~${foldName(stem(word))}`

/** A word of no dictionary stands for itself and for its other forms; names have none but the s of a genitive. */
function unknownKeys(word: string, { names }: WordList): string[] {
  const bare = /[^s]s$/.test(word) && word.length > 3 && !names.has(word) ? [word.slice(0, -1)] : []
  return unique([...[word, ...bare].map(foldName), ...(names.has(word) ? [] : [unknownStem(word)])])
}

/** Every way to read a word that no dictionary has as words that were written together by mistake: two of them, or three. */
function apart(word: string, { wordsOf }: WordList, most = 3): string[][] {
  const found: string[][] = []
  for (let at = shortestApart; at <= word.length - shortestApart; at++) {
    const [first, rest] = [word.slice(0, at), word.slice(at)]
    if (wordsOf(first).length === 0) continue
    if (wordsOf(rest).length > 0) found.push([first, rest])
    if (most > 2) found.push(...apart(rest, { wordsOf } as WordList, most - 1).map((words) => [first, ...words]))
  }
  return found.slice(0, 8)
}

const languages = new Map<string, Promise<Language>>()
const mostLanguages = 50

/** The language with a municipality's own words; made once for each set of words. */
export function loadLanguage(extension: Extension = {}): Promise<Language> {
  const name = JSON.stringify(extension)
  const known = languages.get(name) ?? loadWordList().then((list) => createLanguage(list, extension))
  if (languages.size > mostLanguages) languages.clear()
  languages.set(name, known)
  known.catch(() => languages.delete(name))
  return known
}
