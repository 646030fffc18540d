import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'audit_entry' | 'audit_head' | 'read_log'>(tx)

/** Locks the chain of this municipality, so that entries follow each other without a gap. */
export async function lockHead(tx: Tx, municipalityId: string) {
  await from(tx)
    .insertInto('audit_head')
    .values({ municipality_id: municipalityId, seq: 0, hash: Buffer.alloc(32) })
    .onConflict((conflict) => conflict.column('municipality_id').doNothing())
    .execute()
  return from(tx).selectFrom('audit_head').select(['seq', 'hash']).forUpdate().executeTakeFirstOrThrow()
}

export type AuditRow = {
  municipality_id: string
  seq: number
  at: Date
  actor: string
  action: string
  thing: string
  payload: string | null
  payload_salt: Buffer | null
  payload_hash: Buffer
  previous_hash: Buffer
  hash: Buffer
}

export async function appendEntry(tx: Tx, row: AuditRow) {
  await from(tx).insertInto('audit_entry').values(row).execute()
  await from(tx).updateTable('audit_head').set({ seq: row.seq, hash: row.hash }).execute()
}

export const entriesAfter = (tx: Tx, seq: number, limit: number) =>
  from(tx)
    .selectFrom('audit_entry')
    .select([
      'municipality_id',
      'seq',
      'at',
      'actor',
      'action',
      'thing',
      'payload',
      'payload_salt',
      'payload_hash',
      'erased_at',
      'previous_hash',
      'hash',
    ])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()

export const latestEntries = (tx: Tx, before: number, limit: number) =>
  from(tx)
    .selectFrom('audit_entry')
    .select(['seq', 'at', 'actor', 'action', 'thing'])
    .where('seq', '<', before)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()

/** The last entry about a thing that is one of these: an action, and what its payload says if that matters. */
export const latestOfThing = (tx: Tx, thing: string, wanted: readonly { action: string; payload: string | null }[]) =>
  from(tx)
    .selectFrom('audit_entry')
    .select(['actor', 'at'])
    .where('thing', '=', thing)
    .where((eb) =>
      eb.or(
        wanted.map(({ action, payload }) =>
          payload === null
            ? eb('action', '=', action)
            : eb.and([eb('action', '=', action), sql<boolean>`${eb.ref('payload')} @> ${payload}::jsonb`]),
        ),
      ),
    )
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

export const headOf = (tx: Tx) => from(tx).selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()

export const erasePayload = (tx: Tx, seq: number, at: Date) =>
  from(tx).updateTable('audit_entry').set({ payload: null, payload_salt: null, erased_at: at }).where('seq', '=', seq).execute()

export const insertRead = (tx: Tx, row: { municipality_id: string; id: string; actor: string; thing: string; purpose: string }) =>
  from(tx).insertInto('read_log').values(row).execute()
