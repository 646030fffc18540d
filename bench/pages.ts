import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Burst, burst } from './load.ts'
import { cpuOf, cpuOfPostgres, launch, listening, postmasterOf, type Server } from './processes.ts'
import { median, type Row, type Section, shown, times } from './report.ts'

const rounds = 3
const seconds = 5
const warmUpSeconds = 3

/** Processor time of one answer, in ms. */
type Cost = { node: number; postgres: number; burst: Burst }
type Measured = { node: number; postgres: number; cpu: number; perSecond: number; p99: number }
type Candidate = { name: string; server: Server; url: string }

/** The meeting page rendered afresh, beside the least that the same tools need and the least that Node needs. */
export async function measurePages(place: {
  dataDir: string
  product: Server
  municipalityId: string
  meetingPath: string
}): Promise<Section> {
  const { dataDir, product, meetingPath } = place
  const page = await pageAt(`${product.origin}${meetingPath}`)
  const file = path.join(dataDir, 'bench-page.html')
  writeFileSync(file, page)
  const bare = await listening(launch(0, ['build/bench/bare.js', file]))
  const minimal = await listening(launch(0, ['build/bench/minimal.js', postmasterOf(dataDir).socketDir, place.municipalityId]))
  try {
    const candidates = [bare, minimal, product].map((server, i) => ({
      name: ['bare', 'minimal', 'product'][i] ?? '',
      server,
      url: `${server.origin}${meetingPath}`,
    }))
    const minimalPage = await pageAt(`${minimal.origin}${meetingPath}`)
    return pageSection(await interleaved(dataDir, candidates), { page, minimalPage })
  } finally {
    await bare.stop()
    await minimal.stop()
  }
}

async function pageAt(url: string): Promise<string> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return answer.text()
}

/** Every candidate once in every round, so that a noisy minute of the machine hits all of them. */
async function interleaved(dataDir: string, candidates: Candidate[]): Promise<Map<string, Measured>> {
  const costs = new Map(candidates.map(({ name }) => [name, [] as Cost[]]))
  const late = new Map(candidates.map(({ name }) => [name, [] as number[]]))
  for (const { url } of candidates) await burst(url, warmUpSeconds)
  for (let round = 0; round < rounds; round++)
    for (const candidate of candidates) costs.get(candidate.name)?.push(await costOf(dataDir, candidate))
  const fastest = (name: string) => median((costs.get(name) ?? []).map((cost) => cost.burst.perSecond))
  for (let round = 0; round < rounds; round++)
    for (const { name, url } of candidates) late.get(name)?.push((await burst(url, seconds, fastest(name) / 2)).p99)
  return new Map(
    candidates.map(({ name }) => {
      const of = (value: (cost: Cost) => number) => median((costs.get(name) ?? []).map(value))
      const cpu = of((cost) => cost.node + cost.postgres)
      return [
        name,
        {
          node: of((cost) => cost.node),
          postgres: of((cost) => cost.postgres),
          cpu,
          perSecond: fastest(name),
          p99: median(late.get(name) ?? []),
        },
      ]
    }),
  )
}

async function costOf(dataDir: string, { server, url }: Candidate): Promise<Cost> {
  const before = { node: cpuOf(server.pid), postgres: cpuOfPostgres(dataDir) }
  const answered = await burst(url, seconds)
  return {
    node: (cpuOf(server.pid) - before.node) / answered.requests,
    postgres: (cpuOfPostgres(dataDir) - before.postgres) / answered.requests,
    burst: answered,
  }
}

const none: Measured = { node: Number.NaN, postgres: Number.NaN, cpu: Number.NaN, perSecond: Number.NaN, p99: Number.NaN }
const elements = (html: string) => html.match(/<[a-z]/g)?.length ?? 0
const size = (html: string) => `${shown(Buffer.byteLength(html) / 1000)} kB, ${elements(html)} elements`

/** Where even the minimal handler is late, other work has the core, and lateness says nothing about the page. */
function lateness(minimal: number, product: number): Row {
  const row = { what: 'its p99 at half of its highest rate', measured: `${shown(product)} ms`, bar: '≤ 60 ms' }
  if (minimal <= 60) return { ...row, pass: product <= 60 }
  return { ...row, measured: `${row.measured}; not judged, for the minimal handler took ${shown(minimal)} ms on this busy machine` }
}

function pageSection(measured: Map<string, Measured>, { page, minimalPage }: { page: string; minimalPage: string }): Section {
  const [bare = none, minimal = none, product = none] = ['bare', 'minimal', 'product'].map((name) => measured.get(name) ?? none)
  const line = (m: Measured) =>
    `${shown(m.node)} ms Node + ${shown(m.postgres)} ms PostgreSQL; ${shown(m.perSecond)} requests/s; p99 ${shown(m.p99)} ms at half of that`
  const ratio = product.cpu / minimal.cpu
  const rows: Row[] = [
    { what: `bare node:http server, the same bytes (${size(page)})`, measured: line(bare) },
    { what: `minimal handler: Hono + pg + Kysely + hono/jsx, the same queries (${size(minimalPage)})`, measured: line(minimal) },
    { what: `meeting page with 12 items, rendered afresh (${size(page)})`, measured: line(product) },
    { what: 'its CPU time against the minimal handler', measured: times(ratio), bar: '≤ 2.5 ×', pass: ratio <= 2.5 },
    lateness(minimal.p99, product.p99),
    { what: 'its requests per second against the bare server', measured: `${shown((100 * product.perSecond) / bare.perSecond)} %` },
  ]
  const note = `CPU time is user + system of all threads for one answer, uncompressed; medians of ${rounds} rounds in turn, ${seconds} s and 20 connections each. The page cache does not exist yet; its row will compare with the bare server.`
  return { title: 'The meeting page', rows, notes: [note] }
}
