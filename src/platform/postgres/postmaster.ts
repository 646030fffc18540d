import { existsSync, lchownSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { UnusableInput } from '#platform/errors.ts'
import { commandOf, findProcess, isRunning, type Process } from './processes.ts'

/** What postmaster.pid says: line 1 the process, 2 the data folder, 5 the socket's folder, 8 how far it is. */
export type PidFile = { pid: number; socketDir: string; status: string }

export function parsePidFile(text: string): PidFile | null {
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, socketDir: lines[4] ?? '', status: lines[7] ?? '' } : null
}

export function readPidFile(dataFolder: string): PidFile | null {
  try {
    return parsePidFile(readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8'))
  } catch {
    return null
  }
}

/** The -D folder of a command line when it is a PostgreSQL server's, else null. */
export function servedFolder(command: string[]): string | null {
  const program = path.basename(command[0] ?? '')
  const at = command.indexOf('-D')
  return /^(postgres|postmaster)$/.test(program) && at > 0 ? (command[at + 1] ?? null) : null
}

/**
 * The server that runs on this data folder, or null. Call it under the lock: what a dead server left is made harmless.
 * @throws UnusableInput when the server that runs was started before the folder was moved here
 */
export function findPostmaster(dataFolder: string): Process | null {
  const file = path.join(dataFolder, 'postmaster.pid')
  const noted = readPidFile(dataFolder)
  if (!noted) {
    // Cut short by a crash while it was written; PostgreSQL would refuse to start for ever.
    rmSync(file, { force: true })
    return null
  }
  const running = findProcess(noted.pid)
  const served = running ? servedFolder(commandOf(noted.pid)) : null
  if (running && served !== null && isSame(served, dataFolder)) return running
  if (served !== null && !existsSync(served))
    throw new UnusableInput(
      `${dataFolder} is in use by PostgreSQL process ${noted.pid}, started where it lay before. Stop that process, then start again.`,
    )
  if (existsSync(`/proc/${noted.pid}`)) retireNumber(file, noted.pid)
  return null
}

/**
 * PostgreSQL takes any process of that number for a server and refuses to start, as after a reboot. The file stays, with a number
 * above the kernel's highest, because its other lines let PostgreSQL find surviving processes of a killed server.
 */
function retireNumber(file: string, pid: number) {
  const { uid, gid } = statSync(file)
  rmSync(`${file}.new`, { force: true })
  writeFileSync(`${file}.new`, readFileSync(file, 'utf8').replace(String(pid), '4194305'), { mode: 0o600, flag: 'wx' })
  lchownSync(`${file}.new`, uid, gid)
  renameSync(`${file}.new`, file)
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((folder) => statSync(folder, { throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

/** Waits while the process lives, until `done`. @returns whether it came to that */
export async function waitWhileRunning(process: Process, done: () => boolean): Promise<boolean> {
  while (isRunning(process)) {
    if (done()) return true
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return done()
}

/** Whether this server takes connections. The file may still be the one of a server before it. */
export function isReady(dataFolder: string, server: Process): boolean {
  const noted = readPidFile(dataFolder)
  return noted?.pid === server.pid && noted.status === 'ready'
}
