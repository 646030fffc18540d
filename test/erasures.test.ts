import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { load } from 'cheerio'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, inject, test } from 'vitest'
import { keepToSchedule } from '#modules/privacy/index.ts'
import { aHouse } from '#modules/privacy/privacy.testing.ts'
import { verifyChain } from '#platform/audit/audit.ts'
import { readList } from '#platform/backup/erasures.ts'
import { write } from '#platform/backup/keep.ts'
import { restore } from '#platform/backup/restore.ts'
import { tenantDb } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { prepareJobs } from '#platform/jobs/jobs.ts'
import { compareErasures, hasErasuresAhead } from '../src/erasures.ts'
import { schedule } from '../src/holdings.ts'
import { testApp } from './app.ts'
import { aMunicipality, testDatabase } from './database.ts'
import { emptyPlaceIn, within } from './places.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-erasures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const db = await testDatabase()
const cluster = inject('cluster')
const municipality = await aMunicipality(db)
const office = await testApp(db, { municipality, as: 'administrator' })
const house = await aHouse(office, municipality)
const ownerConnection = db.connection(cluster.user)
const aFolder = () => mkdtempSync(path.join(folder, 'place-'))
const [dataDir, backupDir] = [aFolder(), aFolder()]
const here = { ...db, ownerConnection, platform: office.platform, env: { dataDir, backupDir } }

const backedUp = async () => {
  const file = path.join(folder, `${newId()}.tar.gz`)
  await write({ connection: ownerConnection, filesRoot: path.join(dataDir, 'files'), program: '9.9.9' }, file, false, () => {})
  return file
}

const erase = async (personId: string, grund = 'request') => {
  const page = load(await (await office.get(`/personer/${personId}/sletning`)).text())
  const fields = { plan: String(page('[name=plan]').attr('value') ?? ''), once: newId(), grund, sikker: 'ja' }
  const answer = await office.post(`/personer/${personId}/sletning`, fields)
  expect(answer.status).toBe(303)
  return (answer.headers.get('location') ?? '').split('/').at(-1) ?? ''
}

type There = Awaited<ReturnType<typeof restored>>
/** The archive on another machine, with the lists that were saved. */
async function restored(file: string, lists: { dataDir?: string; backupDir?: string }) {
  const place = await emptyPlaceIn(folder, cluster)
  await restore(
    file,
    place,
    async () => false,
    () => {},
  )
  await within(place.connection, (owner) => prepareJobs(owner, place.connection))
  const env = { dataDir: lists.dataDir ?? aFolder(), backupDir: lists.backupDir ?? null }
  const platform = (app: typeof db.app) => ({ db: tenantDb(app), clock: office.platform.clock })
  const compare = (more: string[] = []) =>
    within(place.connection, (owner) =>
      within(place.app, (app) => compareErasures({ owner, app, ownerConnection: place.connection, platform: platform(app), env }, more)),
    )
  return { place, env, compare }
}

