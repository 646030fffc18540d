import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serverAccount } from '#platform/postgres/account.ts'
import { findBinaries } from '#platform/postgres/binaries.ts'
import { defaultSystemDir, makePrivateDir } from '#platform/postgres/folders.ts'
import { findPostmaster } from '#platform/postgres/postmaster.ts'
import { findProcess, isRunning } from '#platform/postgres/processes.ts'
import { createData, ownerUser, startServer, stopServer } from '#platform/postgres/server.ts'

export type TestCluster = {
  /** Folder of the unix socket: the `host` of every connection. */
  host: string
  /** Superuser and owner; connect to the database `postgres` to make others. */
  user: string
  major: number
  /** How the owner connects to one of its databases. */
  connection(database: string): { host: string; user: string; database: string }
  /** Ends the server and removes its data. */
  stop(): Promise<void>
}

const prefix = 'brobygger-test-'
const roomNeeded = 1024 ** 3

/** In memory where there is room: a clone of the template takes 26 ms there, 500 ms and more on a disk. */
const parentFolder = () => {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= roomNeeded ? memory : tmpdir()
}

/**
 * Starts a throw-away cluster that forgets everything when the machine stops; PG_BIN chooses the PostgreSQL.
 * One per test run: call it from the global setup, and stop() from its teardown.
 */
export async function startCluster(pgBin: string | null = process.env['PG_BIN'] || null): Promise<TestCluster> {
  const parent = parentFolder()
  await removeAbandoned(parent)
  const folder = path.join(parent, `${prefix}${process.pid}-${findProcess(process.pid)?.startedAt}-${randomBytes(3).toString('hex')}`)
  const account = serverAccount(null)
  if (!makePrivateDir(folder, account)) throw new Error(`${folder} cannot be made`)
  const binaries = findBinaries(pgBin, account, account.borrowed ? defaultSystemDir : folder)
  const dataFolder = path.join(folder, 'data')
  await createData(dataFolder, binaries, account, ['--no-sync'])
  const extra = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=100']
  const server = await startServer({ binaries, account, dataFolder, socketDir: folder, logFile: path.join(folder, 'postgres.log'), extra })
  return {
    host: folder,
    user: ownerUser,
    connection: (database) => ({ host: folder, user: ownerUser, database }),
    major: binaries.major,
    async stop() {
      await stopServer(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Clusters of test runs that were killed. */
async function removeAbandoned(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const [pid, startedAt] = name.slice(prefix.length).split('-')
    if (isRunning({ pid: Number(pid), startedAt: startedAt ?? '' })) continue
    const folder = path.join(parent, name)
    try {
      const server = findPostmaster(path.join(folder, 'data'))
      if (server) await stopServer(server)
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another user's.
    }
  }
}
