import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afresh, interleaved, type Measured, none, rounds, seconds } from './costs.ts'
import { launch, listening, postmasterOf, type Server } from './processes.ts'
import { type Row, type Section, shown, times } from './report.ts'

/** The meeting page, rendered afresh and kept, beside the least that the same tools need and the least that Node needs. */
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
    const at = (name: string, server: Server, headers: string[] = []) => ({ name, server, url: `${server.origin}${meetingPath}`, headers })
    const candidates = [at('bare', bare), at('minimal', minimal), at('afresh', product, afresh), at('kept', product)]
    const minimalPage = await pageAt(`${minimal.origin}${meetingPath}`)
    return pageSection(await interleaved(dataDir, candidates, true), { page, minimalPage })
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

/** The quickest cached system of others that was measured: 0.13 ms a request where the bare server took 0.021. */
const cachedPeer = 6.2

const elements = (html: string) => html.match(/<[a-z]/g)?.length ?? 0
const size = (html: string) => `${shown(Buffer.byteLength(html) / 1000)} kB, ${elements(html)} elements`

/** Where even the minimal handler is late, other work has the core, and lateness says nothing about the page. */
function lateness(minimal: number, product: number): Row {
  const row = { what: 'its p99 at half of its highest rate', measured: `${shown(product)} ms`, bar: '≤ 60 ms' }
  if (minimal <= 60) return { ...row, pass: product <= 60 }
  return { ...row, measured: `${row.measured}; not judged, for the minimal handler took ${shown(minimal)} ms on this busy machine` }
}

function pageSection(measured: Map<string, Measured>, { page, minimalPage }: { page: string; minimalPage: string }): Section {
  const [bare = none, minimal = none, product = none, kept = none] = ['bare', 'minimal', 'afresh', 'kept'].map(
    (name) => measured.get(name) ?? none,
  )
  const line = (m: Measured) =>
    `${shown(m.node)} ms Node + ${shown(m.postgres)} ms PostgreSQL; ${shown(m.perSecond)} requests/s; p99 ${shown(m.p99)} ms at half of that`
  const ratio = product.cpu / minimal.cpu
  const share = bare.cpu / kept.cpu
  const rows: Row[] = [
    { what: `bare node:http server, the same bytes (${size(page)})`, measured: line(bare) },
    { what: 'meeting page with 12 items, kept: as everybody reads it who is not signed in', measured: line(kept) },
    {
      what: "the bare server's CPU time against that; its requests per second against the bare server's",
      measured: `${shown(100 * share)} %; ${shown((100 * kept.perSecond) / bare.perSecond)} %`,
      bar: '≥ 25 %',
      pass: share >= 0.25,
    },
    {
      what: `a headless system with its REST cache (noted earlier, not in this run: ${cachedPeer} × the bare server) against that`,
      measured: times(cachedPeer * share),
      bar: '≥ 1.5 ×',
      pass: cachedPeer * share >= 1.5,
    },
    { what: `minimal handler: Hono + pg + Kysely + hono/jsx, the same queries (${size(minimalPage)})`, measured: line(minimal) },
    { what: `meeting page rendered afresh (${size(page)})`, measured: line(product) },
    { what: 'its CPU time against the minimal handler', measured: times(ratio), bar: '≤ 2.5 ×', pass: ratio <= 2.5 },
    lateness(minimal.p99, product.p99),
  ]
  const note = `CPU time is user + system of all threads for one answer, uncompressed; medians of ${rounds} rounds in turn, ${seconds} s and 20 connections each. Kept pages ask no database; what PostgreSQL is charged with there is its own housekeeping.`
  return { title: 'The meeting page', rows, notes: [note] }
}
