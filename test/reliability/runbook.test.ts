import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { da } from '#texts/da.text.ts'
import { type OwnPostgres, ownPostgres } from './own-postgres.ts'
import { comesTrue, ensureBuilt, Place, type Running } from './product.ts'
import { behindProxy } from './visitor.ts'

let database: OwnPostgres
let place: Place
let server: Running

beforeAll(async () => {
  ensureBuilt()
  database = await ownPostgres()
  place = new Place(undefined, { ...database.env, ...behindProxy })
  server = await place.start()
})
afterAll(async () => {
  await place?.dispose()
  await database?.dispose()
})

type Health = { status: string; checks: Record<string, { ok: boolean; detail?: string }> }
const health = async () => {
  const answer = await fetch(`${server.origin}/health`)
  return { code: answer.status, ...((await answer.json()) as Health) }
}
const ask = (text: string) => database.ask(text, 'brobygger')

describe('what the runbook says', () => {
  test('too many connections: pages say so, the health answer names it, and with room all is well by itself', async () => {
    expect((await fetch(server.origin)).status).toBe(200)
    // As when others have taken what the server may have.
    await ask('alter role brobygger_app connection limit 0')
    await ask(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'brobygger_app'`)
    expect(await comesTrue(30_000, async () => (await fetch(server.origin)).status === 503)).toBe(true)
    expect(await (await fetch(server.origin)).text()).toContain(da.errors[503].title)
    expect(await health()).toMatchObject({ code: 503, status: 'degraded', checks: { database: { ok: false, detail: '53300' } } })
    expect(server.log()).toContain('53300')
    await ask('alter role brobygger_app connection limit -1')
    expect(await comesTrue(20_000, async () => (await fetch(server.origin)).status === 200)).toBe(true)
    expect(await comesTrue(20_000, async () => (await health()).status === 'ok')).toBe(true)
  })

  test('a job fails for ever: pages go on, the health answer names its queue, and once its cause is gone it is done', async () => {
    // The house lost its connections a moment ago, perhaps while it laid its jobs down: then it does so within a minute.
    const laidDown = async () => (await ask(`select 1 from pgboss.job where name = 'erase'`)).length > 0
    expect(await comesTrue(90_000, laidDown)).toBe(true)
    await ask('revoke select on apology from brobygger_app')
    // The night comes early, and the waits between tries are over.
    await ask(`update pgboss.job set start_after = now() - interval '1 second', retry_count = 6 where name = 'erase'`)
    expect(await comesTrue(60_000, () => /"queue":"erase".*a job failed/.test(server.log()))).toBe(true)
    expect(await comesTrue(30_000, async () => (await health()).status === 'behind')).toBe(true)
    expect(await health()).toMatchObject({
      code: 200,
      checks: { jobs: { ok: false, detail: expect.stringMatching(/^erase: 1 failing since 2/) } },
    })
    expect((await fetch(server.origin)).status).toBe(200)
    await ask('grant select on apology to brobygger_app')
    await ask(`update pgboss.job set start_after = now() where name = 'erase' and state = 'retry'`)
    expect(await comesTrue(20_000, async () => (await health()).status === 'ok')).toBe(true)
  }, 240_000)
})

test('a command is refused in one sentence where it could only seem to work', async () => {
  const add = (...args: string[]) => place.operate(['municipality', 'add', '905', 'Nyby', ...args]).done
  expect(await add('--origin', 'https://nyby.example', '--host', '127.0.0.1')).toEqual({
    code: 2,
    out: '',
    err: '127.0.0.1 would not lead there: it goes on leading to Fjordby Kommune. Name another host, which may stand in /etc/hosts.\n',
  })
  expect((await add('--origin', 'http://localhost:3000')).code).toBe(2)
  const away = new Place(undefined, { DATABASE_OWNER_URL: 'postgres://o:p@127.0.0.1:1/x', DATABASE_URL: 'postgres://a:p@127.0.0.1:1/x' })
  expect(await away.operate(['doctor']).done).toEqual({
    code: 2,
    out: '',
    err: 'The database of DATABASE_OWNER_URL does not answer: connect ECONNREFUSED 127.0.0.1:1\n',
  })
  await away.dispose()
})
