import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'
import type { MeetingModel, Outcome } from '../model.ts'

const from = (tx: Tx) => pick<'meeting' | 'snapshot' | 'published_meeting' | 'published_item'>(tx)

/** A meeting that is or was public. */
export type Publication = {
  id: string
  slug: string
  /** Its public version; null: it is withdrawn. */
  snapshotId: string | null
  /** The newest version there is, public or not. */
  lastSnapshotId: string
  version: number
  firstAt: Date
  lastAt: Date
  modifiedAt: Date
}

/** Every meeting of which something was published at some time, in the order in which they came. */
export async function publications(tx: Tx): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    select m.id, m.slug, m.current_snapshot_id as "snapshotId", m.modified_at as "modifiedAt",
      (array_agg(s.id order by s.version desc))[1] as "lastSnapshotId", max(s.version) as version, min(s.created_at) as "firstAt", max(s.created_at) as "lastAt"
    from meeting m join snapshot s on s.municipality_id = m.municipality_id and s.meeting_id = m.id
    group by m.municipality_id, m.id order by min(s.created_at), m.id`.execute(from(tx))
  return rows
}

/** What the public reads or read in these versions. */
export async function modelsOfSnapshots(tx: Tx, snapshotIds: readonly string[]): Promise<Map<string, MeetingModel>> {
  if (snapshotIds.length === 0) return new Map()
  const rows = await from(tx).selectFrom('snapshot').select(['id', 'model']).where(sql<boolean>`id = any(${snapshotIds}::uuid[])`).execute()
  return new Map(rows.map((row) => [row.id, row.model as unknown as MeetingModel]))
}

/** An item that the public may read, and where it is or was dealt with. */
export type ItemPlace = { itemId: string; meetingId: string; bodyIds: string[]; outcome: Outcome | null; publishedAt: Date }

/** Every item that the public may read, the oldest meeting first. */
export async function itemPlaces(tx: Tx): Promise<ItemPlace[]> {
  const rows = await from(tx)
    .selectFrom('published_item as i')
    .innerJoin('published_meeting as m', (join) =>
      join.onRef('m.municipality_id', '=', 'i.municipality_id').onRef('m.meeting_id', '=', 'i.meeting_id'),
    )
    .select(['i.item_id as itemId', 'i.meeting_id as meetingId', 'm.body_ids as bodyIds', 'i.outcome', 'm.published_at as publishedAt'])
    .orderBy('m.starts_at')
    .orderBy('m.meeting_id')
    .orderBy('i.position')
    .execute()
  return rows.map((row) => ({ ...row, outcome: row.outcome as Outcome | null }))
}
