import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { UnusableInput } from '#platform/errors.ts'
import { type Account, serverAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { explainFileError, ServerFailure } from './failure.ts'
import { chooseClusterDir, claimClusterDir, defaultSystemDir, leaveSocketDir, makeSocketDir, ownerOf, prepareDataDir } from './folders.ts'
import { withLock } from './lock.ts'
import { rotate } from './log-file.ts'
import { findPostmaster, isReady, readPidFile, waitWhileRunning } from './postmaster.ts'
import { signIn } from './presence.ts'
import type { Process } from './processes.ts'
import { checkMajor, createData, lastWords, ownerUser, startServer, stopServer } from './server.ts'
import { type Health, supervise } from './supervisor.ts'

const database = 'brobygger'

/** The embedded database server, as this process sees it. */
export type Cluster = {
  /** Folder of the unix socket: the `host` of every connection. */
  readonly host: string
  /** Superuser for migrations; the role for requests is made by the migrations. */
  readonly ownerUser: string
  readonly database: string
  /** Major version of PostgreSQL. */
  readonly major: number
  /** True when the server ran already, started by another process or left by one that was killed. */
  readonly adopted: boolean
  /** Where its data lie: as root perhaps on another disk than DATA_DIR. */
  readonly dataFolder: string
  /** Where data and socket lie, one sentence for the operator. */
  readonly whereText: string
  /** Whether the server runs now, and why not. */
  state(): Health
  /** Calls back each time the server is found to have ended by itself; it is being started again already. */
  onExit(listener: (reason: string) => void): void
  /** Leaves the server, and ends it when no other process uses it. */
  stop(): Promise<void>
}

type Log = { info(message: string): void; warn(message: string): void }
type Site = { dataFolder: string; socketDir: string; logFile: string; account: Account; binaries: Binaries }

/**
 * Starts the embedded PostgreSQL for a data folder, or joins the one that runs there already; keeps it running until stop().
 * Safe to call from several processes at once.
 * @param systemDir where root keeps what the server's account cannot reach inside dataDir
 * @throws UnusableInput one sentence with the way out: no programs for this machine, other major version, disk full, folder not writable
 */
export async function startPostgres(options: {
  dataDir: string
  log: Log
  env: { pgBin: string | null }
  systemDir?: string
}): Promise<Cluster> {
  if (process.platform !== 'linux')
    throw new UnusableInput(
      'The embedded PostgreSQL runs on Linux only. Set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL 15 or later.',
    )
  const dataDir = prepareDataDir(options.dataDir)
  const lockFile = path.join(dataDir, 'postgres.lock')
  const { site, running, presence } = await withLock(lockFile, async () => {
    const presence = signIn(path.join(dataDir, 'run'))
    try {
      const site = findSite(dataDir, options.env.pgBin, options.systemDir ?? defaultSystemDir)
      return { site, running: await bringUp(site), presence }
    } catch (error) {
      presence.leave()
      throw error
    }
  }).catch((error) => {
    throw explainFileError(error, dataDir)
  })
  const whereText = `PostgreSQL ${site.binaries.major} in ${site.dataFolder}, socket in ${running.socketDir}`
  if (running.adopted) options.log.info(`joined ${whereText}`)
  else options.log.info(`started ${whereText}`)
  const supervisor = supervise({
    server: running.server,
    lastWords: () => lastWords(site.logFile),
    restart: () => withLock(lockFile, async () => (await bringUp(site)).server),
    log: options.log,
  })
  return {
    host: running.socketDir,
    ownerUser,
    database,
    major: site.binaries.major,
    adopted: running.adopted,
    dataFolder: site.dataFolder,
    whereText,
    state: supervisor.health,
    onExit: supervisor.onExit,
    async stop() {
      await supervisor.end()
      await withLock(lockFile, async () => {
        const { others } = presence.leave()
        const server = others > 0 ? null : findPostmaster(site.dataFolder)
        if (server) await stopServer(server)
        if (others === 0) leaveSocketDir(running.socketDir)
      })
    },
  }
}

function findSite(dataDir: string, pgBin: string | null, systemDir: string): Site {
  const clusterDir = chooseClusterDir(dataDir, serverAccount(null), systemDir)
  const dataFolder = path.join(clusterDir, 'data')
  const account = serverAccount(ownerOf(dataFolder))
  const binaries = findBinaries(pgBin, account, account.borrowed ? systemDir : dataDir)
  if (existsSync(dataFolder)) checkMajor(dataFolder, binaries)
  claimClusterDir(dataDir, clusterDir, account)
  const socketDir = makeSocketDir(dataDir, clusterDir, account)
  mkdirSync(path.join(dataDir, 'log'), { recursive: true, mode: 0o700 })
  return { dataFolder, socketDir, account, binaries, logFile: path.join(dataDir, 'log', 'postgres.log') }
}

type Running = { server: Process; socketDir: string; adopted: boolean }

/** Joins the server of this data folder or starts it, with the database in it. Call it under the lock. */
async function bringUp(site: Site): Promise<Running> {
  const running = (await join(site)) ?? (await start(site))
  try {
    await ensureDatabase(running.socketDir)
    return running
  } catch (error) {
    if (!running.adopted) await stopServer(running.server)
    throw error
  }
}

async function start(site: Site): Promise<Running> {
  if (!existsSync(site.dataFolder)) await createData(site.dataFolder, site.binaries, site.account)
  rotate(site.logFile)
  try {
    return { server: await startPatiently(site), socketDir: site.socketDir, adopted: false }
  } catch (error) {
    // A launcher that was killed right after it had started a server leaves one that had not written its pid file yet.
    const late = await join(site)
    if (late) return late
    throw error
  }
}

async function join(site: Site): Promise<Running | null> {
  const server = existsSync(site.dataFolder) ? findPostmaster(site.dataFolder) : null
  if (!server || !(await waitWhileRunning(server, () => isReady(site.dataFolder, server)))) return null
  return { server, socketDir: readPidFile(site.dataFolder)?.socketDir ?? site.socketDir, adopted: true }
}

/** After a kill -9 of the server its other processes end within moments; until then PostgreSQL refuses to start. */
async function startPatiently(site: Site, triesLeft = 40): Promise<Process> {
  try {
    return await startServer(site)
  } catch (error) {
    if (!(error instanceof ServerFailure && error.passing) || triesLeft === 0) throw error
    await new Promise((resolve) => setTimeout(resolve, 250))
    return startPatiently(site, triesLeft - 1)
  }
}

/** Makes the database when it is missing, and proves that the server answers. */
async function ensureDatabase(host: string): Promise<void> {
  const client = new pg.Client({ host, user: ownerUser, database: 'postgres', ssl: false, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${database}`).catch(passIfThere)
  } finally {
    await client.end()
  }
}

/** The statement of a launcher that was killed while the server worked on it is finished all the same. */
function passIfThere(error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== '42P04' && code !== '23505') throw error
}
