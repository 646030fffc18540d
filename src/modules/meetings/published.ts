import type { Tx } from '#platform/db/db.ts'
import type { MeetingKind, MeetingModel, MeetingState, Outcome } from './model.ts'
import {
  latestDecisionRows,
  listRows,
  type MeetingFilter,
  meetingBySlug,
  publicAddresses,
  publishedRows,
  type SummaryRow,
  upcomingRows,
} from './published.queries.ts'

/** An item that the public may read, as lists show it. */
export type PublishedItem = {
  itemId: string
  shortId: string
  number: string | null
  title: string
  summary: string
  lang: string
  outcome: Outcome | null
  hasDecision: boolean
  /** Who decided it; while nothing is decided, the bodies that meet. */
  bodies: string[]
  meeting: { slug: string; title: string; startsAt: Date; hostBodyName: string; state: MeetingState }
}

export type MeetingSummary = {
  slug: string
  title: string
  kind: MeetingKind
  startsAt: Date
  timeKnown: boolean
  place: string
  isVirtual: boolean
  state: MeetingState
  bodies: string[]
  minutes: MeetingModel['minutes']
  itemCount: number
}

type ItemRow = Awaited<ReturnType<typeof publishedRows>>[number]

const asItem = (row: ItemRow): PublishedItem => ({
  itemId: row.item_id,
  shortId: row.short_id,
  number: row.number_text,
  title: row.title,
  summary: row.summary,
  lang: row.lang,
  outcome: row.outcome as Outcome | null,
  hasDecision: row.has_decision,
  bodies: row.decided_by ?? (row.has_decision ? row.body_names.slice(0, 1) : row.body_names),
  meeting: {
    slug: row.slug,
    title: row.meeting_title,
    startsAt: row.starts_at,
    hostBodyName: row.body_names[0] ?? '',
    state: row.state as MeetingState,
  },
})

export const asSummary = (row: SummaryRow): MeetingSummary => ({
  slug: row.slug,
  title: row.title,
  kind: row.kind as MeetingKind,
  startsAt: row.starts_at,
  timeKnown: row.time_known,
  place: row.place,
  isVirtual: row.is_virtual,
  state: row.state as MeetingState,
  bodies: row.body_names,
  minutes: row.minutes as MeetingModel['minutes'],
  itemCount: row.item_count,
})

/** Of these items, the ones that the public may read, newest meeting first. */
export const publishedItemsOf = async (tx: Tx, itemIds: string[]): Promise<PublishedItem[]> =>
  itemIds.length === 0 ? [] : (await publishedRows(tx, itemIds)).map(asItem)

/** The newest decisions on matters of substance: not the standing items of every meeting. */
export const latestDecisions = async (tx: Tx, limit: number): Promise<PublishedItem[]> => (await latestDecisionRows(tx, limit)).map(asItem)

export const upcomingMeetings = async (tx: Tx, now: Date, limit: number): Promise<MeetingSummary[]> =>
  (await upcomingRows(tx, now, limit)).map(asSummary)

export const meetingsOfBody = async (tx: Tx, bodyId: string, limit: number): Promise<MeetingSummary[]> =>
  (await listRows(tx, { bodyId, year: null, before: null }, limit, 0)).map(asSummary)

export const listMeetings = async (tx: Tx, filter: MeetingFilter, limit: number, offset: number): Promise<MeetingSummary[]> =>
  (await listRows(tx, filter, limit, offset)).map(asSummary)

/** Every public address of meetings and items, with when its content last changed. */
export async function publicMeetingPaths(tx: Tx): Promise<{ path: string; modifiedAt: Date }[]> {
  const rows = await publicAddresses(tx)
  const paths = new Map<string, Date>()
  for (const row of rows) {
    paths.set(`/moeder/${row.slug}`, row.published_at)
    if (row.short_id) paths.set(`/punkt/${row.short_id}`, row.published_at)
  }
  return [...paths].map(([path, modifiedAt]) => ({ path, modifiedAt }))
}

/** The public model of a meeting as it was published, or null. */
export const snapshotJson = async (tx: Tx, slug: string): Promise<MeetingModel | null> => (await meetingBySlug(tx, slug))?.model ?? null
