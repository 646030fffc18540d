import type { Insertable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'apology' | 'meeting' | 'meeting_body'>(tx)

/** Somebody's apology for a meeting, also one that was taken back. */
export const apologyOf = (tx: Tx, meetingId: string, personId: string) =>
  from(tx)
    .selectFrom('apology')
    .select(['id', 'withdrawn_at'])
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .executeTakeFirst()

export const insertApology = (tx: Tx, row: Omit<Insertable<Database['apology']>, 'position'>) =>
  from(tx)
    .insertInto('apology')
    .values((eb) => ({
      ...row,
      position: eb
        .selectFrom('apology as other')
        .select((each) => each.fn.coalesce(each(each.fn.max('other.position'), '+', 1), each.lit(0)).as('next'))
        .where('other.meeting_id', '=', row.meeting_id),
    }))
    .execute()

export const setApology = (
  tx: Tx,
  id: string,
  set: { reason: string; withdrawn_at: Date | null; received_at?: Date; recorded_by?: string; name?: string },
) => from(tx).updateTable('apology').set(set).where('id', '=', id).execute()

/** The apologies that stand, without their reasons, in the order in which they came. */
export const standingApologies = (tx: Tx, meetingIds: readonly string[]) =>
  meetingIds.length === 0
    ? Promise.resolve([])
    : from(tx)
        .selectFrom('apology')
        .select(['meeting_id as meetingId', 'person_id as personId', 'name', 'received_at as receivedAt'])
        .where('meeting_id', 'in', meetingIds)
        .where('withdrawn_at', 'is', null)
        .orderBy('meeting_id')
        .orderBy('position')
        .execute()

/** Why people stay away: for the secretariat alone. */
export const reasonsFor = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('apology')
    .select(['person_id as personId', 'name', 'reason'])
    .where('meeting_id', '=', meetingId)
    .where('withdrawn_at', 'is', null)
    .where('reason', '<>', '')
    .execute()

/** The bodies of a meeting, its host first. */
export async function bodiesMeeting(tx: Tx, meetingId: string): Promise<string[]> {
  const rows = await from(tx)
    .selectFrom('meeting_body')
    .select('body_id')
    .where('meeting_id', '=', meetingId)
    .orderBy('is_host', 'desc')
    .orderBy('body_id')
    .execute()
  return rows.map((row) => row.body_id)
}

/** The meetings before a moment of which reasons are still kept, those that were taken back among them, each with its host. */
export const meetingsWithReasons = (tx: Tx, before: Date) =>
  from(tx)
    .selectFrom('meeting as m')
    .innerJoin('meeting_body as b', (join) =>
      join.onRef('b.municipality_id', '=', 'm.municipality_id').onRef('b.meeting_id', '=', 'm.id').on('b.is_host', '=', true),
    )
    .innerJoin('apology as a', (join) =>
      join.onRef('a.municipality_id', '=', 'm.municipality_id').onRef('a.meeting_id', '=', 'm.id').on('a.reason', '<>', ''),
    )
    .select(['m.id', 'm.starts_at as startsAt', 'm.time_zone as timeZone', 'b.body_id as bodyId'])
    .select((eb) => eb.fn.count<number>('a.id').as('reasons'))
    .where('m.starts_at', '<', before)
    .groupBy(['m.id', 'm.starts_at', 'm.time_zone', 'b.body_id'])
    .orderBy('m.starts_at')
    .execute()

/** @returns how many there were */
export async function clearReasons(tx: Tx, meetingId: string): Promise<number> {
  const { numUpdatedRows } = await from(tx)
    .updateTable('apology')
    .set({ reason: '' })
    .where('meeting_id', '=', meetingId)
    .where('reason', '<>', '')
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
