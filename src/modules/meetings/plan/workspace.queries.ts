import { pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'meeting'>(tx)

export const meetingsNamed = (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : from(tx).selectFrom('meeting').select(['id', 'slug', 'title', 'starts_at', 'time_zone']).where('id', 'in', ids).execute()
