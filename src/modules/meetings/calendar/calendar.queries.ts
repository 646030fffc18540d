import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'
import { bodyIdsOf, inBodies } from '../bodies-of.queries.ts'
import type { MeetingModel } from '../model.ts'

const from = (tx: Tx) => pick<'meeting' | 'meeting_body' | 'snapshot' | 'calendar_feed'>(tx)

/** Of what the public reads of a meeting, the part that a calendar shows. */
export type PublicFacts = Pick<
  MeetingModel,
  'kind' | 'title' | 'bodies' | 'startsAt' | 'endsAt' | 'timeZone' | 'timeKnown' | 'place' | 'isVirtual' | 'state'
>

/** Meetings with their public facts (null: nothing is public), without their items. */
const meetings = (tx: Tx) =>
  from(tx)
    .selectFrom('meeting as m')
    .leftJoin('snapshot as s', (join) =>
      join.onRef('s.municipality_id', '=', 'm.municipality_id').onRef('s.id', '=', 'm.current_snapshot_id'),
    )
    .select(['m.id', 'm.slug', 'm.state', 'm.revision', 'm.starts_at', 'm.ends_at', 'm.time_zone', 'm.time_known', 'm.modified_at'])
    .select('s.created_at as published_at')
    .select(sql<PublicFacts | null>`s.model - 'items' - 'present' - 'apologies'`.as('facts'))
    .select(
      sql<number>`coalesce((select max(v.version) from snapshot v
        where v.municipality_id = m.municipality_id and v.meeting_id = m.id), 0)`.as('version'),
    )
    .select(bodyIdsOf('m'))

export type CalendarRow = Awaited<ReturnType<ReturnType<typeof meetings>['executeTakeFirstOrThrow']>>

type Span = { since: Date; limit: number }

/** The public meetings of a body since a moment, the latest of them where there are more than may be. */
export const publicCalendarRows = (tx: Tx, bodyId: string, { since, limit }: Span): Promise<CalendarRow[]> =>
  meetings(tx)
    .where('m.current_snapshot_id', 'is not', null)
    // As the public knows the meeting: a body that was only just added to it is told when that is published.
    .where(sql<boolean>`s.model -> 'bodies' @> ${JSON.stringify([{ id: bodyId }])}::jsonb`)
    .where('m.starts_at', '>=', since)
    .orderBy('m.starts_at', 'desc')
    .orderBy('m.id')
    .limit(limit)
    .execute()

/** The meetings of these bodies (null: of all) since a moment, those among them that are planned and not public yet. */
export const memberCalendarRows = (tx: Tx, bodyIds: readonly string[] | null, { since, limit }: Span): Promise<CalendarRow[]> =>
  meetings(tx)
    .where(inBodies(bodyIds))
    .where((eb) => eb.or([eb('m.current_snapshot_id', 'is not', null), eb('m.state', '=', 'planned')]))
    .where('m.starts_at', '>=', since)
    .orderBy('m.starts_at', 'desc')
    .orderBy('m.id')
    .limit(limit)
    .execute()

export const calendarRow = (tx: Tx, meetingId: string): Promise<CalendarRow | undefined> =>
  meetings(tx).where('m.id', '=', meetingId).executeTakeFirst()

export type FeedRow = { municipality_id: string; id: string; account_id: string; token_hash: Buffer; created_at: Date }

export const insertFeed = (tx: Tx, row: FeedRow) => from(tx).insertInto('calendar_feed').values(row).execute()

/** @returns the feed that was in use until now, if any */
export const endFeedOf = (tx: Tx, accountId: string, at: Date) =>
  from(tx)
    .updateTable('calendar_feed')
    .set({ ended_at: at })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

export const liveFeedOf = (tx: Tx, accountId: string) =>
  from(tx)
    .selectFrom('calendar_feed')
    .select(['id', 'created_at'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export const feedByHash = (tx: Tx, tokenHash: Buffer) =>
  from(tx)
    .selectFrom('calendar_feed')
    .select(['id', 'account_id'])
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
