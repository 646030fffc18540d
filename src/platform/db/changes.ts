import type { Log } from '#platform/log.ts'
import type { ConnectionOptions } from './db.ts'
import { forgetKnown } from './known.ts'
import { type Listener, listen } from './listener.ts'

/** Told by triggers in the transaction of the change. */
const channel = 'content_version'

/** Milliseconds: what was looked up longer ago is no longer known. */
const trustedFor = 2_000
/** Nobody waits longer for a look than for a page that is made afresh. */
const patience = 1_500

export type Changes = Pick<Listener, 'tell' | 'stop'> & {
  /**
   * The version of what the public sees of a municipality, as it stood at some moment of the last two seconds. Whatever was made of the database
   * after this number was asked for, and is kept under it, is never older than that. Asks no database.
   * @returns null when it is not known (the database does not answer, the municipality is new): then nothing kept may be given out
   */
  versionOf(municipalityId: string): number | null
  /** As `versionOf`, but waits for a look where that is not known and the database answers. */
  askVersion(municipalityId: string): Promise<number | null>
  /** Something may just have been changed by this process: nothing is known until a look that begins from now on. */
  doubt(): void
  /** Hears which municipalities have another version than before; null: all may have. */
  onChange(hear: (municipalityIds: string[] | null) => void): void
}

/**
 * Watches what other processes, and this one, change: a change is heard at once, and where hearing fails it is seen within a second. What this process
 * knows of municipalities is forgotten with each change.
 * @param hear what to do with texts on further channels
 */
export function watchChanges(
  connection: ConnectionOptions,
  log: Log,
  hear: Record<string, (text: string) => void> = {},
  now: () => number = () => performance.now(),
): Changes {
  const hearers: ((municipalityIds: string[] | null) => void)[] = [() => forgetKnown()]
  let versions = new Map<string, number>()
  let lookedAt = Number.NEGATIVE_INFINITY
  let doubts = 0
  let isLost = false
  let waiting: (() => void)[] = []

  /** Those who waited before the look began know after it. */
  const answering = async (look: () => Promise<void>) => {
    const answered = waiting
    waiting = []
    try {
      await look()
    } finally {
      for (const answer of answered) answer()
    }
  }
  const listener = listen(
    connection,
    {
      channels: { ...hear, [channel]: () => listener.wake() },
      beat: (query) =>
        answering(async () => {
          const [began, doubtsBefore] = [now(), doubts]
          const { rows } = await query('select id, content_version from municipality')
          const before = versions
          versions = new Map(rows.map((row: { id: string; content_version: number }) => [row.id, row.content_version]))
          if (doubts === doubtsBefore) lookedAt = began
          isLost = false
          const changed = changedBetween(before, versions)
          if (changed === null || changed.length > 0) for (const hearer of hearers) hearer(changed)
        }),
      lost: () => {
        isLost = true
        void answering(async () => {})
      },
    },
    log,
  )
  const versionOf = (id: string) => (now() - lookedAt < trustedFor ? (versions.get(id) ?? null) : null)

  return {
    tell: listener.tell,
    stop: listener.stop,
    versionOf,
    askVersion: async (id) => {
      if (versionOf(id) !== null || isLost) return versionOf(id)
      const looked = new Promise<void>((resolve) => waiting.push(resolve))
      listener.wake()
      await Promise.race([looked, new Promise((resolve) => setTimeout(resolve, patience).unref())])
      return versionOf(id)
    },
    doubt: () => {
      doubts++
      lookedAt = Number.NEGATIVE_INFINITY
      listener.wake()
    },
    onChange: (hearer) => void hearers.push(hearer),
  }
}

/** Whose versions differ; null when there are other municipalities than before. */
function changedBetween(before: Map<string, number>, after: Map<string, number>): string[] | null {
  if (before.size !== after.size || [...after.keys()].some((id) => !before.has(id))) return null
  return [...after].filter(([id, version]) => before.get(id) !== version).map(([id]) => id)
}
