import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canEnter, runAs, serverAccount } from './account.ts'
import { ask, makePlace, said } from './launcher.testing.ts'
import { readPidFile } from './postmaster.ts'
import { findProcess } from './processes.ts'

const isRoot = process.getuid?.() === 0
const debian15 = '/usr/lib/postgresql/15/bin'
const nobody = { uid: 65534, gid: 65534 }

let place: ReturnType<typeof makePlace>
let dataDir: string
beforeEach(() => {
  place = makePlace()
  dataDir = path.join(place.root, 'my "data", with spaces')
})
afterEach(() => place.dispose())

const pidOf = (dir: string) => readPidFile(path.join(dir, 'postgres', 'data'))?.pid ?? 0
const until = async (done: () => boolean) => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('the first start', () => {
  test('makes a cluster that is durable, on a socket only, with the owner and the database', async () => {
    const cluster = await place.start(dataDir)
    expect(cluster).toMatchObject({ ownerUser: 'brobygger_owner', database: 'brobygger', major: 18, adopted: false })
    expect(cluster.state()).toEqual({ state: 'up' })
    expect(statSync(cluster.host).mode & 0o777).toBe(0o700)
    const shown = await ask(
      cluster,
      `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
         pg_encoding_to_char(encoding) as encoding, datcollate as collation from pg_database where datname = 'brobygger'`,
    )
    expect(shown).toEqual({ addresses: '', fsync: 'on', checksums: 'on', encoding: 'UTF8', collation: 'C.UTF-8' })
  })

  test('on PostgreSQL 15 from PG_BIN', async ({ skip }) => {
    skip(!existsSync(debian15), 'PostgreSQL 15 is not installed')
    const cluster = await place.start(dataDir, debian15)
    expect(cluster.major).toBe(15)
    await cluster.stop()
    await expect(place.start(dataDir)).rejects.toThrow(
      /is PostgreSQL 15's, the programs are version 18\. Set PG_BIN=\/usr\/lib\/postgresql\/15\/bin/,
    )
  })

  test('names PG_BIN when there are no programs in it', async () => {
    await expect(place.start(dataDir, '/nowhere')).rejects.toThrow(/PG_BIN=\/nowhere is not a folder with postgres and initdb/)
  })

  test('puts the socket elsewhere when the path is too long for one', async () => {
    const long = path.join(place.root, 'd'.repeat(150 - place.root.length))
    const cluster = await place.start(long)
    expect(cluster.host.startsWith(long)).toBe(false)
    expect(cluster.whereText).toContain(cluster.host)
    expect(statSync(cluster.host)).toMatchObject({ uid: serverAccount(null).uid })
    expect(await ask(cluster, 'select 1 as one')).toEqual({ one: 1 })
    await cluster.stop()
    expect(existsSync(cluster.host)).toBe(false)
  })

  test('says that the disk is full', async ({ skip }) => {
    mkdirSync(dataDir)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=711', 'tmpfs', dataDir]).status === 0
    skip(!mounted, 'mounting a small disk is not allowed here')
    try {
      await expect(place.start(dataDir)).rejects.toThrow(/^No space left on the disk of /)
      expect(readdirSync(path.join(dataDir, 'postgres'))).toEqual(['socket'])
    } finally {
      spawnSync('umount', [dataDir])
    }
  })
})

