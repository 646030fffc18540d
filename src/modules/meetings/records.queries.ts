import { type Insertable, type SelectQueryBuilder, sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

type Tables =
  | 'meeting'
  | 'meeting_body'
  | 'meeting_slug'
  | 'agenda'
  | 'minutes'
  | 'agenda_item'
  | 'item_section'
  | 'decision'
  | 'item_history'
  | 'attachment'
  | 'attendance_event'
  | 'apology'
  | 'item_counter'
  | 'published_item'
const from = (tx: Tx) => pick<Tables>(tx)

type Rows<T extends Tables> = Insertable<Database[T]>[]

export type MeetingRows = {
  meeting: Insertable<Database['meeting']>
  slug: Insertable<Database['meeting_slug']>
  bodies: Rows<'meeting_body'>
  agenda: Insertable<Database['agenda']>
  minutes: Insertable<Database['minutes']> | null
  attendance: Rows<'attendance_event'>
  apologies: Rows<'apology'>
  items: Rows<'agenda_item'>
  sections: Rows<'item_section'>
  decisions: Rows<'decision'>
  history: Rows<'item_history'>
  attachments: Rows<'attachment'>
}

export async function insertMeetingRows(tx: Tx, rows: MeetingRows) {
  const db = from(tx)
  await db.insertInto('meeting').values(rows.meeting).execute()
  await db.insertInto('meeting_slug').values(rows.slug).execute()
  await db.insertInto('meeting_body').values(rows.bodies).execute()
  await db.insertInto('agenda').values(rows.agenda).execute()
  if (rows.minutes) await db.insertInto('minutes').values(rows.minutes).execute()
  await inBatches(rows.items, (batch) => db.insertInto('agenda_item').values(batch).execute())
  await inBatches(rows.sections, (batch) => db.insertInto('item_section').values(batch).execute())
  await inBatches(rows.decisions, (batch) => db.insertInto('decision').values(batch).execute())
  await inBatches(rows.history, (batch) => db.insertInto('item_history').values(batch).execute())
  await inBatches(rows.attachments, (batch) => db.insertInto('attachment').values(batch).execute())
  await inBatches(rows.attendance, (batch) => db.insertInto('attendance_event').values(batch).execute())
  await inBatches(rows.apologies, (batch) => db.insertInto('apology').values(batch).execute())
}

export function slugsLike(tx: Tx, base: string) {
  return from(tx)
    .selectFrom('meeting_slug')
    .select(['slug', 'meeting_id'])
    .where((where) => where.or([where('slug', '=', base), where('slug', 'like', `${base}-%`)]))
    .execute()
}

/** A number once given is never given again, also when it came from an imported document. */
export const liftCounter = (tx: Tx, municipalityId: string, bodyId: string, scope: string, number: number) =>
  from(tx)
    .insertInto('item_counter')
    .values({ municipality_id: municipalityId, body_id: bodyId, scope, last_number: number })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'body_id', 'scope'])
        .doUpdateSet((eb) => ({ last_number: eb.fn<number>('greatest', ['item_counter.last_number', 'excluded.last_number']) })),
    )
    .execute()

/** Takes back what a draft lifted its host's series by, unless numbers have been given since. */
export const lowerCounter = (tx: Tx, meetingId: string) =>
  sql`
    update item_counter c set last_number =
      (select coalesce(max(i.number), 0) from agenda_item i join meeting_body b using (municipality_id, meeting_id)
        where b.is_host and b.body_id = c.body_id and i.meeting_id <> ${meetingId})
    from meeting_body host
    where host.municipality_id = c.municipality_id and host.meeting_id = ${meetingId} and host.is_host and c.body_id = host.body_id
      and c.scope = 'ever' and c.last_number = (select max(number) from agenda_item where meeting_id = ${meetingId})`.execute(from(tx))

/** The next numbers of a series, gap-free: the counter's row is locked until the transaction ends. */
export async function takeNumbers(tx: Tx, municipalityId: string, bodyId: string, scope: string, count: number): Promise<number[]> {
  const { last_number } = await from(tx)
    .insertInto('item_counter')
    .values({ municipality_id: municipalityId, body_id: bodyId, scope, last_number: count })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'body_id', 'scope'])
        .doUpdateSet((eb) => ({ last_number: eb('item_counter.last_number', '+', count) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return Array.from({ length: count }, (_, i) => last_number - count + 1 + i)
}

export const lockMeeting = (tx: Tx, id: string) =>
  from(tx)
    .selectFrom('meeting')
    .select(['id', 'slug', 'state', 'starts_at', 'time_zone', 'current_snapshot_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const minutesState = (tx: Tx, meetingId: string) =>
  from(tx).selectFrom('minutes').select(['state', 'released_at']).where('meeting_id', '=', meetingId).executeTakeFirst()

export const setMeeting = (
  tx: Tx,
  id: string,
  set: { state?: string; slug_frozen_at?: Date; current_snapshot_id?: string | null; modified_at: Date },
) => from(tx).updateTable('meeting').set(set).where('id', '=', id).execute()

export const setMinutes = (
  tx: Tx,
  meetingId: string,
  set: { state: string; released_at?: Date; released_by?: string; approved_at?: Date; approved_by_item_id?: string },
) => from(tx).updateTable('minutes').set(set).where('meeting_id', '=', meetingId).execute()

export async function setAgenda(tx: Tx, meetingId: string, state: 'approved' | 'published', at: Date, by: string) {
  await from(tx)
    .updateTable('agenda')
    .set(state === 'approved' ? { state, approved_at: at, approved_by: by } : { state, published_at: at })
    .where('meeting_id', '=', meetingId)
    .execute()
  if (state === 'published') await sendOut(tx, meetingId, at)
}

/** What the secretariat was still writing, items and papers, goes out with the next version of the meeting. */
export async function sendOut(tx: Tx, meetingId: string, at: Date, supplement: number | null = null): Promise<void> {
  const items = from(tx).selectFrom('agenda_item').select('id').where('meeting_id', '=', meetingId)
  await sendOutPapers(tx, items, at, supplement)
  await from(tx)
    .updateTable('agenda_item')
    .set({ sent_out_at: at })
    .where('meeting_id', '=', meetingId)
    .where('sent_out_at', 'is', null)
    .execute()
}

type ItemIds = readonly string[] | SelectQueryBuilder<Pick<Database, 'agenda_item'>, 'agenda_item', { id: string }>

/** The papers of these items that wait go out. @returns how many */
export async function sendOutPapers(tx: Tx, items: ItemIds, at: Date, supplement: number | null = null): Promise<number> {
  const { numUpdatedRows } = await from(tx)
    .updateTable('attachment')
    .set({ sent_out_at: at, supplement })
    .where('item_id', 'in', items)
    .where('sent_out_at', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export const meetingOfRun = async (tx: Tx, runId: string) =>
  (await from(tx).selectFrom('meeting').select(['id', 'slug']).where('import_run_id', '=', runId).executeTakeFirst()) ?? null

/** Only a meeting that was never published can be deleted; a snapshot that points at it makes the database refuse. */
export const deleteMeeting = (tx: Tx, id: string) => from(tx).deleteFrom('meeting').where('id', '=', id).execute()

/** The meeting that has or had this address. */
export const meetingOfSlug = async (tx: Tx, slug: string): Promise<string | null> =>
  (await from(tx).selectFrom('meeting_slug').select('meeting_id').where('slug', '=', slug).executeTakeFirst())?.meeting_id ?? null
