import { type SqlBool, sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'decision' | 'agenda_item' | 'meeting' | 'meeting_body' | 'minutes'>(tx)

/** Whose agenda an item waits for: the body that it was referred to, or the one that postponed it. */
const receiver = sql<string>`case d.outcome when 'referred' then d.referred_to_body_id else h.body_id end`

/** Another body's secretariat learns of it when everybody does; what a body has put off itself it knows at once. */
const isKnown = sql<SqlBool>`(${receiver} = h.body_id or (w.state in ('released', 'approved', 'signed') and m.current_snapshot_id is not null))`

const hasCopy = sql<SqlBool>`exists (
  select 1 from agenda_item c
    join meeting cm on cm.municipality_id = c.municipality_id and cm.id = c.meeting_id and cm.state <> 'cancelled'
    join meeting_body ch on ch.municipality_id = cm.municipality_id and ch.meeting_id = cm.id and ch.is_host
  where c.municipality_id = i.municipality_id and c.copied_from_item_id = i.id and ch.body_id = ${receiver})`

const waiting = (tx: Tx) =>
  from(tx)
    .selectFrom('decision as d')
    .innerJoin('agenda_item as i', (join) => join.onRef('i.municipality_id', '=', 'd.municipality_id').onRef('i.id', '=', 'd.item_id'))
    .innerJoin('meeting as m', (join) => join.onRef('m.municipality_id', '=', 'd.municipality_id').onRef('m.id', '=', 'd.meeting_id'))
    .innerJoin('meeting_body as h', (join) =>
      join.onRef('h.municipality_id', '=', 'm.municipality_id').onRef('h.meeting_id', '=', 'm.id').on('h.is_host', '=', true),
    )
    .leftJoin('minutes as w', (join) => join.onRef('w.municipality_id', '=', 'm.municipality_id').onRef('w.meeting_id', '=', 'm.id'))
    .select(['d.id', 'd.outcome', 'd.postponed_to as postponedTo', 'i.id as itemId', 'i.short_id as shortId', 'i.title', 'i.lang'])
    .select(['i.openness', 'm.slug', 'm.starts_at as startsAt', 'm.time_zone as timeZone', 'h.body_id as fromBodyId'])
    .select(receiver.as('bodyId'))
    .where('d.outcome', 'in', ['postponed', 'referred'])
    .where('d.settled_at', 'is', null)
    // What was read in from old papers waits for nobody.
    .where('m.import_run_id', 'is', null)
    .where('i.standing', 'is', null)
    // Referred to somebody who has no agendas in this house.
    .where(receiver, 'is not', null)
    .where(isKnown)
    .where(sql<SqlBool>`not ${hasCopy}`)

export type WaitingRow = Awaited<ReturnType<ReturnType<typeof waiting>['executeTakeFirstOrThrow']>>

/** Items that wait for these bodies (null: for any), those that have waited longest first. */
export const waitingRows = (tx: Tx, bodyIds: readonly string[] | null, limit: number): Promise<WaitingRow[]> =>
  waiting(tx)
    .$if(bodyIds !== null, (narrowed) => narrowed.where(sql<SqlBool>`${receiver} = any(${bodyIds}::uuid[])`))
    .orderBy('m.starts_at')
    .orderBy('i.position')
    .limit(limit)
    .execute()

/** The same for one decision, which is held until the transaction ends. Whether it waits is asked when it is held, not before. */
export async function lockWaiting(tx: Tx, decisionId: string): Promise<WaitingRow | undefined> {
  await from(tx).selectFrom('decision').select('id').where('id', '=', decisionId).forUpdate().execute()
  return waiting(tx).where('d.id', '=', decisionId).executeTakeFirst()
}

/** Where and when these items stand on an agenda that was not called off. */
export const standsOf = (tx: Tx, itemIds: readonly string[]) =>
  itemIds.length === 0
    ? Promise.resolve([])
    : from(tx)
        .selectFrom('agenda_item as i')
        .innerJoin('meeting as m', (join) => join.onRef('m.municipality_id', '=', 'i.municipality_id').onRef('m.id', '=', 'i.meeting_id'))
        .innerJoin('meeting_body as h', (join) =>
          join.onRef('h.municipality_id', '=', 'm.municipality_id').onRef('h.meeting_id', '=', 'm.id').on('h.is_host', '=', true),
        )
        .select(['i.id as itemId', 'm.starts_at as startsAt', 'h.body_id as bodyId'])
        .where('i.id', 'in', itemIds)
        .where('m.state', '<>', 'cancelled')
        .execute()

export const setSettled = (tx: Tx, decisionId: string, at: Date) =>
  from(tx).updateTable('decision').set({ settled_at: at }).where('id', '=', decisionId).execute()
