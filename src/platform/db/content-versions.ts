import pg from 'pg'
import type { Log } from '#platform/log.ts'
import type { ConnectionOptions } from './db.ts'

/** How often the versions are read when nothing calls for it, and how long what was read holds; both in milliseconds. */
const every = 1_000
const holdsFor = 2_000
/** A database that does not answer within this time is as good as gone. */
const patience = 1_500

/** The content version of each municipality, as the database raises it with every change that the public can see. */
export type ContentVersions = {
  /** The version that held at most two seconds ago; null when that is not known. Asks no database. */
  of(municipalityId: string): number | null
  /** As `of`, but asks the database where that is not known. */
  ask(municipalityId: string): Promise<number | null>
  /** Something may just have been changed by this process: nothing is known until the versions have been read anew. */
  doubt(): void
  /** Hears which municipalities have another version than before; null: all may have. */
  onChange(listener: (municipalityIds: string[] | null) => void): void
  stop(): Promise<void>
}

/**
 * Follows the content versions on one connection of its own: by NOTIFY at once, and by reading them every second should a notice be lost (behind a
 * pooler there are none). While the database is gone no version is known, and nothing that was kept is shown.
 */
export function followContentVersions(connection: ConnectionOptions, log: Log): ContentVersions {
  const listeners: ((municipalityIds: string[] | null) => void)[] = []
  const line = notifiedClient(connection, () => void reread().catch(() => {}))
  let known = new Map<string, number>()
  let readAt = Number.NEGATIVE_INFINITY
  let doubts = 0
  let isGone = false

  async function read() {
    const began = performance.now()
    const doubtsBefore = doubts
    const { rows } = await (await line.client()).query<{ id: string; content_version: number }>(
      'select id, content_version from municipality',
    )
    const before = known
    known = new Map(rows.map((row) => [row.id, row.content_version]))
    if (doubts === doubtsBefore) readAt = began
    tell(before)
  }

  function tell(before: Map<string, number>) {
    const isOtherSet = before.size !== known.size || [...known.keys()].some((id) => !before.has(id))
    const changed = [...known].filter(([id, version]) => before.get(id) !== version).map(([id]) => id)
    if (isOtherSet || changed.length > 0) for (const listener of listeners) listener(isOtherSet ? null : changed)
  }

  const reread = oneByOne(async () => {
    try {
      await read()
      isGone = false
    } catch (error) {
      line.leave()
      if (!isGone) log.warn({ err: error }, 'content versions cannot be read: no kept page is shown')
      isGone = true
      throw error
    }
  })
  const timer = setInterval(() => void reread().catch(() => {}), every).unref()
  const of = (id: string) => (performance.now() - readAt < holdsFor ? (known.get(id) ?? null) : null)

  return {
    of,
    ask: async (id) => {
      if (of(id) === null) await reread().catch(() => {})
      return of(id)
    },
    doubt: () => {
      doubts++
      readAt = Number.NEGATIVE_INFINITY
      void reread().catch(() => {})
    },
    onChange: (listener) => void listeners.push(listener),
    stop: async () => {
      clearInterval(timer)
      await line.stop()
    },
  }
}

/** Every call gets the answer of a run that begins after it; calls that wait share one. */
function oneByOne(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const start = () => {
    running = work().finally(() => {
      running = null
    })
    return running
  }
  return () => {
    if (!running) return start()
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null
        return start()
      })
    return next
  }
}

/** One connection that hears the notices; made when it is needed and again after it was lost. */
function notifiedClient(connection: ConnectionOptions, onNotice: () => void) {
  let current: { client: pg.Client; ready: Promise<unknown> } | null = null
  let isStopped = false

  function open() {
    const client = new pg.Client({ ...connection, connectionTimeoutMillis: patience, query_timeout: patience, keepAlive: true })
    const lost = () => {
      if (current?.client === client) current = null
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', onNotice)
    return { client, ready: client.connect().then(() => client.query('listen content_version')) }
  }

  async function leave() {
    const left = current
    current = null
    await left?.client.end().catch(() => {})
  }

  return {
    client: async () => {
      if (isStopped) throw new Error('the program is stopping')
      current ??= open()
      const { client, ready } = current
      await ready
      return client
    },
    leave: () => void leave(),
    stop: () => {
      isStopped = true
      return leave()
    },
  }
}