describe.runIf(isRoot)('started by root', () => {
  test('in a home that is closed, keeps the data where the server can reach it, also once the home is open', async () => {
    const home = path.join(place.root, 'home')
    mkdirSync(home, { mode: 0o700 })
    const first = await place.start(path.join(home, 'data'))
    expect(first.whereText).toContain(place.systemDir)
    await ask(first, 'create table kept as select 7 as n')
    await first.stop()
    chmodSync(home, 0o755)
    expect(await ask(await place.start(path.join(home, 'data')), 'select n from kept')).toEqual({ n: 7 })
  })

  test('a data folder that is moved takes its database outside along; a new one in its place gets one of its own', async () => {
    const home = path.join(place.root, 'home')
    mkdirSync(home, { mode: 0o700 })
    const [first, second] = [path.join(home, 'data'), path.join(home, 'moved')]
    const old = await place.start(first)
    await ask(old, 'create table kept as select 7 as n')
    await old.stop()
    renameSync(first, second)
    expect(await ask(await place.start(second), 'select n from kept')).toEqual({ n: 7 })
    expect(await ask(await place.start(first), "select to_regclass('kept') as kept")).toEqual({ kept: null })
  })

  test('says which folder is closed when the data cannot be reached any more', async () => {
    const home = path.join(place.root, 'home')
    mkdirSync(home)
    chmodSync(home, 0o755)
    await (await place.start(path.join(home, 'data'))).stop()
    chmodSync(home, 0o700)
    await expect(place.start(path.join(home, 'data'))).rejects.toThrow(`chmod o+x "${home}"`)
  })

  test('an ordinary user runs the server as itself, and is told when the folder is not its own', async ({ skip }) => {
    skip(!canEnter({ ...nobody, borrowed: true }, import.meta.dirname), 'the program lies where an ordinary user cannot read it')
    mkdirSync(dataDir)
    expect((await said(place.launch(dataDir, nobody))).refused).toMatch(/is not writable for user 65534/)
    chownSync(dataDir, nobody.uid, nobody.gid)
    expect(await said(place.launch(dataDir, nobody))).toMatchObject({ adopted: false })
    expect(statSync(`/proc/${pidOf(dataDir)}`).uid).toBe(nobody.uid)
    expect((await place.start(dataDir)).adopted).toBe(true)
  })
})

describe('several processes', () => {
  test('that start at once share one server', async () => {
    const answers = await Promise.all([place.launch(dataDir), place.launch(dataDir)].map(said))
    expect(answers.map((answer) => answer.adopted).sort()).toEqual([false, true])
    expect(new Set(answers.map((answer) => answer.host)).size).toBe(1)
  })

  test('keep the server until the last of them leaves; those that were killed do not count', async () => {
    const [leaving, killed] = [place.launch(dataDir), place.launch(dataDir)]
    await Promise.all([said(leaving), said(killed)])
    const cluster = await place.start(dataDir)
    expect(cluster.adopted).toBe(true)
    killed.kill('SIGKILL')
    leaving.stdin?.write('stop')
    await Promise.all([once(leaving, 'exit'), once(killed, 'exit')])
    expect(await ask(cluster, 'select 1 as one')).toEqual({ one: 1 })
    const server = pidOf(dataDir)
    await cluster.stop()
    expect(findProcess(server)).toBeNull()
    expect(cluster.state()).toEqual({ state: 'down', reason: 'stopped' })
  })
})

describe('after a crash', () => {
  test('of the launcher during initdb, the next start makes the cluster', async () => {
    const child = place.launch(dataDir)
    await until(() => globSync(`${place.root}/*/postgres/new-*/PG_VERSION`).length > 0)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(existsSync(path.join(dataDir, 'postgres', 'data'))).toBe(false)
    expect((await place.start(dataDir)).adopted).toBe(false)
  })

  test('of the launcher, the next start joins the server and finds what was saved', async () => {
    const child = place.launch(dataDir)
    await ask(await said(child), 'create table kept as select 7 as n')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const cluster = await place.start(dataDir)
    expect(cluster.adopted).toBe(true)
    expect(await ask(cluster, 'select n from kept')).toEqual({ n: 7 })
  })

  test('of the server, it is started again and nothing saved is lost', async () => {
    const cluster = await place.start(dataDir)
    const reasons: string[] = []
    cluster.onExit((reason) => reasons.push(reason))
    await ask(cluster, 'create table kept as select 7 as n')
    process.kill(pidOf(dataDir), 'SIGKILL')
    await until(() => cluster.state().state === 'restarting')
    await until(() => cluster.state().state === 'up')
    expect(reasons).toHaveLength(1)
    expect(await ask(cluster, 'select n from kept')).toEqual({ n: 7 })
  })

  test('a number left in postmaster.pid that is another process now does not keep the server from starting', async () => {
    const first = await place.start(dataDir)
    const file = path.join(dataDir, 'postgres', 'data', 'postmaster.pid')
    const { uid, gid } = statSync(file)
    // PostgreSQL minds only processes of its own account.
    const other = spawn('sleep', ['60'], runAs(serverAccount({ uid, gid })))
    const left = readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid))
    await first.stop()
    writeFileSync(file, left)
    chownSync(file, uid, gid)
    expect((await place.start(dataDir)).adopted).toBe(false)
    other.kill()
  })

  test('a postmaster.pid that was cut short does not either', async () => {
    await (await place.start(dataDir)).stop()
    writeFileSync(path.join(dataDir, 'postgres', 'data', 'postmaster.pid'), '')
    expect((await place.start(dataDir)).adopted).toBe(false)
  })
})
