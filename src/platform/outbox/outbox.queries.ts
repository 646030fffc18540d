import type { Insertable } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'outgoing_mail'>(tx)

export const insertMails = (tx: Tx, rows: Insertable<Database['outgoing_mail']>[]) =>
  inBatches(rows, (batch) => from(tx).insertInto('outgoing_mail').values(batch).execute())
