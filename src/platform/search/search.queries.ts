import { type Insertable, type Kysely, sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'search_entry'>(tx)

export const deleteEntries = (tx: Tx, thing: string) => from(tx).deleteFrom('search_entry').where('thing', '=', thing).execute()

export const insertEntries = (tx: Tx, rows: Insertable<Database['search_entry']>[]) =>
  inBatches(rows, (batch) => from(tx).insertInto('search_entry').values(batch).execute())

export type FoundEntry = {
  id: string
  kind: string
  lang: string
  title: string
  url: string
  source: string | null
  item_number: string | null
  body_id: string | null
  happened_on: string | null
}

type Wanted = { audiences: string[]; kinds: string[] | null; limit: number }

const functions = (tx: Tx) => from(tx) as Kysely<Pick<Database, 'search_entry'>>

export async function findEntries(tx: Tx, words: { websearch: string; prefix: string | null }, wanted: Wanted & { offset: number }) {
  const { rows } = await sql<FoundEntry & { body: string; parts: string; total: number }>`
    select * from search_entries(${wanted.audiences}::text[], ${words.websearch}, ${words.prefix}, ${wanted.kinds}::text[], ${wanted.limit}, ${wanted.offset})`.execute(
    functions(tx),
  )
  return rows
}

export async function findSimilarTitles(tx: Tx, text: string, wanted: Wanted) {
  const { rows } = await sql<FoundEntry>`
    select * from search_similar_titles(${wanted.audiences}::text[], ${text}, ${wanted.kinds}::text[], ${wanted.limit})`.execute(
    functions(tx),
  )
  return rows
}
