import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { recordAudit, verifyChain } from '#platform/audit/audit.ts'
import { type Making, type Manifest, writeArchive } from '#platform/backup/archive.ts'
import { backupOf } from '#platform/backup/backup.ts'
import { contentHash } from '#platform/backup/describe.ts'
import { holdingOf } from '#platform/backup/holding.ts'
import { keep, write } from '#platform/backup/keep.ts'
import type { Place } from '#platform/backup/place.ts'
import { verify } from '#platform/backup/read.ts'
import { filesNotThere, refuseHalfRestored, restore } from '#platform/backup/restore.ts'
import { upgradeAhead } from '#platform/backup/upgrade.ts'
import { systemClock } from '#platform/clock.ts'
import { tenantDb } from '#platform/db/db.ts'
import { migrate } from '#platform/db/migrate.ts'
import { UnusableInput } from '#platform/errors.ts'
import { addReference } from '#platform/files/files.queries.ts'
import { openFileStore, placeOf } from '#platform/files/files.ts'
import { newId } from '#platform/ids.ts'
import { fromRoot } from '#platform/root.ts'
import { aMunicipality, testDatabase } from './database.ts'
import { emptyPlaceIn, guards, within } from './places.ts'
import { startCluster, type TestCluster } from './setup/cluster.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const db = await testDatabase()
const ours = await aMunicipality(db, { code: '901', name: 'Fjordby Kommune' })
const theirs = await aMunicipality(db, { code: '902', name: 'Bakkeby Kommune' })
const cluster = inject('cluster')
const migrations = fromRoot('migrations/')
const filesRoot = path.join(folder, 'files')
const store = await openFileStore(filesRoot)
const source = { connection: db.connection(cluster.user), filesRoot, program: '9.9.9' }
const no = async () => false
const yes = async () => true
const silent = () => {}
let names = 0
const newFile = () => path.join(folder, `${names++}.tar.gz`)

/** A text with everything that a format could stumble over. */
const hostile = 'Æblet "o\\g" tab\t linje\nto\r\n \\. \\N ملاحظة <b>;'

async function aFile(municipalityId: string, content: string): Promise<string> {
  const kept = await store.put(
    municipalityId,
    (async function* () {
      yield Buffer.from(content)
    })(),
    1e9,
  )
  if (!kept) throw new Error('too large')
  await tenantDb(db.app).in(municipalityId, (tx) => addReference(tx, municipalityId, kept, 'text/plain'))
  return placeOf(filesRoot, municipalityId, kept.sha256)
}

const entry = (municipalityId: string, payload: Record<string, unknown>) =>
  tenantDb(db.app).in(municipalityId, (tx) =>
    recordAudit(tx, municipalityId, systemClock, {
      actor: 'system',
      action: 'demo.load',
      thing: `municipality/${municipalityId}`,
      payload,
    }),
  )

beforeAll(async () => {
  for (const { id } of [ours, theirs]) {
    await aFile(id, `${hostile} of ${id}`)
    await aFile(id, 'the same in both')
    await entry(id, { hostile })
    await db.owner.insertInto('person').values({ municipality_id: id, id: newId(), name: hostile }).execute()
  }
})

const emptyPlace = (server: { host: string; user: string } = cluster) => emptyPlaceIn(folder, server)
const holding = (place: Place) => holdingOf({ ...place, program: '' })
test('a backup restored on a server of one’s own is equal: rows, files, chains, guards', async () => {
  const file = newFile()
  const { manifest } = await write(source, file, true, silent)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const place = await emptyPlace()
  await restore(file, place, no, silent)
  expect(await holding(place)).toEqual({ tables: manifest.tables, files: manifest.files })
  expect(contentHash(await holding(place))).toBe(contentHash(await holdingOf(source)))
  expect(await filesNotThere(place)).toBe(0)
  expect(await guards(place.superuser)).toEqual(await guards(source.connection))
  await within(place.app, async (app) => {
    for (const { id } of [ours, theirs]) expect((await tenantDb(app).in(id, verifyChain)).fault).toBeNull()
  })
  const head = await db.owner.selectFrom('audit_head').selectAll().where('municipality_id', '=', ours.id).executeTakeFirstOrThrow()
  expect(manifest.heads).toContainEqual({ municipality: ours.id, code: '901', seq: head.seq, hash: head.hash.toString('hex') })
  // The next start finds nothing to do but the jobs.
  await within(place.connection, async (owner) => expect(await migrate(owner, migrations)).toEqual([]))
})

