import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'
import { bodyIdsOf } from '../bodies-of.queries.ts'

const from = (tx: Tx) => pick<'meeting' | 'meeting_body' | 'agenda' | 'agenda_item' | 'minutes'>(tx)

/** Meetings hosted by one of these bodies (null: by any) that are not finished: to be held, or held without released minutes. Nearest first. */
export const meetingsInProgress = (tx: Tx, hostIds: readonly string[] | null, limit: number) =>
  from(tx)
    .selectFrom('meeting')
    .innerJoin('meeting_body as host', (join) =>
      join
        .onRef('host.municipality_id', '=', 'meeting.municipality_id')
        .onRef('host.meeting_id', '=', 'meeting.id')
        .on('host.is_host', '=', true),
    )
    .innerJoin('agenda', (join) =>
      join.onRef('agenda.municipality_id', '=', 'meeting.municipality_id').onRef('agenda.meeting_id', '=', 'meeting.id'),
    )
    .leftJoin('minutes', (join) =>
      join.onRef('minutes.municipality_id', '=', 'meeting.municipality_id').onRef('minutes.meeting_id', '=', 'meeting.id'),
    )
    .select(['meeting.id', 'meeting.slug', 'meeting.kind', 'meeting.title', 'meeting.starts_at', 'meeting.time_zone', 'meeting.state'])
    .select(['agenda.state as agenda_state', 'meeting.current_snapshot_id'])
    .select(bodyIdsOf('meeting'))
    .select((eb) =>
      eb
        .selectFrom('agenda_item as i')
        .whereRef('i.municipality_id', '=', 'meeting.municipality_id')
        .whereRef('i.meeting_id', '=', 'meeting.id')
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('items'),
    )
    .where((eb) =>
      eb.or([
        eb('meeting.state', 'in', ['planned', 'called']),
        eb.and([eb('meeting.state', '=', 'held'), eb.or([eb('minutes.state', 'is', null), eb('minutes.state', '=', 'draft')])]),
      ]),
    )
    // What was read in is reviewed on a page of its own.
    .where('meeting.import_run_id', 'is', null)
    .$if(hostIds !== null, (query) => query.where(sql<boolean>`host.body_id = any(${hostIds ?? []}::uuid[])`))
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .limit(limit)
    .execute()
