import { pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'meeting' | 'meeting_body' | 'meeting_slug' | 'agenda' | 'minutes'>(tx)

const standing = (tx: Tx) =>
  from(tx)
    .selectFrom('meeting')
    .innerJoin('agenda', (join) =>
      join.onRef('agenda.meeting_id', '=', 'meeting.id').onRef('agenda.municipality_id', '=', 'meeting.municipality_id'),
    )
    .leftJoin('minutes', (join) =>
      join.onRef('minutes.meeting_id', '=', 'meeting.id').onRef('minutes.municipality_id', '=', 'meeting.municipality_id'),
    )
    .select(['meeting.id', 'meeting.slug', 'meeting.kind', 'meeting.title', 'meeting.starts_at', 'meeting.ends_at', 'meeting.time_zone'])
    .select(['meeting.time_known', 'meeting.place', 'meeting.is_virtual', 'meeting.revision', 'meeting.modified_at'])
    .select(['meeting.state', 'meeting.cancelled_reason', 'meeting.pre_meeting_of_id', 'meeting.current_snapshot_id'])
    .select(['agenda.state as agenda_state', 'agenda.asked_at', 'agenda.asked_by', 'agenda.approved_at', 'agenda.published_at'])
    .select(['agenda.returned_at', 'agenda.return_comment', 'agenda.last_supplement', 'agenda.audience'])
    .select(['minutes.state as minutes_state', 'minutes.ready_at', 'minutes.released_at', 'minutes.approved_at as minutes_approved_at'])
    .select(['minutes.signed_at', 'minutes.returned_at as minutes_returned_at', 'minutes.return_comment as minutes_return_comment'])

export type StandRow = Awaited<ReturnType<ReturnType<typeof standing>['executeTakeFirstOrThrow']>>

export const standById = (tx: Tx, id: string) => standing(tx).where('meeting.id', '=', id).executeTakeFirst()

/** A meeting by any address it ever had. */
export const standBySlug = (tx: Tx, slug: string) =>
  standing(tx)
    .where('meeting.id', '=', (eb) => eb.selectFrom('meeting_slug').select('meeting_id').where('meeting_slug.slug', '=', slug))
    .executeTakeFirst()

/** The bodies of a meeting, its host first. */
export async function bodyIdsOf(tx: Tx, meetingId: string): Promise<string[]> {
  const rows = await from(tx)
    .selectFrom('meeting_body')
    .select('body_id')
    .where('meeting_id', '=', meetingId)
    .orderBy('is_host', 'desc')
    .orderBy('body_id')
    .execute()
  return rows.map((row) => row.body_id)
}
