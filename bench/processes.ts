import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultSystemDir } from '#platform/postgres/folders.ts'
import { readNote } from '#platform/postgres/places.ts'
import { readPidFile } from '#platform/postgres/postmaster.ts'
import { fromRoot } from '#platform/root.ts'

/** Linux counts processor time in hundredths of a second on every machine that we know of. */
const msPerTick = 10

export const root = fileURLToPath(fromRoot(''))

/** Server on one core, client on another, so that the client never takes the server's time. */
export const isPinned = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0

/** Starts a program on one core (or anywhere), its output piped. */
export function launch(core: number | null, program: string[], env: Record<string, string> = {}, cwd = root): ChildProcess {
  const command = core !== null && isPinned ? ['taskset', '-c', String(core), process.execPath, ...program] : [process.execPath, ...program]
  return spawn(command[0] ?? '', command.slice(1), { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
}

export type Server = {
  pid: number
  origin: string
  stop(): Promise<void>
}

/** Waits for the line on which a server says where it listens. */
export async function listening(child: ChildProcess): Promise<Server> {
  let said = ''
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)))
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const found = /http:\/\/localhost:(\d+)\n/.exec(said)
      if (found) resolve(`http://127.0.0.1:${found[1]}`)
    })
  })
  return {
    pid: child.pid ?? 0,
    origin,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** The product itself, as it is started in production but for the port and a log that is thrown away. */
export const startProduct = (dataDir: string, core: number | null, args: string[] = []) =>
  listening(launch(core, ['build/server.js', ...args], { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: '', SMTP_URL: '' }))

/** Every process below this one and itself. */
export const familyOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(familyOf)]

/** Runs one of the operator's commands and returns what it printed. */
export function operate(dataDir: string, args: string[]): string {
  const env = { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn', DATABASE_URL: '' }
  const run = spawnSync(process.execPath, ['build/cli.js', ...args], { cwd: root, env, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`brobygger ${args[0]} ended with ${run.status}: ${run.stderr}`)
  return run.stdout
}

const statFields = (pid: number) => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}
const ticks = (fields: string[], from: number, to: number) =>
  fields.slice(from, to).reduce((sum, field) => sum + Number(field), 0) * msPerTick

/** Processor time of one process so far, all its threads, user and system, in ms. */
export const cpuOf = (pid: number) => ticks(statFields(pid), 11, 13)

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )

/** What the embedded PostgreSQL of a data folder noted about itself. */
export function postmasterOf(dataDir: string) {
  const folder = readNote(readFileSync(path.join(dataDir, 'postgres.location'), 'utf8'), dataDir, defaultSystemDir)
  const noted = folder && readPidFile(path.join(folder, 'data'))
  if (!noted) throw new Error('no PostgreSQL runs on this data folder')
  return noted
}

/** The PostgreSQL server of a data folder and its processes. */
export function postgresOf(dataDir: string): number[] {
  const { pid } = postmasterOf(dataDir)
  return [pid, ...childrenOf(pid)]
}

/** Processor time of PostgreSQL so far, with that of its processes that have ended, in ms. */
export function cpuOfPostgres(dataDir: string): number {
  const [postmaster = 0, ...others] = postgresOf(dataDir)
  const own = statFields(postmaster)
  return ticks(own, 11, 15) + others.reduce((sum, pid) => sum + safely(() => cpuOf(pid)), 0)
}

/** Memory that would be free without this process: its own, and its share of what it shares, in MB. */
export const memoryOf = (pid: number) =>
  safely(() => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024)

/** A process may end between being listed and being read. */
function safely(read: () => number): number {
  try {
    return read()
  } catch {
    return 0
  }
}
