import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { defaultSystemDir } from '#platform/postgres/folders.ts'
import { readNote } from '#platform/postgres/places.ts'
import { readPidFile } from '#platform/postgres/postmaster.ts'
import { commandOf, findProcess, isRunning } from '#platform/postgres/processes.ts'
import { ownerUser } from '#platform/postgres/server.ts'
import { fromRoot } from '#platform/root.ts'

/** `npm run test:reliability` runs every round; `script/test` a few of each. */
export const isWhole = process.env['RELIABILITY'] === 'whole'

const root = fileURLToPath(fromRoot(''))

/** The product as it is delivered; `script/test` has built it before. */
export function ensureBuilt() {
  if (!existsSync(fromRoot('build/server.js')))
    execFileSync(process.execPath, ['build.ts'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks again and again until the answer is yes. @returns whether it came to that in time */
export async function comesTrue(patienceMs: number, ask: () => Promise<boolean> | boolean): Promise<boolean> {
  const end = Date.now() + patienceMs
  while (Date.now() < end) {
    if (await ask()) return true
    await pause(100)
  }
  return false
}

export type Running = {
  origin: string
  /** What it has written on stderr. */
  log: () => string
  /** SIGKILL, at once. */
  kill(): Promise<void>
  /** SIGTERM, as a system does that shuts down. @returns the exit code */
  stop(): Promise<number | null>
}

type Outcome = { code: number | null; out: string; err: string }

/** A data folder with the real programs on it. Everything is gone after `dispose()`. */
export class Place {
  readonly dataDir: string
  readonly #children = new Set<ChildProcess>()
  readonly #folder: string | null

  readonly #env: Record<string, string>

  /**
   * @param dataDir an existing folder that the caller removes; without it one is made
   * @param env what every program of this place is told
   */
  constructor(dataDir?: string, env: Record<string, string> = {}) {
    this.#env = env
    this.#folder = dataDir ? null : mkdtempSync(path.join(tmpdir(), 'brobygger-reliability-'))
    this.dataDir = dataDir ?? this.#folder ?? ''
    chmodSync(this.dataDir, 0o711)
  }

  #spawn(program: string[], env: Record<string, string>): ChildProcess {
    const own = {
      DATA_DIR: this.dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      DATABASE_URL: '',
      DATABASE_OWNER_URL: '',
      SMTP_URL: '',
    }
    const child = spawn(process.execPath, program, {
      cwd: root,
      env: { ...process.env, ...own, ...this.#env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#children.add(child)
    child.once('exit', () => this.#children.delete(child))
    return child
  }

  /** Starts the server without waiting for it. */
  launch(env: Record<string, string> = {}): ChildProcess {
    return this.#spawn(['build/server.js'], env)
  }

  /** Starts the server and waits until it is ready. */
  async start(env: Record<string, string> = {}): Promise<Running> {
    const child = this.launch(env)
    let out = ''
    let log = ''
    child.stderr?.on('data', (chunk) => (log += chunk))
    const origin = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${log}`)))
      child.stdout?.on('data', (chunk) => {
        out += chunk
        const port = /ready: http:\/\/localhost:(\d+)\n/.exec(out)?.[1]
        if (port) resolve(`http://127.0.0.1:${port}`)
      })
    })
    const stop = async () => {
      await end(child, 'SIGTERM')
      return child.exitCode
    }
    return { origin, log: () => log, kill: () => end(child, 'SIGKILL'), stop }
  }

  /** Starts one of the operator's commands; `done` is its end. */
  operate(args: string[]): { child: ChildProcess; done: Promise<Outcome> } {
    const child = this.#spawn(['build/cli.js', ...args], { LOG_LEVEL: 'warn' })
    let out = ''
    let err = ''
    child.stdout?.on('data', (chunk) => (out += chunk))
    child.stderr?.on('data', (chunk) => (err += chunk))
    return { child, done: once(child, 'close').then(([code]) => ({ code, out, err })) }
  }

  /** What the embedded PostgreSQL noted about itself; null before it was ever started. */
  postmaster(): { pid: number; socketDir: string } | null {
    const note = path.join(this.dataDir, 'postgres.location')
    const folder = existsSync(note) ? readNote(readFileSync(note, 'utf8'), this.dataDir, defaultSystemDir) : null
    const noted = folder ? readPidFile(path.join(folder, 'data')) : null
    return noted && isPostgres(noted.pid) ? noted : null
  }

  /** Every process of the embedded PostgreSQL that runs now, the server first. */
  postgres(): number[] {
    const pid = this.postmaster()?.pid
    return pid === undefined ? [] : [pid, ...childrenOf(pid)]
  }

  /** Sends a signal to the server of the embedded PostgreSQL, or to all of its processes. */
  signalPostgres(signal: NodeJS.Signals, whom: 'server' | 'all') {
    for (const pid of whom === 'all' ? this.postgres() : this.postgres().slice(0, 1)) tryKill(pid, signal)
  }

  /** Runs SQL as the owner. The server, or a command, must have brought the database up. */
  async ask<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ host: this.postmaster()?.socketDir ?? '', user: ownerUser, database: 'brobygger' })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<Row>(text, values)).rows
    } finally {
      await client.end()
    }
  }

  async dispose() {
    await Promise.all([...this.#children].map((child) => end(child, 'SIGKILL')))
    const left = this.postgres().flatMap((pid) => findProcess(pid) ?? [])
    for (const { pid } of left) for (const signal of ['SIGCONT', 'SIGKILL'] as const) tryKill(pid, signal)
    await comesTrue(10_000, () => !left.some(isRunning))
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

const isPostgres = (pid: number) => findProcess(pid) !== null && /postgres$/.test(commandOf(pid)[0] ?? '')

function childrenOf(pid: number): number[] {
  try {
    const lists = readdirSync(`/proc/${pid}/task`).map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'))
    return lists.join(' ').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function tryKill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended by itself a moment ago.
  }
}
