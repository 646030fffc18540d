import { createHash } from 'node:crypto'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Log } from '#platform/log.ts'
import { createEngine, type Engine, type EngineProblem } from './engine.ts'
import { htmlFile } from './html.ts'
import { normalPaper } from './normal.ts'
import type { Paper, PaperFile, PaperFormat } from './paper.ts'
import { createTurns, type NoTurn, type TurnLimits } from './turns.ts'

/** A paper on its way to a reader. `key` changes when a byte of its content does. */
export type Order = {
  paper: Paper
  format: PaperFormat
  key: string
  /** The bytes of its enclosures, asked for only when it has to be set; what they are stands in the paper. */
  files: () => Promise<PaperFile[]>
  /** Who asks: a person who is signed in, or an address. */
  reader: string
  /** Whether the finished file may lie in memory for the next who asks. */
  isKept: boolean
}
export type Printed = { bytes: Uint8Array }
export type PressProblem = EngineProblem | { problem: NoTurn; cause: string } | { problem: 'often'; cause: string; seconds: number }

/** To be raised when the template or a format's look changes: what readers have kept is then old. */
const edition = 2

export function orderOf({ paper, format, ...given }: Omit<Order, 'key'>): Order {
  const normal = normalPaper(paper)
  const key = createHash('sha256')
    .update(JSON.stringify([edition, format, normal]))
    .digest('hex')
  return { ...given, paper: normal, format, key }
}

export type Press = { print(order: Order, log: Log): Promise<Printed | PressProblem> }

export type PressLimits = TurnLimits & {
  /** Bytes of finished papers that are kept in memory, the ones asked for last. */
  mostKept: number
  /** How many papers are made for one reader within a minute. What lies ready counts for nobody. */
  eachMinute: number
  /** How long a paper on which the engine got stuck is not tried again. */
  restMs: number
}
const usual: PressLimits = { waiting: 40, each: 4, eachMinute: 30, mostKept: 24_000_000, restMs: 300_000 }

/** Papers are made one after the other, for readers in turn; the bytes of enclosures are read when it is their turn, so that few lie in memory. */
export function createPress(engine: Engine = createEngine(), limits: PressLimits = usual): Press {
  const turns = createTurns(limits)
  const perReader = new RateLimiterMemory({ points: limits.eachMinute, duration: 60 })
  const givenUp = new Set<string>()
  const kept = new Map<string, Uint8Array>()
  const underWay = new Map<string, Promise<Printed | PressProblem>>()

  function rest(key: string) {
    givenUp.add(key)
    setTimeout(() => givenUp.delete(key), limits.restMs).unref()
  }

  /** @returns how many seconds a reader who asked too often has to wait; null: none */
  const toWait = (reader: string): Promise<number | null> =>
    perReader.consume(reader).then(
      () => null,
      (refused: Error | RateLimiterRes) => {
        if (refused instanceof Error) throw refused
        return Math.ceil(refused.msBeforeNext / 1_000)
      },
    )

  async function set({ paper, format, key, files, reader, isKept }: Order, log: Log): Promise<Printed | PressProblem> {
    if (format === 'html') return { bytes: Buffer.from(htmlFile(paper, await files())) }
    if (givenUp.has(key)) return { problem: 'stuck', cause: 'it got stuck a moment ago' }
    const seconds = await toWait(reader)
    if (seconds !== null) return { problem: 'often', cause: 'more than a reader may have in a minute', seconds }
    const answer = await turns.take(reader, async () => engine.set({ format, paper, files: await files() }))
    if (typeof answer === 'string') return { problem: answer, cause: 'papers wait' }
    if ('problem' in answer) {
      if (answer.problem === 'stuck') rest(key)
      log.error({ format, problem: answer.problem, cause: answer.cause }, 'a paper was not made')
      return answer
    }
    if (answer.fallback !== null) log.warn({ format, cause: answer.fallback }, 'a paper is tagged, but not by the standard asked for')
    if (answer.replaced.length > 0) log.warn({ format, signs: answer.replaced }, 'no typeface here has some signs of a paper')
    if (isKept) keep(kept, key, answer.bytes, limits.mostKept)
    return answer
  }

  return {
    print(order, log) {
      const known = kept.get(order.key)
      if (known) {
        keep(kept, order.key, known, limits.mostKept)
        return Promise.resolve({ bytes: known })
      }
      const begun = underWay.get(order.key)
      if (begun) return begun
      const work = set(order, log).finally(() => underWay.delete(order.key))
      underWay.set(order.key, work)
      return work
    },
  }
}

/** The youngest stand last; the oldest go until the rest fits. A paper that is large by itself is not kept. */
function keep(kept: Map<string, Uint8Array>, key: string, bytes: Uint8Array, most: number) {
  kept.delete(key)
  if (bytes.length > most / 4) return
  kept.set(key, bytes)
  let size = [...kept.values()].reduce((sum, one) => sum + one.length, 0)
  for (const [oldest, one] of kept) {
    if (size <= most) return
    kept.delete(oldest)
    size -= one.length
  }
}
