/** Who may find an entry: everyone, those who sit in a body, or who works on drafts: of a body, or where it is not known of which. */
export type Audience = 'public' | 'secretariat' | `secretariat/${string}` | `body/${string}`

/** Whose a draft is. */
export const draftsOf = (bodyId: string | null): Audience => (bodyId === null ? 'secretariat' : `secretariat/${bodyId}`)
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
  /** The last part of the addresses of the cases that it belongs to. */
  cases?: readonly string[]
}

/** What fits best first, then the newest; or the newest first. */
export type SearchOrder = 'fit' | 'newest'

/** What somebody looks for. Every filter that is null or left out is none; without words all that fits the filters is found, the newest first. */
export type SearchRequest = {
  query: string
  audiences: readonly Audience[]
  kinds?: readonly EntryKind[] | null
  bodyIds?: readonly string[] | null
  caseSlug?: string | null
  fromYear?: number | null
  toYear?: number | null
  /** Only what could not be found before then, or had other words. */
  changedSince?: Date | null
  order?: SearchOrder
  limit: number
  offset: number
}
