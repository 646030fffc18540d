import { caseBySlug, casesById, itemsOfCases } from '#modules/cases/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import { publishedItemsOf } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type About, readAbout, textOfAbout } from './about.ts'
import { followedSearch } from './found.ts'

/** Something that can be followed and is public now. */
export type Thing = {
  about: string
  kind: About['kind']
  /** What a body or case is called, in Danish, or what is searched for; '' for all meetings. */
  name: string
  /** Its page, and its feed: paths in Danish. */
  path: string
  feed: string
}

/** Where the page lies on which one begins to follow it. `om` in the address says what. */
export const followPath = (thing: Thing): string => {
  const [, , slug = ''] = thing.path.split('/')
  if (thing.kind === 'meetings') return '/foelg'
  if (thing.kind === 'search') return `/foelg?om=soeg&${thing.about.slice('search/'.length)}`
  return `/foelg?${new URLSearchParams({ om: `${thing.kind === 'body' ? 'raad' : 'sag'}/${slug}` })}`
}

export const allMeetings: Thing = { about: 'meetings', kind: 'meetings', name: '', path: '/moeder', feed: '/moeder.atom' }

const bodyThing = ({ id, name, slug }: { id: string; name: string; slug: string }): Thing => ({
  about: textOfAbout({ kind: 'body', id }),
  kind: 'body',
  name,
  path: `/raadet/${slug}`,
  feed: `/raadet/${slug}/nyt.atom`,
})

const caseThing = ({ id, title, number, slug }: { id: string; title: string; number: string; slug: string }): Thing => ({
  about: textOfAbout({ kind: 'case', id }),
  kind: 'case',
  name: title || number,
  path: `/sager/${slug}`,
  feed: `/sager/${slug}/nyt.atom`,
})

function searchThing(given: string | URLSearchParams): Thing | null {
  const asked = followedSearch(given)
  if (asked === null) return null
  const { query, search } = asked
  return {
    about: textOfAbout({ kind: 'search', search }),
    kind: 'search',
    name: query,
    path: `/soeg?${search}`,
    feed: `/soeg.atom?${search}`,
  }
}

export async function publicBody(tx: Tx, slug: string): Promise<Thing | null> {
  const body = (await bodySummaries(tx)).find((one) => one.isPublic && one.slug === slug)
  return body ? bodyThing(body) : null
}

/** A case of which something is public. */
export async function publicCaseAt(tx: Tx, slug: string): Promise<(Thing & { itemIds: string[] }) | null> {
  const file = await caseBySlug(tx, slug)
  if (!file) return null
  const items = await publishedItemsOf(
    tx,
    (await itemsOfCases(tx, [file.id])).map(({ itemId }) => itemId),
  )
  return items.length > 0 ? { ...caseThing(file), itemIds: items.map(({ itemId }) => itemId) } : null
}

/** What an address asks to follow; null: there is no such thing, or it is not public. */
export async function thingAsked(tx: Tx, query: URLSearchParams): Promise<Thing | null> {
  const [kind, slug = ''] = (query.get('om') ?? '').split('/')
  if (kind === '') return allMeetings
  if (kind === 'soeg') return searchThing(query)
  if (kind === 'raad') return publicBody(tx, slug)
  return kind === 'sag' ? publicCaseAt(tx, slug) : null
}

/** What these rows are about, by their text; what is public no longer is left out. A constant number of queries. */
export async function thingsOf(tx: Tx, abouts: readonly string[]): Promise<Map<string, Thing>> {
  const read = abouts.map(readAbout)
  const cases = read.flatMap((one) => (one.kind === 'case' ? [one.id] : []))
  const links = await itemsOfCases(tx, cases)
  const open = new Set((await publishedItemsOf(tx, [...new Set(links.map(({ itemId }) => itemId))])).map(({ itemId }) => itemId))
  const isOpen = (id: string) => links.some(({ caseId, itemId }) => caseId === id && open.has(itemId))
  const files = [...(await casesById(tx, cases)).values()].filter(({ id }) => isOpen(id)).map(caseThing)
  const bodies = read.some(({ kind }) => kind === 'body') ? (await bodySummaries(tx)).filter((one) => one.isPublic).map(bodyThing) : []
  const searches = read.flatMap((one) => (one.kind === 'search' ? (searchThing(one.search) ?? []) : []))
  return new Map([allMeetings, ...bodies, ...files, ...searches].map((thing) => [thing.about, thing]))
}
