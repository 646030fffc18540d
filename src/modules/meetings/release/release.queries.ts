import { type Insertable, sql } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'release_answer' | 'minutes' | 'agenda_item' | 'decision' | 'snapshot' | 'meeting'>(tx)

/** What has been answered for a meeting, by fingerprint in hex. */
export async function answersOf(tx: Tx, meetingId: string): Promise<Map<string, { by: string; at: Date }>> {
  const rows = await from(tx)
    .selectFrom('release_answer')
    .select(['fingerprint', 'answered_by', 'answered_at'])
    .where('meeting_id', '=', meetingId)
    .execute()
  return new Map(rows.map((row) => [row.fingerprint.toString('hex'), { by: row.answered_by, at: row.answered_at }]))
}

/** A second answer to the same finding changes nothing. */
export const insertAnswer = (tx: Tx, row: Insertable<Database['release_answer']>) =>
  from(tx)
    .insertInto('release_answer')
    .values(row)
    .onConflict((conflict) => conflict.columns(['municipality_id', 'meeting_id', 'fingerprint']).doNothing())
    .execute()

export const deleteAnswer = (tx: Tx, meetingId: string, fingerprint: Buffer) =>
  from(tx).deleteFrom('release_answer').where('meeting_id', '=', meetingId).where('fingerprint', '=', fingerprint).execute()

/** Answers to what no longer stands anywhere: should it come back, it is asked about again. */
export const forgetAnswersBut = (tx: Tx, meetingId: string, kept: Buffer[]) =>
  from(tx)
    .deleteFrom('release_answer')
    .where('meeting_id', '=', meetingId)
    .where(sql<boolean>`fingerprint <> all(${kept}::bytea[])`)
    .execute()

export const readinessOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('minutes')
    .select(['ready_at', 'ready_by', 'ready_hash', 'approved_at'])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()

export const setReady = (tx: Tx, meetingId: string, ready: { ready_at: Date; ready_by: string; ready_hash: Buffer }) =>
  from(tx)
    .updateTable('minutes')
    .set({ ...ready, returned_at: null, return_comment: '' })
    .where('meeting_id', '=', meetingId)
    .execute()

export const setReturned = (tx: Tx, meetingId: string, returned: { returned_at: Date; return_comment: string }) =>
  from(tx)
    .updateTable('minutes')
    .set({ ...returned, ready_at: null, ready_by: null, ready_hash: null })
    .where('meeting_id', '=', meetingId)
    .execute()

/** The earlier meetings whose minutes this meeting adopted, with the item that did. */
export const adoptedMinutes = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('agenda_item as i')
    .innerJoin('decision as d', (join) => join.onRef('d.municipality_id', '=', 'i.municipality_id').onRef('d.item_id', '=', 'i.id'))
    .innerJoin('minutes as m', (join) =>
      join.onRef('m.municipality_id', '=', 'i.municipality_id').onRef('m.meeting_id', '=', 'i.approves_meeting_id'),
    )
    .innerJoin('meeting as earlier', (join) =>
      join.onRef('earlier.municipality_id', '=', 'm.municipality_id').onRef('earlier.id', '=', 'm.meeting_id'),
    )
    .select(['i.id as item_id', 'm.meeting_id', 'm.state', 'm.approved_by_item_id'])
    .select(['earlier.starts_at', 'earlier.time_zone', 'earlier.current_snapshot_id'])
    .distinct()
    .where('i.meeting_id', '=', meetingId)
    .where('d.meeting_id', '=', meetingId)
    .where('i.standing', '=', 'last_minutes')
    .where('d.outcome', '=', 'adopted')
    .where('m.meeting_id', '<>', meetingId)
    .execute()

/** Whether the public version of a meeting names the item that approved its minutes. */
export async function namesApproval(tx: Tx, meetingId: string): Promise<boolean> {
  const row = await from(tx)
    .selectFrom('snapshot')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.municipality_id', '=', 'snapshot.municipality_id').onRef('meeting.current_snapshot_id', '=', 'snapshot.id'),
    )
    .select(sql<boolean>`jsonb_typeof(snapshot.model->'approvedBy') = 'object'`.as('named'))
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()
  return row?.named ?? true
}

/** The version that the public reads now, as it is signed. */
export const versionToSign = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('snapshot')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.municipality_id', '=', 'snapshot.municipality_id').onRef('meeting.current_snapshot_id', '=', 'snapshot.id'),
    )
    .select(['snapshot.version', 'snapshot.root_hash', 'snapshot.created_at'])
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()

export const setSigned = (
  tx: Tx,
  meetingId: string,
  signed: { signed_at: Date; signed_by: string; signed_version: number; signed_root: Buffer },
) =>
  from(tx)
    .updateTable('minutes')
    .set({ ...signed, state: 'signed' })
    .where('meeting_id', '=', meetingId)
    .execute()
