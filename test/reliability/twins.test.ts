import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { openedForm } from '#test/forms.ts'
import { mailServer } from '#test/smtp.ts'
import { freePort, type OwnPostgres, ownPostgres } from './own-postgres.ts'
import { comesTrue, ensureBuilt, Place, pause, type Running } from './product.ts'
import { behindProxy, post, signIn, type Visitor } from './visitor.ts'

/** Two servers on one database and one folder of files, as behind a proxy. */
let database: OwnPostgres
let place: Place
let mailPort: number
let a: Running
let b: Running

beforeAll(async () => {
  ensureBuilt()
  database = await ownPostgres()
  mailPort = await freePort()
  place = new Place(undefined, { ...database.env, ...behindProxy, SMTP_URL: `smtp://127.0.0.1:${mailPort}` })
  // Both find an empty database at the same moment.
  ;[a, b] = (await Promise.all([place.start(), place.start()])) as [Running, Running]
})
afterAll(async () => {
  await place?.dispose()
  await database?.dispose()
})

const ask = <Row extends object>(text: string) => database.ask<Row>(text, 'brobygger')
const get = (server: Running, address: string, visitor?: Visitor) =>
  fetch(`${server.origin}${address}`, { redirect: 'manual', headers: visitor ? { cookie: visitor.cookie } : {} })
const isSignedIn = async (server: Running, visitor: Visitor) => (await get(server, '/skrivebord', visitor)).status === 200

/** From this very machine, unless headers say otherwise: a loopback address is mailed to nobody else. */
const askForLink = async (server: Running, email: string, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams({ email })
  return (
    await fetch(`${server.origin}/log-ind`, { method: 'POST', body, redirect: 'manual', headers: { origin: server.origin, ...headers } })
  ).status
}

/** Sends the first form of a page with what stands in it and what is changed. */
async function fillIn(server: Running, visitor: Visitor, address: string, changes: Record<string, string>) {
  const { fields } = await openedForm(await get(server, address, visitor), address)
  const answer = await post(server, address, new URLSearchParams({ ...fields, ...changes }), visitor)
  expect(answer.status, await answer.text()).toBe(303)
}

/** Milliseconds until the answer is yes, asked as fast as it answers. */
async function timeUntil(ask: () => Promise<boolean>): Promise<number> {
  const began = performance.now()
  while (!(await ask())) if (performance.now() - began > 10_000) return Number.POSITIVE_INFINITY
  return performance.now() - began
}