test('it shows one moment, whoever writes between one table and the next', async () => {
  let written = 0
  // Each bit of the archive waits until somebody has changed something: an entry of the chain, a file with its row.
  const whileOthersWrite = async function* (archive: Making): Making {
    for (;;) {
      const bit = await archive.next()
      if (bit.done) return bit.value
      yield bit.value
      await entry(ours.id, { n: ++written })
      if (written % 10 === 0) await aFile(ours.id, `written meanwhile ${written}`)
    }
  }
  const file = newFile()
  await writeArchive(file, whileOthersWrite(backupOf(source, { withFiles: true }, silent)))
  expect(written).toBeGreaterThan(100)
  const place = await emptyPlace()
  await restore(file, place, no, silent)
  expect(await filesNotThere(place)).toBe(0)
  await within(place.app, async (app) => expect((await tenantDb(app).in(ours.id, verifyChain)).fault).toBeNull())
})

describe('another major version of PostgreSQL', () => {
  let other: TestCluster
  const installed = process.env['OTHER_PG_BIN'] ?? '/usr/lib/postgresql/15/bin'
  beforeAll(async () => {
    other = await startCluster(process.env['PG_BIN'] ? null : installed)
  })
  afterAll(() => other.stop())

  test('gives and takes the same archives, there and back', async () => {
    const file = newFile()
    const { manifest } = await write(source, file, true, silent)
    const there = await emptyPlace({ host: other.host, user: other.user })
    await restore(file, there, no, silent)
    expect((await holding(there)).tables).toEqual(manifest.tables)
    const back = newFile()
    const again = await write({ ...there, program: '' }, back, true, silent)
    expect(again.manifest.postgres.split('.')[0]).toBe(String(other.major))
    const place = await emptyPlace()
    await restore(back, place, no, silent)
    expect(await holding(place)).toEqual({ tables: manifest.tables, files: manifest.files })
  })
})

describe('what is there already', () => {
  test('stays unless somebody agrees, and then goes wholly, with its files', async () => {
    const file = newFile()
    await write(source, file, true, silent)
    const place = await emptyPlace()
    await restore(file, place, no, silent)
    const before = await holding(place)
    await within(place.connection, (owner) => owner.insertInto('municipality').values({ id: newId(), code: '999', name: 'Nyby' }).execute())
    const asked: string[] = []
    const refusing = async (what: string) => {
      asked.push(what)
      return false
    }
    await expect(restore(file, place, refusing, silent)).rejects.toThrow(/There is something here already: .*Nyby/)
    expect(asked).toEqual(['Bakkeby Kommune, Fjordby Kommune, Nyby'])
    const foreign = await openFileStore(place.filesRoot)
    await foreign.put(
      newId(),
      (async function* () {
        yield Buffer.from('foreign')
      })(),
      100,
    )
    await restore(file, place, yes, silent)
    expect(await holding(place)).toEqual(before)
    expect(readdirSync(place.filesRoot, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())).toHaveLength(
      before.files.count,
    )
  })

  test('is not touched while a server uses it', async () => {
    const file = newFile()
    await write(source, file, true, silent)
    const place = await emptyPlace()
    await restore(file, place, no, silent)
    await within(place.app, async (app) => {
      await sql`select 1`.execute(app)
      await expect(restore(file, place, yes, silent)).rejects.toThrow(/A server uses this database/)
    })
  })
})

describe('an archive that cannot be trusted is refused, and nothing changes', () => {
  const damaged = async (how: (file: string) => void) => {
    const file = newFile()
    await write(source, file, true, silent)
    how(file)
    await expect(verify(file)).rejects.toThrow(UnusableInput)
    const place = await emptyPlace()
    await expect(restore(file, place, yes, silent)).rejects.toThrow(/cannot be used/)
    await within(place.connection, async (owner) =>
      expect(
        (await sql<{ n: number }>`select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace`.execute(owner)).rows,
      ).toEqual([{ n: 0 }]),
    )
    expect(() => refuseHalfRestored(place.dataDir)).not.toThrow()
  }
  test('cut off', () => damaged((file) => truncateSync(file, statSync(file).size - 20)))
  test('cut off in the middle', () => damaged((file) => truncateSync(file, Math.floor(statSync(file).size / 2))))
  test('one bit changed', () =>
    damaged((file) => {
      const bytes = readFileSync(file)
      const at = Math.floor(bytes.length / 2)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(file, bytes)
    }))
  test('something else', () => damaged((file) => writeFileSync(file, 'no archive')))
  test('none at all', async () => expect(verify(newFile())).rejects.toThrow(/There is no file/))

  test('of a newer program', async () => {
    const file = newFile()
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later.sql', '2099-01-01T00:00:00.000Z')`.execute(db.owner)
    await write(source, file, true, silent).finally(() => sql`delete from kysely_migration where name = '9999-later.sql'`.execute(db.owner))
    const place = await emptyPlace()
    await expect(restore(file, place, no, silent)).rejects.toThrow(/newer version of Brobygger than this one \(9999-later.sql\)/)
    expect(() => refuseHalfRestored(place.dataDir)).not.toThrow()
  })
})

