import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '#platform/backup/copy.ts'
import { buildSchema, emptySchema } from '#platform/backup/schema.ts'
import { beginWriting } from '#platform/backup/tables.ts'
import { ownerUser } from '#platform/postgres/server.ts'
import { fromRoot } from '#platform/root.ts'
import { moveIn } from './house.ts'
import { ensureBuilt, isWhole, Place, pause } from './product.ts'

beforeAll(ensureBuilt)

const places: Place[] = []
const aPlace = () => {
  const place = new Place()
  places.push(place)
  return place
}
afterEach(() => Promise.all(places.splice(0).map((place) => place.dispose())))

const rounds = isWhole ? 20 : 1
const between = (from: number, to: number) => from + Math.random() * (to - from)
const run = (place: Place, ...args: string[]) => place.operate(args).done
const hash = async (place: Place) => (await run(place, 'doctor', '--hash')).out

/** A data folder with the demo in it, and nothing running. */
const demo = () => moveIn(aPlace())

async function timed<R>(work: Promise<R>): Promise<[R, number]> {
  const began = Date.now()
  return [await work, Date.now() - began]
}

describe('kill -9', () => {
  test(
    `amid a backup, ${rounds} times: what looks like one is one`,
    async () => {
      const place = await demo()
      const folder = path.join(place.dataDir, 'kept')
      mkdirSync(folder)
      const [first, usual] = await timed(run(place, 'backup', folder))
      expect(first.code, first.err).toBe(0)
      for (let round = 0; round < rounds; round++) {
        const { child, done } = place.operate(['backup', folder])
        await pause(usual * between(0.3, 1))
        child.kill('SIGKILL')
        if (round % 2 === 0) place.signalPostgres('SIGKILL', 'all')
        await done
        for (const name of readdirSync(folder).filter((one) => !one.startsWith('.')))
          expect((await run(place, 'backup', '--verify', path.join(folder, name))).code, name).toBe(0)
      }
      expect((await run(place, 'backup', folder)).code).toBe(0)
      expect(readdirSync(folder).filter((one) => one.startsWith('.'))).toEqual([])
    },
    isWhole ? 600_000 : 180_000,
  )

  test(
    `amid a restore, ${rounds} times: nothing is half there, and the same command ends it`,
    async () => {
      const source = await demo()
      const file = path.join(source.dataDir, 'demo.tar.gz')
      expect((await run(source, 'backup', file)).code).toBe(0)
      const expected = await hash(source)
      const [, usual] = await timed(run(aPlace(), 'restore', file))
      for (let round = 0; round < rounds; round++) {
        const place = aPlace()
        const { child, done } = place.operate(['restore', file])
        await pause(usual * between(0.3, 1))
        child.kill('SIGKILL')
        if (round % 2 === 0) place.signalPostgres('SIGKILL', 'all')
        await done
        if (readdirSync(place.dataDir).includes('restore-under-way')) {
          const refused = await run(place, 'doctor')
          expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('did not come to its end') })
        }
        const again = await run(place, 'restore', file, '--replace', '--yes')
        expect(again.code, again.err).toBe(0)
        expect(await hash(place)).toBe(expected)
        await place.dispose()
      }
    },
    isWhole ? 900_000 : 180_000,
  )
})

/** The database as the version before step 0009 left it, with somebody living there. */
async function makeOlder(place: Place) {
  const client = await connect({ host: place.postmaster()?.socketDir ?? '', user: ownerUser, database: 'brobygger' })
  const folder = fromRoot('migrations/')
  const older = readdirSync(folder).filter((name) => name < '0009')
  try {
    await beginWriting(client)
    await emptySchema(client)
    await buildSchema(client, folder, older.sort())
    for (const name of older)
      await client.query(`insert into kysely_migration (name, timestamp) values ($1, $2)`, [name, new Date().toISOString()])
    await client.query(`insert into municipality (id, code, name) values (gen_random_uuid(), '903', 'Nyby')`)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

test('an upgrade copies the database first, the copy restores, and the old program refuses what is newer', async () => {
  const place = await demo()
  const server = await place.start()
  await makeOlder(place)
  await server.stop()
  const upgraded = await place.start()
  expect(upgraded.log()).toContain('the database was copied before the upgrade')
  const [copy = ''] = readdirSync(path.join(place.dataDir, 'backups'))
  expect(copy).toMatch(/^brobygger-before-0009-backup-\d{8}T\d{6}Z\.tar\.gz$/)
  await place.ask(`insert into kysely_migration (name, timestamp) values ('9999-later.sql', '2099-01-01T00:00:00.000Z')`)
  await upgraded.stop()

  const refused = await run(place, 'doctor')
  expect(refused.code).toBe(2)
  expect(refused.err).toMatch(/^The database was made by a newer version of Brobygger than this one\. .*restore a backup.*\n$/)
  const late = place.launch()
  const [code] = await new Promise<[number | null]>((resolve) => late.once('exit', (ended) => resolve([ended])))
  expect(code).toBe(2)

  const file = path.join(place.dataDir, 'backups', copy)
  expect((await run(place, 'restore', file)).err).toContain('There is something here already')
  expect((await run(place, 'restore', file, '--replace', '--yes')).code).toBe(0)
  const back = await place.start({ BACKUP_BEFORE_UPGRADE: 'off' })
  expect(back.log()).toContain('BACKUP_BEFORE_UPGRADE is off')
  expect((await fetch(`${back.origin}/health`)).status).toBe(200)
  expect(readFileSync(file).length).toBeGreaterThan(1_000)
  await back.stop()
})
