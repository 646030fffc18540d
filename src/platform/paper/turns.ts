/** How much may wait: `waiting` for all readers together, `each` for one. What is being worked on counts as waiting. */
export type TurnLimits = { waiting: number; each: number }

/** Why somebody was not let in: `busy` for everybody, `many` because they wait for so many already. */
export type NoTurn = 'busy' | 'many'
export type Turns = { take<T>(reader: string, work: () => Promise<T>): Promise<T> | NoTurn }

/**
 * Lets work be done one piece after the other, and readers in turn: whoever asks for much waits for themselves, and whoever asks for one thing
 * waits for at most one of each other reader.
 */
export function createTurns({ waiting, each }: TurnLimits): Turns {
  /** The reader whose turn is next stands first. */
  const lines = new Map<string, (() => Promise<void>)[]>()
  const held = new Map<string, number>()
  let all = 0
  let isWorking = false

  function count(reader: string, by: 1 | -1) {
    all += by
    const now = (held.get(reader) ?? 0) + by
    if (now === 0) held.delete(reader)
    else held.set(reader, now)
  }

  function next(): (() => Promise<void>) | null {
    const [first] = lines
    if (!first) return null
    const [reader, line] = first
    const work = line.shift() ?? null
    lines.delete(reader)
    if (line.length > 0) lines.set(reader, line)
    return work
  }

  async function workThrough() {
    if (isWorking) return
    isWorking = true
    for (let work = next(); work; work = next()) await work()
    isWorking = false
  }

  return {
    take(reader, work) {
      if ((held.get(reader) ?? 0) >= each) return 'many'
      if (all >= waiting) return 'busy'
      count(reader, 1)
      return new Promise((resolve, reject) => {
        const piece = () =>
          work()
            .then(resolve, reject)
            .finally(() => count(reader, -1))
        lines.set(reader, [...(lines.get(reader) ?? []), piece])
        void workThrough()
      })
    },
  }
}
