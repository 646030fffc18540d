import { type Insertable, sql } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) =>
  pick<
    'meeting' | 'meeting_body' | 'meeting_series' | 'meeting_slug' | 'minutes' | 'agenda' | 'agenda_item' | 'published_meeting' | 'snapshot'
  >(tx)

export const insertSeries = (tx: Tx, row: Insertable<Database['meeting_series']>) =>
  from(tx).insertInto('meeting_series').values(row).execute()

export const setSeries = (tx: Tx, meetingId: string, seriesId: string) =>
  from(tx).updateTable('meeting').set({ series_id: seriesId }).where('id', '=', meetingId).execute()

/** The latest meeting of a host before an instant whose minutes are released and wait to be approved. */
export const waitingForApproval = (tx: Tx, hostId: string, before: Date) =>
  from(tx)
    .selectFrom('meeting')
    .innerJoin('meeting_body', (join) =>
      join.onRef('meeting_body.municipality_id', '=', 'meeting.municipality_id').onRef('meeting_body.meeting_id', '=', 'meeting.id'),
    )
    .innerJoin('minutes', (join) =>
      join.onRef('minutes.municipality_id', '=', 'meeting.municipality_id').onRef('minutes.meeting_id', '=', 'meeting.id'),
    )
    .select('meeting.id')
    .where('meeting_body.body_id', '=', hostId)
    .where('meeting_body.is_host', '=', true)
    .where('minutes.state', '=', 'released')
    .where('meeting.current_snapshot_id', 'is not', null)
    .where('meeting.starts_at', '<', before)
    .orderBy('meeting.starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What the standing item "minutes of last meeting" approves, as long as it has not gone out. */
export const tieStandingItem = (tx: Tx, meetingId: string, approves: string | null) =>
  from(tx)
    .updateTable('agenda_item')
    .set({ approves_meeting_id: approves })
    .where('meeting_id', '=', meetingId)
    .where('standing', '=', 'last_minutes')
    .where('sent_out_at', 'is', null)
    .execute()

export type FactsRow = {
  kind: string
  title: string
  starts_at: Date
  ends_at: Date | null
  time_known: boolean
  place: string
  is_virtual: boolean
  pre_meeting_of_id: string | null
}

/** @returns the revision after the change */
export const updateFacts = async (tx: Tx, id: string, facts: FactsRow, now: Date): Promise<number> => {
  const row = await from(tx)
    .updateTable('meeting')
    .set({ ...facts, modified_at: now })
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return row.revision
}

export async function replaceOtherBodies(tx: Tx, municipalityId: string, meetingId: string, bodyIds: readonly string[]) {
  await from(tx).deleteFrom('meeting_body').where('meeting_id', '=', meetingId).where('is_host', '=', false).execute()
  if (bodyIds.length === 0) return
  const rows = bodyIds.map((body_id) => ({ municipality_id: municipalityId, meeting_id: meetingId, body_id, is_host: false }))
  await from(tx).insertInto('meeting_body').values(rows).execute()
}

/** From now on the meeting has this address; the ones before lead to it. */
export async function setSlug(tx: Tx, municipalityId: string, meetingId: string, slug: string) {
  await from(tx)
    .insertInto('meeting_slug')
    .values({ municipality_id: municipalityId, slug, meeting_id: meetingId })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'slug']).doNothing())
    .execute()
  await from(tx).updateTable('meeting').set({ slug }).where('id', '=', meetingId).execute()
}

/** Meetings that one of these bodies takes part in between two instants and that are not cancelled. */
export const meetingsBetween = (tx: Tx, bodyIds: readonly string[], from_: Date, to: Date) =>
  from(tx)
    .selectFrom('meeting')
    .select(['meeting.id', 'meeting.slug', 'meeting.title', 'meeting.starts_at', 'meeting.current_snapshot_id'])
    .select((eb) =>
      eb
        .selectFrom('meeting_body as host')
        .whereRef('host.municipality_id', '=', 'meeting.municipality_id')
        .whereRef('host.meeting_id', '=', 'meeting.id')
        .where('host.is_host', '=', true)
        .select('host.body_id')
        .as('host_id'),
    )
    .where('meeting.starts_at', '>=', from_)
    .where('meeting.starts_at', '<', to)
    .where('meeting.state', '<>', 'cancelled')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('meeting_body as b')
          .select('b.body_id')
          .whereRef('b.municipality_id', '=', 'meeting.municipality_id')
          .whereRef('b.meeting_id', '=', 'meeting.id')
          .where(sql<boolean>`b.body_id = any(${bodyIds}::uuid[])`),
      ),
    )
    .orderBy('meeting.starts_at')
    .execute()
