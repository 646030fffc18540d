import type { Tx } from '#platform/db/db.ts'
import { type Correction, corrected } from './correct.ts'
import { excerpts, highlight, type Segment } from './highlight.ts'
import { languageOf, ownWords } from './own-words.ts'
import { asTsquery, type SearchQuery, toQuery } from './query.ts'
import { countEntries, type Filter, type FoundEntry, findEntries, knownQueries } from './search.queries.ts'
import type { EntryKind, SearchRequest } from './types.ts'
import type { Language } from './words-of.ts'

export { removeEntries, replaceEntries } from './entries.ts'
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

const noCounts = (): SearchCounts => ({ kinds: new Map(), bodies: new Map(), years: new Map() })
const nothing = (): SearchAnswer => ({ hits: [], total: 0, guessed: false, corrections: [], counts: noCounts() })

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

/**
 * What somebody finds, best fit first, then newest. Only entries for the given audiences, only of the transaction's municipality. At most nine
 * queries, however much is found. `counts` is empty unless it is asked for.
 */
export async function search(tx: Tx, request: SearchRequest, wants: { counts?: boolean } = {}): Promise<SearchAnswer> {
  const own = await ownWords(tx)
  const language = await languageOf(own)
  const query = toQuery(request.query, language, own.same)
  if (query.words.length === 0 && request.query.trim() !== '') return nothing()
  const asked = asTsquery(query, await meantPairs(tx, request, query))
  const answer = await find(tx, request, asked, query, language)
  if (answer.total === 0 && query.words.length > 0) {
    const other = await corrected(tx, query, request.audiences)
    if (other) return correctedAnswer(tx, request, other, language, wants)
  }
  return wants.counts ? { ...answer, counts: await counted(tx, filterOf(request, asked)) } : answer
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

async function find(tx: Tx, request: SearchRequest, asked: string, { keys, pairs }: SearchQuery, language: Language) {
  const { limit, offset } = request
  const rows = await findEntries(tx, filterOf(request, asked), { newestFirst: request.order === 'newest', limit, offset })
  const wanted = { keys: new Set([...keys, ...pairs.flatMap((pair) => pair.keys)]), language }
  const shown = excerpts(
    rows.map(({ body }) => body),
    wanted,
  )
  const isBeyond = rows.length === 0 && offset > 0
  const [first] = isBeyond ? await findEntries(tx, filterOf(request, asked), { newestFirst: true, limit: 1, offset: 0 }) : rows
  const hits = rows.map((row, n) => asHit(row, highlight(row.title, wanted), shown[n] ?? []))
  return { ...nothing(), hits, total: Number(first?.total ?? 0) }
}

async function correctedAnswer(
  tx: Tx,
  request: SearchRequest,
  { query, corrections }: { query: SearchQuery; corrections: Correction[] },
  language: Language,
  wants: { counts?: boolean },
): Promise<SearchAnswer> {
  const asked = asTsquery(query)
  const answer = await find(tx, request, asked, query, language)
  const counts = wants.counts ? await counted(tx, filterOf(request, asked)) : noCounts()
  return { ...answer, guessed: answer.total > 0, corrections: answer.total > 0 ? corrections : [], counts }
}

async function counted(tx: Tx, filter: Filter): Promise<SearchCounts> {
  const counts = noCounts()
  for (const { what, value, entries } of await countEntries(tx, filter)) {
    if (what === 'kind') counts.kinds.set(value as EntryKind, entries)
    else if (what === 'body') counts.bodies.set(value, entries)
    else counts.years.set(Number(value), entries)
  }
  return counts
}

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