describe('a backup that is not whole', () => {
  test('leaves nothing that looks like one, and takes away what a killed one left', async () => {
    const there = mkdtempSync(path.join(folder, 'kept-'))
    writeFileSync(path.join(there, '.unfinished-999999999-brobygger-backup-20260101T000000Z.tar.gz'), 'half')
    const broken = { ...source, connection: db.connection('brobygger_app') }
    await expect(keep(broken, there, { prefix: 'backup', withFiles: true })).rejects.toThrow(/Row security hides rows of .*person/)
    expect(readdirSync(there)).toEqual([])
  })

  test('says which stored files are gone or damaged, and keeps the rest', async () => {
    const gone = await aFile(theirs.id, 'soon gone')
    const changed = await aFile(theirs.id, 'soon changed')
    rmSync(gone)
    writeFileSync(changed, 'another text')
    const file = newFile()
    const { manifest } = await write(source, file, true, silent)
    expect(manifest.files).toMatchObject({
      missing: [`files/${theirs.id}/${path.basename(gone)}`],
      damaged: [`files/${theirs.id}/${path.basename(changed)}`],
    })
    await verify(file)
    const place = await emptyPlace()
    await restore(file, place, no, silent)
    expect(await filesNotThere(place)).toBe(2)
    await sql`delete from stored_file where encode(sha256, 'hex') in (${path.basename(gone)}, ${path.basename(changed)})`.execute(db.owner)
  })

  test('a file that is erased while it runs is no fault', async () => {
    const place = await aFile(ours.id, 'erased meanwhile')
    const file = newFile()
    let manifest: Manifest | null = null
    const told = async (done: string) => {
      if (!done.startsWith('person')) return
      rmSync(place, { force: true })
      await sql`delete from stored_file where encode(sha256, 'hex') = ${path.basename(place)}`.execute(db.owner)
    }
    manifest = (await write(source, file, true, told)).manifest
    expect(manifest.files).toMatchObject({ erased: [`files/${ours.id}/${path.basename(place)}`], missing: [] })
  })
})

test('of the backups in a folder the newest stay, and other files are left alone', async () => {
  const there = mkdtempSync(path.join(folder, 'kept-'))
  const old = ['20250101T000000Z', '20250102T000000Z', '20250103T000000Z'].map((at) => `brobygger-backup-${at}.tar.gz`)
  const others = ['brobygger-before-0009-backup-20240101T000000Z.tar.gz', 'letter.tar.gz']
  for (const name of [...old, ...others]) writeFileSync(path.join(there, name), '')
  const { file, removed } = await keep(source, there, { prefix: 'backup', withFiles: true, keep: 2 })
  expect(removed).toEqual(old.slice(0, 2))
  expect(readdirSync(there).sort()).toEqual([path.basename(file), old[2], ...others].sort())
})

test('an upgrade lies ahead where somebody lives and a step is missing', async () => {
  expect(await upgradeAhead(source.connection, migrations)).toBeNull()
  const place = await emptyPlace()
  expect(await upgradeAhead(place.connection, migrations)).toBeNull()
  await within(place.connection, async (owner) => {
    await migrate(owner, migrations)
    await sql`delete from kysely_migration where name = '0009-backup.sql'`.execute(owner)
    expect(await upgradeAhead(place.connection, migrations)).toBeNull()
    await owner.insertInto('municipality').values({ id: newId(), code: '903', name: 'Nyby' }).execute()
  })
  expect(await upgradeAhead(place.connection, migrations)).toBe('0009-backup.sql')
  expect(existsSync(place.filesRoot)).toBe(false)
})

test('an older program refuses a newer database with one sentence', async () => {
  const place = await emptyPlace()
  await within(place.connection, async (owner) => {
    await migrate(owner, migrations)
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later.sql', '2099-01-01T00:00:00.000Z')`.execute(owner)
    await expect(migrate(owner, migrations)).rejects.toThrow(UnusableInput)
    await expect(migrate(owner, migrations)).rejects.toThrow(/made by a newer version of Brobygger/)
  })
})
