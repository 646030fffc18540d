import { itemsOfCases } from '#modules/cases/index.ts'
import type { ItemNews, MeetingNews } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { readAbout } from './about.ts'

/** One thing followed, with what of a search is to be told. */
export type Followed = { about: string; confirmedAt: Date; hits: ReadonlySet<string> }

/** What somebody is told of a meeting: of itself, of some of its items, or both. */
export type Told = Pick<MeetingNews, 'slug' | 'meeting' | 'change'> & { items: ItemNews[] }

export const itemPath = ({ shortId }: Pick<ItemNews, 'shortId'>) => `/punkt/${shortId}`
export const meetingPath = ({ slug }: Pick<MeetingNews, 'slug'>) => `/moeder/${slug}`

/** The items of the cases that are followed, by case. */
export async function itemsByCase(tx: Tx, abouts: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const ids = [...new Set(abouts.map(readAbout).flatMap((one) => (one.kind === 'case' ? [one.id] : [])))]
  const links = Map.groupBy(await itemsOfCases(tx, ids), ({ caseId }) => caseId)
  return new Map([...links].map(([id, each]) => [id, new Set(each.map(({ itemId }) => itemId))]))
}

/** Of all news what one address is told: each meeting once and each item once, whatever it follows; nothing from before it was followed. */
export function toldTo(
  news: readonly MeetingNews[],
  follows: readonly Followed[],
  cases: ReadonlyMap<string, ReadonlySet<string>>,
): Told[] {
  return news.flatMap((one) => {
    const parts = follows.filter(({ confirmedAt }) => one.at > confirmedAt).map((follow) => partOf(one, follow, cases))
    const items = one.items.filter(({ id }) => parts.some((part) => part.items.has(id)))
    const change = parts.some(({ meeting }) => meeting) ? one.change : null
    return change !== null || items.length > 0 ? [{ slug: one.slug, meeting: one.meeting, change, items }] : []
  })
}

type Part = { meeting: boolean; items: ReadonlySet<string> }
const nothing: Part = { meeting: false, items: new Set() }
const whole: Part = { meeting: true, items: new Set() }

function partOf(news: MeetingNews, { about, hits }: Followed, cases: ReadonlyMap<string, ReadonlySet<string>>): Part {
  const asked = readAbout(about)
  if (asked.kind === 'meetings') return whole
  if (asked.kind === 'body') return news.meeting.bodies.some(({ id }) => id === asked.id) ? whole : nothing
  if (asked.kind === 'search')
    return {
      meeting: hits.has(meetingPath(news)),
      items: new Set(news.items.filter((item) => hits.has(itemPath(item))).map(({ id }) => id)),
    }
  const items = cases.get(asked.id) ?? nothing.items
  // Whoever waits for a case wants to know that its meeting is off, though nothing is said of the item itself.
  const isElsewhere = (news.change === 'cancelled' || news.change === 'moved') && news.itemIds.some((id) => items.has(id))
  return { meeting: isElsewhere, items }
}

/** Everything that can be told of a span, by its address. */
export const pathsOf = (news: readonly MeetingNews[]): Set<string> =>
  new Set(news.flatMap((one) => [meetingPath(one), ...one.items.map(itemPath)]))
