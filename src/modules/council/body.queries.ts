import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { BodyKind, BodySummary, Offices, ReleaseRule } from './model.ts'

const from = (tx: Tx) => pick<'body'>(tx)

const selectBodies = (tx: Tx) =>
  from(tx)
    .selectFrom('body')
    .select([
      'id',
      'name',
      'slug',
      'kind',
      'parent_id as parentId',
      'description',
      'offices',
      'is_public as isPublic',
      'public_meetings as publicMeetings',
      'release_rule as releaseRule',
      'modified_at as modifiedAt',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectBodies>['executeTakeFirstOrThrow']>>

const asBody = (row: Row): BodySummary => ({
  ...row,
  kind: row.kind as BodyKind,
  offices: row.offices as Offices,
  releaseRule: row.releaseRule as ReleaseRule,
})

/** Bodies by name; those with the given ids, or all of the municipality. */
export async function bodySummaries(tx: Tx, ids?: readonly string[]): Promise<BodySummary[]> {
  if (ids?.length === 0) return []
  const rows = await selectBodies(tx)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .orderBy('name')
    .execute()
  return rows.map(asBody)
}

/** A name as it is kept: one space between its words. */
export const onOneLine = (name: string) => name.replace(/\s+/g, ' ').trim()

/** The body of this name, whatever its capitals and spaces. */
export async function findBodyByName(tx: Tx, name: string): Promise<BodySummary | null> {
  const row = await selectBodies(tx)
    .where(sql`lower(regexp_replace(name, '\\s+', ' ', 'g'))`, '=', sql`lower(${onOneLine(name)})`)
    .executeTakeFirst()
  return row ? asBody(row) : null
}

/** @returns whether the row was written; false when another body has the slug already */
export async function insertBody(tx: Tx, row: Insertable<Database['body']>): Promise<boolean> {
  const written = await from(tx)
    .insertInto('body')
    .values(row)
    .onConflict((conflict) => conflict.columns(['municipality_id', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

/** @returns the body's municipality when the body was not public before */
export const setPublic = (tx: Tx, id: string) =>
  from(tx)
    .updateTable('body')
    .set({ is_public: true })
    .where('id', '=', id)
    .where('is_public', '=', false)
    .returning('municipality_id')
    .executeTakeFirst()

export const writeBody = (tx: Tx, body: BodySummary, at: Date) =>
  from(tx)
    .updateTable('body')
    .set({
      name: body.name.trim(),
      kind: body.kind,
      parent_id: body.parentId,
      description: body.description,
      offices: JSON.stringify(body.offices),
      public_meetings: body.publicMeetings,
      is_public: body.isPublic,
      release_rule: body.releaseRule,
      modified_at: at,
    })
    .where('id', '=', body.id)
    .execute()

export const touchBody = (tx: Tx, id: string, at: Date) =>
  from(tx).updateTable('body').set({ modified_at: at }).where('id', '=', id).execute()

/** Whoever changes who sits in a body waits here for others who do, so that each decides on what the other has written. */
export const lockBody = (tx: Tx, id: string) => from(tx).selectFrom('body').select('id').where('id', '=', id).forUpdate().executeTakeFirst()

/** Takes a body away that nothing points to and that was never public. @returns whether it went */
export async function removeUnusedBody(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select remove_unused_body(${id}) as gone`.execute(from(tx))
  return rows[0]?.gone ?? false
}
