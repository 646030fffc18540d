import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { recordAudit, verifyChain } from '#platform/audit/audit.ts'
import { type Manifest, writeArchive } from '#platform/backup/archive.ts'
import { connect } from '#platform/backup/copy.ts'
import { inOrder, loadMunicipality } from '#platform/backup/load.ts'
import { exportOf, leftOutOfExports } from '#platform/backup/municipality.ts'
import { verify } from '#platform/backup/read.ts'
import { restore } from '#platform/backup/restore.ts'
import { beginReading, contentsOf, tablesOf } from '#platform/backup/tables.ts'
import { systemClock } from '#platform/clock.ts'
import { tenantDb } from '#platform/db/db.ts'
import { migrate } from '#platform/db/migrate.ts'
import { readEnv } from '#platform/env.ts'
import { addReference } from '#platform/files/files.queries.ts'
import { openFileStore, placeOf } from '#platform/files/files.ts'
import { newId } from '#platform/ids.ts'
import { createLog } from '#platform/log.ts'
import { secretsWith } from '#platform/secrets.ts'
import { loadDemo } from '../src/demo/load.ts'
import { aMunicipality, testDatabase } from './database.ts'
import { emptyPlaceIn, within } from './places.ts'
import { startCluster, type TestCluster } from './setup/cluster.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const db = await testDatabase()
const filesRoot = path.join(folder, 'files')
const files = await openFileStore(filesRoot)
const source = { connection: db.connection('brobygger_owner'), filesRoot, program: '9.9.9' }
const log = createLog('silent')
const platform = { db: tenantDb(db.app), clock: systemClock, log, files, secrets: secretsWith(Buffer.alloc(32)) }
const silent = () => {}
const secret = 'planted-nearby'
const hostile = 'Æblet "o\\g", tab\t linje\nto\r\n \\. \\N ملاحظة <b>;'
const aProvider = { name: 'X', issuer: 'https://idp.example', client_id: 'x', created_at: new Date() }
let id = ''
let theirs: Awaited<ReturnType<typeof aMunicipality>>
let file: { path: string; sha256: string }

const exported = async (code = '987'): Promise<{ at: string; manifest: Manifest }> => {
  const at = path.join(folder, `${newId()}.tar.gz`)
  const { manifest } = await writeArchive(at, exportOf(source, code, silent))
  return { at, manifest }
}

beforeAll(async () => {
  const house = {
    ...{ env: readEnv({}), log, cluster: null, owner: db.owner, app: db.app, files, platform },
    ...{ workers: db.connection('brobygger_app'), ownerConnection: source.connection, close: async () => {} },
  }
  id = (await loadDemo(house, Temporal.PlainDate.from('2026-11-22'))).id
  theirs = await aMunicipality(db, { code: '902', name: `Bakkeby ${secret}` })
  for (const municipalityId of [id, theirs.id]) {
    const name = municipalityId === id ? hostile : secret
    await db.owner.insertInto('person').values({ municipality_id: municipalityId, id: newId(), name }).execute()
    const kept = await files.put(
      municipalityId,
      (async function* () {
        yield Buffer.from(name)
      })(),
      1e6,
    )
    if (!kept) throw new Error('too large')
    await platform.db.in(municipalityId, (tx) => addReference(tx, municipalityId, kept, 'text/plain'))
    if (municipalityId === id) file = { path: placeOf(filesRoot, id, kept.sha256), sha256: kept.sha256.toString('hex') }
  }
  await platform.db.in(theirs.id, (tx) =>
    recordAudit(tx, theirs.id, systemClock, { actor: 'system', action: 'demo.load', thing: secret, payload: { secret } }),
  )
  const account = await db.owner.selectFrom('account').select('id').where('municipality_id', '=', id).executeTakeFirstOrThrow()
  await db.owner
    .insertInto('session')
    .values({
      municipality_id: id,
      id: newId(),
      token_hash: Buffer.from('a token'),
      account_id: account.id,
      created_at: new Date(),
      last_seen_at: new Date(),
      idle_minutes: 5,
      proved_at: new Date(),
      expires_at: new Date(),
    })
    .execute()
  await db.owner
    .insertInto('identity_provider')
    .values({ ...aProvider, municipality_id: id, id: newId(), client_secret: Buffer.from('a token') })
    .execute()
})

