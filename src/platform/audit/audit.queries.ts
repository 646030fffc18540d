import { sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
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

/** @param head of the chain, when these entries stand in it */
export async function appendEntries(tx: Tx, rows: readonly AuditRow[], head: Pick<AuditRow, 'seq' | 'hash'>) {
  await inBatches(rows, (batch) => from(tx).insertInto('audit_entry').values(batch).execute())
  await from(tx).updateTable('audit_head').set(head).execute()
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

export const insertRead = (tx: Tx, row: { municipality_id: string; id: string; actor: string; thing: string; purpose: string }) =>
  from(tx).insertInto('read_log').values(row).execute()

/** Entries that still have details, about one of these things or with one of these words in them. */
export async function entriesWithPayload(tx: Tx, things: readonly string[], words: readonly string[]): Promise<number[]> {
  const holds = (word: string) => sql<boolean>`strpos(lower(payload::text), lower(${JSON.stringify(word).slice(1, -1)})) > 0`
  const rows = await from(tx)
    .selectFrom('audit_entry')
    .select('seq')
    .where('erased_at', 'is', null)
    .where(sql<boolean>`payload <> '{}'::jsonb`)
    .where((eb) => eb.or([eb('thing', 'in', things), ...words.map(holds)]))
    .orderBy('seq')
    .execute()
  return rows.map(({ seq }) => seq)
}

export const erasePayloadsOf = (tx: Tx, seqs: readonly number[], at: Date) =>
  from(tx).updateTable('audit_entry').set({ payload: null, payload_salt: null, erased_at: at }).where('seq', 'in', seqs).execute()

export type ReadFilter = {
  /** `account/<id>`; null: anybody. */
  actor: string | null
  /** A thing, or with a % at its end all of a kind; null: whatever. */
  thing: string | null
  /** Days, both included, as moments. */
  from: Date | null
  before: Date | null
}

/** Who read what, the newest first. */
export const readings = (tx: Tx, filter: ReadFilter, limit: number, offset: number) =>
  from(tx)
    .selectFrom('read_log')
    .select(['id', 'at', 'actor', 'thing', 'purpose'])
    .$if(filter.actor !== null, (query) => query.where('actor', '=', filter.actor ?? ''))
    .$if(filter.thing !== null, (query) => query.where('thing', 'like', filter.thing ?? ''))
    .$if(filter.from !== null, (query) => query.where('at', '>=', filter.from ?? new Date(0)))
    .$if(filter.before !== null, (query) => query.where('at', '<', filter.before ?? new Date(0)))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()

/** Everybody who has read something. */
export const readers = async (tx: Tx): Promise<string[]> =>
  (await from(tx).selectFrom('read_log').select('actor').distinct().execute()).map(({ actor }) => actor)
