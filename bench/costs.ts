import { type Burst, burst } from './load.ts'
import { cpuOf, cpuOfPostgres, type Server } from './processes.ts'
import { median } from './report.ts'

export const rounds = 3
export const seconds = 5
const warmUpSeconds = 3

/** Processor time of one answer, in ms. */
type Cost = { node: number; postgres: number; burst: Burst }
export type Measured = { node: number; postgres: number; cpu: number; perSecond: number; p99: number }
/** @property headers as autocannon takes them: 'name=value' */
export type Candidate = { name: string; server: Server; url: string; headers?: string[] }

/**
 * Every candidate once in every round, so that a noisy minute of the machine hits all of them.
 * @param withLateness measures also how late answers come at half of the highest rate; otherwise p99 is that at the highest
 */
export async function interleaved(dataDir: string, candidates: Candidate[], withLateness: boolean): Promise<Map<string, Measured>> {
  const costs = new Map(candidates.map(({ name }) => [name, [] as Cost[]]))
  const late = new Map(candidates.map(({ name }) => [name, [] as number[]]))
  for (const { url, headers = [] } of candidates) await burst(url, warmUpSeconds, { headers })
  for (let round = 0; round < rounds; round++)
    for (const candidate of candidates) costs.get(candidate.name)?.push(await costOf(dataDir, candidate))
  const of = (name: string, value: (cost: Cost) => number) => median((costs.get(name) ?? []).map(value))
  for (let round = 0; round < rounds; round++)
    for (const { name, url, headers = [] } of withLateness ? candidates : []) {
      const rate = of(name, (cost) => cost.burst.perSecond) / 2
      late.get(name)?.push((await burst(url, seconds, { rate, headers })).p99)
    }
  return new Map(
    candidates.map(({ name }) => [
      name,
      {
        node: of(name, (cost) => cost.node),
        postgres: of(name, (cost) => cost.postgres),
        cpu: of(name, (cost) => cost.node + cost.postgres),
        perSecond: of(name, (cost) => cost.burst.perSecond),
        p99: withLateness ? median(late.get(name) ?? []) : of(name, (cost) => cost.burst.p99),
      },
    ]),
  )
}

async function costOf(dataDir: string, { server, url, headers = [] }: Candidate): Promise<Cost> {
  const before = { node: cpuOf(server.pid), postgres: cpuOfPostgres(dataDir) }
  const answered = await burst(url, seconds, { headers })
  return {
    node: (cpuOf(server.pid) - before.node) / answered.requests,
    postgres: (cpuOfPostgres(dataDir) - before.postgres) / answered.requests,
    burst: answered,
  }
}

export const none: Measured = { node: Number.NaN, postgres: Number.NaN, cpu: Number.NaN, perSecond: Number.NaN, p99: Number.NaN }

/** Whoever sends a cookie, whatever it is, gets a page that is made for them. */
export const afresh = ['cookie=bench=1']
