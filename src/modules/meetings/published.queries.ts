import { type Insertable, sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { MeetingModel } from './model.ts'

const from = (tx: Tx) =>
  pick<
    | 'meeting'
    | 'meeting_body'
    | 'meeting_slug'
    | 'minutes'
    | 'agenda_item'
    | 'attachment'
    | 'snapshot'
    | 'published_meeting'
    | 'published_item'
    | 'tombstone'
  >(tx)

type MeetingRow = Insertable<Database['published_meeting']>
type ItemRow = Insertable<Database['published_item']>

export const insertSnapshot = (tx: Tx, row: Insertable<Database['snapshot']>) => from(tx).insertInto('snapshot').values(row).execute()

export async function latestVersion(tx: Tx, meetingId: string): Promise<number> {
  const row = await from(tx)
    .selectFrom('snapshot')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** Every meeting that was never out, or is out now: not those that were withdrawn. */
export async function standingMeetings(tx: Tx): Promise<string[]> {
  const rows = await from(tx)
    .selectFrom('meeting')
    .select('id')
    .where((where) =>
      where.or([
        where('current_snapshot_id', 'is not', null),
        where.not(
          where.exists(
            where
              .selectFrom('snapshot')
              .select('snapshot.id')
              .whereRef('snapshot.municipality_id', '=', 'meeting.municipality_id')
              .whereRef('snapshot.meeting_id', '=', 'meeting.id'),
          ),
        ),
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** What lists say of a meeting from now on; null: nothing any more. */
export async function replacePublished(tx: Tx, meetingId: string, published: { meeting: MeetingRow; items: ItemRow[] } | null) {
  await from(tx).deleteFrom('published_meeting').where('meeting_id', '=', meetingId).execute()
  if (!published) return
  await from(tx).insertInto('published_meeting').values(published.meeting).execute()
  await inBatches(published.items, (batch) => from(tx).insertInto('published_item').values(batch).execute())
}

/** Every item of a meeting, public or not. */
export async function itemIdsOf(tx: Tx, meetingId: string): Promise<string[]> {
  const rows = await from(tx).selectFrom('agenda_item').select('id').where('meeting_id', '=', meetingId).execute()
  return rows.map(({ id }) => id)
}

export async function publishedAddresses(tx: Tx, meetingId: string): Promise<string[]> {
  const slugs = await from(tx).selectFrom('meeting_slug').select('slug').where('meeting_id', '=', meetingId).execute()
  const items = await from(tx).selectFrom('agenda_item').select('short_id').where('meeting_id', '=', meetingId).execute()
  return [...slugs.map(({ slug }) => `/moeder/${slug}`), ...items.map(({ short_id }) => `/punkt/${short_id}`)]
}

/** The address of every version of a meeting. */
export async function versionAddresses(tx: Tx, meetingId: string): Promise<string[]> {
  const rows = await from(tx)
    .selectFrom('snapshot')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.municipality_id', '=', 'snapshot.municipality_id').onRef('meeting.id', '=', 'snapshot.meeting_id'),
    )
    .select(['meeting.slug', 'snapshot.version'])
    .where('snapshot.meeting_id', '=', meetingId)
    .execute()
  return rows.map(({ slug, version }) => `/moeder/${slug}/versioner/${version}`)
}

export const insertTombstones = (tx: Tx, municipalityId: string, paths: string[], reason: string, at: Date) =>
  from(tx)
    .insertInto('tombstone')
    .values(paths.map((path) => ({ municipality_id: municipalityId, path, reason, withdrawn_at: at })))
    .onConflict((conflict) => conflict.columns(['municipality_id', 'path']).doUpdateSet({ reason, withdrawn_at: at }))
    .execute()

/** A thing that is published again is no longer gone. */
export const removeTombstones = (tx: Tx, paths: string[]) => from(tx).deleteFrom('tombstone').where('path', 'in', paths).execute()

export const tombstoneAt = (tx: Tx, path: string) =>
  from(tx).selectFrom('tombstone').select(['reason', 'withdrawn_at']).where('path', '=', path).executeTakeFirst()

export type FoundMeeting = {
  id: string
  slug: string
  model: MeetingModel | null
  version: number | null
  stage: string | null
  reason: string | null
  publishedAt: Date | null
  modifiedAt: Date
}

const found = (tx: Tx) =>
  from(tx)
    .selectFrom('meeting')
    .leftJoin('snapshot', (join) =>
      join.onRef('snapshot.municipality_id', '=', 'meeting.municipality_id').onRef('snapshot.id', '=', 'meeting.current_snapshot_id'),
    )
    .select([
      'meeting.id',
      'meeting.slug',
      'meeting.modified_at',
      'snapshot.model',
      'snapshot.version',
      'snapshot.stage',
      'snapshot.reason',
      'snapshot.created_at as published_at',
    ])

type FoundRow = Awaited<ReturnType<ReturnType<typeof found>['executeTakeFirstOrThrow']>>

const asFound = (row: FoundRow | undefined): FoundMeeting | null =>
  row
    ? {
        id: row.id,
        slug: row.slug,
        model: row.model as unknown as MeetingModel | null,
        version: row.version,
        stage: row.stage,
        reason: row.reason,
        publishedAt: row.published_at,
        modifiedAt: row.modified_at,
      }
    : null

/** A meeting by any address it ever had, with what is public of it now. */
export const meetingBySlug = async (tx: Tx, slug: string) =>
  asFound(
    await found(tx)
      .where('meeting.id', '=', (eb) => eb.selectFrom('meeting_slug').select('meeting_id').where('meeting_slug.slug', '=', slug))
      .executeTakeFirst(),
  )

export const meetingById = async (tx: Tx, id: string) => asFound(await found(tx).where('meeting.id', '=', id).executeTakeFirst())

export const meetingOfItem = async (tx: Tx, shortId: string) =>
  asFound(
    await found(tx)
      .where('meeting.id', '=', (eb) => eb.selectFrom('agenda_item').select('meeting_id').where('short_id', '=', shortId))
      .executeTakeFirst(),
  )

/** The public versions of the meetings whose agendas hold these items. */
export async function publishedModelsOfItems(tx: Tx, shortIds: string[]): Promise<MeetingModel[]> {
  if (shortIds.length === 0) return []
  const rows = await found(tx)
    .where('meeting.id', 'in', (eb) => eb.selectFrom('agenda_item').select('meeting_id').where('short_id', 'in', shortIds))
    .execute()
  return rows.flatMap((row) => asFound(row)?.model ?? [])
}

/** The meeting that a paper belongs or belonged to. */
export const meetingOfPaper = async (tx: Tx, id: string) =>
  asFound(
    await found(tx)
      .where('meeting.id', '=', (eb) =>
        eb
          .selectFrom('agenda_item as i')
          .innerJoin('attachment as a', (join) => join.onRef('a.municipality_id', '=', 'i.municipality_id').onRef('a.item_id', '=', 'i.id'))
          .select('i.meeting_id')
          .where('a.id', '=', id),
      )
      .executeTakeFirst(),
  )

const publishedItems = (tx: Tx) =>
  from(tx)
    .selectFrom('published_item as p')
    .innerJoin('published_meeting as m', (join) =>
      join.onRef('m.municipality_id', '=', 'p.municipality_id').onRef('m.meeting_id', '=', 'p.meeting_id'),
    )
    .select(['p.item_id', 'p.short_id', 'p.number_text', 'p.title', 'p.summary', 'p.lang', 'p.outcome', 'p.has_decision', 'p.decided_by'])
    .select(['m.slug', 'm.title as meeting_title', 'm.starts_at', 'm.state', 'm.body_names'])

export const publishedRows = (tx: Tx, itemIds: string[]) =>
  publishedItems(tx).where(sql<boolean>`p.item_id = any(${itemIds}::uuid[])`).orderBy('m.starts_at', 'desc').orderBy('p.position').execute()

export const latestDecisionRows = (tx: Tx, limit: number) =>
  publishedItems(tx)
    .where('p.has_decision', '=', true)
    .where('p.standing', 'is', null)
    .orderBy('m.starts_at', 'desc')
    .orderBy('p.position')
    .limit(limit)
    .execute()

const summaries = (tx: Tx) =>
  from(tx)
    .selectFrom('published_meeting')
    .select(['slug', 'title', 'kind', 'starts_at', 'time_known', 'place', 'is_virtual', 'state', 'body_names', 'minutes', 'item_count'])

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>

/** What lies ahead, nearest first. A cancelled meeting is among it: somebody may be on the way. */
export const upcomingRows = (tx: Tx, now: Date, limit: number, among: Omit<MeetingFilter, 'before'> = { bodyId: null, year: null }) =>
  filtered(summaries(tx), { ...among, before: null })
    .where('starts_at', '>=', now)
    .orderBy('starts_at')
    .limit(limit)
    .execute()

/** When the next public meeting begins: from then on it is among those that were. */
export async function nextMeetingStart(tx: Tx, now: Date): Promise<Date | null> {
  const row = await from(tx)
    .selectFrom('published_meeting')
    .select((eb) => eb.fn.min('starts_at').as('at'))
    .where('starts_at', '>=', now)
    .executeTakeFirst()
  return row?.at ?? null
}

export type MeetingFilter = { bodyId: string | null; year: number | null; before: Date | null }

export const listRows = (tx: Tx, filter: MeetingFilter, limit: number, offset: number) =>
  filtered(summaries(tx), filter).orderBy('starts_at', 'desc').orderBy('meeting_id').limit(limit).offset(offset).execute()

const filtered = (query: ReturnType<typeof summaries>, filter: MeetingFilter) =>
  query
    .$if(filter.before !== null, (narrowed) => narrowed.where('starts_at', '<', filter.before))
    .$if(filter.year !== null, (narrowed) => narrowed.where('year', '=', filter.year))
    .$if(filter.bodyId !== null, (narrowed) => narrowed.where(sql<boolean>`${filter.bodyId}::uuid = any(body_ids)`))

/** The years in which there were public meetings, newest first. */
export const publicYears = (tx: Tx) => from(tx).selectFrom('published_meeting').select('year').distinct().orderBy('year', 'desc').execute()

export const countPublic = async (tx: Tx, filter: MeetingFilter) => {
  const row = await filtered(summaries(tx), filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export const publicAddresses = (tx: Tx) =>
  from(tx)
    .selectFrom('published_meeting as m')
    .leftJoin('published_item as p', (join) =>
      join.onRef('p.municipality_id', '=', 'm.municipality_id').onRef('p.meeting_id', '=', 'm.meeting_id'),
    )
    .select(['m.slug', 'm.published_at', 'p.short_id'])
    .orderBy('m.starts_at', 'desc')
    .orderBy('p.position')
    .execute()

export const addressOf = (tx: Tx, meetingId: string) =>
  from(tx).selectFrom('meeting').select(['slug', 'source_name']).where('id', '=', meetingId).executeTakeFirstOrThrow()

/** A public meeting as it was last published. */
export type PublishedMeeting = { slug: string; publishedAt: Date; model: MeetingModel }

/** Public meetings in the order of their ids, a page at a time: those after `after`, or from the first. */
export async function publishedAfter(tx: Tx, after: string | null, limit: number): Promise<PublishedMeeting[]> {
  const rows = await from(tx)
    .selectFrom('published_meeting as m')
    .innerJoin('snapshot as s', (join) => join.onRef('s.municipality_id', '=', 'm.municipality_id').onRef('s.id', '=', 'm.snapshot_id'))
    .select(['m.slug', 'm.published_at as publishedAt', 's.model'])
    .$if(after !== null, (query) => query.where('m.meeting_id', '>', after))
    .orderBy('m.meeting_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, model: row.model as unknown as MeetingModel }))
}

/** Changes when anything that is published of any meeting does. */
export async function publishedMark(tx: Tx): Promise<string> {
  const row = await from(tx)
    .selectFrom('published_meeting')
    .select(sql<string | null>`md5(string_agg(snapshot_id::text || slug, ',' order by meeting_id))`.as('mark'))
    .executeTakeFirst()
  return row?.mark ?? ''
}
