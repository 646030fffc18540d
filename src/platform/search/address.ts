import type { EntryKind, SearchOrder, SearchRequest } from './types.ts'

/** The kinds of things that can be found, in the order in which a reader chooses among them. */
export const entryKinds = ['item', 'meeting', 'case', 'document', 'body', 'page'] as const satisfies readonly EntryKind[]

/** A search as somebody asks it: what is typed and what is chosen beside it. Plain data, so that it can be kept and asked again. */
export interface SearchFilters {
  /** As typed, at most `longestQuery` characters. */
  query: string
  kind: EntryKind | null
  /** The last part of a body's address: 'integrationsraadet'. */
  body: string | null
  /** The last part of a case's address. */
  caseSlug: string | null
  /** First and last year, both of them included. */
  fromYear: number | null
  toYear: number | null
  order: SearchOrder
}

export const noFilters: SearchFilters = {
  query: '',
  kind: null,
  body: null,
  caseSlug: null,
  fromYear: null,
  toYear: null,
  order: 'fit',
}

/** As many characters as the search reads; a longer text is cut. */
export const longestQuery = 200

const isKind = (kind: string): kind is EntryKind => (entryKinds as readonly string[]).includes(kind)
const slug = (text: string) => (/^[a-z0-9][a-z0-9-]{0,120}$/.test(text) ? text : null)
/** A whole day is typed too: its year counts. */
const year = (text: string) => Number(/(?<!\d)(?:19|20|21)\d\d(?!\d)/.exec(text)?.[0] ?? 0) || null

/** What was typed, as it is searched for: control signs and runs of spaces are one space. */
export const typedQuery = (text: string) =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestQuery)
    .toWellFormed()
    .trim()

/** Reads the query part of an address (or of a kept search), whatever stands in it: what makes no sense is not asked for. */
export function readSearch(query: string | URLSearchParams): SearchFilters {
  const given = typeof query === 'string' ? new URLSearchParams(query) : query
  const value = (name: string) => given.get(name) ?? ''
  const kind = value('slags')
  const [from, to] = [year(value('fra')), year(value('til'))]
  const turned = from !== null && to !== null && from > to
  return {
    query: typedQuery(value('q')),
    kind: isKind(kind) ? kind : null,
    body: slug(value('raad')),
    caseSlug: slug(value('sag')),
    fromYear: turned ? to : from,
    toYear: turned ? from : to,
    order: value('orden') === 'nyeste' ? 'newest' : 'fit',
  }
}

/**
 * The one address of a search: the same search always has the same, and `readSearch` gives the search back.
 * @returns the query part alone, without '?': 'q=r%C3%A5d&slags=item'
 */
export function searchAddress(filters: Readonly<SearchFilters>): string {
  const { query, kind, body, caseSlug, fromYear, toYear, order } = filters
  const given = { q: typedQuery(query), slags: kind, raad: body, sag: caseSlug, fra: fromYear, til: toYear }
  const parts = Object.entries({ ...given, orden: order === 'newest' ? 'nyeste' : null })
  return new URLSearchParams(parts.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, String(value)]]))).toString()
}

/** Whether something is searched for at all: words, or a choice that says what is wanted. */
export const asksSomething = ({ query, kind, body, caseSlug, fromYear, toYear }: SearchFilters) =>
  query !== '' || kind !== null || body !== null || caseSlug !== null || fromYear !== null || toYear !== null

/** The search as `search` takes it. A body that is not there has nothing. @param bodies all bodies of the municipality */
export const toRequest = (
  { query, kind, body, caseSlug, fromYear, toYear, order }: Readonly<SearchFilters>,
  bodies: readonly { id: string; slug: string }[],
): Omit<SearchRequest, 'audiences' | 'limit' | 'offset'> => ({
  query,
  kinds: kind && [kind],
  bodyIds: body === null ? null : bodies.filter(({ slug }) => slug === body).map(({ id }) => id),
  caseSlug,
  fromYear,
  toYear,
  order,
})
