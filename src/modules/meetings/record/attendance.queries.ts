import type { Insertable } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { EventKind, PresenceEvent } from './presence.ts'

const from = (tx: Tx) => pick<'attendance_event' | 'apology' | 'minutes'>(tx)

/** Everything that happened with people at a meeting, in the order in which it was written down. */
export async function eventsOf(tx: Tx, meetingId: string): Promise<PresenceEvent[]> {
  const rows = await from(tx)
    .selectFrom('attendance_event')
    .select(['id', 'position', 'person_id as personId', 'name', 'role', 'party', 'kind', 'item_id as itemId', 'at'])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as EventKind }))
}

export const insertEvents = (tx: Tx, rows: Insertable<Database['attendance_event']>[]) =>
  inBatches(rows, (batch) => from(tx).insertInto('attendance_event').values(batch).execute())

export const deleteEvent = (tx: Tx, id: string) => from(tx).deleteFrom('attendance_event').where('id', '=', id).execute()

export const setEventTime = (tx: Tx, id: string, at: Date) =>
  from(tx).updateTable('attendance_event').set({ at }).where('id', '=', id).execute()

/** Apologies that stand, in the order in which they came. The reason is left out on purpose. */
export const standingApologies = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('apology')
    .select(['id', 'person_id as personId', 'name', 'received_at as receivedAt'])
    .where('meeting_id', '=', meetingId)
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .execute()

export async function lastApologyPosition(tx: Tx, meetingId: string): Promise<number> {
  const row = await from(tx)
    .selectFrom('apology')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row?.last ?? -1
}

export const insertApology = (tx: Tx, row: Insertable<Database['apology']>) => from(tx).insertInto('apology').values(row).execute()

export const setApologyWithdrawn = (tx: Tx, id: string, at: Date) =>
  from(tx).updateTable('apology').set({ withdrawn_at: at }).where('id', '=', id).execute()

/** Minutes that nobody has begun are begun. */
export const ensureMinutes = (tx: Tx, municipalityId: string, meetingId: string) =>
  from(tx)
    .insertInto('minutes')
    .values({ municipality_id: municipalityId, meeting_id: meetingId, state: 'draft' })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'meeting_id']).doNothing())
    .execute()
