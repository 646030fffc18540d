import type { SearchFilters } from '#platform/search/address.ts'
import type { EntryKind, Hit, SearchAnswer } from '#platform/search/search.ts'
import type { Lang, Texts } from '#texts/index.ts'

export type SearchHit = Pick<Hit, 'title' | 'titleMarked' | 'excerpt' | 'kind' | 'lang' | 'url' | 'itemNumber' | 'date'> & {
  bodyName: string | null
}

export type SearchResult = Pick<SearchAnswer, 'total' | 'corrections'> & {
  hits: SearchHit[]
  /** How many there are of each kind. */
  kinds: ReadonlyMap<EntryKind, number>
  page: number
  pages: number
  /** Number of the first hit on this page, from 1. */
  first: number
}

export type SearchPageProps = {
  t: Texts
  lang: Lang
  href: (path: string) => string
  filters: SearchFilters
  /** Where the search is followed; null: there are no words to follow. */
  follow: { mail: string; feed: string } | null
  /** The query was longer and was cut to so many characters. */
  cutAt: number | null
  drafts: boolean
  mayFindDrafts: boolean
  bodies: { name: string; slug: string; count: number }[]
  /** None: nothing was asked yet. */
  result: SearchResult | null
}
