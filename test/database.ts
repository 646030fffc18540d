import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'

/** Whether all of this has run on another PostgreSQL just before. */
export const isSecondDatabase = process.env['SECOND_DATABASE'] === 'yes'

export type TestDatabase = {
  name: string
  /** As brobygger_app: what requests use, bound by row security. */
  app: Kysely<Database>
  /** As the owner: sees all rows; for arranging and for looking behind. */
  owner: Kysely<Database>
  connection: (user: string) => { host: string; user: string; database: string }
}

/** A database of its own for one test file: a copy of the migrated template, dropped when the file is done. */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = inject('cluster')
  const name = `test_${newId().replaceAll('-', '')}`
  const connection = (user: string, database = name) => ({ host: cluster.host, user, database })
  const root = openDatabase(connection(cluster.user, 'postgres'), 1)
  await sql.raw(`create database ${name} template template_migrated`).execute(root)
  const app = openDatabase(connection('brobygger_app'), 8)
  const owner = openDatabase(connection(cluster.user), 2)
  afterAll(async () => {
    await app.destroy()
    await owner.destroy()
    await sql.raw(`drop database ${name} with (force)`).execute(root)
    await root.destroy()
  })
  return { name, app, owner, connection }
}

/** What opens and closes a transaction, and which municipality a host means: that is asked every two seconds, whatever is read meanwhile. */
const uncounted = /^(begin|commit|rollback|start transaction|select set_config)|from "municipality_host" as "asked"/i

/** A database whose statements are counted: those that a page asks, or a change. */
export function countingDatabase(db: TestDatabase) {
  let queries = 0
  const pool = new pg.Pool({ ...db.connection('brobygger_app'), max: 2 })
  // A connection may still be closing when the file's database is dropped under it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const app = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => {
      if (!uncounted.test(query.sql)) queries++
    },
  })
  afterAll(() => app.destroy())

  /** What something takes. What is kept for some seconds between pages is asked for now and then: the least of three, or of as many as can be. */
  async function count<R>(work: () => Promise<R> | R, times = 3): Promise<{ queries: number; result: R }> {
    const tries = []
    for (let n = 0; n < times; n++) {
      queries = 0
      const result = await work()
      tries.push({ queries, result })
    }
    const [least] = tries.toSorted((a, b) => a.queries - b.queries)
    if (!least) throw new Error('nothing was counted')
    return least
  }
  return { db: { ...db, app }, count }
}

/** A municipality with the hosts it answers to. */
export async function aMunicipality(db: TestDatabase, given: { code?: string; name?: string; isDemo?: boolean; host?: string } = {}) {
  const id = newId()
  const host = given.host ?? `kommune-${id.slice(-6)}.example`
  await db.owner
    .insertInto('municipality')
    .values({ id, code: given.code ?? '999', name: given.name ?? 'Fjordby Kommune', is_demo: given.isDemo ?? false })
    .execute()
  await db.owner
    .insertInto('municipality_host')
    .values({ host, municipality_id: id, origin: `https://${host}`, is_canonical: true })
    .execute()
  return { id, host, origin: `https://${host}` }
}

/** Resolves when so many connections of the app stand waiting for a lock that somebody else holds. */
export async function waitingForLocks(db: TestDatabase, wanted: number) {
  for (let tries = 0; tries < 400; tries++) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from pg_stat_activity where datname = ${db.name} and usename = 'brobygger_app' and wait_event_type = 'Lock'`.execute(
      db.owner,
    )
    if ((rows[0]?.n ?? 0) >= wanted) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`never ${wanted} connections waiting for a lock`)
}
