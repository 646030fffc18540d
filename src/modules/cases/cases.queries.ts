import { sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { pick, type Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'

const from = (tx: Tx) => pick<'case_file' | 'case_item'>(tx)

export type CaseFile = { id: string; number: string; slug: string; title: string }

const columns = ['case_file.id', 'number', 'slug', 'title'] as const

const selectLinked = (tx: Tx) =>
  from(tx)
    .selectFrom('case_item')
    .innerJoin('case_file', (join) =>
      join.onRef('case_file.municipality_id', '=', 'case_item.municipality_id').onRef('case_file.id', '=', 'case_item.case_id'),
    )

/** Every tie between a case and an item that the public may read. */
export const publicLinks = (tx: Tx) =>
  from(tx).selectFrom('case_item').select(['case_id as caseId', 'item_id as itemId']).where('public_at', 'is not', null).execute()

/**
 * From now on the public reads these items of a meeting that begins at this moment, and no other of `all`.
 * @param shown null: none of them
 */
export async function showItems(tx: Tx, all: readonly string[], shown: { itemIds: readonly string[]; at: Date } | null): Promise<void> {
  const { itemIds, at } = shown ?? { itemIds: [], at: null }
  await from(tx)
    .updateTable('case_item')
    .set({ public_at: sql<Date | null>`case when item_id = any(${itemIds}::uuid[]) then ${at}::timestamptz end` })
    .where(sql<boolean>`item_id = any(${all}::uuid[])`)
    .execute()
}

export type ListedCase = CaseFile & { items: number; latest: Date }

/** Cases with something public in them, the one that was last on an agenda first, with how many items of it the public may read. */
export async function listedCases(tx: Tx, { limit, offset }: { limit?: number; offset?: number } = {}): Promise<ListedCase[]> {
  const rows = await selectLinked(tx)
    .where('public_at', 'is not', null)
    .groupBy([...columns])
    .select([...columns])
    .select((eb) => [eb.fn.countAll<number>().as('items'), eb.fn.max('public_at').as('latest')])
    .orderBy('latest', 'desc')
    .orderBy('case_file.id')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0).offset(offset ?? 0))
    .execute()
  return rows.flatMap(({ latest, ...row }) => (latest ? [{ ...row, items: Number(row.items), latest }] : []))
}

/** Of each of these cases the first item that the public may read. */
export async function firstItems(tx: Tx, caseIds: readonly string[]): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await from(tx)
    .selectFrom('case_item')
    .distinctOn('case_id')
    .select(['case_id', 'item_id'])
    .where('case_id', 'in', caseIds)
    .where('public_at', 'is not', null)
    .orderBy('case_id')
    .orderBy('public_at')
    .orderBy('item_id')
    .execute()
  return new Map(rows.map((row) => [row.case_id, row.item_id]))
}

export async function countListed(tx: Tx): Promise<number> {
  const row = await from(tx)
    .selectFrom('case_item')
    .select((eb) => eb.fn.count<number>('case_id').distinct().as('count'))
    .where('public_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function caseBySlug(tx: Tx, slug: string): Promise<CaseFile | null> {
  return (
    (await from(tx)
      .selectFrom('case_file')
      .select([...columns])
      .where('slug', '=', slug)
      .executeTakeFirst()) ?? null
  )
}

export async function casesById(tx: Tx, ids: readonly string[]): Promise<Map<string, CaseFile>> {
  if (ids.length === 0) return new Map()
  const rows = await from(tx)
    .selectFrom('case_file')
    .select([...columns])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The items of a case that the public may read. */
export async function publicItemsOf(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await from(tx)
    .selectFrom('case_item')
    .select('item_id')
    .where('case_id', '=', caseId)
    .where('public_at', 'is not', null)
    .execute()
  return rows.map((row) => row.item_id)
}

/** The cases of each item, by number. An item without a case is absent. */
export async function casesOfItems(tx: Tx, itemIds: readonly string[]): Promise<Map<string, CaseFile[]>> {
  if (itemIds.length === 0) return new Map()
  const rows = await selectLinked(tx)
    .select([...columns, 'item_id as itemId'])
    .where('item_id', 'in', itemIds)
    .orderBy('number')
    .execute()
  const byItem = Map.groupBy(rows, (row) => row.itemId)
  return new Map([...byItem].map(([itemId, files]) => [itemId, files.map(({ id, number, slug, title }) => ({ id, number, slug, title }))]))
}

export const caseByNumber = (tx: Tx, system: string, number: string) =>
  from(tx).selectFrom('case_file').select(['id', 'title']).where('system', '=', system).where('number', '=', number).executeTakeFirst()

/** @returns whether the row was written; false when its number or its slug is taken */
export async function insertCase(
  tx: Tx,
  row: { municipality_id: string; id: string; system: string; number: string; slug: string; title: string },
) {
  const written = await from(tx)
    .insertInto('case_file')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

export const nameCase = (tx: Tx, id: string, title: string) =>
  from(tx).updateTable('case_file').set({ title }).where('id', '=', id).execute()

/** Ties items to cases. Once is enough: a second time changes nothing. */
export function linkCases(tx: Tx, municipalityId: string, links: { caseId: string; itemId: string }[]): Promise<void> {
  const rows = links.map(({ caseId, itemId }) => ({ municipality_id: municipalityId, id: newId(), case_id: caseId, item_id: itemId }))
  const keys = ['municipality_id', 'case_id', 'item_id'] as const
  return inBatches(rows, (batch) =>
    from(tx)
      .insertInto('case_item')
      .values(batch)
      .onConflict((conflict) => conflict.columns(keys).doNothing())
      .execute(),
  )
}

/** Cases whose number or title holds these words, the one with exactly this number first; without words those that were opened last. */
export function findCases(tx: Tx, words: string, limit: number): Promise<CaseFile[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return from(tx)
    .selectFrom('case_file')
    .select([...columns])
    .where((where) => where.or([where('number', 'ilike', pattern), where('title', 'ilike', pattern)]))
    .orderBy((order) => order('number', '=', words), 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** The items of each of these cases. */
export const itemsOfCases = (tx: Tx, caseIds: readonly string[]) =>
  caseIds.length === 0
    ? Promise.resolve([])
    : from(tx).selectFrom('case_item').select(['case_id as caseId', 'item_id as itemId']).where('case_id', 'in', caseIds).execute()

/** Takes an item out of cases; the cases stay. */
export const unlinkCases = (tx: Tx, itemId: string, caseIds: readonly string[]) =>
  from(tx).deleteFrom('case_item').where('item_id', '=', itemId).where('case_id', 'in', caseIds).execute()

/** Which of these cases stand for nothing any more. @returns those that were taken away */
export async function removeUnusedCases(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; gone: boolean }>`
    select id, remove_unused_case(id) as gone from unnest(${[...ids]}::uuid[]) as asked(id)`.execute(from(tx))
  return rows.filter(({ gone }) => gone).map(({ id }) => id)
}
