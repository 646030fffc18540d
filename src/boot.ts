import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Backups } from '#platform/backup/alarm.ts'
import type { Source } from '#platform/backup/backup.ts'
import { connect } from '#platform/backup/copy.ts'
import type { Place } from '#platform/backup/place.ts'
import { refuseHalfRestored } from '#platform/backup/restore.ts'
import { keepBeforeUpgrade, upgradeAhead } from '#platform/backup/upgrade.ts'
import { systemClock } from '#platform/clock.ts'
import { type ConnectionOptions, type Database, openDatabase, tenantDb, unhurried } from '#platform/db/db.ts'
import { migrate, refuseStrongAppRole } from '#platform/db/migrate.ts'
import { connectionTo } from '#platform/db/primary.ts'
import { oneAtATime } from '#platform/db/turns.ts'
import type { Env } from '#platform/env.ts'
import { UnusableInput } from '#platform/errors.ts'
import { type FileStore, openFileStore } from '#platform/files/files.ts'
import type { Platform } from '#platform/http/context.ts'
import { prepareJobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import { type Cluster, startPostgres } from '#platform/postgres/launcher.ts'
import { fromRoot, programVersion } from '#platform/root.ts'
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
  /** How backups and exports connect. */
  ownerConnection: ConnectionOptions
  close(): Promise<void>
}

/** The database as it stands, started or joined, and not brought to this version: for backup and restore. */
export type Ground = { cluster: Cluster | null; asOwner: ConnectionOptions; asApp: ConnectionOptions; leave(): Promise<void> }

/** @throws UnusableInput one sentence for the operator */
export async function openGround(env: Env, log: Log): Promise<Ground> {
  const cluster = env.databaseUrl ? null : await startPostgres({ dataDir: env.dataDir, log: operatorLog(log), env: { pgBin: env.pgBin } })
  const asOwner = connection(cluster, env.databaseOwnerUrl, cluster?.ownerUser ?? '')
  const asApp = connection(cluster, env.databaseUrl, 'brobygger_app')
  if (!cluster) {
    await requireAnswer('DATABASE_OWNER_URL', asOwner)
    await requireAnswer('DATABASE_URL', asApp)
  }
  return { cluster, asOwner, asApp, leave: async () => cluster?.stop() }
}

/** @throws UnusableInput when the database is away, or lets nobody in by this address */
async function requireAnswer(variable: string, connection: ConnectionOptions) {
  const client = await connect(connection).catch((error) => {
    throw new UnusableInput(`The database of ${variable} does not answer: ${error instanceof Error ? error.message : error}`)
  })
  await client.end()
}

/** Where files lie. */
const filesRootOf = (env: Env) => path.join(env.dataDir, 'files')

/** The disks that fill up: of the files, and of the embedded database. */
export const diskFolders = ({ env, cluster }: Pick<House, 'env' | 'cluster'>) => [env.dataDir, ...(cluster ? [cluster.dataFolder] : [])]

/** Where backups lie: beside the data as long as no other place is named. */
export const backupFolderOf = (env: Env) => env.backupDir ?? path.join(env.dataDir, 'backups')

/** What the look after backups goes by. */
export const backupsOf = (env: Env): Backups => ({ folder: backupFolderOf(env), dataDir: env.dataDir })

/** What archives are made from. @param connection the owner's */
export const sourceOf = (env: Env, connection: ConnectionOptions): Source => ({
  connection,
  filesRoot: filesRootOf(env),
  program: programVersion(),
})

/** Where archives are brought back to. @param connection the owner's */
export const placeOf = (env: Env, connection: ConnectionOptions, cluster: Cluster | null): Place => ({
  connection,
  dataDir: env.dataDir,
  filesRoot: filesRootOf(env),
  databaseFolder: cluster?.dataFolder ?? null,
  migrations: migrationsFolder,
})

/**
 * Starts or joins the database, brings it to this version and opens it.
 * @throws UnusableInput, MigrationError: one sentence for the operator
 */
export async function openHouse(env: Env, log: Log): Promise<House> {
  refuseHalfRestored(env.dataDir)
  const { cluster, asOwner, asApp, leave } = await openGround(env, log)
  const owner = openDatabase(asOwner, 4, unhurried)
  const app = openDatabase(asApp, 10)
  const close = async () => {
    await Promise.allSettled([owner.destroy(), app.destroy()])
    await leave()
  }
  try {
    await requireVersion(owner)
    await oneAtATime(owner, 'opening of the house', async () => {
      await backupBeforeUpgrade(env, log, asOwner)
      const applied = await migrate(owner, migrationsFolder)
      if (applied.length > 0) log.info({ applied }, 'database brought to this version')
      await prepareJobs(owner, asOwner)
    })
    const weakness = await refuseStrongAppRole(app)
    if (weakness)
      throw new UnusableInput(`Requests must run as a role bound by row security, but ${weakness}. Let DATABASE_URL name brobygger_app.`)
    const files = await openFileStore(filesRootOf(env))
    const secrets = openSecrets(env.dataDir, env.secretKey)
    const platform = { db: tenantDb(app), clock: systemClock, log, files, secrets }
    return { env, log, cluster, owner, app, files, platform, workers: asApp, ownerConnection: asOwner, close }
  } catch (error) {
    await close()
    throw error
  }
}

const migrationsFolder = fromRoot('migrations/')

/** A new version changes tables for good: what was there goes into an archive first. @throws when that fails, so that nothing has changed */
async function backupBeforeUpgrade(env: Env, log: Log, connection: ConnectionOptions) {
  const ahead = await upgradeAhead(connection, migrationsFolder)
  if (ahead === null) return
  if (!env.backupBeforeUpgrade) return log.warn({ ahead }, 'the database is not copied before this upgrade: BACKUP_BEFORE_UPGRADE is off')
  const { file, bytes } = await keepBeforeUpgrade(sourceOf(env, connection), backupFolderOf(env), ahead)
  log.info({ file, bytes, ahead }, 'the database was copied before the upgrade')
}

const operatorLog = (log: Log) => ({ info: (message: string) => log.info(message), warn: (message: string) => log.warn(message) })

function connection(cluster: Cluster | null, url: string | null, user: string): ConnectionOptions {
  if (cluster) return { host: cluster.host, user, database: cluster.database }
  return connectionTo(url ?? '')
}

async function requireVersion(owner: Kysely<Database>) {
  const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(owner)
  if ((rows[0]?.version ?? 0) < 150_000) throw new UnusableInput('PostgreSQL 15 or later is needed.')
}
