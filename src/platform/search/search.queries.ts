import { type Insertable, sql } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'search_entry'>(tx)

export const deleteEntries = (tx: Tx, thing: string) => from(tx).deleteFrom('search_entry').where('thing', '=', thing).execute()

export const insertEntries = (tx: Tx, rows: Insertable<Database['search_entry']>[]) => from(tx).insertInto('search_entry').values(rows).execute()

export type EntryRow = {
  id: string
  kind: string
  lang: string
  title: string
  body: string
  url: string
  source: string | null
  item_number: string | null
  body_id: string | null
  happened_on: string | null
  total: number
}
void sql
