import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAs } from '#platform/postgres/account.ts'
import { minutesText } from '../../bench/documents.ts'
import { type OwnPostgres, ownPostgres, password, urlsOn } from './own-postgres.ts'
import { comesTrue, ensureBuilt, isWhole, Place, pause, type Running } from './product.ts'
import { behindProxy, signIn, upload, type Visitor } from './visitor.ts'
import { hashOf } from './wholeness.ts'

let primary: OwnPostgres
let replica: OwnPostgres
let place: Place

/** Word for word what docs/operations/several-servers.md tells the operator to do. */
async function copyOf(from: OwnPostgres): Promise<OwnPostgres> {
  await from.ask(`create role replicator login replication password '${password}'`)
  const copy = await ownPostgres((dataFolder, { binaries, account }) => {
    const as = runAs(account)
    const source = `host=127.0.0.1 port=${from.port} user=replicator application_name=replica1`
    const args = [
      '--pgdata',
      dataFolder,
      '--dbname',
      source,
      '--write-recovery-conf',
      '--checkpoint=fast',
      '--create-slot',
      '--slot=replica1',
    ]
    execFileSync(path.join(binaries.folder, 'pg_basebackup'), args, {
      ...as,
      env: { ...as.env, PGPASSWORD: password },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  })
  await from.ask(`alter system set synchronous_standby_names = 'FIRST 1 (replica1)'`)
  await from.ask('select pg_reload_conf()')
  const isSynchronous = async () =>
    (await from.ask<{ sync_state: string }>('select sync_state from pg_stat_replication'))[0]?.sync_state === 'sync'
  expect(await comesTrue(30_000, isSynchronous)).toBe(true)
  return copy
}

beforeAll(async () => {
  ensureBuilt()
  primary = await ownPostgres()
  replica = await copyOf(primary)
  // The replica stands first, so that the program has to look for the one that takes changes.
  place = new Place(undefined, {
    ...urlsOn(`127.0.0.1:${replica.port},127.0.0.1:${primary.port}`, query),
    ...behindProxy,
  })
})
afterAll(async () => {
  await place?.dispose()
  await replica?.dispose()
  await primary?.dispose()
})

const query = '?target_session_attrs=read-write'
let documents = 0
async function write(server: Running, visitor: Visitor, acknowledged: Set<string>, goOn: () => boolean) {
  while (goOn()) {
    const date = new Date(Date.UTC(2021, 0, 1 + documents)).toISOString().slice(0, 10)
    const text = minutesText({ date, items: 2, charactersPerItem: 400, seed: ++documents })
    const location = await upload(server, visitor, 'referat.txt', text).catch(() => null)
    if (location) acknowledged.add(hashOf(text))
    else await pause(100)
  }
}

test('the primary is lost amid acknowledged writes, the replica is promoted: nothing is lost, and the servers find it by themselves', async () => {
  const server = await place.start()
  const visitor = await signIn(place, server, 'secretary')
  const acknowledged = new Set<string>()
  let goOn = true
  const writing = [1, 2].map(() => write(server, visitor, acknowledged, () => goOn))
  expect(await comesTrue(30_000, () => acknowledged.size >= (isWhole ? 60 : 12))).toBe(true)
  primary.kill()
  const before = acknowledged.size
  const began = Date.now()
  expect(await comesTrue(30_000, async () => (await fetch(server.origin)).status === 503)).toBe(true)
  await replica.ask('select pg_promote()')
  expect(await comesTrue(30_000, async () => (await fetch(server.origin)).status === 200)).toBe(true)
  const took = Date.now() - began
  expect(await comesTrue(30_000, () => acknowledged.size > before + 3)).toBe(true)
  goOn = false
  await Promise.all(writing)
  const stored = await replica.ask<{ hash: string }>(`select encode(sha256, 'hex') as hash from source_document`, 'brobygger')
  const kept = new Set(stored.map(({ hash }) => hash))
  expect([...acknowledged].filter((hash) => !kept.has(hash))).toEqual([])
  expect(await (await fetch(`${server.origin}/health`)).json()).toMatchObject({ status: 'ok' })
  expect((await place.operate(['doctor']).done).out).not.toContain('WRONG')
  // A start, and a backup, that find the lost one first.
  const late = new Place(place.dataDir, { ...urlsOn(`127.0.0.1:${primary.port},127.0.0.1:${replica.port}`, query), ...behindProxy })
  await (await late.start()).stop()
  expect(await late.operate(['backup']).done).toMatchObject({ code: 0, err: expect.stringContaining('BACKUP_DIR is not set') })
  process.stdout.write(`${acknowledged.size} acknowledged imports over a lost primary, 0 lost; pages again ${took} ms after the loss\n`)
})
