import { type Insertable, sql, type Updateable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { ReleasedPaper } from './papers.ts'

const from = (tx: Tx) => pick<'library_document' | 'source_document' | 'import_run'>(tx)
type Row = Database['library_document']

/** @returns whether the row was written; false when its address is taken */
export async function insertDocument(tx: Tx, row: Insertable<Row>): Promise<boolean> {
  const written = await from(tx)
    .insertInto('library_document')
    .values(row)
    .onConflict((conflict) => conflict.columns(['municipality_id', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

export const setDocument = (tx: Tx, id: string, set: Updateable<Row>) =>
  from(tx).updateTable('library_document').set(set).where('id', '=', id).execute()

export const documentById = (tx: Tx, id: string) =>
  from(tx).selectFrom('library_document').select(['id', 'slug', 'state']).where('id', '=', id).forUpdate().executeTakeFirst()

export const documentOfRun = (tx: Tx, runId: string) =>
  from(tx).selectFrom('library_document').select(['id', 'slug', 'state']).where('import_run_id', '=', runId).executeTakeFirst()

/** Of a document that was withdrawn and whose import is undone nothing stays but its address. */
export const emptyDocument = (tx: Tx, runId: string) =>
  from(tx)
    .updateTable('library_document')
    .set({ title: '', text: '', source_document_id: null })
    .where('import_run_id', '=', runId)
    .execute()

/** A document with what the public may read of it. Withdrawn ones come without their text. */
export const documentBySlug = (tx: Tx, slug: string) =>
  from(tx)
    .selectFrom('library_document')
    .select([
      'id',
      'slug',
      'title',
      'lang',
      'kind',
      'dated_on',
      'body_id',
      'with_file',
      'file_name',
      'state',
      'reason',
      'released_at',
      'withdrawn_at',
    ])
    .select(sql<string>`case when state = 'released' then text else '' end`.as('text'))
    .where('slug', '=', slug)
    .executeTakeFirst()

/** Where the file of a document lies that may be fetched, and what it was before it was text. */
export const fileOfDocument = (tx: Tx, id: string) =>
  from(tx)
    .selectFrom('library_document as d')
    .innerJoin('source_document as s', (join) =>
      join.onRef('s.municipality_id', '=', 'd.municipality_id').onRef('s.id', '=', 'd.source_document_id'),
    )
    .select(['s.format', 's.encoding', 's.sha256'])
    .where('d.id', '=', id)
    .where('d.state', '=', 'released')
    .where('d.with_file', '=', true)
    .executeTakeFirst()

/** The papers that went out with a document; none of one that was withdrawn. */
export async function papersOfDocument(tx: Tx, id: string): Promise<ReleasedPaper[]> {
  const row = await from(tx)
    .selectFrom('library_document')
    .select('papers')
    .where('id', '=', id)
    .where('state', '=', 'released')
    .executeTakeFirst()
  return (row?.papers ?? []) as ReleasedPaper[]
}

const released = (tx: Tx) => from(tx).selectFrom('library_document').where('state', '=', 'released')

export const releasedDocuments = async (tx: Tx): Promise<string[]> => (await released(tx).select('id').execute()).map(({ id }) => id)

/** A released document with all that it is found by; nobody withdraws it before the transaction ends. */
export const lockedDocument = (tx: Tx, id: string) =>
  released(tx)
    .select(['id', 'slug', 'title', 'lang', 'text', 'file_name', 'body_id', 'dated_on'])
    .select((eb) => eb.ref('papers').$castTo<ReleasedPaper[]>().as('papers'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export type ReleasedDocument = NonNullable<Awaited<ReturnType<typeof lockedDocument>>>

export const countDocuments = async (tx: Tx): Promise<number> =>
  (
    await released(tx)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

/** Those that the public may read, newest first; those without a date by the day they were released. */
export const listDocuments = (tx: Tx, limit: number, offset: number) =>
  released(tx)
    .select(['slug', 'title', 'lang', 'kind', 'dated_on', 'body_id', 'released_at'])
    .orderBy((eb) => eb.fn.coalesce('dated_on', eb.cast<string>('released_at', 'date')), 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()

export const publicDocumentPaths = async (tx: Tx): Promise<{ path: string; modifiedAt: Date }[]> => {
  const rows = await released(tx).select(['slug', 'released_at']).orderBy('slug').execute()
  return rows.map((row) => ({ path: `/dokumenter/${row.slug}`, modifiedAt: row.released_at }))
}
