import { caseBySlug, itemsOfCases } from '#modules/cases/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import { publishedItemsOf } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { noFilters, readSearch, type SearchFilters, searchAddress } from '#platform/search/address.ts'
import { type EntryKind, type Hit, search } from '#platform/search/search.ts'
import { itemPath } from './digest.ts'

/** What stands in meetings is what can be followed. */
const kinds = ['meeting', 'item'] as const satisfies readonly EntryKind[]

/** A search as it is followed: whatever its order, and of what else there is to find only meetings and items. Null: no words are searched for. */
export function followedSearch(given: string | URLSearchParams): { query: string; search: string } | null {
  const asked = readSearch(given)
  if (asked.query === '') return null
  const kind = kinds.find((one) => one === asked.kind) ?? null
  return { query: asked.query, search: searchAddress({ ...noFilters, ...asked, kind, order: 'fit' }) }
}

/** Hits that are looked through for what is new. */
const mostHits = 200

/** The paths of the public meetings and items that a search finds. What a misspelt word may have meant is not among them. */
export async function pathsFound(tx: Tx, asked: string): Promise<string[]> {
  const filters = readSearch(asked)
  const wanted = filters.kind ? [filters.kind] : [...kinds]
  const { hits, guessed } = await search(tx, { query: filters.query, kinds: wanted, audiences: ['public'], limit: mostHits, offset: 0 })
  if (guessed) return []
  const fits = await fitting(tx, filters)
  return hits.filter(fits).map(({ url }) => url)
}

/** What is chosen beside the words. */
async function fitting(tx: Tx, { body, caseSlug, fromYear, toYear }: SearchFilters): Promise<(hit: Hit) => boolean> {
  const bodyId = body === null ? null : ((await bodySummaries(tx)).find((one) => one.slug === body)?.id ?? 'none')
  const items = caseSlug === null ? null : await itemPathsOf(tx, caseSlug)
  return ({ bodyId: of, date, url }) => {
    const year = Number((date ?? '').slice(0, 4))
    const isInYears = (fromYear === null || year >= fromYear) && (toYear === null || year <= toYear)
    return isInYears && (bodyId === null || of === bodyId) && (items === null || items.has(url))
  }
}

async function itemPathsOf(tx: Tx, slug: string): Promise<Set<string>> {
  const file = await caseBySlug(tx, slug)
  const links = file ? await itemsOfCases(tx, [file.id]) : []
  const items = await publishedItemsOf(
    tx,
    links.map(({ itemId }) => itemId),
  )
  return new Set(items.map(itemPath))
}
