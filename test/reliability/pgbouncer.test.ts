import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runAs } from '#platform/postgres/account.ts'
import { fromRoot } from '#platform/root.ts'
import { openedForm } from '#test/forms.ts'
import { mailServer } from '#test/smtp.ts'
import { freePort, type OwnPostgres, ownPostgres, password, urlsOn } from './own-postgres.ts'
import { comesTrue, ensureBuilt, Place, type Running } from './product.ts'
import { behindProxy, post, signIn } from './visitor.ts'

const program = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((file) => existsSync(file))

let database: OwnPostgres
let place: Place
let mailPort: number
let servers: Running[]
let endBouncer = async () => {}

/** pgbouncer with deploy/pgbouncer.ini; only ports and files are replaced. */
async function startBouncer(own: OwnPostgres): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-bouncer-'))
  chmodSync(folder, 0o700)
  chownSync(folder, own.account.uid, own.account.gid)
  const port = await freePort()
  const ini = readFileSync(fromRoot('deploy/pgbouncer.ini'), 'utf8')
    .replace('port=5432', `port=${own.port}`)
    .replace('listen_port = 6432', `listen_port = ${port}`)
    .replace('/etc/pgbouncer/userlist.txt', path.join(folder, 'users'))
    .replace('/var/log/postgresql/pgbouncer.log', path.join(folder, 'log'))
    .replace('/run/postgresql/pgbouncer.pid', path.join(folder, 'pid'))
  writeFileSync(path.join(folder, 'users'), `"brobygger_app" "${password}"\n`, { mode: 0o644 })
  writeFileSync(path.join(folder, 'ini'), ini, { mode: 0o644 })
  const child = spawn(program ?? '', [path.join(folder, 'ini')], { ...runAs(own.account), stdio: 'ignore' })
  endBouncer = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
  expect(await comesTrue(30_000, () => existsSync(path.join(folder, 'pid')))).toBe(true)
  return port
}

beforeAll(async () => {
  if (!program) return
  ensureBuilt()
  database = await ownPostgres()
  mailPort = await freePort()
  const { DATABASE_URL } = urlsOn(`127.0.0.1:${await startBouncer(database)}`)
  place = new Place(undefined, { ...database.env, ...behindProxy, DATABASE_URL, SMTP_URL: `smtp://127.0.0.1:${mailPort}` })
  servers = [await place.start(), await place.start()]
})
afterAll(async () => {
  await place?.dispose()
  await endBouncer()
  await database?.dispose()
})

describe.skipIf(!program)('through pgbouncer, which lends connections by the transaction', () => {
  test('pages, sessions, forms and jobs work, and a change is seen at the other server within two seconds though nothing is heard', async () => {
    const [a, b] = servers as [Running, Running]
    const { arrived } = await mailServer({}, mailPort)
    const administrator = await signIn(place, a, 'administrator')
    const address = '/opsaetning/kommune/navn'
    const { fields } = await openedForm(await fetch(`${a.origin}${address}`, { headers: { cookie: administrator.cookie } }), address)
    await fetch(b.origin)
    expect((await post(a, address, new URLSearchParams({ ...fields, navn: 'Havneby Kommune' }), administrator)).status).toBe(303)
    const shows = async () => (await (await fetch(b.origin)).text()).includes('Havneby')
    expect(await comesTrue(30_000, shows)).toBe(true)
    const [account] = await database.ask<{ email: string }>('select email from account where ended_at is null limit 1', 'brobygger')
    const form = { method: 'POST', body: new URLSearchParams({ email: account?.email ?? '' }), headers: { origin: b.origin } }
    await fetch(`${b.origin}/log-ind`, form)
    expect(await comesTrue(30_000, () => arrived.length === 1)).toBe(true)
    for (const server of servers) expect(await (await fetch(`${server.origin}/health`)).json()).toMatchObject({ status: 'ok' })
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, n) => fetch(`${n % 2 ? a.origin : b.origin}/moeder`).then(({ status }) => status)),
    )
    expect(answers.filter((status) => status !== 200)).toEqual([])
    const [used] = await database.ask<{ n: number }>(`select count(*)::int as n from pg_stat_activity where usename = 'brobygger_app'`)
    expect(used?.n).toBeLessThanOrEqual(20)
  })
})
