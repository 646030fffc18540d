import type { CalendarEntry } from '#platform/calendar/ics.ts'
import type { Texts } from '#texts/index.ts'
import type { MeetingKind } from '../model.ts'
import { meetingName } from '../titles.ts'
import type { CalendarRow } from './calendar.queries.ts'

/** How an entry is told: in which words, and under which address a meeting is read. */
export type Telling = { t: Texts; url: (slug: string) => string }

type Facts = Omit<CalendarEntry, 'description' | 'status' | 'url'> & {
  kind: MeetingKind | null
  isVirtual: boolean
  state: string
  /** Null: there is nothing to read yet. */
  slug: string | null
}

/**
 * The number that an entry is told under: it grows when time or place change, and with everything that is published, so that mails and calendars
 * that name the same meeting agree on which is newer.
 * @param version the latest of the meeting, 0 when there is none
 */
export const sequenceOf = (meeting: { revision: number; version: number }) => meeting.revision + meeting.version

/** A meeting as it stands in every calendar of ours, in mails and in what people subscribe to. */
export function calendarEntry({ kind, isVirtual, state, slug, ...facts }: Facts, { t, url }: Telling): CalendarEntry {
  const words = t.meetings.calendar
  const address = slug === null ? null : url(slug)
  const isCancelled = state === 'cancelled'
  return {
    ...facts,
    title: isCancelled ? `${t.meetings.states.cancelled}: ${facts.title}` : facts.title,
    place: [isVirtual ? t.meetings.virtual : '', facts.place].filter(Boolean).join(', '),
    description: [kind ? t.meetings.kinds[kind] : '', address ? `${words.readMore}\n${address}` : words.notReady]
      .filter(Boolean)
      .join('\n'),
    url: address,
    status: isCancelled ? 'cancelled' : state === 'planned' ? 'tentative' : 'confirmed',
  }
}

/**
 * A meeting as its public page tells of it. Of one that is planned and not public only when it is and who meets, as its members are told.
 * @param bodyNames by id
 */
export function entryOfRow(row: CalendarRow, telling: Telling, bodyNames: ReadonlyMap<string, string>): CalendarEntry {
  const { id, facts } = row
  const at = { id, sequence: sequenceOf(row), changedAt: row.published_at ?? row.modified_at }
  if (facts === null) {
    const title = meetingName({ title: '', bodies: row.body_ids.flatMap((one) => bodyNames.get(one) ?? []) })
    const time = { startsAt: row.starts_at, endsAt: row.ends_at, timeZone: row.time_zone, timeKnown: row.time_known }
    return calendarEntry({ ...at, ...time, title, kind: null, place: '', isVirtual: false, state: row.state, slug: null }, telling)
  }
  const { kind, timeZone, timeKnown, place, isVirtual, state } = facts
  const time = { startsAt: new Date(facts.startsAt), endsAt: facts.endsAt === null ? null : new Date(facts.endsAt), timeZone, timeKnown }
  return calendarEntry({ ...at, ...time, title: meetingName(facts), kind, place, isVirtual, state, slug: row.slug }, telling)
}
