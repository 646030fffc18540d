import { type Kysely, sql } from 'kysely'
import type { Tx } from './db.ts'

/** Makes those who want the same thing of a municipality wait for each other, until the transaction ends: for what has no row yet to lock. */
export async function takeTurn(tx: Tx, municipalityId: string, thing: string): Promise<void> {
  const db = tx as unknown as Kysely<Record<never, never>>
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${municipalityId} ${thing}`}, 0))`.execute(db)
}
