import { fileURLToPath } from 'node:url'
import { fromRoot } from '#platform/root.ts'
import { stems } from './forms.ts'
import { stem } from './stem.ts'
import { type Beginning, readWordList, type Word, type WordList } from './wordlist.ts'
import { domainBeginnings, domainCuts, domainWords, particles, placeEndings, suffixes, wholeWords } from './words.ts'

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
  /** Words with a bar where they are cut: 'flex|trafik'. */
  cuts?: readonly string[]
}

/** A part of a compound: where in the word it stands, without what links it to the next. */
export interface Part {
  start: number
  end: number
}

/** The parts of one word in lower case, parts of parts after the parts they are in. None where it is no compound. */
export type Split = (word: string) => Part[]

interface Cut {
  parts: Part[]
  weight: number
}

const better = (a: Cut, b: Cut) => a.parts.length < b.parts.length || (a.parts.length === b.parts.length && a.weight > b.weight)

/** The domain's and one municipality's words, laid over the dictionary. */
function ownWords({ words = [], whole = [], cuts = [] }: Extension): Pick<WordList, 'beginnings' | 'words'> {
  const compounding = [...domainWords, ...words]
  const beginning = (links: number): Beginning => ({ links, weight: ownWeight })
  const cut = [...domainCuts, ...cuts].map((each): [string, Word] => [
    stem(each.replaceAll('|', '')),
    { lastPart: each.lastIndexOf('|'), weight: 0 },
  ])
  const word = (weight: number) => (each: string) => stems(each).map((stem): [string, Word] => [stem, { lastPart: 0, weight }])
  return {
    beginnings: new Map([
      ...particles.map((each) => [each, beginning(each.length)] as const),
      ...domainBeginnings.map((each) => [each, beginning(0)] as const),
      ...compounding.flatMap((each) => [[each, beginning(0)] as const, [`${each}s`, beginning(1)] as const]),
    ]),
    words: new Map([...[...wholeWords, ...whole].flatMap(word(0)), ...compounding.flatMap(word(ownWeight)), ...cut]),
  }
}

/** Takes compounds apart by the word list, the words of the domain (words.ts) and those of one municipality. */
export function createSplitter(list: WordList, extension: Extension = {}): Split {
  const own = ownWords(extension)
  const beginning = (form: string) => own.beginnings.get(form) ?? (form.length < shortestPart ? undefined : list.beginnings.get(form))
  const known = (word: string) => own.words.get(stem(word)) ?? (word.length < shortestPart ? undefined : list.words.get(stem(word)))
  const ownLast = (word: string) => (own.words.get(stem(word))?.weight ?? 0) > 0
  const moved = (parts: readonly Part[], by: number) => parts.map(({ start, end }) => ({ start: start + by, end: end + by }))

  /** Fewest parts first, then the cut whose rarest part is most usual. A part that is all link, as a particle, is left out. */
  function cut(word: string, memo = new Map<string, Cut | null>()): Cut | null {
    const remembered = memo.get(word)
    if (remembered !== undefined) return remembered
    const last = known(word)
    let best: Cut | null =
      last && last.weight >= leastWeight(word) ? { parts: [{ start: 0, end: word.length }], weight: last.weight } : null
    for (let at = 2; at <= word.length - 2 && best?.parts.length !== 1; at++) {
      const first = beginning(word.slice(0, at))
      if (!first || first.weight < leastWeight(word.slice(0, at))) continue
      const rest = cut(word.slice(at), memo)
      if (!rest) continue
      const parts = [{ start: 0, end: at - first.links }, ...moved(rest.parts, at)]
      const found = { parts, weight: Math.min(first.weight, rest.weight) }
      if (!best || better(found, best)) best = found
    }
    memo.set(word, best)
    return best
  }

  const cutKnown = (word: string, at: number): Part[] => [
    { start: 0, end: at - (beginning(word.slice(0, at))?.links ?? 0) },
    { start: at, end: word.length },
  ]

  function partsOfKnown(word: string, { lastPart }: Word): Part[] {
    if (lastPart > 0) return cutKnown(word, lastPart)
    return own.words.has(stem(word)) ? [] : cutAtOwn(word)
  }

  /** A word that the dictionary gives as whole although it holds one of our own: 'byråd', 'ældreråd'. */
  function cutAtOwn(word: string): Part[] {
    for (let at = 2; at <= word.length - 2; at++) {
      const first = beginning(word.slice(0, at))
      const last = known(word.slice(at))
      const ours = (own.beginnings.has(word.slice(0, at)) && first?.links !== at) || ownLast(word.slice(at))
      if (first && last && ours && !suffixes.includes(word.slice(at))) return cutKnown(word, at)
    }
    return []
  }

  /** The last part alone where what stands before it is in no dictionary: 'flextrafik'. Only long and usual parts are known by themselves. */
  function knownEnd(word: string): Part[] {
    for (let at = shortestPart; at < word.length - 1; at++) {
      const last = known(word.slice(at))
      const isUsual = last && last.weight >= usualEnd && word.length - at >= longEnd
      if (isUsual || placeEndings.includes(word.slice(at))) return [{ start: at, end: word.length }]
    }
    return []
  }

  function split(word: string): Part[] {
    if (word.length > longestWord) return []
    const entry = known(word)
    const parts = entry ? partsOfKnown(word, entry) : (cut(word)?.parts ?? knownEnd(word))
    const inner = parts.filter(({ start, end }) => end > start && end - start < word.length)
    return inner.flatMap((part) => [part, ...moved(split(word.slice(part.start, part.end)), part.start)])
  }
  return split
}

const builtList = fileURLToPath(fromRoot('build/danish.txt'))
const lists = new Map<string, Promise<WordList>>()

/** The derived word list, which is read once per process and file. */
export function loadWordList(file = builtList): Promise<WordList> {
  const list = lists.get(file) ?? readWordList(file)
  lists.set(file, list)
  list.catch(() => lists.delete(file))
  return list
}
