import { type Insertable, sql, type Updateable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import { openDoubts } from '../import.queries.ts'

const from = (tx: Tx) => pick<'import_batch' | 'import_file' | 'import_run'>(tx)

export const insertBatch = (tx: Tx, row: Insertable<Database['import_batch']>) => from(tx).insertInto('import_batch').values(row).execute()

export const insertFile = (tx: Tx, row: Insertable<Database['import_file']>) => from(tx).insertInto('import_file').values(row).execute()

export const batchById = (tx: Tx, id: string) =>
  from(tx).selectFrom('import_batch').select(['id', 'actor', 'body_id', 'created_at']).where('id', '=', id).executeTakeFirst()

/** The batch of a run's file, the first that it came with. */
const fileOfRun = (tx: Tx, runId: string) =>
  from(tx).selectFrom('import_file').select('batch_id').where('import_run_id', '=', runId).orderBy('id').executeTakeFirst()

/** The batch of an import whose file came with others. */
export async function batchOfRun(tx: Tx, runId: string): Promise<string | null> {
  const own = await fileOfRun(tx, runId)
  if (!own) return null
  const two = await from(tx).selectFrom('import_file').select('id').where('batch_id', '=', own.batch_id).limit(2).execute()
  return two.length > 1 ? own.batch_id : null
}

/** A file with what it takes to read it. */
export const fileToRead = (tx: Tx, id: string) =>
  from(tx)
    .selectFrom('import_file as f')
    .innerJoin('import_batch as b', (join) => join.onRef('b.municipality_id', '=', 'f.municipality_id').onRef('b.id', '=', 'f.batch_id'))
    .select([
      'f.id',
      'f.file_name',
      'f.sha256',
      'f.state',
      'f.tries',
      'f.import_run_id',
      'f.released_by',
      'f.beside',
      'b.actor',
      'b.body_id',
      'b.reach',
    ])
    .where('f.id', '=', id)
    .executeTakeFirst()

export const lockFile = (tx: Tx, id: string) =>
  from(tx).selectFrom('import_file').select(['id', 'state', 'sha256', 'beside']).where('id', '=', id).forUpdate().executeTakeFirst()

/** One file of a batch that the house failed to read. */
export const failedFile = (tx: Tx, batchId: string, id: string) =>
  from(tx)
    .selectFrom('import_file')
    .select(['id', 'file_name', 'sha256'])
    .where('batch_id', '=', batchId)
    .where('id', '=', id)
    .where('state', '=', 'refused')
    .where('sha256', 'is not', null)
    .executeTakeFirst()

/** Those that came before a moment and whose bytes are still kept. */
export const failedFiles = (tx: Tx, before: Date) =>
  from(tx)
    .selectFrom('import_file as f')
    .innerJoin('import_batch as b', (join) => join.onRef('b.municipality_id', '=', 'f.municipality_id').onRef('b.id', '=', 'f.batch_id'))
    .select(['f.id', 'f.sha256', 'f.beside'])
    .where('f.state', '=', 'refused')
    .where('f.sha256', 'is not', null)
    .where('b.created_at', '<', before)
    .execute()

export const setFile = (tx: Tx, id: string, set: Updateable<Database['import_file']>) =>
  from(tx).updateTable('import_file').set(set).where('id', '=', id).execute()

/** Every file of a batch and how far it is, in their order. */
export const filesOf = (tx: Tx, batchId: string) =>
  from(tx)
    .selectFrom('import_file as f')
    .leftJoin('import_run as r', (join) => join.onRef('r.municipality_id', '=', 'f.municipality_id').onRef('r.id', '=', 'f.import_run_id'))
    .select([
      'f.id',
      'f.file_name',
      'f.state',
      'f.refusal',
      'f.sha256',
      'f.released_by',
      'r.id as run_id',
      'r.state as run_state',
      'r.confirmed_at',
      'r.body_id',
      'r.actor',
    ])
    .select(sql<string | null>`r.parsed ->> 'kind'`.as('kind'))
    .select(sql<number | null>`jsonb_array_length(r.made -> 'offered')`.as('offered'))
    .select(openDoubts.as('open_doubts'))
    .where('f.batch_id', '=', batchId)
    .orderBy('f.position')
    .execute()

export type BatchFile = Awaited<ReturnType<typeof filesOf>>[number]

/** The latest batches with how many of their files wait and were refused. @param actor null: of everybody */
export const latestBatches = (tx: Tx, actor: string | null, limit: number) =>
  from(tx)
    .selectFrom('import_batch as b')
    .innerJoin('import_file as f', (join) => join.onRef('f.municipality_id', '=', 'b.municipality_id').onRef('f.batch_id', '=', 'b.id'))
    .select(['b.id', 'b.created_at'])
    .select((eb) => [
      eb.fn.countAll<number>().as('files'),
      eb.fn.countAll<number>().filterWhere('f.state', '=', 'waiting').as('waiting'),
      eb.fn.countAll<number>().filterWhere('f.state', '=', 'refused').as('refused'),
    ])
    .$if(actor !== null, (query) => query.where('b.actor', '=', actor ?? ''))
    .groupBy(['b.id', 'b.created_at'])
    .having((eb) => eb(eb.fn.countAll<number>(), '>', 1))
    .orderBy('b.created_at', 'desc')
    .limit(limit)
    .execute()

/** Files that still wait to be read or released. */
export const waitingFiles = (tx: Tx) =>
  from(tx)
    .selectFrom('import_file')
    .select('id')
    .where((where) => where.or([where('state', '=', 'waiting'), where('released_by', 'is not', null)]))
    .execute()
