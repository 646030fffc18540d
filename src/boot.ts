import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import { systemClock } from '#platform/clock.ts'
import { type ConnectionOptions, type Database, openDatabase, tenantDb, unhurried } from '#platform/db/db.ts'
import { migrate, refuseStrongAppRole } from '#platform/db/migrate.ts'
import type { Env } from '#platform/env.ts'
import { UnusableInput } from '#platform/errors.ts'
import { type FileStore, openFileStore } from '#platform/files/files.ts'
import type { Platform } from '#platform/http/context.ts'
import { prepareJobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import { type Cluster, startPostgres } from '#platform/postgres/launcher.ts'
import { fromRoot } from '#platform/root.ts'
import { openSecrets } from '#platform/secrets.ts'

/** The open house: database in both roles, files, and the embedded server if there is one. The server and the operator's commands share it. */
export type House = {
  env: Env
  log: Log
  cluster: Cluster | null
  /** Migrations, export, operator's commands: sees every row. */
  owner: Kysely<Database>
  /** Requests: row security decides what it sees. */
  app: Kysely<Database>
  files: FileStore
  platform: Platform
  /** How workers connect: as `app` does, with connections of their own. */
  workers: ConnectionOptions
  close(): Promise<void>
}

/**
 * Starts or joins the database, brings it to this version and opens it.
 * @throws UnusableInput, MigrationError: one sentence for the operator
 */
export async function openHouse(env: Env, log: Log): Promise<House> {
  const cluster = env.databaseUrl ? null : await startPostgres({ dataDir: env.dataDir, log: operatorLog(log), env: { pgBin: env.pgBin } })
  const asOwner = connection(cluster, env.databaseOwnerUrl, cluster?.ownerUser ?? '')
  const asApp = connection(cluster, env.databaseUrl, 'brobygger_app')
  const owner = openDatabase(asOwner, 4, unhurried)
  const app = openDatabase(asApp, 10)
  const close = async () => {
    await Promise.allSettled([owner.destroy(), app.destroy()])
    await cluster?.stop()
  }
  try {
    await requireVersion(owner)
    const applied = await migrate(owner, fromRoot('migrations/'))
    if (applied.length > 0) log.info({ applied }, 'database brought to this version')
    await prepareJobs(owner, asOwner)
    const weakness = await refuseStrongAppRole(app)
    if (weakness)
      throw new UnusableInput(`Requests must run as a role bound by row security, but ${weakness}. Let DATABASE_URL name brobygger_app.`)
    const files = await openFileStore(path.join(env.dataDir, 'files'))
    const secrets = openSecrets(env.dataDir, env.secretKey)
    const platform = { db: tenantDb(app), clock: systemClock, log, files, secrets }
    return { env, log, cluster, owner, app, files, platform, workers: asApp, close }
  } catch (error) {
    await close()
    throw error
  }
}

const operatorLog = (log: Log) => ({ info: (message: string) => log.info(message), warn: (message: string) => log.warn(message) })

function connection(cluster: Cluster | null, url: string | null, user: string): ConnectionOptions {
  if (cluster) return { host: cluster.host, user, database: cluster.database }
  return { connectionString: url ?? '' }
}

async function requireVersion(owner: Kysely<Database>) {
  const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(owner)
  if ((rows[0]?.version ?? 0) < 150_000) throw new UnusableInput('PostgreSQL 15 or later is needed.')
}
