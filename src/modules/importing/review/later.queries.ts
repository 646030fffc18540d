import type { Insertable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { Left } from './later.ts'

const from = (tx: Tx) => pick<'import_left'>(tx)

/** What was left as it is of these items. */
export async function leftOf(tx: Tx, itemIds: readonly string[]): Promise<Left> {
  if (itemIds.length === 0) return new Map()
  const rows = await from(tx).selectFrom('import_left').select(['item_id', 'print']).where('item_id', 'in', itemIds).execute()
  const byItem = Map.groupBy(rows, (row) => row.item_id)
  return new Map([...byItem].map(([id, of]) => [id, new Set(of.map(({ print }) => print.toString('hex')))]))
}

export const insertLeft = (tx: Tx, rows: Insertable<Database['import_left']>[]) =>
  from(tx)
    .insertInto('import_left')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const deleteLeft = (tx: Tx, itemId: string, prints: readonly Buffer[]) =>
  from(tx).deleteFrom('import_left').where('item_id', '=', itemId).where('print', 'in', prints).execute()
