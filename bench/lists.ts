import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createAccount, grantRole, openSession } from '#modules/accounts/index.ts'
import { createPerson } from '#modules/council/index.ts'
import { importDocument } from '#modules/importing/index.ts'
import type { Database } from '#platform/db/db.ts'
import { addMunicipality, type Bench } from './database.ts'
import { minutesText } from './documents.ts'
import { appInProcess, hostOf } from './in-process.ts'
import { postmasterOf } from './processes.ts'
import type { Row, Section } from './report.ts'

const many = 300
/** Two searches: one that finds, one that falls back on titles that look alike. */
const pages = [
  '/',
  '/raadet',
  '/moeder',
  '/sager',
  '/soeg?q=forening',
  '/soeg?q=forenign',
  '/import',
  '/aendringer',
  '/skrivebord',
  '/sitemap.xml',
  '/api',
]
const origin = 'http://lister.example'

/** Every page that lists something, with one row and with three hundred: how many queries it takes. */
export async function measureLists(bench: Bench, dataDir: string): Promise<Section> {
  const municipalityId = await addMunicipality(bench.owner, '901')
  const { visit, leave, accountId } = await visitor(bench, dataDir, municipalityId)
  try {
    await importMeetings(bench, dataDir, { municipalityId, accountId }, 0, 1)
    const few = await visitAll(visit)
    await importMeetings(bench, dataDir, { municipalityId, accountId }, 1, many)
    return listSection(few, await visitAll(visit))
  } finally {
    await leave()
  }
}

function listSection(few: Map<string, number>, full: Map<string, number>): Section {
  const rows = pages.map((page): Row => {
    const [one, all] = [few.get(page) ?? 0, full.get(page) ?? 0]
    return { what: page, measured: `${one} and ${all}`, bar: 'equal', pass: one === all && one > 0 }
  })
  return {
    title: `Queries of a page that lists, with 1 and with ${many} meetings`,
    rows,
    notes: ['As a secretary who is administrator too sees them; begin and commit left out.'],
  }
}

type Visit = (page: string) => Promise<number>

/** The fewest of three visits: what is kept for seconds, such as the contact lines, is then there in both countings. */
async function visitAll(visit: Visit): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const page of pages) counts.set(page, Math.min(await visit(page), await visit(page), await visit(page)))
  return counts
}

/** The whole program in this process, on a connection that counts. */
async function visitor(bench: Bench, dataDir: string, municipalityId: string) {
  let queries = 0
  const pool = new pg.Pool({
    host: postmasterOf(dataDir).socketDir,
    user: 'brobygger_app',
    database: 'bench_house',
    max: 2,
  })
  const counting = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log: () => void queries++ })
  const app = appInProcess(bench, counting)
  const ask = await hostOf(bench, municipalityId, 'lister.example')
  const { cookie, accountId } = await bench.platform.db.in(municipalityId, async (tx) => {
    const personId = await createPerson(tx, municipalityId, { name: 'Sofie Sekretær' })
    const accountId = await createAccount(tx, municipalityId, { personId, email: 'sofie@example.org' })
    for (const role of ['secretary', 'administrator'] as const)
      await grantRole(tx, municipalityId, { accountId, role, bodyId: null, from: '2000-01-01' })
    return { accountId, cookie: await openSession(tx, { id: municipalityId, origin }, accountId, bench.platform.clock) }
  })
  const visit: Visit = async (page) => {
    const before = queries
    await ask(app, page, { cookie })
    return queries - before
  }
  return { visit, accountId, leave: () => counting.destroy() }
}

type Importer = { municipalityId: string; accountId: string }

async function importMeetings({ platform }: Bench, dataDir: string, { municipalityId, accountId }: Importer, from: number, to: number) {
  for (let i = from; i < to; i++) {
    const file = path.join(dataDir, 'moede.txt')
    const date = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10)
    writeFileSync(file, minutesText({ date, items: 2, charactersPerItem: 600, seed: i }))
    const acting = { municipalityId, actor: `account/${accountId}` as const, clock: platform.clock }
    const result = await importDocument(platform, acting, 'Europe/Copenhagen', {
      file: { path: file, name: `moede-${i}.txt` },
      bodyName: null,
      mayImport: () => true,
      confirm: true,
    })
    if (result.status !== 'created') throw new Error(`the document was ${result.status}`)
  }
}