describe('two servers on one database', () => {
  test('that start at the same moment on an empty one make one demo, one set of tables and one plan for the night', async () => {
    const [made] = await ask<Record<string, number>>(`
      select (select count(*)::int from municipality) as municipalities, (select count(*)::int from audit_entry where action = 'demo.load') as loaded`)
    expect(made).toEqual({ municipalities: 1, loaded: 1 })
    const planned = async () => (await ask<{ n: number }>(`select count(*)::int as n from pgboss.job where name = 'erase'`))[0]?.n
    expect(await comesTrue(30_000, async () => (await planned()) === 1)).toBe(true)
    await pause(500)
    expect(await planned()).toBe(1)
    for (const server of [a, b]) expect((await get(server, '/')).status).toBe(200)
  })

  test('know the same sessions: in at one is in at the other, out at one is out at the other', async () => {
    const visitor = await signIn(place, a, 'secretary')
    expect([await isSignedIn(a, visitor), await isSignedIn(b, visitor)]).toEqual([true, true])
    expect((await post(a, '/log-ud', new URLSearchParams({ once: newId() }), visitor)).status).toBe(303)
    expect([await isSignedIn(a, visitor), await isSignedIn(b, visitor)]).toEqual([false, false])
  })

  test('show a change of one at the other within two seconds: the name, and what is withdrawn', async () => {
    const administrator = await signIn(place, a, 'administrator')
    const secretary = await signIn(place, b, 'secretary')
    const [meeting] = await ask<{ slug: string }>(`
      select s.slug from meeting m join meeting_slug s on s.meeting_id = m.id where m.current_snapshot_id is not null order by m.starts_at desc limit 1`)
    const address = `/moeder/${meeting?.slug}`
    for (const server of [a, b]) expect(await (await get(server, address)).text()).toContain('Fjordby')
    const took: number[] = []
    for (const name of ['Havneby Kommune', 'Fjordby Kommune', 'Skovby Kommune']) {
      await fillIn(a, administrator, '/opsaetning/kommune/navn', { navn: name })
      took.push(await timeUntil(async () => (await (await get(b, '/')).text()).includes(name)))
    }
    await fillIn(b, secretary, `${address}/traek-tilbage`, { do: 'withdraw', reason: 'mistake' })
    for (const server of [a, b]) took.push(await timeUntil(async () => (await get(server, address)).status === 410))
    process.stdout.write(`a change of one server was seen at the other after ${took.map(Math.round).join(', ')} ms\n`)
    expect(Math.max(...took)).toBeLessThan(2_000)
  })

  test('send each mail once, whichever of them laid it down', async () => {
    const accounts = await ask<{ email: string }>('select email from account where ended_at is null order by email limit 8')
    const { arrived } = await mailServer({}, mailPort)
    for (const [n, { email }] of accounts.entries()) expect(await askForLink(n % 2 ? a : b, email)).toBe(303)
    // The administrators' mail about what was withdrawn has waited for a mail server, and may come now.
    const links = () => arrived.filter((mail) => mail.text.includes('/log-ind/link'))
    expect(await comesTrue(30_000, () => links().length >= accounts.length)).toBe(true)
    await pause(2_500)
    expect(
      links()
        .map((mail) => mail.to)
        .sort(),
    ).toEqual(accounts.map(({ email }) => email).sort())
  })

  test('count together how often somebody tries to sign in', async () => {
    const tryAt = (server: Running, from: string) => askForLink(server, 'nobody@fjordby.example', { 'x-forwarded-for': from })
    const answers: number[] = []
    for (let n = 0; n < 14; n++) {
      answers.push(await tryAt(n % 2 ? a : b, '192.0.2.77'))
      await pause(60)
    }
    expect(answers.filter((status) => status === 303)).toHaveLength(10)
    expect(answers.slice(-4)).toEqual([429, 429, 429, 429])
    expect(await tryAt(a, '192.0.2.78')).toBe(303)
  })

  test('hear each other again after the database was away', async () => {
    const administrator = await signIn(place, a, 'administrator')
    await database.stop()
    expect((await fetch(`${b.origin}/health`)).status).toBe(503)
    await pause(1_500)
    await database.start()
    for (const server of [a, b]) expect(await comesTrue(20_000, async () => (await get(server, '/')).status === 200)).toBe(true)
    await fillIn(a, administrator, '/opsaetning/kommune/navn', { navn: 'Fjordby Kommune' })
    expect(await timeUntil(async () => (await (await get(b, '/')).text()).includes('Fjordby Kommune'))).toBeLessThan(2_000)
  })
})

describe('a server that is told to end', () => {
  /** A form whose last byte comes only when it is asked for. */
  function slowForm(server: Running, visitor: Visitor) {
    const body = `email=nobody%40fjordby.example`
    const headers = {
      cookie: visitor.cookie,
      origin: server.origin,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': body.length,
    }
    const sending = request(`${server.origin}/log-ind`, { method: 'POST', headers })
    const answer = new Promise<number | undefined>((resolve, reject) => {
      sending.on('response', (response) => resolve(response.resume().statusCode))
      sending.on('error', reject)
    })
    sending.write(body.slice(0, 10))
    return { finish: () => void sending.end(body.slice(10)), answer }
  }

  test('says so first, answers meanwhile, finishes what is under way, and the other goes on with the same session', async () => {
    const c = await place.start({ DRAIN_SECONDS: '2' })
    const visitor = await signIn(place, c, 'secretary')
    const slow = slowForm(c, visitor)
    await pause(200)
    const began = Date.now()
    const ended = c.stop()
    await pause(200)
    const health = await fetch(`${c.origin}/health`)
    expect([health.status, (await health.json()).checks.server]).toEqual([503, { ok: false, detail: 'ending' }])
    const meanwhile = await get(c, '/skrivebord', visitor)
    expect([meanwhile.status, meanwhile.headers.get('connection')]).toEqual([200, 'close'])
    await pause(3_000)
    await expect(fetch(c.origin)).rejects.toThrow()
    slow.finish()
    expect(await slow.answer).toBe(303)
    expect(await ended).toBe(0)
    expect(Date.now() - began).toBeLessThan(10_000)
    expect(await isSignedIn(b, visitor)).toBe(true)
    expect(await (await fetch(`${b.origin}/health`)).json()).toMatchObject({ status: 'ok' })
  })
})
