import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { beforeEach, expect, inject, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { withdraw } from '#modules/meetings/index.ts'
import { openDatabase, type TenantDb, tenantDb } from '#platform/db/db.ts'
import { migrate, migrationNames } from '#platform/db/migrate.ts'
import { newId } from '#platform/ids.ts'
import { fromRoot } from '#platform/root.ts'
import { behind, catchUp } from '#platform/search/catch-up.ts'
import { reindex } from '#platform/search/reindex.ts'
import { search } from '#platform/search/search.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { plant } from '#test/plants.ts'
import { findable } from '../src/findable.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const { platform, logLines } = await testApp(db, { municipality, now: '2026-03-02T12:00:00Z' })
await plant(platform, municipality.id, 'her')
const act = platform.db
const waiting = async () => (await act.in(municipality.id, (tx) => behind(tx, findable))).behind.map(({ kind, id }) => `${kind.kind}/${id}`)

const columns = sql`audience, kind, thing, title, body, url, cases, item_number, body_id, happened_on, tsv::text as tsv`
const entries = async () =>
  (
    await sql<{
      thing: string
      kind: string
      audience: string
    }>`select ${columns} from search_entry where thing not like 'import/%' order by thing, url, audience`.execute(db.owner)
  ).rows
const published = await entries()
await act.in(municipality.id, async (tx) => {
  for (let n = 1; n <= 15; n++) await createBody(tx, municipality.id, { name: `Gruppe ${n}`, kind: 'working_group', isPublic: true })
})
// The planted drafts were never made findable.
await catchUp(platform, municipality.id, findable)
const whole = await entries()

/** As an upgrade finds it: cases and papers are not to be found, and nothing says which case it belongs to. */
beforeEach(async () => {
  await sql`delete from search_entry where kind in ('case', 'document') and thing not like 'import/%'`.execute(db.owner)
  await sql`update search_entry set contents = 0, cases = '{}'`.execute(db.owner)
})

test('what was there before an upgrade can all be found afterwards, without being published again, and a second time changes nothing', async () => {
  expect(whole.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['case', 'document', 'meeting', 'item', 'body']))
  expect(whole).toEqual(expect.arrayContaining(published))
  expect(await entries()).not.toEqual(whole)
  const things = new Set(whole.map(({ thing }) => thing)).size
  expect(await waiting()).toHaveLength(things)
  expect(await catchUp(platform, municipality.id, findable)).toBe(things)
  expect(await entries()).toEqual(whole)
  expect(await catchUp(platform, municipality.id, findable)).toBe(0)
})

test('entries that were lost come back', async () => {
  await catchUp(platform, municipality.id, findable)
  const lost = whole.filter(({ kind }) => kind === 'case' || kind === 'body').map(({ thing }) => thing)
  await db.owner.deleteFrom('search_entry').where('thing', 'in', lost).execute()
  expect((await waiting()).sort()).toEqual([...new Set(lost)].sort())
  await catchUp(platform, municipality.id, findable)
  expect(await entries()).toEqual(whole)
})

test('what cannot be made findable holds up nothing else, is told in the log, and is tried again', async () => {
  const index = () => Promise.reject(new Error('not now'))
  await catchUp(
    platform,
    municipality.id,
    findable.map((kind) => (kind.kind === 'case' ? { ...kind, index } : kind)),
  )
  const left = await waiting()
  expect(left.length).toBeGreaterThan(0)
  expect(left.every((thing) => thing.startsWith('case/'))).toBe(true)
  expect(logLines.filter((line) => line.includes('something could not be made findable'))).toHaveLength(left.length)
  expect(await catchUp(platform, municipality.id, findable)).toBe(left.length)
  expect(await entries()).toEqual(whole)
})

test('it ends with the database, and goes on where it stopped', async () => {
  let transactions = 0
  const dying: TenantDb = { ...act, in: (id, work) => (++transactions > 5 ? Promise.reject(new Error('gone')) : act.in(id, work)) }
  const before = (await waiting()).length
  await expect(catchUp({ ...platform, db: dying }, municipality.id, findable)).rejects.toThrow('gone')
  expect(await waiting()).toHaveLength(before - 4)
  expect(await catchUp(platform, municipality.id, findable)).toBe(before - 4)
  expect(await entries()).toEqual(whole)
})

test('what is withdrawn meanwhile is not made findable', async () => {
  const { behind: due } = await act.in(municipality.id, (tx) => behind(tx, findable))
  const { rows } = await sql<{ id: string }>`select id from meeting where current_snapshot_id is not null`.execute(db.owner)
  const acting = { municipalityId: municipality.id, actor: 'operator' as const, clock: platform.clock }
  for (const { id } of rows) await act.in(municipality.id, (tx) => withdraw(tx, acting, id, 'Trukket tilbage'))
  for (const { kind, id } of due) await act.in(municipality.id, (tx) => kind.index(tx, municipality.id, id))
  const withdrawn = rows.map(({ id }) => `meeting/${id}`)
  const left = (await entries()).filter(({ thing, kind }) => withdrawn.includes(thing) || kind === 'case')
  expect(left).toEqual([])
  expect(await waiting()).toEqual([])
})

test('a database of the version before has it all once the program has run', async () => {
  const cluster = inject('cluster')
  const name = `test_${newId().replaceAll('-', '')}`
  const connection = (database: string) => ({ host: cluster.host, user: cluster.user, database })
  const root = openDatabase(connection('postgres'), 1)
  await sql.raw(`create database ${name}`).execute(root)
  const owner = openDatabase(connection(name), 1)
  const app = openDatabase({ ...connection(name), user: 'brobygger_app' }, 1)
  try {
    const old = mkdtempSync(path.join(tmpdir(), 'brobygger-test-'))
    const all = fromRoot('migrations/')
    for (const step of (await migrationNames(all)).filter((one) => one < '0019')) cpSync(new URL(step, all), path.join(old, step))
    await migrate(owner, pathToFileURL(`${old}/`))
    const [id, body] = [newId(), newId()]
    await owner.insertInto('municipality').values({ id, code: '901', name: 'Fjordby Kommune' }).execute()
    await sql`insert into body (municipality_id, id, kind, name, slug, is_public) values (${id}, ${body}, 'council', 'Ungerådet', 'ungeraadet', true)`.execute(
      owner,
    )
    await sql`insert into search_entry (municipality_id, id, audience, kind, thing, title, body, url, happened_on)
      values (${id}, ${newId()}, 'public', 'meeting', 'meeting/1', 'Møde om gågaderne', 'Rådhuset', '/moeder/1', '2024-05-06')`.execute(
      owner,
    )
    await migrate(owner, all)
    const tenants = tenantDb(app)
    const find = async (query: string) =>
      (await tenants.in(id, (tx) => search(tx, { query, audiences: ['public'], limit: 5, offset: 0 }))).hits.map(({ url }) => url)
    expect(await find('unge')).toEqual([])
    expect(await catchUp({ db: tenants, log: platform.log }, id, findable)).toBe(1)
    await reindex(tenants, id)
    expect([await find('unge'), await find('gågade')]).toEqual([['/raadet/ungeraadet'], ['/moeder/1']])
  } finally {
    await Promise.all([app.destroy(), owner.destroy()])
    await sql.raw(`drop database ${name} with (force)`).execute(root)
    await root.destroy()
  }
})
