import type { Insertable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { RichText } from '#platform/richtext/richtext.ts'
import type { Outcome, Standing } from '../model.ts'
import type { RecordItem, StoredDecision, Votes } from './record-model.ts'

const from = (tx: Tx) => pick<'meeting' | 'agenda_item' | 'decision' | 'minutes'>(tx)

/** How much of a decision a list shows. */
const beginning = 160

/** The items of a meeting in their order, each with how far its decision by a body has come; one query for any number of items. */
export async function recordItems(tx: Tx, meetingId: string, bodyId: string): Promise<RecordItem[]> {
  const rows = await from(tx)
    .selectFrom('agenda_item as i')
    .leftJoin('decision as d', (join) =>
      join
        .onRef('d.municipality_id', '=', 'i.municipality_id')
        .onRef('d.item_id', '=', 'i.id')
        .onRef('d.meeting_id', '=', 'i.meeting_id')
        .on('d.body_id', '=', bodyId),
    )
    .leftJoin('minutes as m', (join) =>
      join
        .onRef('m.municipality_id', '=', 'i.municipality_id')
        .onRef('m.meeting_id', '=', 'i.approves_meeting_id')
        .onRef('m.meeting_id', '<>', 'i.meeting_id')
        .on('i.standing', '=', 'last_minutes')
        .on('m.state', '=', 'released'),
    )
    .leftJoin('meeting as earlier', (join) =>
      join.onRef('earlier.municipality_id', '=', 'm.municipality_id').onRef('earlier.id', '=', 'm.meeting_id'),
    )
    .select(['earlier.starts_at as approves_at', 'earlier.time_zone as approves_zone'])
    .select(['i.id', 'i.short_id', 'i.number_text', 'i.title', 'i.lang', 'i.openness', 'i.standing', 'i.is_late', 'i.summary'])
    .select(['d.id as decision_id', 'd.outcome'])
    .select((eb) => eb.fn<string>('left', ['d.plain', eb.val(beginning)]).as('beginning'))
    .where('i.meeting_id', '=', meetingId)
    .orderBy('i.position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    shortId: row.short_id,
    number: row.number_text,
    title: row.title,
    lang: row.lang,
    isClosed: row.openness !== 'open',
    standing: row.standing as Standing | null,
    isLate: row.is_late,
    summary: row.summary,
    approves: row.approves_at && row.approves_zone ? { startsAt: row.approves_at, timeZone: row.approves_zone } : null,
    decision: row.decision_id === null ? null : { outcome: row.outcome as Outcome | null, beginning: row.beginning ?? '' },
  }))
}

/** The meeting under whose address an item's pages work. */
export const slugOfItem = async (tx: Tx, shortId: string): Promise<string | null> =>
  (
    await from(tx)
      .selectFrom('agenda_item')
      .innerJoin('meeting', (join) =>
        join.onRef('meeting.municipality_id', '=', 'agenda_item.municipality_id').onRef('meeting.id', '=', 'agenda_item.meeting_id'),
      )
      .select('meeting.slug')
      .where('short_id', '=', shortId)
      .executeTakeFirst()
  )?.slug ?? null

export async function decisionOf(tx: Tx, itemId: string, bodyId: string): Promise<StoredDecision | null> {
  const row = await from(tx)
    .selectFrom('decision')
    .select(['id', 'content', 'outcome', 'postponed_to', 'referred_to_body_id', 'votes', 'decided_by_body_ids', 'openness', 'revision'])
    .where('item_id', '=', itemId)
    .where('body_id', '=', bodyId)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    content: row.content as unknown as RichText,
    outcome: row.outcome as Outcome | null,
    postponedTo: row.postponed_to,
    referredToBodyId: row.referred_to_body_id,
    votes: row.votes as Votes | null,
    decidedBy: row.decided_by_body_ids,
    isClosed: row.openness !== 'open',
    revision: row.revision,
  }
}

/** The item's own row, held until the transaction ends. */
export async function lockItem(tx: Tx, id: string) {
  const row = await from(tx)
    .selectFrom('agenda_item')
    .select(['id', 'meeting_id', 'summary', 'revision', 'openness', 'lang', 'title', 'public_title'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, meetingId: row.meeting_id, openness: row.openness === 'open' ? ('open' as const) : ('closed' as const) }
}

export const setSummary = (tx: Tx, id: string, summary: string, revision: number, at: Date) =>
  from(tx).updateTable('agenda_item').set({ summary, revision, modified_at: at }).where('id', '=', id).execute()

export const lastOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('agenda_item')
    .select((eb) => [eb.fn.max('position').as('position'), eb.fn.max('number').as('number')])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()

export const insertItem = (tx: Tx, row: Insertable<Database['agenda_item']>) => from(tx).insertInto('agenda_item').values(row).execute()
