import type { Tx } from '#platform/db/db.ts'
import type { SearchQuery } from './query.ts'
import { knownQueries, similarWords } from './search.queries.ts'
import { fold } from './spelling.ts'
import { any, anyKey } from './tsquery.ts'

/** What was looked for instead of a word that nobody has written. */
export interface Correction {
  typed: string
  /** The words it was taken for, the likeliest first; the beginning of longer words when there are many. */
  meant: string[]
}

export interface Corrected {
  query: SearchQuery
  corrections: Correction[]
}

/** Short words are other words after one wrong letter more often than they are errors. */
const shortestCorrected = 4
const shortestBeginning = 4
const mostMeant = 6

/** Letters that are changed, left out, added or turned round between two words; counted up to a most. */
export function distance(a: string, b: string, most = 3): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, n) => n)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : change
      row.push(Math.min(change, turned, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    ;[before, last] = [last, row]
  }
  return last[b.length] ?? 0
}

/** How many errors are believed in a word of so many letters. */
const believed = (length: number) => (length < 6 ? 1 : length < 13 ? 2 : 3)

interface Candidate {
  word: string
  key: string
}

/** Those that are likest; a first letter is seldom wrong. */
function likest(typed: string, candidates: readonly Candidate[]): Candidate[] {
  const plain = fold(typed)
  const judged = candidates
    .map((each) => ({ ...each, errors: distance(plain, fold(each.word)) + (each.word[0] === plain[0] ? 0 : 0.5) }))
    .filter(({ errors }) => errors <= believed(typed.length))
  const least = Math.min(...judged.map(({ errors }) => errors))
  return judged.filter(({ errors }) => errors === least)
}

const begins = (typed: string, candidates: readonly Candidate[]) =>
  typed.length < shortestBeginning ? [] : candidates.filter(({ word }) => word.startsWith(typed) && word !== typed)

/** Each key once, under the shortest word it stands as. */
const byKey = (candidates: readonly Candidate[]) =>
  [...new Map([...candidates].sort((a, b) => b.word.length - a.word.length).map((each) => [each.key, each])).values()].reverse()

/**
 * For a query that finds nothing: puts words of the municipality's texts in the place of those that nobody has written, where they look like
 * them or begin with them. Only words that these audiences find anything by. Null when every word is known or one is like no other.
 */
export async function corrected(tx: Tx, query: SearchQuery, audiences: readonly string[]): Promise<Corrected | null> {
  const known = await knownQueries(
    tx,
    audiences,
    query.words.map((word) => word.query),
  )
  const wrong = query.words.filter((word) => !known.has(word.query))
  if (wrong.length === 0 || wrong.some(({ typed, mayBeWrong }) => !mayBeWrong || typed.length < shortestCorrected)) return null
  const candidates = Map.groupBy(
    await similarWords(
      tx,
      wrong.map(({ typed }) => typed),
    ),
    ({ typed }) => typed,
  )
  const findable = await knownQueries(tx, audiences, [...new Set([...candidates.values()].flat().map(({ key }) => anyKey([key])))])
  const meant = new Map<string, Candidate[]>()
  for (const { typed } of wrong) {
    const words = (candidates.get(typed) ?? []).filter(({ key }) => findable.has(anyKey([key])))
    const found = byKey([...likest(typed, words), ...begins(typed, words)]).slice(0, mostMeant)
    if (found.length === 0) return null
    meant.set(typed, found)
  }
  return replaced(query, meant)
}

function replaced(query: SearchQuery, meant: ReadonlyMap<string, Candidate[]>): Corrected {
  const words = query.words.map((word) => {
    const instead = meant.get(word.typed)
    return instead ? { ...word, query: any(instead.map(({ key }) => anyKey([key]))) } : word
  })
  const keys = new Set([...query.keys, ...[...meant.values()].flat().map(({ key }) => key)])
  const corrections = Array.from(meant, ([typed, instead]) => ({ typed, meant: instead.map(({ word }) => word) }))
  return { query: { ...query, words, pairs: [], keys }, corrections }
}
