import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'
import type { MeetingModel } from '../model.ts'

const from = (tx: Tx) => pick<'published_meeting' | 'published_item' | 'snapshot'>(tx)

/** A public meeting of which something was published within a span: as it was read before, at the end of the span, and today. */
export type ChangedRow = { slug: string; at: Date; before: MeetingModel | null; after: MeetingModel; now: MeetingModel }

export type Span = { since: Date; until: Date }

/**
 * The public meetings with a version from a span, nearest first. What was withdrawn is not among them. Nor is what came to be public for the first
 * time long after it was held: that is the archive being filled.
 * @param archivedBefore a meeting held before this moment is news only if it was public already
 */
export async function changedMeetings(tx: Tx, { since, until }: Span, archivedBefore: Date, limit: number): Promise<ChangedRow[]> {
  const { rows } = await sql<ChangedRow>`
    select p.slug, a.created_at as at, b.model as before, a.model as after, n.model as now
    from published_meeting p
    join lateral (
      select s.model, s.created_at from snapshot s
      where s.municipality_id = p.municipality_id and s.meeting_id = p.meeting_id and s.created_at <= ${until}
      order by s.version desc limit 1
    ) a on a.created_at > ${since}
    left join lateral (
      select s.model from snapshot s
      where s.municipality_id = p.municipality_id and s.meeting_id = p.meeting_id and s.created_at <= ${since}
      order by s.version desc limit 1
    ) b on true
    join snapshot n on n.municipality_id = p.municipality_id and n.id = p.snapshot_id
    where p.meeting_id in (select s.meeting_id from snapshot s where s.created_at > ${since} and s.created_at <= ${until})
      and (b.model is not null or p.starts_at >= ${archivedBefore})
    order by p.starts_at, p.meeting_id limit ${limit}`.execute(from(tx))
  return rows
}

const feedMeetings = (tx: Tx) =>
  from(tx)
    .selectFrom('published_meeting')
    .select(['meeting_id', 'slug', 'title', 'kind', 'starts_at', 'time_known', 'place', 'is_virtual', 'state', 'minutes', 'body_names'])
    .select(['published_at', 'item_count'])

export type FeedMeetingRow = Awaited<ReturnType<ReturnType<typeof feedMeetings>['executeTakeFirstOrThrow']>>

/** The public meetings (of one body, or null: of all) of which something was published last, that first. */
export const latestMeetings = (tx: Tx, bodyId: string | null, limit: number): Promise<FeedMeetingRow[]> =>
  feedMeetings(tx)
    .$if(bodyId !== null, (narrowed) => narrowed.where(sql<boolean>`${bodyId}::uuid = any(body_ids)`))
    .orderBy('published_at', 'desc')
    .orderBy('meeting_id')
    .limit(limit)
    .execute()

/** The public meetings at these addresses. */
export const meetingsAt = async (tx: Tx, slugs: readonly string[]): Promise<FeedMeetingRow[]> =>
  slugs.length === 0 ? [] : feedMeetings(tx).where('slug', 'in', slugs).execute()

const feedItems = (tx: Tx) =>
  from(tx)
    .selectFrom('published_item as p')
    .innerJoin('published_meeting as m', (join) =>
      join.onRef('m.municipality_id', '=', 'p.municipality_id').onRef('m.meeting_id', '=', 'p.meeting_id'),
    )
    .select(['p.item_id', 'p.short_id', 'p.title', 'p.summary', 'p.lang', 'p.outcome', 'm.starts_at', 'm.time_known', 'm.body_names'])
    .select(['m.published_at', 'm.state', 'p.number_text'])

export type FeedItemRow = Awaited<ReturnType<ReturnType<typeof feedItems>['executeTakeFirstOrThrow']>>

/** Of these items those that the public may read, the one whose meeting was published last first. */
export const latestItems = async (tx: Tx, itemIds: readonly string[], limit: number): Promise<FeedItemRow[]> =>
  feedItems(tx)
    .where(sql<boolean>`p.item_id = any(${itemIds}::uuid[])`)
    .orderBy('m.published_at', 'desc')
    .orderBy('p.item_id')
    .limit(limit)
    .execute()

/** The public items at these addresses. */
export const itemsAt = async (tx: Tx, shortIds: readonly string[]): Promise<FeedItemRow[]> =>
  shortIds.length === 0 ? [] : feedItems(tx).where('p.short_id', 'in', shortIds).execute()
