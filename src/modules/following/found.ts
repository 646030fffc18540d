import { bodySummaries } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { noFilters, readSearch, searchAddress, toRequest } from '#platform/search/address.ts'
import { type EntryKind, search } from '#platform/search/search.ts'

/** What stands in meetings is what can be followed. */
const kinds = ['meeting', 'item'] as const satisfies readonly EntryKind[]

/** A search as it is followed: whatever its order, and of what else there is to find only meetings and items. Null: no words are searched for. */
export function followedSearch(given: string | URLSearchParams): { query: string; search: string } | null {
  const asked = readSearch(given)
  if (asked.query === '') return null
  const kind = kinds.find((one) => one === asked.kind) ?? null
  return { query: asked.query, search: searchAddress({ ...noFilters, ...asked, kind, order: 'fit' }) }
}

/** Hits that are looked through for what is new, the newest first. */
const mostHits = 200

/** The paths of the public meetings and items that a search finds. What a misspelt word may have meant is not among them. */
export async function pathsFound(tx: Tx, asked: string): Promise<string[]> {
  const filters = readSearch(asked)
  const request = toRequest({ ...filters, order: 'newest' }, await bodySummaries(tx))
  const { hits, guessed } = await search(tx, {
    ...request,
    kinds: filters.kind ? [filters.kind] : kinds,
    audiences: ['public'],
    limit: mostHits,
    offset: 0,
  })
  return guessed ? [] : hits.map(({ url }) => url)
}
