import type { Insertable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'erasing'>(tx)
const columns = ['id', 'kind', 'at', 'first_at as firstAt', 'actor', 'person_id as personId', 'cause', 'counts'] as const

export const insertErasing = (tx: Tx, row: Insertable<Database['erasing']>) => from(tx).insertInto('erasing').values(row).execute()

/** Runs and erased people, the newest first. */
export const latestErasings = (tx: Tx, limit: number) =>
  from(tx).selectFrom('erasing').select(columns).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()

export const erasingById = (tx: Tx, id: string) => from(tx).selectFrom('erasing').select(columns).where('id', '=', id).executeTakeFirst()

export type ErasingRow = Awaited<ReturnType<typeof latestErasings>>[number]
