import { type Insertable, sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { MeetingModel } from './model.ts'

const from = (tx: Tx) =>
  pick<'meeting' | 'meeting_body' | 'meeting_slug' | 'minutes' | 'agenda_item' | 'snapshot' | 'published_item' | 'tombstone'>(tx)

export const insertSnapshot = (tx: Tx, row: Insertable<Database['snapshot']>) => from(tx).insertInto('snapshot').values(row).execute()

export async function latestVersion(tx: Tx, meetingId: string): Promise<number> {
  const row = await from(tx)
    .selectFrom('snapshot')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row?.version ?? 0
}

export async function replacePublishedItems(tx: Tx, meetingId: string, rows: Insertable<Database['published_item']>[]) {
  await from(tx).deleteFrom('published_item').where('meeting_id', '=', meetingId).execute()
  await inBatches(rows, (batch) => from(tx).insertInto('published_item').values(batch).execute())
}

export async function publishedAddresses(tx: Tx, meetingId: string): Promise<string[]> {
  const slugs = await from(tx).selectFrom('meeting_slug').select('slug').where('meeting_id', '=', meetingId).execute()
  const items = await from(tx).selectFrom('agenda_item').select('short_id').where('meeting_id', '=', meetingId).execute()
  return [...slugs.map(({ slug }) => `/moeder/${slug}`), ...items.map(({ short_id }) => `/punkt/${short_id}`)]
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

export const meetingOfItem = async (tx: Tx, shortId: string) =>
  asFound(
    await found(tx)
      .where('meeting.id', '=', (eb) => eb.selectFrom('agenda_item').select('meeting_id').where('short_id', '=', shortId))
      .executeTakeFirst(),
  )

const hostName = sql<string>`(select b ->> 'name' from jsonb_array_elements(snapshot.model -> 'bodies') with ordinality as x(b, n) order by n limit 1)`

const publishedItems = (tx: Tx) =>
  from(tx)
    .selectFrom('published_item as p')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.municipality_id', '=', 'p.municipality_id').onRef('meeting.id', '=', 'p.meeting_id'),
    )
    .innerJoin('snapshot', (join) =>
      join.onRef('snapshot.municipality_id', '=', 'p.municipality_id').onRef('snapshot.id', '=', 'p.snapshot_id'),
    )
    .select([
      'p.item_id',
      'p.short_id',
      'p.number_text',
      'p.title',
      'p.summary',
      'p.lang',
      'p.outcome',
      'p.has_decision',
      'meeting.slug',
      'meeting.title as meeting_title',
      'meeting.starts_at',
      'meeting.state',
      hostName.as('host_body_name'),
    ])

export const publishedRows = (tx: Tx, itemIds: string[]) =>
  publishedItems(tx).where('p.item_id', 'in', itemIds).orderBy('meeting.starts_at', 'desc').orderBy('p.position').execute()

export const latestDecisionRows = (tx: Tx, limit: number) =>
  publishedItems(tx)
    .innerJoin('agenda_item', (join) =>
      join.onRef('agenda_item.municipality_id', '=', 'p.municipality_id').onRef('agenda_item.id', '=', 'p.item_id'),
    )
    .where('p.has_decision', '=', true)
    .where('agenda_item.standing', 'is', null)
    .orderBy('meeting.starts_at', 'desc')
    .orderBy('p.position')
    .limit(limit)
    .execute()

const summaries = (tx: Tx) =>
  from(tx)
    .selectFrom('meeting')
    .innerJoin('snapshot', (join) =>
      join.onRef('snapshot.municipality_id', '=', 'meeting.municipality_id').onRef('snapshot.id', '=', 'meeting.current_snapshot_id'),
    )
    .select([
      'meeting.id',
      'meeting.slug',
      'meeting.title',
      'meeting.kind',
      'meeting.starts_at',
      'meeting.time_known',
      'meeting.place',
      'meeting.is_virtual',
      'meeting.state',
      sql<string[]>`(select array_agg(b ->> 'name') from jsonb_array_elements(snapshot.model -> 'bodies') b)`.as('body_names'),
      sql<string>`snapshot.model ->> 'minutes'`.as('minutes'),
      sql<number>`jsonb_array_length(snapshot.model -> 'items')`.as('item_count'),
    ])

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>

export const upcomingRows = (tx: Tx, now: Date, limit: number) =>
  summaries(tx)
    .where('starts_at', '>=', now)
    .where('meeting.state', 'in', ['planned', 'called'])
    .orderBy('starts_at')
    .limit(limit)
    .execute()

export type MeetingFilter = { bodyId: string | null; year: number | null; before: Date | null }

export const listRows = (tx: Tx, filter: MeetingFilter, limit: number, offset: number) =>
  filtered(summaries(tx), filter).orderBy('starts_at', 'desc').orderBy('meeting.id').limit(limit).offset(offset).execute()

function filtered<Q extends ReturnType<typeof summaries>>(query: Q, filter: MeetingFilter): Q {
  let narrowed = query as ReturnType<typeof summaries>
  if (filter.before) narrowed = narrowed.where('starts_at', '<', filter.before)
  if (filter.year)
    narrowed = narrowed.where(sql<boolean>`extract(year from meeting.starts_at at time zone meeting.time_zone) = ${filter.year}`)
  if (filter.bodyId)
    narrowed = narrowed.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('meeting_body')
          .select('meeting_body.body_id')
          .whereRef('meeting_body.municipality_id', '=', 'meeting.municipality_id')
          .whereRef('meeting_body.meeting_id', '=', 'meeting.id')
          .where('meeting_body.body_id', '=', filter.bodyId ?? ''),
      ),
    )
  return narrowed as Q
}

/** Years and bodies that public meetings exist for, with how many. */
export const publicYears = (tx: Tx) =>
  from(tx)
    .selectFrom('meeting')
    .select(sql<number>`extract(year from starts_at at time zone time_zone)::int`.as('year'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('current_snapshot_id', 'is not', null)
    .groupBy('year')
    .orderBy('year', 'desc')
    .execute()

export const countPublic = async (tx: Tx, filter: MeetingFilter) => {
  const row = await filtered(summaries(tx), filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export const publicAddresses = (tx: Tx) =>
  from(tx)
    .selectFrom('meeting')
    .leftJoin('published_item as p', (join) =>
      join.onRef('p.municipality_id', '=', 'meeting.municipality_id').onRef('p.meeting_id', '=', 'meeting.id'),
    )
    .select(['meeting.slug', 'meeting.modified_at', 'p.short_id'])
    .where('meeting.current_snapshot_id', 'is not', null)
    .orderBy('meeting.starts_at', 'desc')
    .orderBy('p.position')
    .execute()

export const addressOf = (tx: Tx, meetingId: string) =>
  from(tx).selectFrom('meeting').select(['slug', 'source_name']).where('id', '=', meetingId).executeTakeFirstOrThrow()
