import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afresh, interleaved, type Measured, none, rounds, seconds } from './costs.ts'
import { emptyDatabase } from './database.ts'
import { familyOf, launch, listening, memoryOf, postmasterOf, root, type Server } from './processes.ts'
import { type Row, type Section, shown, times } from './report.ts'

const home = path.join(root, 'bench/peer')
const program = path.join(home, 'node_modules/directus/cli.js')
const token = 'bench-of-one-afternoon'
const port = 4_155
/** The policy that Directus makes for people who are not signed in. */
const publicPolicy = 'abf8a154-5b1c-4a46-ac9c-7300570f4f17'

type Place = { dataDir: string; product: Server; meetingPath: string }
type Peer = { server: Server; startSeconds: number; memory: number; url: string }

/** A headless content system that serves the same meeting from its own PostgreSQL, its cache on, measured beside us in the same run. */
export async function measurePeer(place: Place): Promise<Section> {
  const title = 'Beside another system'
  if (!existsSync(program))
    return { title, rows: [], notes: ['Not measured: `npm ci --prefix bench/peer --ignore-scripts` was not run on this machine.'] }
  const peer = await startPeer(place)
  const page = Buffer.from(await textAt(peer.url))
  const file = path.join(place.dataDir, 'peer-page.json')
  writeFileSync(file, page)
  const bare = await listening(launch(0, ['build/bench/bare.js', file]))
  try {
    const own = `${place.product.origin}${place.meetingPath}`
    const measured = await interleaved(
      place.dataDir,
      [
        { name: 'bare', server: bare, url: bare.origin },
        { name: 'peer kept', server: peer.server, url: peer.url },
        { name: 'peer afresh', server: peer.server, url: peer.url, headers: ['cache-control=no-store'] },
        { name: 'kept', server: place.product, url: own },
        { name: 'afresh', server: place.product, url: own, headers: afresh },
      ],
      false,
    )
    return { title, rows: rowsOf(measured, peer, page.length), notes: [noteOf()] }
  } finally {
    await bare.stop()
    await peer.server.stop()
  }
}

const settings = (host: string, user: string) => ({
  ...{ HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'error', TELEMETRY: 'false' },
  ...{ DB_CLIENT: 'pg', DB_HOST: host, DB_PORT: '5432', DB_USER: user, DB_DATABASE: 'peer', DB_PASSWORD: 'none' },
  ...{ SECRET: 'bench-bench-bench-bench-bench-bench', ADMIN_EMAIL: 'admin@example.org', ADMIN_PASSWORD: token, ADMIN_TOKEN: token },
  ...{
    CACHE_ENABLED: 'true',
    CACHE_STORE: 'memory',
    CACHE_TTL: '30m',
    CACHE_SKIP_ALLOWED: 'true',
    CACHE_STATUS_HEADER: 'x-cache',
    RATE_LIMITER_ENABLED: 'false',
  },
  ...{ PRESSURE_LIMITER_ENABLED: 'false', NODE_ENV: 'production', IP_TRUST_PROXY: 'false' },
})

async function startPeer({ dataDir, product, meetingPath }: Place): Promise<Peer> {
  const user = await emptyDatabase(dataDir, 'peer')
  const folder = path.join(dataDir, 'peer')
  mkdirSync(folder, { recursive: true })
  const env = settings(postmasterOf(dataDir).socketDir, user)
  const made = spawnSync(process.execPath, [program, 'bootstrap'], { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`the peer could not make its tables: ${made.stdout.slice(-500)} ${made.stderr.slice(-500)}`)
  const began = performance.now()
  const child = launch(0, [program, 'start'], env, folder)
  child.stdout?.resume()
  const origin = `http://127.0.0.1:${port}`
  await answering(`${origin}/server/ping`, () => child.exitCode)
  const startSeconds = (performance.now() - began) / 1000
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const server = { pid: child.pid ?? 0, origin, stop }
  try {
    await fill(origin, `${product.origin}/api/meetings/${path.basename(meetingPath)}`)
    const url = `${origin}/items/meetings?filter[slug][_eq]=bench&fields=*,items.*,items.texts.*`
    await textAt(url)
    await servedFromCache(url)
    return { server, startSeconds, url, memory: familyOf(server.pid).reduce((sum, pid) => sum + memoryOf(pid), 0) }
  } catch (error) {
    await stop()
    throw error
  }
}

async function answering(url: string, ended: () => number | null) {
  for (let tries = 0; tries < 1_200; tries++) {
    if (ended() !== null) throw new Error(`the peer ended with ${ended()} before it answered`)
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the peer never answered')
}

async function textAt(url: string): Promise<string> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
  return answer.text()
}

async function servedFromCache(url: string) {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  await answer.text()
  if (answer.headers.get('x-cache') !== 'HIT') throw new Error(`the peer answered from its cache with "${answer.headers.get('x-cache')}"`)
}

type Item = { position: number; title: string | null } & Record<string, unknown>

/** The meeting, its items and their texts as collections of the peer's own kind, which anybody may read. */
async function fill(origin: string, source: string) {
  const post = async (where: string, body: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${origin}${where}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`the peer answered ${where} with ${answer.status}: ${(await answer.text()).slice(0, 900)}`)
  }
  const field = (name: string, type: string) => ({ field: name, type, meta: {}, schema: {} })
  const id = { field: 'id', type: 'integer', meta: {}, schema: { is_primary_key: true, has_auto_increment: true } }
  const collection = async (name: string, fields: object[], parts?: string) => {
    await post('/collections', { collection: name, meta: {}, schema: {}, fields: [id, ...fields] })
    if (parts) await post(`/fields/${name}`, { field: parts, type: 'alias', meta: { special: ['o2m'] } })
    await post('/permissions', { policy: publicPolicy, collection: name, action: 'read', fields: ['*'], permissions: {}, validation: {} })
  }
  const belongs = (part: string, to: string, one_field: string) =>
    post('/relations', { collection: part, field: 'of', related_collection: to, meta: { one_field }, schema: {} })
  await collection('meetings', [field('slug', 'string'), field('head', 'json')], 'items')
  await collection(
    'agenda_items',
    [field('of', 'integer'), field('position', 'integer'), field('title', 'text'), field('head', 'json')],
    'texts',
  )
  await collection('item_texts', [field('of', 'integer'), field('kind', 'string'), field('content', 'json')])
  await belongs('agenda_items', 'meetings', 'items')
  await belongs('item_texts', 'agenda_items', 'texts')
  await post('/items/meetings', asPeerMeeting(JSON.parse(await textAt(source))))
}

