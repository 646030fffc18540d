import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'
import { bodyIdsOf, inBodies } from './bodies-of.queries.ts'

const from = (tx: Tx) =>
  pick<'meeting' | 'meeting_body' | 'agenda' | 'minutes' | 'agenda_item' | 'attachment' | 'snapshot' | 'meeting_slug'>(tx)

/** Meetings with where they stand and who meets, the host first. */
const overview = (tx: Tx) =>
  from(tx)
    .selectFrom('meeting as m')
    .innerJoin('agenda as a', (join) => join.onRef('a.municipality_id', '=', 'm.municipality_id').onRef('a.meeting_id', '=', 'm.id'))
    .leftJoin('minutes as w', (join) => join.onRef('w.municipality_id', '=', 'm.municipality_id').onRef('w.meeting_id', '=', 'm.id'))
    .leftJoin('snapshot as s', (join) =>
      join.onRef('s.municipality_id', '=', 'm.municipality_id').onRef('s.id', '=', 'm.current_snapshot_id'),
    )
    .select(['m.id', 'm.slug', 'm.kind', 'm.title', 'm.starts_at', 'm.ends_at', 'm.time_zone', 'm.time_known', 'm.place', 'm.is_virtual'])
    .select([
      'm.state',
      'a.state as agenda_state',
      'a.published_at',
      'a.asked_at',
      'a.returned_at',
      'w.state as minutes_state',
      'w.ready_at',
      'w.ready_by',
      'w.returned_at as minutes_returned_at',
    ])
    .select(['s.version'])
    .select(bodyIdsOf('m'))

export type OverviewRow = Awaited<ReturnType<ReturnType<typeof overview>['executeTakeFirstOrThrow']>>

/** The meetings of these bodies (null: of all) that have not ended long ago, nearest first. */
export const meetingsFrom = (tx: Tx, bodyIds: readonly string[] | null, since: Date, limit: number): Promise<OverviewRow[]> =>
  overview(tx).where(inBodies(bodyIds)).where('m.starts_at', '>=', since).orderBy('m.starts_at').orderBy('m.id').limit(limit).execute()

/** The meetings of these bodies that the public can read of and that began before a moment, newest first. */
export const meetingsUntil = (tx: Tx, bodyIds: readonly string[] | null, before: Date, limit: number): Promise<OverviewRow[]> =>
  overview(tx)
    .where(inBodies(bodyIds))
    .where('m.starts_at', '<', before)
    .where('m.current_snapshot_id', 'is not', null)
    .orderBy('m.starts_at', 'desc')
    .orderBy('m.id')
    .limit(limit)
    .execute()

/** The meetings ahead that these bodies take part in and whose agenda can be added to, some once it is opened again, nearest first. */
export const meetingsToFill = (tx: Tx, bodyIds: readonly string[], since: Date, limit: number): Promise<OverviewRow[]> =>
  overview(tx)
    .where(inBodies(bodyIds))
    .where('m.starts_at', '>=', since)
    .where('m.state', 'in', ['planned', 'called'])
    .orderBy('m.starts_at')
    .orderBy('m.id')
    .limit(limit)
    .execute()

/** Meetings of these bodies on which the secretariat or the chair has work left: all ahead, and those since a day whose minutes are not through. */
export const meetingsUnderWay = (tx: Tx, bodyIds: readonly string[] | null, since: Date, limit: number): Promise<OverviewRow[]> =>
  overview(tx)
    .where(inBodies(bodyIds))
    .where('m.starts_at', '>=', since)
    .where('m.import_run_id', 'is', null)
    .where('m.state', '<>', 'cancelled')
    .where((eb) => eb.or([eb('w.state', 'is', null), eb('w.state', '<>', 'signed')]))
    .orderBy('m.starts_at')
    .orderBy('m.id')
    .limit(limit)
    .execute()

export const overviewOf = (tx: Tx, meetingId: string): Promise<OverviewRow | undefined> =>
  overview(tx).where('m.id', '=', meetingId).executeTakeFirst()

