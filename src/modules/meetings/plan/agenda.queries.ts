import { type Insertable, sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'meeting' | 'meeting_body' | 'agenda' | 'agenda_item' | 'item_section' | 'attachment' | 'decision'>(tx)

const items = (tx: Tx) =>
  from(tx)
    .selectFrom('agenda_item as i')
    .select([
      'i.id',
      'i.short_id',
      'i.meeting_id',
      'i.number_text',
      'i.title',
      'i.public_title',
      'i.openness',
      'i.standing',
      'i.supplement',
    ])
    .select(['i.presenter', 'i.minutes_allotted', 'i.sent_out_at', 'i.lang', 'i.is_late', 'i.copied_from_item_id', 'i.approves_meeting_id'])
    .select((eb) => [
      eb
        .selectFrom('attachment as a')
        .whereRef('a.municipality_id', '=', 'i.municipality_id')
        .whereRef('a.item_id', '=', 'i.id')
        .where('a.removed_at', 'is', null)
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('attachments'),
      // Those that came after their item went out.
      eb
        .selectFrom('attachment as p')
        .whereRef('p.municipality_id', '=', 'i.municipality_id')
        .whereRef('p.item_id', '=', 'i.id')
        .where('p.removed_at', 'is', null)
        .where('p.sent_out_at', 'is', null)
        .where('i.sent_out_at', 'is not', null)
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('late_papers'),
      eb
        .selectFrom('item_section as s')
        .whereRef('s.municipality_id', '=', 'i.municipality_id')
        .whereRef('s.item_id', '=', 'i.id')
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('sections'),
      eb
        .selectFrom('decision as d')
        .whereRef('d.municipality_id', '=', 'i.municipality_id')
        .whereRef('d.item_id', '=', 'i.id')
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('decisions'),
    ])

export type AgendaRow = Awaited<ReturnType<ReturnType<typeof items>['executeTakeFirstOrThrow']>>

/** The items of an agenda in their order, with how much hangs on each. */
export const agendaRows = (tx: Tx, meetingId: string) => items(tx).where('i.meeting_id', '=', meetingId).orderBy('i.position').execute()

/** Puts the items of an agenda in this order. All of them are named. */
export const setOrder = (tx: Tx, meetingId: string, ids: readonly string[]) =>
  sql`
    update agenda_item set position = array_position(${ids}::uuid[], id) - 1
    where meeting_id = ${meetingId} and position <> array_position(${ids}::uuid[], id) - 1`.execute(from(tx))

export const deleteItem = (tx: Tx, itemId: string) => from(tx).deleteFrom('agenda_item').where('id', '=', itemId).execute()

/** Moves an item to the end of another agenda, as one that has not gone out. */
export const carryItem = (tx: Tx, itemId: string, meetingId: string, position: number, now: Date) =>
  from(tx)
    .updateTable('agenda_item')
    .set({ meeting_id: meetingId, position, supplement: null, modified_at: now })
    .where('id', '=', itemId)
    .execute()

/** The words and papers of an item, for a copy of it. */
export async function partsOf(tx: Tx, itemId: string) {
  const item = await from(tx)
    .selectFrom('agenda_item')
    .select(['title', 'public_title', 'openness', 'standing', 'presenter', 'lang', 'minutes_allotted'])
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow()
  const sections = await from(tx)
    .selectFrom('item_section')
    .select(['position', 'kind', 'caption', 'content', 'plain', 'openness', 'lang'])
    .where('item_id', '=', itemId)
    .execute()
  const attachments = await from(tx)
    .selectFrom('attachment')
    .select(['position', 'title', 'sha256', 'openness', 'file_name', 'media_type', 'size'])
    .where('item_id', '=', itemId)
    .where('removed_at', 'is', null)
    .execute()
  return { item, sections, attachments }
}

export type ItemRows = {
  item: Insertable<Database['agenda_item']>
  sections: Insertable<Database['item_section']>[]
  attachments: Insertable<Database['attachment']>[]
}

export async function insertItem(tx: Tx, { item, sections, attachments }: ItemRows) {
  await from(tx).insertInto('agenda_item').values(item).execute()
  await inBatches(sections, (batch) => from(tx).insertInto('item_section').values(batch).execute())
  await inBatches(attachments, (batch) => from(tx).insertInto('attachment').values(batch).execute())
}

/** Other meetings of a host that an item can go to, nearest first. */
export const meetingsToFill = (tx: Tx, hostId: string, except: string, limit: number) =>
  from(tx)
    .selectFrom('meeting')
    .innerJoin('meeting_body as b', (join) =>
      join.onRef('b.municipality_id', '=', 'meeting.municipality_id').onRef('b.meeting_id', '=', 'meeting.id'),
    )
    .innerJoin('agenda', (join) =>
      join.onRef('agenda.municipality_id', '=', 'meeting.municipality_id').onRef('agenda.meeting_id', '=', 'meeting.id'),
    )
    .select(['meeting.id', 'meeting.slug', 'meeting.title', 'meeting.starts_at', 'meeting.time_zone', 'meeting.state'])
    .where('b.body_id', '=', hostId)
    .where('b.is_host', '=', true)
    .where('meeting.id', '<>', except)
    .where('meeting.state', 'in', ['planned', 'called'])
    .where('agenda.state', '<>', 'approved')
    .orderBy('meeting.starts_at')
    .limit(limit)
    .execute()

/** Gives the items their numbers and the supplement that they go out with; null: the agenda itself. */
export async function numberItems(tx: Tx, given: readonly { id: string; number: number }[], supplement: number | null) {
  if (given.length === 0) return
  const ids = given.map(({ id }) => id)
  const numbers = given.map(({ number }) => number)
  await sql`
    update agenda_item set
      number = (${numbers}::integer[])[array_position(${ids}::uuid[], id)],
      number_text = (${numbers}::integer[])[array_position(${ids}::uuid[], id)]::text,
      supplement = ${supplement}
    where id = any(${ids}::uuid[])`.execute(from(tx))
}

export const setLastSupplement = (tx: Tx, meetingId: string, supplement: number) =>
  from(tx).updateTable('agenda').set({ last_supplement: supplement }).where('meeting_id', '=', meetingId).execute()

export const setAudience = (tx: Tx, meetingId: string, audience: 'public' | 'members') =>
  from(tx).updateTable('agenda').set({ audience }).where('meeting_id', '=', meetingId).execute()

export const setApproval = (
  tx: Tx,
  meetingId: string,
  set: {
    state?: 'draft' | 'approved'
    asked_at?: Date | null
    asked_by?: string | null
    approved_at?: Date | null
    approved_by?: string | null
    returned_at?: Date | null
    return_comment?: string
  },
) => from(tx).updateTable('agenda').set(set).where('meeting_id', '=', meetingId).execute()
