import { type FeedItemRow, type FeedMeetingRow, itemsAt, meetingName, meetingsAt, meetingTime } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { AtomEntry } from '#platform/feed/atom.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { commaOf } from '#platform/i18n/direction.ts'
import type { Texts } from '#texts/index.ts'

/** How entries are told: in which words, in which zone, and under which address a path is read. */
export type Telling = { t: Texts; lang: string; zone: string; url: (path: string) => string }

const named = (row: Pick<FeedMeetingRow, 'title' | 'body_names'>) => meetingName({ title: row.title, bodies: row.body_names })

/** How far a meeting has come, in the words in which its followers are told. */
function stateOf({ t }: Telling, { state, minutes, item_count }: FeedMeetingRow): string {
  const { changes } = t.follow.mail
  if (state === 'cancelled') return changes.cancelled
  if (minutes !== 'none') return changes.minutes
  return item_count > 0 ? changes.agenda : changes.called
}

export function meetingEntry(telling: Telling, row: FeedMeetingRow): AtomEntry {
  const { t, lang, zone, url } = telling
  const startsAt = row.starts_at
  const when = meetingTime(t, lang, { startsAt, timeZone: zone, timeKnown: row.time_known })
  const place = [row.is_virtual ? t.meetings.virtual : '', row.place].filter(Boolean).join(commaOf(lang))
  return {
    id: `urn:uuid:${row.meeting_id}`,
    title: `${named(row)}${commaOf(lang)}${dateInWords(lang, startsAt, zone)}`,
    lang,
    url: url(`/moeder/${row.slug}`),
    updatedAt: row.published_at,
    summary: [stateOf(telling, row), when, place].filter(Boolean).join(' · '),
    categories: row.body_names,
  }
}

export function itemEntry({ t, lang, zone, url }: Telling, row: FeedItemRow): AtomEntry {
  const day = dateInWords(lang, row.starts_at, zone)
  return {
    id: `urn:uuid:${row.item_id}`,
    title: row.title,
    // An item of another language than the feed is told in its own.
    lang: row.lang,
    url: url(`/punkt/${row.short_id}`),
    updatedAt: row.published_at,
    summary: [row.state === 'cancelled' ? t.meetings.states.cancelled : '', row.body_names.join(commaOf(lang)), day, row.summary]
      .filter(Boolean)
      .join(' · '),
    categories: row.body_names,
  }
}

const lastOf = (path: string) => path.split('/').at(-1) ?? ''

/** The public meetings and items at these paths, that last which was published first. */
export async function entriesAt(tx: Tx, telling: Telling, paths: readonly string[]): Promise<AtomEntry[]> {
  const meetings = await meetingsAt(tx, paths.filter((path) => path.startsWith('/moeder/')).map(lastOf))
  const items = await itemsAt(tx, paths.filter((path) => path.startsWith('/punkt/')).map(lastOf))
  const entries = [...meetings.map((row) => meetingEntry(telling, row)), ...items.map((row) => itemEntry(telling, row))]
  return entries.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime() || a.id.localeCompare(b.id))
}
