import type { Insertable } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

type Tables =
  | 'meeting'
  | 'meeting_body'
  | 'agenda'
  | 'minutes'
  | 'agenda_item'
  | 'item_section'
  | 'decision'
  | 'item_history'
  | 'attachment'
  | 'attendance_event'
  | 'apology'
const from = (tx: Tx) => pick<Tables>(tx)
type Rows<T extends Tables> = Insertable<Database[T]>[]

export const meetingsBetween = (tx: Tx, hostId: string, begin: Date, end: Date) =>
  from(tx)
    .selectFrom('meeting as m')
    .innerJoin('meeting_body as b', (join) => join.onRef('b.municipality_id', '=', 'm.municipality_id').onRef('b.meeting_id', '=', 'm.id'))
    .leftJoin('minutes', (join) => join.onRef('minutes.municipality_id', '=', 'm.municipality_id').onRef('minutes.meeting_id', '=', 'm.id'))
    .select(['m.id', 'm.slug', 'm.title', 'm.starts_at', 'm.state', 'm.current_snapshot_id', 'm.import_run_id', 'minutes.state as minutes'])
    .where('b.is_host', '=', true)
    .where('b.body_id', '=', hostId)
    .where('m.state', '!=', 'cancelled')
    .where('m.starts_at', '>=', begin)
    .where('m.starts_at', '<', end)
    .orderBy('m.starts_at')
    .execute()

export const itemsToFill = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('agenda_item as i')
    .leftJoin('decision as d', (join) => join.onRef('d.municipality_id', '=', 'i.municipality_id').onRef('d.item_id', '=', 'i.id'))
    .select(['i.id', 'i.short_id', 'i.number_text', 'i.title', 'i.position', 'i.openness', 'd.id as decision_id', 'd.plain as decision'])
    .where('i.meeting_id', '=', meetingId)
    .orderBy('i.position')
    .execute()

export const sectionsOfMeeting = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('item_section as s')
    .innerJoin('agenda_item as i', (join) => join.onRef('i.municipality_id', '=', 's.municipality_id').onRef('i.id', '=', 's.item_id'))
    .select(['s.id', 's.item_id', 's.caption', 's.plain'])
    .where('i.meeting_id', '=', meetingId)
    .orderBy('s.position')
    .execute()

/** The papers of a meeting's items, also those that were taken off and keep their place. */
export const papersOfMeeting = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('attachment as a')
    .innerJoin('agenda_item as i', (join) => join.onRef('i.municipality_id', '=', 'a.municipality_id').onRef('i.id', '=', 'a.item_id'))
    .select(['a.item_id', 'a.position', 'a.sha256', 'a.removed_at'])
    .where('i.meeting_id', '=', meetingId)
    .execute()

export const stateOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('meeting as m')
    .leftJoin('minutes', (join) => join.onRef('minutes.municipality_id', '=', 'm.municipality_id').onRef('minutes.meeting_id', '=', 'm.id'))
    .select(['m.state', 'm.slug', 'minutes.state as minutes'])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('attendance_event as e')
            .select('e.id')
            .whereRef('e.municipality_id', '=', 'm.municipality_id')
            .whereRef('e.meeting_id', '=', 'm.id'),
        )
        .as('has_events'),
      eb
        .exists(
          eb
            .selectFrom('apology as a')
            .select('a.id')
            .whereRef('a.municipality_id', '=', 'm.municipality_id')
            .whereRef('a.meeting_id', '=', 'm.id'),
        )
        .as('has_apologies'),
    ])
    .where('m.id', '=', meetingId)
    .executeTakeFirst()

export type FillRows = {
  items: Rows<'agenda_item'>
  sections: Rows<'item_section'>
  decisions: Rows<'decision'>
  history: Rows<'item_history'>
  attachments: Rows<'attachment'>
  attendance: Rows<'attendance_event'>
  apologies: Rows<'apology'>
}

export async function insertFilled(tx: Tx, rows: FillRows) {
  const db = from(tx)
  await inBatches(rows.items, (batch) => db.insertInto('agenda_item').values(batch).execute())
  await inBatches(rows.sections, (batch) => db.insertInto('item_section').values(batch).execute())
  await inBatches(rows.decisions, (batch) => db.insertInto('decision').values(batch).execute())
  await inBatches(rows.history, (batch) => db.insertInto('item_history').values(batch).execute())
  await inBatches(rows.attachments, (batch) => db.insertInto('attachment').values(batch).execute())
  await inBatches(rows.attendance, (batch) => db.insertInto('attendance_event').values(batch).execute())
  await inBatches(rows.apologies, (batch) => db.insertInto('apology').values(batch).execute())
}

export const addMinutes = (tx: Tx, municipality_id: string, meeting_id: string) =>
  from(tx).insertInto('minutes').values({ municipality_id, meeting_id, state: 'draft' }).execute()

export async function deleteFilled(
  tx: Tx,
  meetingId: string,
  {
    minutes,
    ...ids
  }: { items: string[]; decisions: string[]; attendance: string[]; apologies: string[]; papers: string[]; minutes: boolean },
) {
  const db = from(tx)
  if (ids.papers.length > 0) await db.deleteFrom('attachment').where('id', 'in', ids.papers).execute()
  if (ids.decisions.length > 0) await db.deleteFrom('decision').where('id', 'in', ids.decisions).execute()
  if (ids.items.length > 0) await db.deleteFrom('agenda_item').where('id', 'in', ids.items).execute()
  if (ids.attendance.length > 0) await db.deleteFrom('attendance_event').where('id', 'in', ids.attendance).execute()
  if (ids.apologies.length > 0) await db.deleteFrom('apology').where('id', 'in', ids.apologies).execute()
  if (minutes) await db.deleteFrom('minutes').where('meeting_id', '=', meetingId).where('state', '=', 'draft').execute()
}
