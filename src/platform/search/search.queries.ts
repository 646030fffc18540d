import { type Insertable, sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'search_entry'>(tx)
const functions = from

export type Known = { url: string; audience: string; appeared_at: Date; changed_at: Date; words_hash: string }

/** Takes a thing's entries out. @returns what of them outlives their replacement */
export const deleteEntries = (tx: Tx, thing: string): Promise<Known[]> =>
  from(tx)
    .deleteFrom('search_entry')
    .where('thing', '=', thing)
    .returning(['url', 'audience', 'appeared_at', 'changed_at', 'words_hash'])
    .execute()

export const insertEntries = (tx: Tx, rows: Insertable<Database['search_entry']>[]) =>
  inBatches(rows, (batch) => from(tx).insertInto('search_entry').values(batch).execute())

/** The things that have entries of a program that found as much of them as this number says. */
export async function madeFindable(tx: Tx, contents: number): Promise<Set<string>> {
  const rows = await from(tx).selectFrom('search_entry').select('thing').distinct().where('contents', '>=', contents).execute()
  return new Set(rows.map(({ thing }) => thing))
}

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
  body: string
  appeared_at: Date
  changed_at: Date
}

/** How many there are by name; null is none. */
type Count = Record<string, number> | null
export type Found = {
  entries: FoundEntry[]
  total: number
  counts: { kinds: Count; bodies: Count; years: Count } | null
}

/** What the search functions of the database take; null is no filter. */
export type Filter = {
  audiences: readonly string[]
  /** A tsquery; '' for everything. */
  query: string
  kinds: readonly string[] | null
  bodies: readonly string[] | null
  caseSlug: string | null
  firstDay: string | null
  lastDay: string | null
  changedSince: Date | null
}

export type Page = { newestFirst: boolean; limit: number; offset: number }

/** @param withCounts whether to count by kind, body and year too */
export async function findEntries(tx: Tx, filter: Filter, page: Page, withCounts: boolean): Promise<Found> {
  const { rows } = await sql<FoundEntry & Pick<Found, 'counts'> & { id: string | null; total: number }>`
    select * from search_entries(${JSON.stringify(filter)}::jsonb, ${page.newestFirst}, ${page.limit}, ${page.offset}, ${withCounts})`.execute(
    functions(tx),
  )
  return { entries: rows.filter(({ id }) => id !== null), total: Number(rows[0]?.total ?? 0), counts: rows[0]?.counts ?? null }
}

/** Those of some tsqueries by which somebody of these audiences finds anything. */
export async function knownQueries(tx: Tx, audiences: readonly string[], queries: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ query: string }>`
    select query from search_known(${[...audiences]}::text[], ${[...queries]}::text[])`.execute(functions(tx))
  return new Set(rows.map(({ query }) => query))
}

/** Words that look like those typed, or begin with them; some of them may be others' to find. */
export async function similarWords(tx: Tx, words: readonly string[]) {
  const { rows } = await sql<{ typed: string; word: string; key: string }>`
    select * from search_similar_words(${[...words]}::text[])`.execute(functions(tx))
  return rows
}

export async function learnWords(tx: Tx, vocabulary: ReadonlyMap<string, string>): Promise<void> {
  await sql`select search_learn(${[...vocabulary.keys()]}::text[], ${[...vocabulary.values()]}::text[])`.execute(functions(tx))
}

/** Forgets those of some keys by which nothing is found any more. */
export async function forgetKeys(tx: Tx, keys: readonly string[]): Promise<void> {
  await sql`select search_forget(${[...keys]}::text[])`.execute(functions(tx))
}

/** The keys by which a thing's entries are found. */
export async function keysOf(tx: Tx, thing: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from search_keys(${thing})`.execute(functions(tx))
  return rows.map(({ key }) => key)
}

export type StaleEntry = { id: string; title: string; body: string; happened_on: string | null }

export async function staleEntries(tx: Tx, indexedWith: string, limit: number): Promise<StaleEntry[]> {
  const { rows } = await sql<StaleEntry>`select * from search_stale(${indexedWith}, ${limit})`.execute(functions(tx))
  return rows
}

export async function writeIndexed(tx: Tx, entries: readonly { id: string; vector: string }[], indexedWith: string): Promise<void> {
  const ids = entries.map(({ id }) => id)
  const vectors = entries.map(({ vector }) => vector)
  await sql`select search_reindexed(${ids}::uuid[], ${vectors}::text[], ${indexedWith})`.execute(functions(tx))
}

/** The municipality's setting of its own words, as it was written; null when there is none. */
export async function ownWordsSetting(tx: Tx): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select search_own_words() as value`.execute(functions(tx))
  return rows[0]?.value ?? null
}
