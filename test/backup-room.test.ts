import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { backupCheck } from '#platform/backup/alarm.ts'
import { writeArchive } from '#platform/backup/archive.ts'
import { backupOf } from '#platform/backup/backup.ts'
import { nightlyBackup } from '#platform/backup/nightly.ts'
import { verify } from '#platform/backup/read.ts'
import { restore } from '#platform/backup/restore.ts'
import { requireRoom } from '#platform/backup/room.ts'
import { tenantDb } from '#platform/db/db.ts'
import { UnusableInput } from '#platform/errors.ts'
import { addReference } from '#platform/files/files.queries.ts'
import { openFileStore } from '#platform/files/files.ts'
import { createLog } from '#platform/log.ts'
import { aMunicipality, testDatabase } from './database.ts'
import { emptyPlaceIn } from './places.ts'
import { type SmallDisk, smallDisk } from './reliability/small-disk.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-room-'))
const db = await testDatabase()
const source = { connection: db.connection('brobygger_owner'), filesRoot: path.join(folder, 'files'), program: '9.9.9' }
const log = createLog('silent')
const megabyte = 1_000_000
let disk: SmallDisk | null = null

beforeAll(async () => {
  const store = await openFileStore(source.filesRoot)
  const { id } = await aMunicipality(db, { code: '901' })
  for (let file = 0; file < 4; file++) {
    const kept = await store.put(
      id,
      (async function* () {
        yield randomBytes(megabyte)
      })(),
      1e9,
    )
    if (kept) await tenantDb(db.app).in(id, (tx) => addReference(tx, id, kept, 'text/plain'))
  }
  return () => rmSync(folder, { recursive: true, force: true })
})

const mounted = (megabytes: number) => {
  disk = smallDisk(megabytes)
  return disk
}
afterEach(() => {
  disk?.remove()
  disk = null
})
const untried = 'this user may not mount a disk of its own: that takes root'
const inIt = (one: SmallDisk) => readdirSync(one.folder).filter((name) => name !== 'ballast')
const check = (one: SmallDisk) => backupCheck(db.owner, () => Temporal.Now.instant(), { folder: one.folder, dataDir: folder })

test('without room a backup is not begun: the operator reads what there is and what it takes, and health says it before the night', async (context) => {
  const one = mounted(12)
  if (!one) return context.skip(untried)
  expect(await check(one)).toEqual({ ok: true })
  one.fill(3 * megabyte)
  await expect(nightlyBackup(source, one.folder, 14, log)).rejects.toThrow(
    new RegExp(`^${one.folder} has [23] MB free; a backup takes about [567] MB. Nothing was written.`),
  )
  expect(inIt(one)).toEqual([])
  expect(await check(one)).toEqual({
    ok: false,
    stillServes: true,
    detail: expect.stringMatching(/^BACKUP_DIR has [23] MB free; a backup takes about [567] MB$/),
  })
  one.makeRoom()
  await nightlyBackup(source, one.folder, 14, log)
  expect(await check(one)).toEqual({ ok: true })
})

test('a folder that cannot be written is said before the night', async () => {
  const backups = { folder: '/proc/backups', dataDir: folder }
  expect(await backupCheck(db.owner, () => Temporal.Now.instant(), backups)).toMatchObject({
    stillServes: true,
    detail: expect.stringMatching(/^BACKUP_DIR (cannot be written: E[A-Z]+|has 0 MB free)/),
  })
})

test('two at once do not take each other’s file away', async () => {
  const there = path.join(folder, 'twice')
  await Promise.all([nightlyBackup(source, there, 14, log), nightlyBackup(source, there, 14, log)])
  for (const name of readdirSync(there)) expect((await verify(path.join(there, name))).files.count).toBe(4)
  expect(readdirSync(there).length).toBeGreaterThan(0)
})

test('a disk that fills while the archive is written leaves nothing behind, and the next one is whole', async (context) => {
  const one = mounted(12)
  if (!one) return context.skip(untried)
  const [first, second] = [path.join(one.folder, 'a.tar.gz'), path.join(one.folder, 'b.tar.gz')]
  await writeArchive(
    first,
    backupOf(source, { withFiles: true }, () => {}),
  )
  one.fill(2 * megabyte)
  const failed = writeArchive(
    second,
    backupOf(source, { withFiles: true }, () => {}),
  )
  await expect(failed).rejects.toBeInstanceOf(UnusableInput)
  await expect(failed).rejects.toThrow(`${one.folder} is full: what was written of b.tar.gz was removed again.`)
  expect(inIt(one)).toEqual(['a.tar.gz'])
  one.makeRoom()
  await writeArchive(
    second,
    backupOf(source, { withFiles: true }, () => {}),
  )
  expect((await verify(second)).files.count).toBe(4)
})

test('on the disk of the data themselves room for the database is spared', async (context) => {
  const one = mounted(100)
  if (!one) return context.skip(untried)
  const beside = { ...source, filesRoot: path.join(one.folder, 'files') }
  await expect(requireRoom(path.join(one.folder, 'x.tar.gz'), beside, { withFiles: true })).rejects.toThrow(
    '200 MB must stay free beside the data',
  )
  await requireRoom(path.join(one.folder, 'x.tar.gz'), source, { withFiles: true })
})

test('an export counts the files of its own municipality only', async (context) => {
  const one = mounted(3)
  if (!one) return context.skip(untried)
  await aMunicipality(db, { code: '902' })
  const at = path.join(one.folder, 'x.tar.gz')
  await requireRoom(at, source, { withFiles: true, code: '902' })
  await expect(requireRoom(at, source, { withFiles: true, code: '901' })).rejects.toThrow('a backup takes about')
})

test('a restore without room changes nothing, and files that are there already need none', async (context) => {
  const one = mounted(193)
  if (!one) return context.skip(untried)
  const file = path.join(folder, 'whole.tar.gz')
  await writeArchive(
    file,
    backupOf(source, { withFiles: true }, () => {}),
  )
  const empty = await emptyPlaceIn(folder, { host: db.connection('').host, user: 'brobygger_owner' })
  const place = { ...empty, dataDir: one.folder, filesRoot: path.join(one.folder, 'files') }
  await expect(
    restore(
      file,
      place,
      async () => true,
      () => {},
    ),
  ).rejects.toThrow(/the archive takes about 20[45] MB there. Nothing was changed/)
  expect(inIt(one)).toEqual([])
  const roomy = { ...empty, filesRoot: source.filesRoot }
  expect(
    (
      await restore(
        file,
        roomy,
        async () => true,
        () => {},
      )
    ).files.count,
  ).toBe(4)
})
