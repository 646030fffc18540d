import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll } from 'vitest'
import { ensureCase, linkCases } from '#modules/cases/index.ts'
import { appoint, createPerson } from '#modules/council/index.ts'
import { releaseMinutes } from '#modules/meetings/index.ts'
import { watchChanges } from '#platform/db/changes.ts'
import type { Database, Tx } from '#platform/db/db.ts'
import type { FileStore } from '#platform/files/files.ts'
import { type Keeping, openKeeping } from '#platform/http/keeping.ts'
import { answerFirst } from '#platform/http/kept-answer.ts'
import { createMetrics } from '#platform/http/observe.ts'
import { createLog } from '#platform/log.ts'
import { configurePages } from '../src/shell.ts'
import { type TestApp, testApp } from './app.ts'
import { aMunicipality, testDatabase } from './database.ts'
import { aCouncil, aDecision, anItem, aSection } from './make.ts'
import { plantDocument } from './plant-files.ts'

export type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string }

/** A municipality with something on every public page, and programs that serve it, keeping its pages as they do when they run. */
export async function aKeptHouse() {
  configurePages()
  const db = await testDatabase()
  const municipality = await aMunicipality(db, { code: '901' })
  const asked: string[] = []
  const pool = new pg.Pool({ ...db.connection('brobygger_app'), max: 8 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const counting = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void asked.push(query.sql) })
  afterAll(() => counting.destroy())
  const counted = { ...db, app: counting }

  /** The program as it is served: what is kept is answered before all else. */
  async function aProgram(files?: FileStore) {
    const keeping = openKeeping(watchChanges(db.connection('brobygger_app'), createLog('silent')), 20_000_000)
    const app = await testApp(counted, { municipality, keeping, ...(files && { files }) })
    const metrics = createMetrics()
    const server = createServer(getRequestListener(app.app.fetch))
    const { clock, log } = app.platform
    answerFirst(server, { keeping, trustedProxies: [], clock, log, metrics })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const { port } = server.address() as AddressInfo
    afterAll(async () => {
      server.closeAllConnections()
      server.close()
      await keeping.changes.stop()
    })
    const hits = async () => (await metrics.kept.get()).values[0]?.value ?? 0
    const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetched(port, path, method, { host: municipality.host, ...headers })
    return { app, keeping, get, hits }
  }

  /** The same house without any page that is kept. */
  const afresh: TestApp = await testApp(db, { municipality })
  const { platform } = afresh
  const { acting, host, hold } = await aCouncil(platform, municipality.id)
  const change = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)

  const versionNow = async () => {
    const { content_version } = await db.owner
      .selectFrom('municipality')
      .select('content_version')
      .where('id', '=', municipality.id)
      .executeTakeFirstOrThrow()
    return content_version
  }

  const aReleased = async (text: string, startsAt: string) => {
    const items = [anItem({ title: `Om ${text}`, sections: [aSection(`Baggrund om ${text}`)], decision: aDecision(`Vedtog ${text}`) })]
    const meeting = await hold({ startsAt: new Date(startsAt), items })
    await change((tx) => releaseMinutes(tx, acting, meeting.id))
    return meeting
  }

  const past = await aReleased('cykelkurser', '2026-02-02T16:00:00Z')

  const personId = await change(async (tx) => {
    const personId = await createPerson(tx, municipality.id, { name: 'Fatima Yusuf' })
    await appoint(tx, acting, { personId, bodyId: host.id, seatId: null, function: 'member', from: '2025-01-01', to: null })
    return personId
  })
  const item = await db.owner
    .selectFrom('agenda_item')
    .select(['id', 'short_id'])
    .where('meeting_id', '=', past.id)
    .executeTakeFirstOrThrow()
  await change(async (tx) => {
    const caseId = await ensureCase(tx, municipality.id, { system: 'sbsys', number: '26/1', title: 'Cykelkurser' })
    await linkCases(tx, municipality.id, [{ caseId, itemId: item.id }])
  })

  const plan = await plantDocument(platform, municipality.id)

  /** Waits until a program has heard of the version that stands in the database. @returns milliseconds */
  async function heard(keeping: Keeping): Promise<number> {
    const wanted = await versionNow()
    const began = performance.now()
    while (keeping.changes.versionOf(municipality.id) !== wanted) {
      if (performance.now() - began > 10_000) throw new Error('the version was never heard of')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return performance.now() - began
  }

  /** An address of every route that is kept, and some that nothing lies at. */
  const addresses = () => [
    ...['/', '/raadet', '/raadet/integrationsraadet', '/raadet/findes-ikke', '/raadet/integrationsraadet/2025'],
    ...['/moeder', '/moeder?aar=2026', '/moeder?aar=2026&side=2&raad=integrationsraadet', `/moeder/${past.slug}`, '/moeder/findes-ikke'],
    ...[`/moeder/${past.slug}/versioner`, `/moeder/${past.slug}/versioner/1`, `/moeder/${past.slug}/versioner/9`],
    ...[`/punkt/${item.short_id}`, '/punkt/aaaaaaaa', '/sager', '/sager?side=2', '/sager/26-1', '/tilgaengelighed'],
    ...['/moeder.atom', '/en/moeder.atom', '/raadet/integrationsraadet/nyt.atom', '/raadet/findes-ikke/nyt.atom', '/sager/26-1/nyt.atom'],
    ...['/dokumenter', '/dokumenter?side=2', `/dokumenter/${plan}`, '/dokumenter/findes-ikke'],
    ...[
      '/aabne-data',
      '/api',
      '/api/openapi.json',
      '/api/meetings',
      `/api/meetings/${past.slug}`,
      '/api/bodies',
      '/api/cases',
      '/sitemap.xml',
      '/sitemap/1.xml',
      '/sitemap/2.xml',
    ],
    ...['/en', `/ar/moeder/${past.slug}`, '/ar/raadet', '/en/sager', '/tr'],
  ]

  return { db, municipality, counted, asked, aProgram, afresh, acting, host, hold, change, heard, aReleased, past, personId, addresses }
}

const fetched = (port: number, path: string, method: string, headers: Record<string, string>) =>
  new Promise<Answer>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method, headers }, async (answer) => {
      const parts: Buffer[] = []
      for await (const part of answer) parts.push(part)
      const bytes = Buffer.concat(parts)
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, text: bytes.toString() })
    })
    sent.on('error', reject)
    sent.end()
  })
