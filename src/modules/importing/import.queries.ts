import { type Insertable, sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'source_document' | 'import_run' | 'import_doubt'>(tx)

export const sourceByHash = (tx: Tx, sha256: Buffer) =>
  from(tx)
    .selectFrom('source_document as s')
    .innerJoin('import_run as r', (join) =>
      join.onRef('r.municipality_id', '=', 's.municipality_id').onRef('r.source_document_id', '=', 's.id'),
    )
    .select(['s.id', 's.file_name', 'r.id as run_id', 'r.state', 'r.body_id'])
    .where('s.sha256', '=', sha256)
    .where('r.state', '!=', 'undone')
    .executeTakeFirst()

/** Whether these bytes were ever read in, also by an import that was undone: then their file is counted already. */
export const isSource = async (tx: Tx, sha256: Buffer): Promise<boolean> =>
  (await from(tx).selectFrom('source_document').select('id').where('sha256', '=', sha256).executeTakeFirst()) !== undefined

/** The document's row; the same bytes are stored once, also after their import was undone. */
export async function insertSource(tx: Tx, row: Insertable<Database['source_document']>): Promise<string> {
  const { id } = await from(tx)
    .insertInto('source_document')
    .values(row)
    .onConflict((conflict) => conflict.columns(['municipality_id', 'sha256']).doUpdateSet({ file_name: row.file_name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertRun(tx: Tx, run: Insertable<Database['import_run']>, doubts: Insertable<Database['import_doubt']>[]) {
  await from(tx).insertInto('import_run').values(run).execute()
  await inBatches(doubts, (batch) => from(tx).insertInto('import_doubt').values(batch).execute())
}

export const runById = (tx: Tx, id: string) =>
  from(tx)
    .selectFrom('import_run as r')
    .innerJoin('source_document as s', (join) =>
      join.onRef('s.municipality_id', '=', 'r.municipality_id').onRef('s.id', '=', 'r.source_document_id'),
    )
    .select([
      'r.id',
      'r.state',
      'r.body_id',
      'r.parsed',
      'r.spans',
      'r.created_at',
      'r.confirmed_at',
      's.file_name',
      's.text',
      's.kind',
      's.encoding',
    ])
    .where('r.id', '=', id)
    .executeTakeFirst()

export const lockRun = (tx: Tx, id: string) =>
  from(tx).selectFrom('import_run').select(['id', 'state', 'body_id']).where('id', '=', id).forUpdate().executeTakeFirst()

export const setRun = (tx: Tx, id: string, set: { state: 'confirmed' | 'undone'; confirmed_at?: Date; undone_at?: Date }) =>
  from(tx).updateTable('import_run').set(set).where('id', '=', id).execute()

export const doubtsOf = (tx: Tx, runId: string) =>
  from(tx)
    .selectFrom('import_doubt')
    .select(['id', 'code', 'params', 'path', 'line', 'answer', 'answered_by', 'answered_at'])
    .where('import_run_id', '=', runId)
    .orderBy('position')
    .execute()

export const deleteDoubts = (tx: Tx, runId: string) => from(tx).deleteFrom('import_doubt').where('import_run_id', '=', runId).execute()

export const answerDoubts = (tx: Tx, runId: string, ids: string[], by: string, at: Date) =>
  from(tx)
    .updateTable('import_doubt')
    .set({ answer: 'accepted', answered_by: by, answered_at: at })
    .where('import_run_id', '=', runId)
    .where('id', 'in', ids)
    .where('answer', 'is', null)
    .execute()

/** @param bodyIds null: of every body */
export const listRuns = (tx: Tx, bodyIds: string[] | null, limit: number, offset: number) =>
  from(tx)
    .selectFrom('import_run as r')
    .innerJoin('source_document as s', (join) =>
      join.onRef('s.municipality_id', '=', 'r.municipality_id').onRef('s.id', '=', 'r.source_document_id'),
    )
    .select(['r.id', 'r.state', 'r.created_at', 's.file_name', 's.kind'])
    .select((eb) =>
      eb
        .selectFrom('import_doubt as d')
        .whereRef('d.municipality_id', '=', 'r.municipality_id')
        .whereRef('d.import_run_id', '=', 'r.id')
        .where('d.answer', 'is', null)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('open_doubts'),
    )
    .$if(bodyIds !== null, (query) => query.where('r.body_id', 'in', bodyIds ?? []))
    // What waits for somebody first.
    .orderBy(sql`r.state <> 'draft'`)
    .orderBy('r.created_at', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()

/** Drafts that wait for somebody to read them through, oldest first. */
export const draftRuns = (tx: Tx, bodyIds: string[] | null, limit: number) =>
  from(tx)
    .selectFrom('import_run as r')
    .innerJoin('source_document as s', (join) =>
      join.onRef('s.municipality_id', '=', 'r.municipality_id').onRef('s.id', '=', 'r.source_document_id'),
    )
    .select(['r.id', 'r.created_at', 's.file_name'])
    .where('r.state', '=', 'draft')
    .$if(bodyIds !== null, (query) => query.where('r.body_id', 'in', bodyIds ?? []))
    .orderBy('r.created_at')
    .limit(limit)
    .execute()

/** Imports that were undone before a moment; of those from before that was kept, the day they were read in counts. */
export const undoneRuns = (tx: Tx, before: Date) =>
  from(tx)
    .selectFrom('import_run')
    .select('id')
    .where('state', '=', 'undone')
    .where(sql<Date>`coalesce(undone_at, created_at)`, '<', before)
    .execute()

/** Takes runs away, with the documents that no other run came from. @returns the files of those documents */
export async function deleteUndone(tx: Tx, ids: readonly string[]): Promise<Buffer[]> {
  if (ids.length === 0) return []
  const runs = await from(tx).deleteFrom('import_run').where('id', 'in', ids).returning('source_document_id').execute()
  const gone = await from(tx)
    .deleteFrom('source_document')
    .where(
      'id',
      'in',
      runs.map((run) => run.source_document_id),
    )
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('import_run').select('import_run.id').whereRef('import_run.source_document_id', '=', 'source_document.id'),
        ),
      ),
    )
    .returning('sha256')
    .execute()
  return gone.map(({ sha256 }) => sha256)
}