export const overviewsOf = (tx: Tx, meetingIds: readonly string[]): Promise<OverviewRow[]> =>
  meetingIds.length === 0 ? Promise.resolve([]) : overview(tx).where('m.id', 'in', meetingIds).execute()

/** By any address that the meeting ever had. */
export const overviewAt = (tx: Tx, slug: string): Promise<OverviewRow | undefined> =>
  overview(tx)
    .where('m.id', '=', (eb) => eb.selectFrom('meeting_slug').select('meeting_id').where('meeting_slug.slug', '=', slug))
    .executeTakeFirst()

/** Every version of these meetings, the oldest first, with what it says of time and place. */
export const versionsOf = (tx: Tx, meetingIds: readonly string[]) =>
  meetingIds.length === 0
    ? Promise.resolve([])
    : from(tx)
        .selectFrom('snapshot')
        .select(['meeting_id as meetingId', 'version', 'stage'])
        .select(sql<string>`model ->> 'startsAt'`.as('startsAt'))
        .select(sql<string>`model ->> 'place'`.as('place'))
        .where('meeting_id', 'in', meetingIds)
        .orderBy('meeting_id')
        .orderBy('version')
        .execute()

/** When each supplement of these meetings went out. */
export const supplementsOf = (tx: Tx, meetingIds: readonly string[]) =>
  meetingIds.length === 0
    ? Promise.resolve([])
    : from(tx)
        .selectFrom('agenda_item')
        .select(['meeting_id as meetingId', 'supplement as number', 'sent_out_at as sentOutAt'])
        .where('meeting_id', 'in', meetingIds)
        .where('supplement', 'is not', null)
        .where('sent_out_at', 'is not', null)
        // The same row again where several items or papers went out with it: a union keeps one.
        .union((eb) =>
          eb
            .selectFrom('attachment as a')
            .innerJoin('agenda_item as i', (join) =>
              join.onRef('i.municipality_id', '=', 'a.municipality_id').onRef('i.id', '=', 'a.item_id'),
            )
            .select(['i.meeting_id as meetingId', 'a.supplement as number', 'a.sent_out_at as sentOutAt'])
            .where('i.meeting_id', 'in', meetingIds)
            .where('a.supplement', 'is not', null)
            .where('a.sent_out_at', 'is not', null),
        )
        .orderBy('number')
        .execute()

/** The items with which meetings are to approve the minutes of these, with the address of the meeting that each stands in. */
export const approvingItems = (tx: Tx, meetingIds: readonly string[]) =>
  meetingIds.length === 0
    ? Promise.resolve([])
    : from(tx)
        .selectFrom('agenda_item as i')
        .innerJoin('meeting as m', (join) => join.onRef('m.municipality_id', '=', 'i.municipality_id').onRef('m.id', '=', 'i.meeting_id'))
        .select(['i.approves_meeting_id as approves', 'm.id', 'm.slug', 'm.starts_at', 'm.state'])
        .where('i.approves_meeting_id', 'in', meetingIds)
        .where('m.state', '<>', 'cancelled')
        .orderBy('m.starts_at')
        .execute()

/** How many meetings of a body lie in a span of days in the meetings' own zones, drafts among them. Days are YYYY-MM-DD, the end not among them. */
export async function meetingsWithin(tx: Tx, bodyId: string, startsOn: string, endsOn: string): Promise<number> {
  const { count } = await from(tx)
    .selectFrom('meeting as m')
    .innerJoin('meeting_body as b', (join) => join.onRef('b.municipality_id', '=', 'm.municipality_id').onRef('b.meeting_id', '=', 'm.id'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('b.body_id', '=', bodyId)
    .where(sql<boolean>`(m.starts_at at time zone m.time_zone)::date >= ${startsOn}::date`)
    .where(sql<boolean>`(m.starts_at at time zone m.time_zone)::date < ${endsOn}::date`)
    .executeTakeFirstOrThrow()
  return count
}