test('an export holds every row and file of its municipality, none of another, and nothing that lets somebody in', async () => {
  const { at, manifest } = await exported()
  const owned = (
    await sql<{
      name: string
    }>`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(db.owner)
  ).rows.map(({ name }) => name)
  expect(Object.keys(manifest.tables).sort()).toEqual(['municipality', ...owned.filter((name) => !(name in leftOutOfExports))].sort())
  for (const name of owned.filter((one) => one in manifest.tables)) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)} where municipality_id = ${id}`.execute(
      db.owner,
    )
    expect(manifest.tables[name]?.rows, name).toBe(rows[0]?.n)
  }
  expect(manifest.leftOut).toEqual(leftOutOfExports)
  expect(Object.keys(leftOutOfExports).every((name) => owned.includes(name.split('.')[0] ?? ''))).toBe(true)
  const text = execFileSync('tar', ['xzOf', at], { maxBuffer: 1e9 }).toString()
  expect(text).toContain('Æblet')
  expect(text).not.toContain(secret)
  expect(text).not.toContain(Buffer.from('a token').toString('hex'))
  const listed = execFileSync('tar', ['tzf', at])
    .toString()
    .split('\n')
    .filter((name) => name.startsWith('files/'))
  const kept = await db.owner.selectFrom('stored_file').select('sha256').distinct().where('municipality_id', '=', id).execute()
  expect(listed.sort()).toEqual(kept.map(({ sha256 }) => `files/${id}/${sha256.toString('hex')}`).sort())
  expect(listed).toContain(`files/${id}/${file.sha256}`)
})

