import { type Kysely, sql } from 'kysely'
import type { Tx } from './db.ts'

/** Says that something the public can see has changed: cached pages of this municipality are old from this commit on. */
export async function raiseContentVersion(tx: Tx, municipalityId: string): Promise<void> {
  const db = tx as unknown as Kysely<Record<never, never>>
  await sql`update municipality set content_version = content_version + 1 where id = ${municipalityId}`.execute(db)
  await sql`select pg_notify('content_version', ${municipalityId})`.execute(db)
}
