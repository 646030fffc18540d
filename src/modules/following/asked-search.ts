import type { EntryKind } from '#platform/search/search.ts'

/** What the search page was asked for, of which only what stands in meetings can be followed. */
export type AskedSearch = { query: string; kinds: EntryKind[] }

const kinds = ['meeting', 'item'] as const
const longestQuery = 200

/** Reads the query part of the search page's address. */
export function readSearch(text: string | URLSearchParams): AskedSearch {
  const given = new URLSearchParams(text)
  const kind = kinds.find((one) => one === given.get('slags'))
  const query = (given.get('q') ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestQuery)
    .toWellFormed()
  return { query, kinds: kind ? [kind] : [...kinds] }
}

/** The same search always has the same address. */
export const searchAddress = ({ query, kinds: asked }: AskedSearch): string =>
  new URLSearchParams({ q: query, ...(asked.length === 1 && { slags: asked.join() }) }).toString()
