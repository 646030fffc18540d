import { pick, type Tx } from '#platform/db/db.ts'

/** The number that a series gave last; 0: none yet. */
export async function lastNumber(tx: Tx, bodyId: string, scope: string): Promise<number> {
  const row = await pick<'item_counter'>(tx)
    .selectFrom('item_counter')
    .select('last_number')
    .where('body_id', '=', bodyId)
    .where('scope', '=', scope)
    .executeTakeFirst()
  return row?.last_number ?? 0
}
