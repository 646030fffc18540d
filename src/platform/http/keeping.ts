import type { Changes } from '#platform/db/changes.ts'
import { createPageCache, type PageCache } from './page-cache.ts'

/** Whose pages a host showed, at which version of the content, when one was last kept. */
export type Site = { municipalityId: string; origin: string; version: number }

/** The pages that this process keeps, and what it needs to know whether they still hold. */
export type Keeping = { cache: PageCache; changes: Changes; sites: Map<string, Site> }

/** @param limit bytes that the pages may take */
export function openKeeping(changes: Changes, limit: number): Keeping {
  const keeping = { cache: createPageCache(limit), changes, sites: new Map<string, Site>() }
  changes.onChange((municipalityIds) => {
    keeping.cache.forget(municipalityIds)
    if (municipalityIds === null) keeping.sites.clear()
  })
  return keeping
}
