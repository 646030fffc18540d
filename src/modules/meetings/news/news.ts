import { toDate, toInstant } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { ItemModel, MeetingModel } from '../model.ts'
import { type ChangedRow, changedMeetings, type Span } from './news.queries.ts'

/** What has become of a meeting, the word that says most of it. Null: of the meeting itself nothing that anybody waits for. */
export type MeetingChange = 'called' | 'agenda' | 'minutes' | 'corrected' | 'moved' | 'cancelled'
export type ItemChange = 'new' | 'decided' | 'corrected'

export type ItemNews = { id: string; shortId: string; number: string | null; title: string; lang: string; change: ItemChange }

/** What has become public of a meeting, in the words that are public today. */
export type MeetingNews = {
  slug: string
  /** When the last of it was published. */
  at: Date
  meeting: Pick<MeetingModel, 'id' | 'title' | 'bodies' | 'startsAt' | 'timeZone' | 'timeKnown'>
  change: MeetingChange | null
  items: ItemNews[]
  /** All its items that can be read. */
  itemIds: string[]
}

/** Days: who reads in minutes older than this fills an archive. */
const archiveAfter = 60
const mostMeetings = 400

/**
 * What became public within a span and still is. Everything is named as it stands today, so that nothing withdrawn or closed since is told; a closed
 * item is never named at all.
 */
export async function newsBetween(tx: Tx, span: Span): Promise<MeetingNews[]> {
  const archivedBefore = toDate(toInstant(span.since).subtract({ hours: 24 * archiveAfter }))
  const rows = await changedMeetings(tx, span, archivedBefore, mostMeetings)
  return rows.map(newsOfRow).filter(({ change, items }) => change !== null || items.length > 0)
}

function newsOfRow({ slug, at, before, after, now }: ChangedRow): MeetingNews {
  const { id, title, bodies, startsAt, timeZone, timeKnown } = now
  const items = changedItems(before, after, now)
  const meeting = { id, title, bodies, startsAt, timeZone, timeKnown }
  return { slug, at, meeting, change: changeOf(before, after, items), items, itemIds: openItems(now).map((item) => item.id) }
}

function changeOf(before: MeetingModel | null, after: MeetingModel, items: readonly ItemNews[]): MeetingChange | null {
  if (after.state === 'cancelled') return before?.state === 'cancelled' ? null : 'cancelled'
  if (after.minutes !== 'none' && (before?.minutes ?? 'none') === 'none') return 'minutes'
  if (after.agenda === 'published' && before?.agenda !== 'published') return 'agenda'
  if (!before) return 'called'
  if (factsOf(before) !== factsOf(after)) return 'moved'
  return items.length > 0 || peopleOf(before) !== peopleOf(after) || left(before, after) ? 'corrected' : null
}

const factsOf = ({ startsAt, endsAt, place, isVirtual }: MeetingModel) => JSON.stringify([startsAt, endsAt, place, isVirtual])
const peopleOf = ({ present, apologies }: MeetingModel) => JSON.stringify([present, apologies])
/** Whether an item that could be read is no longer there, or no longer open. */
const left = (before: MeetingModel, after: MeetingModel) =>
  openItems(before).some(({ id }) => !openItems(after).some((one) => one.id === id))

const openItems = (model: MeetingModel | null): ItemModel[] => model?.items.filter((item) => !item.isClosed) ?? []

function changedItems(before: MeetingModel | null, after: MeetingModel, now: MeetingModel): ItemNews[] {
  const earlier = new Map(openItems(before).map((item) => [item.id, item]))
  const later = new Map(openItems(after).map((item) => [item.id, item]))
  return openItems(now).flatMap((item) => {
    const then = later.get(item.id)
    const change = then && changeOfItem(earlier.get(item.id), then)
    const { id, shortId, number, title, lang } = item
    return change ? [{ id, shortId, number, title: title ?? '', lang, change }] : []
  })
}

function changeOfItem(before: ItemModel | undefined, after: ItemModel): ItemChange | null {
  if (after.decisions.length > 0 && (before?.decisions.length ?? 0) === 0) return 'decided'
  if (!before) return 'new'
  return wordsOf(before) === wordsOf(after) ? null : 'corrected'
}

/** An item but for its place on the agenda: what moves up because another went is not corrected. */
const wordsOf = ({ number: _place, ...item }: ItemModel) => JSON.stringify(item)
