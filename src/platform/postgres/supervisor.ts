import { isRunning, type Process } from './processes.ts'

/** `restarting`: it has ended by itself and is being started again; `down`: this process has left it. */
export type Health = { state: 'up' } | { state: 'restarting' | 'down'; reason: string }

const lookEveryMs = 500
/** Once it has run this long, the next fall is a new one and not a continuing one. */
const steadyMs = 60_000

/** How long to wait before the n-th try (from 0): 1, 2, 4, 8, 16, 30, 30 … seconds. */
export const waitMs = (tries: number) => Math.min(1000 * 2 ** tries, 30_000)

type Watched = {
  server: Process
  /** What the server wrote when it ended. */
  lastWords: () => string
  /** Joins or starts the server. */
  restart: () => Promise<Process>
  log: { info(message: string): void; warn(message: string): void }
}

/** Watches a server that may be another process's child and has it started again whenever it ends by itself. */
export function supervise(watched: Watched) {
  const listeners: ((reason: string) => void)[] = []
  let server = watched.server
  let upSince = Date.now()
  let health: Health = { state: 'up' }
  let tries = 0
  let work: Promise<void> | null = null
  let timer = setTimeout(look, lookEveryMs).unref()

  function look() {
    if (isRunning(server)) return again(look, lookEveryMs)
    if (Date.now() - upSince > steadyMs) tries = 0
    fallen(`The database server has ended by itself: ${watched.lastWords()}`)
    for (const listener of listeners) listener(watched.lastWords())
  }

  function fallen(reason: string) {
    if (health.state === 'down') return
    health = { state: 'restarting', reason }
    const wait = waitMs(tries++)
    watched.log.warn(`${reason} (next try in ${wait / 1000} s)`)
    again(() => {
      work = raise()
    }, wait)
  }

  async function raise() {
    try {
      server = await watched.restart()
      if (health.state === 'down') return
      upSince = Date.now()
      health = { state: 'up' }
      watched.log.info('The database server runs again.')
      again(look, lookEveryMs)
    } catch (error) {
      fallen(error instanceof Error ? error.message : String(error))
    }
  }

  function again(next: () => void, ms: number) {
    if (health.state !== 'down') timer = setTimeout(next, ms).unref()
  }

  return {
    health: () => health,
    onExit: (listener: (reason: string) => void) => void listeners.push(listener),
    /** Stops watching; waits for a restart that is under way. */
    async end() {
      health = { state: 'down', reason: 'stopped' }
      clearTimeout(timer)
      await work
    },
  }
}
