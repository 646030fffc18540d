import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { excerpt, highlight, type Segment } from './highlight.ts'
import { loadSplitter } from './parts.ts'
import { toQuery } from './query.ts'
import { deleteEntries, type FoundEntry, findEntries, findSimilarTitles, insertEntries } from './search.queries.ts'

/** Who may find an entry: everyone, those who sit in a body, or the secretariat (drafts). */
export type Audience = 'public' | 'secretariat' | `body/${string}`
export type EntryKind = 'meeting' | 'item' | 'case' | 'body' | 'page' | 'document'

export type NewEntry = {
  audience: Audience
  kind: EntryKind
  lang: string
  title: string
  body: string
  /** A path in Danish, without language prefix. */
  url: string
  source: string | null
  itemNumber: string | null
  bodyId: string | null
  happenedOn: string | null
}

/** PostgreSQL refuses a tsvector over 1 MB; words beyond this many characters are not found. */
const longestBody = 300_000

/** Replaces all that can be found of a thing. Compound words are split here, so that "råd" finds "integrationsråd". */
export async function replaceEntries(tx: Tx, municipalityId: string, thing: string, entries: NewEntry[]): Promise<void> {
  const splitter = await loadSplitter()
  await deleteEntries(tx, thing)
  const rows = entries.map((entry) => ({
    municipality_id: municipalityId,
    id: newId(),
    thing,
    audience: entry.audience,
    kind: entry.kind,
    lang: entry.lang,
    title: entry.title,
    body: entry.body.slice(0, longestBody),
    parts: splitter.parts(`${entry.title}\n${entry.body.slice(0, longestBody)}`),
    url: entry.url,
    source: entry.source,
    item_number: entry.itemNumber,
    body_id: entry.bodyId,
    happened_on: entry.happenedOn,
  }))
  await insertEntries(tx, rows)
}

export const removeEntries = (tx: Tx, thing: string) => deleteEntries(tx, thing)

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
}

export type SearchRequest = { query: string; audiences: Audience[]; kinds?: EntryKind[] | null; limit: number; offset: number }

export type SearchAnswer = {
  hits: Hit[]
  total: number
  /** Nothing has these words; the hits are titles that look like them. */
  guessed: boolean
}

/** What somebody finds, best fit first, then newest. Only entries for the given audiences, only of the transaction's municipality. */
export async function search(tx: Tx, request: SearchRequest): Promise<SearchAnswer> {
  const query = toQuery(request.query)
  if (query.websearch === '') return { hits: [], total: 0, guessed: false }
  const wanted = { audiences: request.audiences, kinds: request.kinds ?? null, limit: request.limit }
  const rows = await findEntries(tx, query, { ...wanted, offset: request.offset })
  if (rows.length > 0)
    return { hits: rows.map((row) => asHit(row, query.words, row.body, row.parts)), total: Number(rows[0]?.total ?? 0), guessed: false }
  if (request.offset > 0) return { hits: [], total: 0, guessed: false }
  const similar = await findSimilarTitles(tx, query.websearch, wanted)
  return { hits: similar.map((row) => asHit(row, [], '', '')), total: similar.length, guessed: similar.length > 0 }
}

const asHit = (row: FoundEntry, words: string[], body: string, parts: string): Hit => ({
  title: row.title,
  titleMarked: highlight(row.title, { words, parts }),
  excerpt: excerpt(body, { words, parts }),
  kind: row.kind as EntryKind,
  lang: row.lang,
  url: row.url,
  source: row.source,
  itemNumber: row.item_number,
  bodyId: row.body_id,
  date: row.happened_on,
})