test('a column that may let somebody in is in a table that is left out, or known to be harmless', async () => {
  const harmless = [
    'audit_entry.payload_hash',
    'audit_entry.previous_hash',
    'audit_entry.hash',
    'audit_head.hash',
    'passkey.credential_id',
    'minutes.ready_hash',
    'snapshot.root_hash',
    'snapshot.item_hashes',
    'audit_entry.payload_salt',
    'search_entry.words_hash',
  ]
  const { rows } = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname !~ '^kysely' and a.attname ~ 'token|secret|passw|credential|challenge|verifier|nonce|salt|hash'
    order by 1`.execute(db.owner)
  const isLeftOut = (name: string) => name in leftOutOfExports || (name.split('.')[0] ?? '') in leftOutOfExports
  const open = rows.map(({ name }) => name).filter((name) => !isLeftOut(name) && !harmless.includes(name))
  expect(open, 'leave these out in leftOutOfExports, or say here that they let nobody in').toEqual([])
})

describe('the oldest PostgreSQL, plain', () => {
  const bin = process.env['OTHER_PG_BIN'] ?? '/usr/lib/postgresql/15/bin'
  let plain: TestCluster
  beforeAll(async () => {
    plain = await startCluster(bin)
  })
  afterAll(() => plain.stop())

  const psql = (cwd: string, ...args: string[]) =>
    execFileSync(path.join(bin, 'psql'), ['-X', '-q', '-h', plain.host, '-U', plain.user, '-d', 'postgres', ...args], {
      cwd,
      stdio: 'pipe',
    }).toString()

  test('takes the bundle by its own README, with every row and every value', async () => {
    const { at, manifest } = await exported()
    const unpacked = path.join(folder, 'unpacked')
    mkdirSync(unpacked)
    execFileSync('tar', ['xzf', at], { cwd: unpacked })
    expect(psql(unpacked, '-f', 'load.sql')).toContain('every row is there')
    const client = await connect(plain.connection('postgres'))
    try {
      await beginReading(client)
      const tables = await tablesOf(client)
      expect(tables.map(({ name }) => name)).toEqual(Object.keys(manifest.tables))
      for (const table of tables)
        expect(await contentsOf(client, table, { format: 'csv' }), table.name).toEqual(manifest.tables[table.name])
    } finally {
      await client.end()
    }
    expect(readFileSync(path.join(unpacked, 'files', id, file.sha256), 'utf8')).toBe(hostile)
    expect(readFileSync(path.join(unpacked, 'README.txt'), 'utf8')).toContain('session: who is signed in')
    // A second time nothing is made twice.
    expect(() => psql(unpacked, '-f', 'load.sql')).toThrow(/already exists/)
  })
})

describe('another installation', () => {
  test('takes it beside its own, under the same ids; and refuses it when it is there already', async () => {
    const { at, manifest } = await exported()
    const place = await emptyPlaceIn(folder, inject('cluster'))
    await within(place.connection, async (owner) => {
      await migrate(owner, place.migrations)
      await owner.insertInto('municipality').values({ id: newId(), code: '903', name: 'Nyby' }).execute()
    })
    expect(await loadMunicipality(at, place, silent)).toEqual(manifest)
    await within(place.app, async (app) => {
      const chain = await tenantDb(app).in(id, verifyChain)
      expect(chain).toEqual({ entries: manifest.heads[0]?.seq, fault: null })
    })
    expect(readFileSync(placeOf(place.filesRoot, id, Buffer.from(file.sha256, 'hex')), 'utf8')).toBe(hostile)
    await expect(loadMunicipality(at, place, silent)).rejects.toThrow(/is here already/)
    expect(readFileSync(placeOf(place.filesRoot, id, Buffer.from(file.sha256, 'hex')), 'utf8')).toBe(hostile)
  })

  test('keeps what it has when a host is taken, or its version is another', async () => {
    const { at } = await exported('902')
    const place = await emptyPlaceIn(folder, inject('cluster'))
    await within(place.connection, async (owner) => {
      await migrate(owner, place.migrations)
      const nyby = newId()
      await owner.insertInto('municipality').values({ id: nyby, code: '903', name: 'Nyby' }).execute()
      await owner
        .insertInto('municipality_host')
        .values({ host: theirs.host, municipality_id: nyby, origin: theirs.origin, is_canonical: true })
        .execute()
      await expect(loadMunicipality(at, place, silent)).rejects.toThrow(/belongs to another municipality here/)
      expect(await owner.selectFrom('municipality').select('code').execute()).toEqual([{ code: '903' }])
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later.sql', '2099-01-01T00:00:00.000Z')`.execute(owner)
      await expect(loadMunicipality(at, place, silent)).rejects.toThrow(/comes from another version/)
    })
  })

  test('does not mistake an export for a backup', async () => {
    const { at } = await exported()
    expect((await verify(at)).kind).toBe('municipality')
    await expect(restore(at, await emptyPlaceIn(folder, inject('cluster')), async () => true, silent)).rejects.toThrow(
      /export of one municipality/,
    )
  })
})

test('tables are filled in an order in which each row finds what it points at; what goes in a circle is filled afterwards', () => {
  const pointers = [
    { from: 'minutes', to: 'item', optional: ['approved_by'] },
    { from: 'item', to: 'minutes', optional: [] },
    { from: 'item', to: 'body', optional: [] },
  ]
  expect(inOrder(['item', 'minutes', 'body'], pointers)).toEqual({
    order: ['body', 'minutes', 'item'],
    later: new Map([['minutes', ['approved_by']]]),
  })
  expect(() =>
    inOrder(
      ['a', 'b'],
      [
        { from: 'a', to: 'b', optional: [] },
        { from: 'b', to: 'a', optional: [] },
      ],
    ),
  ).toThrow(/point at each other/)
})
