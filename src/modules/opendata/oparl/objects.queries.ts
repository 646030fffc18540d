import { sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { pick, type Tx } from '#platform/db/db.ts'
import type { ObjectType } from './address.ts'
import type { ObjectRow } from './settle.ts'

const from = (tx: Tx) => pick<'open_object' | 'open_source' | 'open_state'>(tx)

const columns = [
  'type',
  'id',
  'seq',
  'source',
  'person_id',
  'names',
  'links',
  'content',
  'created_at',
  'modified_at',
  'deleted_at',
] as const
const select = (tx: Tx) => from(tx).selectFrom('open_object').select(columns)
const asRow = (row: Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>): ObjectRow => ({
  ...row,
  type: row.type as ObjectType,
})

export type State = { contentVersion: number; day: string; lastSeq: number; changedAt: Date; since: Date }

export const stateOf = (tx: Tx): Promise<State | undefined> =>
  from(tx)
    .selectFrom('open_state')
    .select(['content_version as contentVersion', 'day', 'last_seq as lastSeq', 'changed_at as changedAt', 'since'])
    .executeTakeFirst()

export async function writeState(tx: Tx, municipalityId: string, state: State) {
  const set = {
    content_version: state.contentVersion,
    day: state.day,
    last_seq: state.lastSeq,
    changed_at: state.changedAt,
    since: state.since,
  }
  await from(tx)
    .insertInto('open_state')
    .values({ municipality_id: municipalityId, ...set })
    .onConflict((conflict) => conflict.column('municipality_id').doUpdateSet(set))
    .execute()
}

/** The objects made from these sources, gone ones among them; and those of these ids, from whatever source they come. */
export const rowsOfSources = async (tx: Tx, sources: readonly string[], ids: readonly string[] = []): Promise<ObjectRow[]> =>
  (
    await select(tx)
      .where(sql<boolean>`(source = any(${sources}::text[]) or type = any(array['AgendaItem', 'File']) and id = any(${ids}::uuid[]))`)
      .execute()
  ).map(asRow)

export const writeRows = (tx: Tx, municipalityId: string, rows: readonly ObjectRow[]) =>
  inBatches(
    rows.map((row) => ({ municipality_id: municipalityId, ...row })),
    (batch) =>
      from(tx)
        .insertInto('open_object')
        .values(batch)
        .onConflict((conflict) =>
          conflict.columns(['municipality_id', 'type', 'id']).doUpdateSet((eb) => ({
            source: eb.ref('excluded.source'),
            person_id: eb.ref('excluded.person_id'),
            names: eb.ref('excluded.names'),
            links: eb.ref('excluded.links'),
            content: eb.ref('excluded.content'),
            modified_at: eb.ref('excluded.modified_at'),
            deleted_at: eb.ref('excluded.deleted_at'),
          })),
        )
        .execute(),
  )

/** What each source was last made from. */
export async function marksOf(tx: Tx): Promise<Map<string, string>> {
  const rows = await from(tx).selectFrom('open_source').select(['source', 'mark']).execute()
  return new Map(rows.map(({ source, mark }) => [source, mark]))
}

export const writeMarks = (tx: Tx, municipalityId: string, marks: readonly (readonly [source: string, mark: string])[]) =>
  inBatches(
    marks.map(([source, mark]) => ({ municipality_id: municipalityId, source, mark })),
    (batch) =>
      from(tx)
        .insertInto('open_source')
        .values(batch)
        .onConflict((conflict) => conflict.columns(['municipality_id', 'source']).doUpdateSet((eb) => ({ mark: eb.ref('excluded.mark') })))
        .execute(),
  )

export const removeMarks = (tx: Tx, sources: readonly string[]) =>
  from(tx).deleteFrom('open_source').where(sql<boolean>`source = any(${sources}::text[])`).execute()

/** Places at which no public meeting is held any more. */
export const unusedPlaces = async (tx: Tx): Promise<ObjectRow[]> =>
  (
    await select(tx)
      .where('type', '=', 'Location')
      .where('deleted_at', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('open_object as m')
              .select('m.id')
              .where('m.type', '=', 'Meeting')
              .where('m.deleted_at', 'is', null)
              .where(sql<boolean>`m.municipality_id = open_object.municipality_id and m.links @> array[open_object.id]`),
          ),
        ),
      )
      .execute()
  ).map(asRow)

export async function objectById(tx: Tx, type: ObjectType, id: string): Promise<ObjectRow | null> {
  const row = await select(tx).where('type', '=', type).where('id', '=', id).executeTakeFirst()
  return row ? asRow(row) : null
}

/** The object that a short id or a name leads to. */
export const idOfName = async (tx: Tx, type: ObjectType, name: string): Promise<string | null> =>
  (
    await from(tx)
      .selectFrom('open_object')
      .select('id')
      .where('type', '=', type)
      .where(sql<boolean>`names @> array[${name}]`)
      .orderBy('deleted_at', (order) => order.desc().nullsFirst())
      .limit(1)
      .executeTakeFirst()
  )?.id ?? null

/** Which objects of a list are asked for. Without a moment since which they changed, those that are gone are not among them. */
export type Filter = {
  type: ObjectType
  /** Only what belongs to this organization. */
  within: string | null
  createdSince: Date | null
  createdUntil: Date | null
  modifiedSince: Date | null
  modifiedUntil: Date | null
}

const among = (tx: Tx, filter: Filter) =>
  from(tx)
    .selectFrom('open_object')
    .where('type', '=', filter.type)
    .$if(filter.modifiedSince === null, (query) => query.where('deleted_at', 'is', null))
    .$if(filter.within !== null, (query) => query.where(sql<boolean>`links @> array[${filter.within}::uuid]`))
    .$if(filter.createdSince !== null, (query) => query.where('created_at', '>=', filter.createdSince ?? new Date()))
    .$if(filter.createdUntil !== null, (query) => query.where('created_at', '<=', filter.createdUntil ?? new Date()))
    .$if(filter.modifiedSince !== null, (query) => query.where('modified_at', '>=', filter.modifiedSince ?? new Date()))
    .$if(filter.modifiedUntil !== null, (query) => query.where('modified_at', '<=', filter.modifiedUntil ?? new Date()))

/** Objects of a list after a place in it, in the order in which they first came. */
export const listRows = async (tx: Tx, filter: Filter, after: number, limit: number): Promise<ObjectRow[]> =>
  (await among(tx, filter).select(columns).where('seq', '>', after).orderBy('seq').limit(limit).execute()).map(asRow)

export async function countRows(tx: Tx, filter: Filter): Promise<number> {
  const { count } = await among(tx, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
