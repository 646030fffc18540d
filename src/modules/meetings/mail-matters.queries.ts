import { pick, type Tx } from '#platform/db/db.ts'
import { bodyIdsOf } from './bodies-of.queries.ts'

/** What meetings are called, when they are and whose they are, published or not; the host first. */
export const meetingsById = (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : pick<'meeting' | 'meeting_body'>(tx)
        .selectFrom('meeting as m')
        .select(['m.id', 'm.slug', 'm.title', 'm.starts_at'])
        .select(bodyIdsOf('m'))
        .where('m.id', 'in', ids)
        .execute()
