import { type ExpressionBuilder, type Insertable, sql, type Updateable } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import { askedOnce } from './same-doubt.ts'

const from = (tx: Tx) => pick<'source_document' | 'import_run' | 'import_doubt' | 'import_edit' | 'library_document'>(tx)

export const sourceByHash = (tx: Tx, sha256: Buffer) =>
  from(tx)
    .selectFrom('source_document as s')
    .innerJoin('import_run as r', (join) =>
      join.onRef('r.municipality_id', '=', 's.municipality_id').onRef('r.source_document_id', '=', 's.id'),
    )
    .select(['s.id', 'r.id as run_id', 'r.state', 'r.body_id', 'r.actor'])
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

export const insertRun = (tx: Tx, run: Insertable<Database['import_run']>) => from(tx).insertInto('import_run').values(run).execute()

export const insertDoubts = (tx: Tx, doubts: Insertable<Database['import_doubt']>[]) =>
  inBatches(doubts, (batch) => from(tx).insertInto('import_doubt').values(batch).execute())

export const runById = (tx: Tx, id: string) =>
  from(tx)
    .selectFrom('import_run as r')
    .leftJoin('source_document as s', (join) =>
      join.onRef('s.municipality_id', '=', 'r.municipality_id').onRef('s.id', '=', 'r.source_document_id'),
    )
    .leftJoin('library_document as d', (join) =>
      join.onRef('d.municipality_id', '=', 'r.municipality_id').onRef('d.import_run_id', '=', 'r.id'),
    )
    .select([
      'r.id',
      'r.state',
      'r.body_id',
      'r.actor',
      'r.parsed',
      'r.spans',
      'r.made',
      'r.created_at',
      'r.undone_at',
      'r.confirmed_at',
      'r.file_name',
    ])
    .select(['s.id as source_id', 's.text', 's.encoding', 's.format', 's.sha256'])
    .select(['d.id as document_id', 'd.slug', 'd.state as document_state', 'd.with_file', 'd.reason', 'd.withdrawn_at'])
    .where('r.id', '=', id)
    .executeTakeFirst()

export type RunRow = NonNullable<Awaited<ReturnType<typeof runById>>>

export const lockRun = (tx: Tx, id: string) =>
  from(tx)
    .selectFrom('import_run')
    .select(['id', 'state', 'body_id', 'actor', 'file_name', 'parsed', 'made', 'source_document_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const setRun = (tx: Tx, id: string, set: Updateable<Database['import_run']>) =>
  from(tx).updateTable('import_run').set(set).where('id', '=', id).execute()

/** What people changed of what was read, in their order. */
export const editsOf = (tx: Tx, runId: string) =>
  from(tx)
    .selectFrom('import_edit')
    .select(['id', 'seq', 'change', 'person_id', 'actor', 'at'])
    .where('import_run_id', '=', runId)
    .orderBy('seq')
    .execute()

export const insertEdit = (tx: Tx, row: Insertable<Database['import_edit']>) => from(tx).insertInto('import_edit').values(row).execute()

export const deleteEdits = (tx: Tx, runId: string, id?: string) =>
  from(tx)
    .deleteFrom('import_edit')
    .where('import_run_id', '=', runId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .execute()

/** Takes the document of an import that was undone away, unless another import came from it. @returns its file when it went */
export async function deleteSource(tx: Tx, id: string): Promise<Buffer | null> {
  const used = await from(tx).selectFrom('import_run').select('id').where('source_document_id', '=', id).executeTakeFirst()
  if (used) return null
  const gone = await from(tx).deleteFrom('source_document').where('id', '=', id).returning('sha256').executeTakeFirst()
  return gone?.sha256 ?? null
}

export const doubtsOf = (tx: Tx, runId: string) =>
  from(tx)
    .selectFrom('import_doubt')
    .select(['id', 'code', 'params', 'path', 'line', 'answer', 'answered_by', 'answered_at'])
    .where('import_run_id', '=', runId)
    .orderBy('position')
    .execute()

export const deleteDoubts = (tx: Tx, runId: string) => from(tx).deleteFrom('import_doubt').where('import_run_id', '=', runId).execute()

export const answerDoubts = (tx: Tx, runId: string, ids: string[], answer: 'accepted' | 'corrected', by: string, at: Date) =>
  from(tx)
    .updateTable('import_doubt')
    .set({ answer, answered_by: by, answered_at: at })
    .where('import_run_id', '=', runId)
    .where('id', 'in', ids)
    .where('answer', 'is', null)
    .execute()

/** Whose imports somebody may see: those of some bodies (null: of all), and one's own of which nobody knows yet whose they are. */
export type Reach = { bodyIds: string[] | null; actor: string }

const within =
  ({ bodyIds, actor }: Reach) =>
  (where: ExpressionBuilder<{ r: Database['import_run'] }, 'r'>) =>
    bodyIds === null
      ? where.lit(true)
      : where.or([
          where('r.body_id', 'in', bodyIds.length > 0 ? bodyIds : [null]),
          where.and([where('r.body_id', 'is', null), where('r.actor', '=', actor)]),
        ])

/** How many doubts of run `r` nobody has answered, as the review tells them: see `keyOfDoubt`. */
export const openDoubts = sql<number>`(
  select count(distinct case when d.code = any(${[...askedOnce]}) then d.code || d.params::text else d.id::text end)
  from import_doubt d
  where d.municipality_id = r.municipality_id and d.import_run_id = r.id and d.answer is null
)`

export const countRuns = async (tx: Tx, reach: Reach): Promise<number> =>
  (
    await from(tx)
      .selectFrom('import_run as r')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where(within(reach))
      .executeTakeFirstOrThrow()
  ).n

export const listRuns = (tx: Tx, reach: Reach, limit: number, offset: number) =>
  from(tx)
    .selectFrom('import_run as r')
    .select(['r.id', 'r.state', 'r.created_at', 'r.file_name'])
    .select(sql<string | null>`r.parsed ->> 'kind'`.as('kind'))
    .select(openDoubts.as('open_doubts'))
    .where(within(reach))
    // What waits for somebody first.
    .orderBy(sql`r.state <> 'draft'`)
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id')
    .limit(limit)
    .offset(offset)
    .execute()

/** Drafts that wait for somebody to read them through, oldest first. */
export const draftRuns = (tx: Tx, reach: Reach, limit: number) =>
  from(tx)
    .selectFrom('import_run as r')
    .select(['r.id', 'r.created_at', 'r.file_name'])
    .where('r.state', '=', 'draft')
    .where(within(reach))
    .orderBy('r.created_at')
    .limit(limit)
    .execute()

/** Bodies that only imports have brought, none of which is out yet. */
export async function bodiesOfDrafts(tx: Tx): Promise<Set<string>> {
  const rows = await from(tx)
    .selectFrom('import_run as r')
    .select(sql<string>`jsonb_array_elements_text(r.made -> 'bodies')`.as('id'))
    .where('r.state', '=', 'draft')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

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
  const files: Buffer[] = []
  for (const id of new Set(runs.flatMap((run) => run.source_document_id ?? []))) {
    const sha256 = await deleteSource(tx, id)
    if (sha256) files.push(sha256)
  }
  return files
}
