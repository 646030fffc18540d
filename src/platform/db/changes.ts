import type { Log } from '#platform/log.ts'
import type { ConnectionOptions } from './db.ts'
import { type Listener, listen } from './listener.ts'

/** Told by `raiseContentVersion` in the transaction of the change. */
const channel = 'content_version'

/** Milliseconds: what was looked up longer ago is no longer known. */
const trustedFor = 2_000

export type Changes = Pick<Listener, 'tell' | 'stop'> & {
  /**
   * The version of what the public sees of a municipality, as it stood at some moment of the last two seconds. Whatever was made of the database
   * after this number was asked for, and is kept under it, is never older than that.
   * @returns null when it is not known (the database does not answer, the municipality is new): then nothing kept may be given out
   */
  versionOf(municipalityId: string): number | null
}

/**
 * Watches what other processes, and this one, change: a change is heard at once, and where hearing fails it is seen within a second.
 * @param changed called for each municipality whose version has risen
 * @param hear what to do with texts on further channels
 */
export function watchChanges(
  connection: ConnectionOptions,
  log: Log,
  changed: (municipalityId: string) => void,
  hear: Record<string, (text: string) => void> = {},
  now: () => number = () => performance.now(),
): Changes {
  let versions = new Map<string, number>()
  let lookedAt = Number.NEGATIVE_INFINITY
  const listener = listen(
    connection,
    {
      channels: { ...hear, [channel]: () => listener.wake() },
      beat: async (query) => {
        const began = now()
        const { rows } = await query('select id, content_version from municipality')
        const before = versions
        versions = new Map(rows.map((row: { id: string; content_version: number }) => [row.id, row.content_version]))
        lookedAt = began
        for (const [id, version] of versions) if (before.get(id) !== version) changed(id)
      },
    },
    log,
  )
  return {
    tell: listener.tell,
    stop: listener.stop,
    versionOf: (id) => (now() - lookedAt < trustedFor ? (versions.get(id) ?? null) : null),
  }
}
