import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { UnusableInput } from '#platform/errors.ts'
import { type Account, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { explainOutput } from './failure.ts'
import { isReady, waitWhileRunning } from './postmaster.ts'
import { findProcess, isRunning, type Process } from './processes.ts'

/** The superuser of the embedded cluster: owns the tables and runs migrations, never a request. */
export const ownerUser = 'brobygger_owner'

/** Refuses data of another major version and says the way out. */
export function checkMajor(dataFolder: string, binaries: Binaries): void {
  const major = Number(readFileSync(path.join(dataFolder, 'PG_VERSION'), 'utf8'))
  if (major === binaries.major) return
  const installed = `/usr/lib/postgresql/${major}/bin`
  const older =
    existsSync(installed) || major < binaries.major
      ? `Set PG_BIN=${installed} (Debian: apt-get install postgresql-${major})`
      : 'Unset PG_BIN'
  throw new UnusableInput(
    `The data in ${dataFolder} is PostgreSQL ${major}'s, the programs are version ${binaries.major}. ${older} to go on with it; ` +
      'to change version, export with the old one and import with the new one.',
  )
}

/**
 * Makes the data folder of a new cluster, whole or not at all: initdb works in a folder of its own that is renamed at the end.
 * @param flags further flags of initdb
 */
export async function createData(dataFolder: string, binaries: Binaries, account: Account, flags: string[] = []): Promise<void> {
  const parent = path.dirname(dataFolder)
  const unfinished = path.join(parent, `new-${randomBytes(4).toString('hex')}`)
  const cluster = [
    '--username',
    ownerUser,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--data-checksums',
    '--auth-local=trust',
    '--auth-host=reject',
  ]
  sweep(parent)
  try {
    await promisify(execFile)(path.join(binaries.folder, 'initdb'), ['-D', unfinished, ...cluster, ...flags], runAs(account))
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw explainOutput(error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error), parent)
  }
  renameSync(unfinished, dataFolder)
  const folder = openSync(parent, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Removes what an initdb that was killed has left. One may still be at work; its rest goes the next time. */
function sweep(parent: string) {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith('new-'))) {
    try {
      rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 3 })
    } catch {}
  }
}

/** Socket only, modest memory, and no values of rows in the log (terse leaves out DETAIL lines). */
const settings = (socketDir: string) => [
  'listen_addresses=',
  `unix_socket_directories="${socketDir.replaceAll('"', '""')}"`,
  'unix_socket_permissions=0700',
  'shared_buffers=64MB',
  'max_connections=60',
  'timezone=UTC',
  'log_timezone=UTC',
  'logging_collector=off',
  'log_destination=stderr',
  'log_line_prefix=%m [%p] ',
  'log_error_verbosity=terse',
  'jit=off',
]

export type ServerPlan = { binaries: Binaries; account: Account; dataFolder: string; socketDir: string; logFile: string; extra?: string[] }

/**
 * Starts the server and waits until it takes connections, as long as recovery after a crash may last.
 * It outlives this process: it is in a session of its own and logs into a file.
 * @throws ServerFailure with what it said when it ends instead
 */
export async function startServer(plan: ServerPlan): Promise<Process> {
  // The caller holds the lock and has found no server. What a killed one left may name a process that nobody collects (a container whose
  // first process does not reap), which PostgreSQL takes for a living server.
  rmSync(path.join(plan.socketDir, '.s.PGSQL.5432.lock'), { force: true })
  const log = openSync(plan.logFile, 'a', 0o600)
  const before = statSync(plan.logFile).size
  const options = [...settings(plan.socketDir), ...(plan.extra ?? [])].flatMap((setting) => ['-c', setting])
  const program = path.join(plan.binaries.folder, 'postgres')
  const child = spawn(program, ['-D', plan.dataFolder, ...options], { ...runAs(plan.account), detached: true, stdio: ['ignore', log, log] })
  child.on('error', () => {})
  child.unref()
  closeSync(log)
  const server = child.pid === undefined ? null : findProcess(child.pid)
  if (server && (await waitWhileRunning(server, () => isReady(plan.dataFolder, server)))) return server
  throw explainOutput(readFileSync(plan.logFile).subarray(before).toString(), plan.dataFolder)
}

/** Ends the server: connections are cut, transactions in work are rolled back, a checkpoint is written. */
export async function stopServer(server: Process, patienceMs = 60_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isRunning(server)) return
    const began = Date.now()
    process.kill(server.pid, signal)
    await waitWhileRunning(server, () => Date.now() - began > patienceMs)
  }
}

/** What the server wrote when it ended; nothing when it was killed. */
export function lastWords(logFile: string): string {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-5) : []
  return lines.filter((line) => /(FATAL|PANIC|no space)/i.test(line)).at(-1) ?? 'it left no word'
}
