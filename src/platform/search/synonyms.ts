import { type Term, termsOf } from './terms.ts'
import { any, anyKey, phrase } from './tsquery.ts'
import type { Language } from './words-of.ts'

/** Groups of words and phrases that mean the same to a municipality: `[['SFO', 'skolefritidsordning']]`. */
export type Synonyms = readonly (readonly string[])[]

export interface Same {
  /** How many words of the query it takes. */
  length: number
  /** The whole group as a part of a `tsquery`. */
  query: string
  keys: string[]
}

const sameWord = (a: readonly string[], b: readonly string[] | undefined) => b !== undefined && a.some((key) => b.includes(key))

const asQuery = (group: readonly Term[][]) =>
  any(group.map((member) => (member.length === 1 ? anyKey(member[0]?.keys ?? []) : phrase(member))))

/** Finds what means the same as the words that begin at a place; of several the longest. */
export function synonymFinder(synonyms: Synonyms, language: Language): (terms: readonly Term[], at: number) => Same | null {
  const members = (group: readonly string[]) =>
    group.map((member) => termsOf(member.normalize('NFC'), language).filter(({ is }) => is === 'word')).filter(({ length }) => length > 0)
  const groups = synonyms.map(members)
  return (terms, at) => {
    let best: Same | null = null
    for (const group of groups) {
      for (const member of group) {
        const fits = member.length > (best?.length ?? 0) && member.every(({ keys }, n) => sameWord(keys, terms[at + n]?.keys))
        if (fits) best = { length: member.length, query: asQuery(group), keys: group.flat().flatMap(({ keys }) => keys) }
      }
    }
    return best
  }
}
