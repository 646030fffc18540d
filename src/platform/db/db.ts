import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool, type QueryExecutorProvider, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.gen.ts'

export type Database = DB

// A day is a day: never a Date that a time zone could move.
pg.types.setTypeParser(1082, (text) => text)
pg.types.setTypeParser(20, (text) => Number(text))

export type ConnectionOptions =
  | { connectionString: string; servers?: number; Client?: typeof pg.Client }
  | { host: string; user: string; database: string; port?: number }

/** Milliseconds that a query may take: on the server, and until its answer is here (a database that hangs answers nothing). */
type Patience = { statement_timeout?: number; query_timeout?: number }
const forRequests: Patience = { statement_timeout: 15_000, query_timeout: 20_000 }
/** Migrations and the operator's commands take the time they need. */
export const unhurried: Patience = {}

/** A pool for one identity. `max` stays below the server's limit with room for the operator. */
export function openDatabase(connection: ConnectionOptions, max = 10, patience: Patience = forRequests): Kysely<Database> {
  const pool = new pg.Pool({
    ...connection,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    ...patience,
  })
  // An idle client whose server went away must not end the process; the next query reports it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: persistent(pool, ('servers' in connection && connection.servers) || 1) }),
  })
}

/** Asks each server of several once before it gives up: the first may be gone, or a replica since a moment ago. */
function persistent(pool: pg.Pool, servers: number): PostgresPool {
  const connect = (triesLeft: number): Promise<pg.PoolClient> =>
    triesLeft === 0 ? pool.connect() : pool.connect().catch(() => connect(triesLeft - 1))
  return { options: pool.options, connect: () => connect(servers - 1), end: () => pool.end() }
}

declare const opaque: unique symbol
/** A transaction inside one municipality. It names no tables: each `*.queries.ts` picks its own module's with `pick`. */
export type Tx = { readonly [opaque]: 'tenant transaction' }

/** Opens transactions for municipalities; the only way from a request to data. */
export type TenantDb = { in<R>(municipalityId: string, work: (tx: Tx) => Promise<R>): Promise<R> }

export const tenantDb = (db: Kysely<Database>): TenantDb => ({
  in: (municipalityId, work) => inTenant(db, municipalityId, work),
})

/**
 * Runs work in one transaction that sees this municipality's rows and no other's (row security reads the setting, which ends with the transaction).
 * A failed serialisation or deadlock is the caller's to retry; nothing is half-saved.
 */
export function inTenant<R>(db: Kysely<Database>, municipalityId: string, work: (tx: Tx) => Promise<R>): Promise<R> {
  return db.transaction().execute(async (transaction) => {
    await transaction.executeQuery(CompiledQuery.raw(`select set_config('app.municipality', $1, true)`, [municipalityId]))
    return work(asTx(transaction))
  })
}

const asTx = (transaction: Transaction<Database>) => transaction as unknown as Tx

/** The handle on a module's own tables. `test/architecture.test.ts` holds the list of who owns which. */
export const pick = <T extends keyof Database & string>(tx: Tx): Kysely<Pick<Database, T>> =>
  tx as unknown as Transaction<Database> as unknown as Kysely<Pick<Database, T>>

/** For SQL whose tables are known only when it runs; what names its tables beforehand uses `pick`. */
export const executor = (tx: Tx): QueryExecutorProvider => tx as unknown as Transaction<Database>
