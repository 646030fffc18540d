import { type ContentVersions, followContentVersions } from '#platform/db/content-versions.ts'
import type { ConnectionOptions } from '#platform/db/db.ts'
import { forgetKnown } from '#platform/db/known.ts'
import type { Log } from '#platform/log.ts'
import { createPageCache, type PageCache } from './page-cache.ts'

/** Whose pages a host showed, at which version of the content, when one was last kept. */
export type Site = { municipalityId: string; origin: string; version: number }

/** The pages that this process keeps, and what it needs to know whether they still hold. */
export type Keeping = { cache: PageCache; versions: ContentVersions; sites: Map<string, Site> }

/** @param limit bytes that the pages may take */
export function openKeeping(connection: ConnectionOptions, limit: number, log: Log): Keeping {
  const keeping = { cache: createPageCache(limit), versions: followContentVersions(connection, log), sites: new Map<string, Site>() }
  keeping.versions.onChange((municipalityIds) => {
    // Names, hosts, colours and contact lines that were read before the change must not get into a page of the new version.
    forgetKnown()
    keeping.cache.forget(municipalityIds)
    if (municipalityIds === null) keeping.sites.clear()
  })
  return keeping
}
