import { fileURLToPath } from 'node:url'
import { fromRoot } from '#platform/root.ts'
import { stems, withoutAccents } from './forms.ts'
import { stem } from './stem.ts'
import { type Beginning, readWordList, type Word, type WordList } from './wordlist.ts'
import { domainBeginnings, domainWords, particles, suffixes, wholeWords } from './words.ts'

const longestWord = 60
const shortestPart = 3
/** Words of the domain and of a municipality are taken for usual: they win over chance combinations of the dictionary's words. */
const ownWeight = 6
/** Short parts are chance more often than long ones: a word that the dictionary lacks is cut only where several of its words have them. */
const leastWeight = (part: string) => (part.length < 5 ? 2 : 0)

const longEnd = 6
const usualEnd = 3

/** A municipality's own words, in lower case. */
export interface Extension {
  /** Words that begin or end compounds, as 'klynge' for 'klyngemødet'. */
  words?: readonly string[]
  /** Words that are never taken apart in any form, as the names of places. */
  whole?: readonly string[]
}

export interface Splitter {
  /**
   * The parts of all compounds in a text for the search index, each once, parted by spaces: 'Integrationsrådets møde' → 'integration rådets'.
   * Words that are no compounds are left out, since the text has them already; accented words are given without accents.
   */
  parts(text: string): string
}

interface Cut {
  parts: string[]
  weight: number
}

const wordsOf = (text: string) =>
  new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu),
  )

const better = (a: Cut, b: Cut) => a.parts.length < b.parts.length || (a.parts.length === b.parts.length && a.weight > b.weight)

/** The domain's and one municipality's words, laid over the dictionary. */
function ownWords({ words = [], whole = [] }: Extension): WordList {
  const compounding = [...domainWords, ...words]
  const beginning = (links: number): Beginning => ({ links, weight: ownWeight })
  const word = (weight: number) => (each: string) => stems(each).map((stem): [string, Word] => [stem, { lastPart: 0, weight }])
  return {
    beginnings: new Map([
      ...particles.map((each) => [each, beginning(each.length)] as const),
      ...domainBeginnings.map((each) => [each, beginning(0)] as const),
      ...compounding.flatMap((each) => [[each, beginning(0)] as const, [`${each}s`, beginning(1)] as const]),
    ]),
    words: new Map([...[...wholeWords, ...whole].flatMap(word(0)), ...compounding.flatMap(word(ownWeight))]),
  }
}

/** Takes compounds apart by the word list, the words of the domain (words.ts) and those of one municipality. */
export function createSplitter(list: WordList, extension: Extension = {}): Splitter {
  const own = ownWords(extension)
  const beginning = (form: string) => own.beginnings.get(form) ?? (form.length < shortestPart ? undefined : list.beginnings.get(form))
  const known = (word: string) => own.words.get(stem(word)) ?? (word.length < shortestPart ? undefined : list.words.get(stem(word)))

  const ownLast = (word: string) => (own.words.get(stem(word))?.weight ?? 0) > 0

  /** Fewest parts first, then the cut whose rarest part is most usual. A part that is all link, as a particle, is left out. */
  function cut(word: string, memo = new Map<string, Cut | null>()): Cut | null {
    const remembered = memo.get(word)
    if (remembered !== undefined) return remembered
    const last = known(word)
    let best: Cut | null = last && last.weight >= leastWeight(word) ? { parts: [word], weight: last.weight } : null
    for (let at = 2; at <= word.length - 2 && best?.parts.length !== 1; at++) {
      const first = beginning(word.slice(0, at))
      if (!first || first.weight < leastWeight(word.slice(0, at))) continue
      const rest = cut(word.slice(at), memo)
      if (!rest) continue
      const found = { parts: [word.slice(0, at - first.links), ...rest.parts], weight: Math.min(first.weight, rest.weight) }
      if (!best || better(found, best)) best = found
    }
    memo.set(word, best)
    return best
  }

  const cutKnown = (word: string, at: number) => [word.slice(0, at - (beginning(word.slice(0, at))?.links ?? 0)), word.slice(at)]

  function partsOfKnown(word: string, { lastPart }: Word): string[] {
    if (lastPart > 0) return cutKnown(word, lastPart)
    return own.words.has(stem(word)) ? [] : cutAtOwn(word)
  }

  /** A word that the dictionary gives as whole although it holds one of our own: 'byråd', 'ældreråd'. */
  function cutAtOwn(word: string): string[] {
    for (let at = 2; at <= word.length - 2; at++) {
      const first = beginning(word.slice(0, at))
      const last = known(word.slice(at))
      const ours = (own.beginnings.has(word.slice(0, at)) && first?.links !== at) || ownLast(word.slice(at))
      if (first && last && ours && !suffixes.includes(word.slice(at))) return cutKnown(word, at)
    }
    return []
  }

  /** The last part alone where what stands before it is in no dictionary: 'flextrafik'. Only long and usual parts are known by themselves. */
  function knownEnd(word: string): string[] {
    for (let at = shortestPart; at <= word.length - longEnd; at++) {
      const last = known(word.slice(at))
      if (last && last.weight >= usualEnd) return [word.slice(at)]
    }
    return []
  }

  /** Adds the parts of a word, and the parts of those. */
  function collect(word: string, into: Set<string>): void {
    if (word.length > longestWord) return
    const entry = known(word)
    const parts = entry ? partsOfKnown(word, entry) : (cut(word)?.parts ?? knownEnd(word))
    for (const part of parts) {
      if (part === '' || part === word) continue
      into.add(part)
      collect(part, into)
    }
  }

  return {
    parts(text) {
      const found = new Set<string>()
      for (const word of wordsOf(text)) {
        const own = new Set([word])
        collect(word, own)
        for (const part of own) if (withoutAccents(part) !== part) own.add(withoutAccents(stem(part)))
        own.delete(word)
        for (const part of own) found.add(part)
      }
      return [...found].join(' ')
    },
  }
}

const builtList = fileURLToPath(fromRoot('build/danish-words.txt'))
const lists = new Map<string, Promise<WordList>>()

/** The splitter over the derived word list, which is read once per process and file. */
export async function loadSplitter(extension: Extension = {}, file = builtList): Promise<Splitter> {
  const list = lists.get(file) ?? readWordList(file)
  lists.set(file, list)
  list.catch(() => lists.delete(file))
  return createSplitter(await list, extension)
}
