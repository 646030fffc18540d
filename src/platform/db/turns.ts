import { type Kysely, sql } from 'kysely'
import type { Database, Tx } from './db.ts'

/** Makes those who want the same thing of a municipality wait for each other, until the transaction ends: for what has no row yet to lock. */
export async function takeTurn(tx: Tx, municipalityId: string, thing: string): Promise<void> {
  const db = tx as unknown as Kysely<Record<never, never>>
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${municipalityId} ${thing}`}, 0))`.execute(db)
}

/**
 * Programs that do the same thing at the same moment (two servers that start, a server and a command) do it one after another. The lock is the
 * connection's own, so it ends with the program that holds it. Needs a connection that no pooler lends to others meanwhile.
 */
export const oneAtATime = <R>(owner: Kysely<Database>, thing: string, work: (one: Kysely<Database>) => Promise<R>): Promise<R> =>
  owner.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(hashtextextended(${thing}, 0))`.execute(one)
    try {
      return await work(one)
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${thing}, 0))`.execute(one)
    }
  })
