import type { Tx } from '#platform/db/db.ts'
import { type Correction, corrected } from './correct.ts'
import { excerpts, highlight, type Segment } from './highlight.ts'
import { languageOf, ownWords } from './own-words.ts'
import { asTsquery, type SearchQuery, toQuery } from './query.ts'
import { type Filter, type Found, type FoundEntry, findEntries, knownQueries } from './search.queries.ts'
import type { EntryKind, SearchRequest } from './types.ts'
import type { Language } from './words-of.ts'

export { removeEntries, replaceEntries } from './entries.ts'
export { betweenFields } from './highlight.ts'
export { type Audience, draftsOf, type EntryKind, type NewEntry, type SearchOrder, type SearchRequest } from './types.ts'

export type Hit = {
  title: string
  titleMarked: Segment[]
  excerpt: Segment[]
  kind: EntryKind
  lang: string
  /** A path without language prefix. */
  url: string
  /** Name of the file it was imported from. */
  source: string | null
  itemNumber: string | null
  bodyId: string | null
  /** YYYY-MM-DD */
  date: string | null
  /** When it could first be found, and when its words last changed. */
  appearedAt: Date
  changedAt: Date
}

export type SearchAnswer = {
  hits: Hit[]
  total: number
  /** Nothing has these words, or not all of them are anybody's; the hits are for `corrections`. */
  guessed: boolean
  corrections: Correction[]
  counts: SearchCounts
}

/** How many there are of each kind, body and year, each counted as if nothing were chosen of it. */
export type SearchCounts = { kinds: Map<EntryKind, number>; bodies: Map<string, number>; years: Map<number, number> }

const nothing = (): SearchAnswer => ({ hits: [], total: 0, guessed: false, corrections: [], counts: asCounts(null) })

const filterOf = (request: SearchRequest, query: string): Filter => ({
  audiences: request.audiences,
  query,
  kinds: request.kinds ?? null,
  bodies: request.bodyIds ?? null,
  caseSlug: request.caseSlug ?? null,
  firstDay: request.fromYear ? `${request.fromYear}-01-01` : null,
  lastDay: request.toYear ? `${request.toYear}-12-31` : null,
  changedSince: request.changedSince ?? null,
})

/** What somebody wants to know beside the hits. */
type Wants = { counts?: boolean }

/**
 * What somebody finds, best fit first, then newest. Only entries for the given audiences, only of the transaction's municipality. At most seven
 * queries, however much is found. `counts` is empty unless it is asked for.
 */
export async function search(tx: Tx, request: SearchRequest, wants: Wants = {}): Promise<SearchAnswer> {
  const own = await ownWords(tx)
  const language = await languageOf(own)
  const query = toQuery(request.query, language, own.same)
  if (query.words.length === 0 && request.query.trim() !== '') return nothing()
  const asked = asTsquery(query, await meantPairs(tx, request, query))
  const answer = await find(tx, request, asked, { ...query, language, wants })
  if (answer.total > 0 || query.words.length === 0) return answer
  const other = await corrected(tx, query, request.audiences)
  if (!other) return answer
  const instead = await find(tx, request, asTsquery(other.query), { ...other.query, language, wants })
  return instead.total > 0 ? { ...instead, guessed: true, corrections: other.corrections } : instead
}

/** Of neighbours that could be one word, those that somebody has written as one. */
async function meantPairs(tx: Tx, { audiences }: SearchRequest, { pairs }: SearchQuery) {
  if (pairs.length === 0) return []
  const known = await knownQueries(
    tx,
    audiences,
    pairs.map(({ joined }) => joined),
  )
  return pairs.filter(({ joined }) => known.has(joined))
}

type Looking = Pick<SearchQuery, 'keys' | 'pairs'> & { language: Language; wants: Wants }

async function find(tx: Tx, request: SearchRequest, asked: string, { keys, pairs, language, wants }: Looking): Promise<SearchAnswer> {
  const page = { newestFirst: request.order === 'newest', limit: request.limit, offset: request.offset }
  const { entries, total, counts } = await findEntries(tx, filterOf(request, asked), page, wants.counts ?? false)
  const wanted = { keys: new Set([...keys, ...pairs.flatMap((pair) => pair.keys)]), language }
  const shown = excerpts(
    entries.map(({ body }) => body),
    wanted,
  )
  const hits = entries.map((entry, n) => asHit(entry, highlight(entry.title, wanted), shown[n] ?? []))
  return { ...nothing(), hits, total, counts: asCounts(counts) }
}

const asCounts = (counts: Found['counts']): SearchCounts => ({
  kinds: new Map(Object.entries(counts?.kinds ?? {}) as [EntryKind, number][]),
  bodies: new Map(Object.entries(counts?.bodies ?? {})),
  years: new Map(Object.entries(counts?.years ?? {}).map(([year, entries]) => [Number(year), entries])),
})

const asHit = (row: FoundEntry, titleMarked: Segment[], excerpt: Segment[]): Hit => ({
  title: row.title,
  titleMarked,
  excerpt,
  kind: row.kind as EntryKind,
  lang: row.lang,
  url: row.url,
  source: row.source,
  itemNumber: row.item_number,
  bodyId: row.body_id,
  date: row.happened_on,
  appearedAt: row.appeared_at,
  changedAt: row.changed_at,
})