/** Whatever an item has several of (sections, decisions …) are rows of their own. */
function asPeerMeeting({ items, ...head }: { items: Item[] }) {
  const isList = (value: unknown): value is unknown[] => Array.isArray(value)
  return {
    slug: 'bench',
    head,
    items: items.map((item) => ({
      position: item.position,
      title: item.title,
      head: Object.fromEntries(Object.entries(item).filter(([, value]) => !isList(value))),
      texts: Object.entries(item).flatMap(([kind, value]) => (isList(value) ? value.map((content) => ({ kind, content })) : [])),
    })),
  }
}

const megabytes = (folders: string[]) =>
  folders.reduce((sum, folder) => sum + Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0]), 0)

/** What production needs of us: the packages that the lockfile names without those for development. */
function ownMegabytes(): number {
  const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  const outermost = Object.entries(lock.packages).filter(([name, { dev }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(name) && !dev)
  return megabytes([...outermost.map(([name]) => path.join(root, name)).filter(existsSync), path.join(root, 'build')])
}

function rowsOf(measured: Map<string, Measured>, peer: Peer, bytes: number): Row[] {
  const of = (name: string) => measured.get(name) ?? none
  const line = (m: Measured) => `${shown(m.node)} ms Node + ${shown(m.postgres)} ms PostgreSQL; ${shown(m.perSecond)} requests/s`
  const gain = of('peer kept').cpu / of('kept').cpu
  const freshShare = of('afresh').cpu / of('peer afresh').cpu
  return [
    { what: `bare node:http server, the peer's ${shown(bytes / 1000)} kB`, measured: line(of('bare')) },
    { what: 'the peer, from its cache', measured: line(of('peer kept')) },
    { what: 'our meeting page, kept', measured: line(of('kept')) },
    { what: "the peer's CPU time against ours, both kept", measured: times(gain), bar: '≥ 1.5 ×', pass: gain >= 1.5 },
    { what: 'the peer, without its cache: data only, no page', measured: line(of('peer afresh')) },
    { what: 'our meeting page, rendered afresh', measured: line(of('afresh')) },
    { what: "our CPU time against the peer's, both afresh", measured: times(freshShare), bar: '≤ 0.33 ×', pass: freshShare <= 1 / 3 },
    { what: 'the peer: start on an existing database until it answers', measured: `${shown(peer.startSeconds)} s` },
    { what: 'the peer: memory after the first answers, without its database', measured: `${shown(peer.memory)} MB` },
    {
      what: 'installed: the peer; ours with the database programs and a Node.js',
      measured: `${megabytes([path.join(home, 'node_modules')])} MB; ${ownMegabytes()} MB`,
    },
  ]
}

const versionOf = (name: string): string => JSON.parse(readFileSync(path.join(home, `node_modules/${name}/package.json`), 'utf8')).version

const noteOf = () =>
  `The peer is Directus ${versionOf('directus')}, a headless content system, with the meeting, its items and their texts in three collections on the same PostgreSQL; its cache is in memory with its own defaults, so that it sends JSON where we send a page. Medians of ${rounds} rounds in turn, ${seconds} s and 20 connections each.`
