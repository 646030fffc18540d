import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'

/** What meetings are called, when they are and whose they are, published or not; the host first. */
export const meetingsById = (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : pick<'meeting' | 'meeting_body'>(tx)
        .selectFrom('meeting as m')
        .select(['m.id', 'm.slug', 'm.title', 'm.starts_at'])
        .select(
          sql<string[]>`(select array_agg(b.body_id order by b.is_host desc, b.body_id) from meeting_body b
            where b.municipality_id = m.municipality_id and b.meeting_id = m.id)`.as('body_ids'),
        )
        .where('m.id', 'in', ids)
        .execute()