const standsIn = ({ place }: There, word: string) =>
  within(place.superuser, async (owner) => {
    const tables = ['account', 'proposal', 'private_note', 'audit_entry', 'outgoing_mail', 'person', 'session']
    const found = await Promise.all(
      tables.map((table) =>
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} t where strpos(t::text, ${word}) > 0`.execute(owner),
      ),
    )
    return tables.filter((_, at) => (found[at]?.rows[0]?.n ?? 0) > 0)
  })

const receipts = ({ place }: There) =>
  within(place.superuser, (owner) => owner.selectFrom('erasing').selectAll().where('kind', '=', 'person').orderBy('id').execute())

test('whom a restore brings back is erased again, under the same receipt, wherever a list was saved', async () => {
  const one = await house.somebody({ name: 'Gorm Glemt', email: 'gorm@example.org' })
  const file = await backedUp()
  await one.endAccount()
  const receipt = await erase(one.personId)
  expect(await compareErasures(here)).toMatchObject({ done: [], faults: [] })
  for (const lists of [{ dataDir }, { backupDir }]) {
    const there = await restored(file, lists)
    expect(await standsIn(there, 'gorm@example.org')).toContain('account')
    expect(await there.compare()).toMatchObject({ faults: [], done: [{ receipt, person: one.personId }], sitting: [], notDone: [] })
    for (const word of ['gorm@example.org', 'Gorm Glemt']) expect(await standsIn(there, word)).toEqual([])
    expect(await receipts(there)).toMatchObject([{ id: receipt, cause: 'request', actor: 'system', first_at: expect.any(Date) }])
    await within(there.place.app, async (app) => expect((await tenantDb(app).in(municipality.id, verifyChain)).fault).toBeNull())
    // A second time finds nothing to do, and every list has it now.
    expect(await there.compare()).toMatchObject({ done: [], faults: [] })
    expect((await readList(there.env.dataDir)).erasures.map((line) => line.receipt)).toEqual([receipt])
  }
})

test('a list that is named is enough, and without any the person stays', async () => {
  const one = await house.somebody({ name: 'Lis Liste', email: 'lis@example.org' })
  const file = await backedUp()
  await one.endAccount()
  await erase(one.personId)
  await compareErasures(here)
  const there = await restored(file, {})
  expect(await there.compare()).toMatchObject({ done: [] })
  expect(await standsIn(there, 'lis@example.org')).toContain('account')
  expect((await there.compare([backupDir])).done).toHaveLength(1)
  expect(await standsIn(there, 'lis@example.org')).toEqual([])
})

test('the list tells nothing of who it was', async () => {
  const one = await house.somebody({ name: 'Asta Anonym', email: 'asta@example.org' })
  await one.endAccount()
  await erase(one.personId, 'noNeed')
  await compareErasures(here)
  const text = readFileSync(path.join(backupDir, 'erased-people.jsonl'), 'utf8')
  expect(text).not.toMatch(/asta|anonym|example/i)
  const last = (await readList(backupDir)).erasures.at(-1)
  expect(last).toMatchObject({ person: one.personId, municipality: municipality.id, cause: 'noNeed' })
})

test('of somebody whose seat had ended since, all goes but name and seat, and it is said', async () => {
  const one = await house.somebody({ name: 'Frida Forhen', email: 'frida@example.org', sits: { from: '2025-01-01', to: null } })
  const file = await backedUp()
  await one.endAccount()
  await db.owner.updateTable('membership').set({ valid_to: '2026-01-01' }).where('person_id', '=', one.personId).execute()
  const receipt = await erase(one.personId)
  await compareErasures(here)
  const there = await restored(file, { backupDir })
  expect((await there.compare()).sitting).toMatchObject([{ receipt }])
  expect(await standsIn(there, 'frida@example.org')).toEqual([])
  expect(await standsIn(there, 'Frida Forhen')).toContain('person')
})

test('whoever has signed in since is left alone, and named', async () => {
  const one = await house.somebody({ name: 'Nils Nu', email: 'nils@example.org' })
  const file = await backedUp()
  await one.endAccount()
  const receipt = await erase(one.personId)
  await compareErasures(here)
  const there = await restored(file, { backupDir })
  const later = new Date(office.platform.clock().add(Temporal.Duration.from({ hours: 1 })).epochMilliseconds)
  await within(there.place.superuser, (owner) =>
    owner.updateTable('account').set({ last_sign_in_at: later }).where('id', '=', one.accountId).execute(),
  )
  const came = await there.compare()
  expect(came.notDone).toMatchObject([{ receipt }])
  expect(await standsIn(there, 'nils@example.org')).toContain('account')
})

test('a line that was cut off is written again, and a list that cannot be written is named while the other is', async () => {
  const one = await house.somebody({ name: 'Karl Kort', email: 'karl@example.org' })
  await one.endAccount()
  const receipt = await erase(one.personId)
  await compareErasures(here)
  const list = path.join(dataDir, 'erased-people.jsonl')
  truncateSync(list, statSync(list).size - 40)
  expect((await readList(dataDir)).erasures.at(-1)?.receipt).not.toBe(receipt)
  const noFolder = path.join(folder, 'a-file')
  writeFileSync(noFolder, '')
  const { faults } = await compareErasures({ ...here, env: { dataDir, backupDir: path.join(noFolder, 'backups') } })
  expect(faults.length).toBeGreaterThan(0)
  for (const fault of faults) expect(fault).toContain('a-file/backups: ENOTDIR')
  expect(await readList(dataDir)).toMatchObject({ unreadable: 0, isCut: false })
  expect((await readList(dataDir)).erasures.at(-1)?.receipt).toBe(receipt)
})

test('a line that names nobody any more is told of: somebody whom it named would stay', async () => {
  const damaged = aFolder()
  writeFileSync(path.join(damaged, 'erased-people.jsonl'), '{"receipt":"01890000-0000-7000-8000-000000000000","person":"?"}\n')
  expect((await compareErasures(here, [damaged])).faults).toEqual([`${damaged}: lines that name nobody: 1`])
  expect(await hasErasuresAhead({ dataDir, backupDir }, ownerConnection, [damaged])).toBe(true)
})

test('two servers that compare at once erase once', async () => {
  const one = await house.somebody({ name: 'To Gange', email: 'to@example.org' })
  const file = await backedUp()
  await one.endAccount()
  const receipt = await erase(one.personId)
  await compareErasures(here)
  const there = await restored(file, { backupDir })
  const came = await Promise.all([there.compare(), there.compare()])
  expect(came.flatMap(({ done }) => done).filter((line) => line.receipt === receipt)).toHaveLength(1)
  expect((await receipts(there)).filter(({ id }) => id === receipt)).toHaveLength(1)
})

test('what the schedule had erased, it erases again in its next run', async () => {
  const given = { municipalityId: municipality.id, timeZone: 'Europe/Copenhagen', actor: 'system' as const }
  await db.owner
    .insertInto('read_log')
    .values({
      municipality_id: municipality.id,
      id: newId(),
      at: new Date('2015-01-01'),
      actor: 'operator',
      thing: 'people',
      purpose: 'people',
    })
    .execute()
  const file = await backedUp()
  expect((await keepToSchedule(office.platform, schedule, given)).counts.readLog).toBe(1)
  const there = await restored(file, { backupDir })
  await within(there.place.app, async (app) => {
    const platform = { ...office.platform, db: tenantDb(app) }
    expect((await keepToSchedule(platform, schedule, given)).counts.readLog).toBe(1)
    expect((await keepToSchedule(platform, schedule, given)).counts.readLog).toBe(0)
  })
})
