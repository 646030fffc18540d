import { pick, type Tx } from '#platform/db/db.ts'

export const proposalsById = (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : pick<'proposal'>(tx).selectFrom('proposal').select(['id', 'title', 'body_id', 'created_at']).where('id', 'in', ids).execute()
