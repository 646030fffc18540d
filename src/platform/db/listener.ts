import pg from 'pg'
import { type Log, seldom } from '#platform/log.ts'
import type { ConnectionOptions } from './db.ts'

/** What one process hears from the others through the database, and tells them. */
export type Listener = {
  /** Says something on a channel to every process that listens, this one too. It may be lost: nothing may depend on its arriving. */
  tell(channel: string, text: string): void
  /** Looks at once, without waiting for the next beat. */
  wake(): void
  stop(): Promise<void>
}

type Ears = {
  /** What to do with a text, by channel. */
  channels: Record<string, (text: string) => void>
  /** A look into the database on the same connection, once a second and after each `wake`: it says what was not heard, and whether the line is alive. */
  beat(query: (text: string) => Promise<pg.QueryResult>): Promise<void>
  /** The line has broken, or was never laid; it is tried again. */
  lost?(): void
}

const beatEvery = 1_000
/** A look that takes longer has found a line that is dead at the other end. */
const patience = 1_500
const pauseBeforeReconnect = 500

/**
 * Listens on a connection of its own until it is stopped. A line that breaks is laid again. Behind a pooler that lends connections by the transaction
 * nothing is heard, and the beat alone finds changes.
 */
export function listen(connection: ConnectionOptions, ears: Ears, log: Log): Listener {
  const sleep = alarm()
  const report = seldom(log, 'changes are not heard')
  let client: pg.Client | null = null
  let stopped = false
  const untilItBreaks = async (line: pg.Client) => {
    await line.connect()
    for (const channel of Object.keys(ears.channels)) await line.query(`listen ${pg.escapeIdentifier(channel)}`)
    client = line
    while (!stopped) {
      await ears.beat((text) => line.query(text))
      await sleep.wait(beatEvery)
    }
  }
  const running = (async () => {
    while (!stopped) {
      const line = openLine(connection)
      line.on('notification', ({ channel, payload }) => ears.channels[channel]?.(payload ?? ''))
      await untilItBreaks(line).catch(report)
      client = null
      ears.lost?.()
      // One that is dead at the other end would not even say goodbye.
      await Promise.race([line.end().catch(() => {}), new Promise((resolve) => setTimeout(resolve, patience).unref())])
      if (!stopped) await sleep.wait(pauseBeforeReconnect)
    }
  })()
  return {
    tell: (channel, text) => void client?.query('select pg_notify($1, $2)', [channel, text]).catch(() => {}),
    wake: sleep.ring,
    stop: async () => {
      stopped = true
      sleep.ring()
      await running
    },
  }
}

function openLine(connection: ConnectionOptions): pg.Client {
  const Line = ('Client' in connection && connection.Client) || pg.Client
  const line = new Line({
    ...connection,
    connectionTimeoutMillis: 5_000,
    query_timeout: patience,
    keepAlive: true,
    application_name: 'brobygger changes',
  })
  // The next look says so.
  line.on('error', () => {})
  return line
}

/** A pause that can be cut short; a ring while nobody sleeps cuts the next one. */
function alarm() {
  let rung = false
  let cut: (() => void) | null = null
  return {
    ring: () => {
      rung = true
      cut?.()
    },
    wait: async (ms: number) => {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          cut = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      cut = null
      rung = false
    },
  }
}
