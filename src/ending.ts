import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { ServerType } from '@hono/node-server'

/** Milliseconds for answers under way: a person at a keyboard waits for the end; behind a proxy nobody does, and the slowest upload may finish. */
const grace = { alone: 5_000, behindProxy: 120_000 }
const sweepEvery = 100

export type Ending = {
  hasBegun(): boolean
  /** Ends the server at SIGTERM or SIGINT, calls `close` when the last answer has gone, and leaves. A second signal waits for nobody. */
  onSignal(server: ServerType, close: () => Promise<void>): void
}

/**
 * How a server ends without losing a request. For so many seconds it says that it ends, and asks each connection that it answers to go elsewhere;
 * then it takes no more connections, finishes what is under way, and leaves the database.
 */
export function createEnding(drainSeconds: number): Ending {
  let hasBegun = false
  return {
    hasBegun: () => hasBegun,
    onSignal: (served, close) => {
      const server = served as Server
      // A proxy that keeps its connections would send a request into one that is just being closed.
      server.prependListener('request', (_request, response) => {
        if (hasBegun) response.shouldKeepAlive = false
      })
      const hurry = new AbortController()
      const end = async () => {
        if (hasBegun) return hurry.abort()
        hasBegun = true
        await pause(drainSeconds * 1_000, null, { signal: hurry.signal }).catch(() => {})
        await finish(server, drainSeconds > 0 ? grace.behindProxy : grace.alone, hurry.signal)
        await close()
        process.exit(0)
      }
      process.on('SIGTERM', end)
      process.on('SIGINT', end)
    },
  }
}

async function finish(server: Server, patience: number, hurry: AbortSignal): Promise<void> {
  const cut = () => server.closeAllConnections()
  const force = setTimeout(cut, patience)
  if (hurry.aborted) cut()
  hurry.addEventListener('abort', cut)
  const sweep = setInterval(() => server.closeIdleConnections(), sweepEvery)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(force)
  clearInterval(sweep)
}
