import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createPerson } from '#modules/council/index.ts'
import type { TenantDb } from '#platform/db/db.ts'
import type { AppEnv } from '#platform/http/context.ts'
import { newId, newToken } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { createAccount, grantRole, openSession, sessions } from './index.ts'
import { issueLink } from './links.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })

const isIn = async (app: TestApp, cookie = app.cookie ?? '') => (await app.get('/skrivebord', { cookie })).status === 200

test('without a cookie, or with rubbish for one, the database is not asked', async () => {
  const silent: TenantDb = { in: () => Promise.reject(new Error('the database was asked')) }
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    c.set('platform', { db: silent } as AppEnv['Variables']['platform'])
    c.set('municipality', { origin: 'https://kommune.example' } as AppEnv['Variables']['municipality'])
    await next()
  })
  app.use(sessions)
  app.get('/', (c) => c.json(c.get('actor')))
  app.onError((error, c) => c.text(error.message, 500))
  const ask = async (cookie?: string) => (await app.request('/', cookie ? { headers: { cookie } } : {})).status
  expect(await ask()).toBe(200)
  expect(await ask('__Host-session=rubbish')).toBe(200)
  // Behind https only the name that no other host can set is looked at.
  expect(await ask(`session=${newToken()}`)).toBe(200)
  expect(await ask(`__Host-session=${newToken()}`)).toBe(500)
})

test('an administrator is out after half an hour without a request, others after four hours', async () => {
  for (const [as, minutes] of [
    ['administrator', 30],
    ['secretary', 240],
  ] as const) {
    const app = await testApp(db, { municipality, as })
    app.travel({ minutes: minutes - 1 })
    expect(await isIn(app)).toBe(true)
    app.travel({ minutes: minutes - 1 })
    expect(await isIn(app)).toBe(true)
    app.travel({ minutes })
    expect(await isIn(app)).toBe(false)
  }
})

test('after eight hours one signs in again, however busy', async () => {
  const app = await testApp(db, { municipality, as: 'secretary' })
  for (let hour = 0; hour < 7; hour++) {
    app.travel({ hours: 1 })
    expect(await isIn(app)).toBe(true)
  }
  app.travel({ minutes: 60 })
  expect(await isIn(app)).toBe(false)
})

test('that a session is in use is written at most once a minute', async () => {
  const app = await testApp(db, { municipality, as: 'member' })
  const seen = async () =>
    (await db.owner.selectFrom('session').select('last_seen_at').orderBy('id', 'desc').executeTakeFirstOrThrow()).last_seen_at.toISOString()
  const first = await seen()
  app.travel({ seconds: 59 })
  await isIn(app)
  expect(await seen()).toBe(first)
  app.travel({ seconds: 1 })
  await isIn(app)
  expect(await seen()).not.toBe(first)
})

test('signing out ends the session on the server and takes the cookie away', async () => {
  const app = await testApp(db, { municipality, as: 'member' })
  const answer = await app.post('/log-ud')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-session=; Max-Age=0; Path=\/; Secure/)
  expect(await isIn(app)).toBe(false)
  expect((await app.post('/log-ud')).status).toBe(303)
})

test('another site cannot sign anybody out', async () => {
  const app = await testApp(db, { municipality, as: 'member' })
  expect((await app.post('/log-ud', {}, { origin: 'https://evil.example' })).status).toBe(403)
  expect(await isIn(app)).toBe(true)
})

test('signing in makes a new session and ends the one the browser came with', async () => {
  const app = await testApp(db, { municipality, as: 'member' })
  const accountId = (await db.owner.selectFrom('session').select('account_id').orderBy('id', 'desc').executeTakeFirstOrThrow()).account_id
  const link = () =>
    app.platform.db.in(municipality.id, (tx) =>
      issueLink(tx, municipality.id, accountId, 'sign_in', { actor: 'public', clock: app.platform.clock }),
    )
  const planted = `__Host-session=${newToken()}`
  const fromPlanted = await app.post('/log-ind/link', { n: await link() }, { cookie: planted })
  const fresh = fromPlanted.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(fresh).not.toBe(planted)
  expect([await isIn(app, planted), await isIn(app, fresh)]).toEqual([false, true])
  const again = await app.post('/log-ind/link', { n: await link() }, { cookie: fresh })
  expect([await isIn(app, fresh), await isIn(app, again.headers.get('set-cookie')?.split(';')[0])]).toEqual([false, true])
})

test('an account that ends takes its sessions with it; a right that ends is gone at the next request', async () => {
  const app = await testApp(db, { municipality, as: 'administrator' })
  const { account_id } = await db.owner.selectFrom('session').select('account_id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  expect((await app.get('/aendringer')).status).toBe(200)
  await db.owner.updateTable('role_grant').set({ valid_to: '2026-03-02' }).where('account_id', '=', account_id).execute()
  expect([(await app.get('/aendringer')).status, await isIn(app)]).toEqual([404, true])
  await db.owner.updateTable('account').set({ ended_at: new Date() }).where('id', '=', account_id).execute()
  expect(await isIn(app)).toBe(false)
})

test('rights follow the calendar day of the municipality', async () => {
  // 23.30 UTC is half past midnight the next day in Denmark.
  const app = await testApp(db, { municipality, now: '2026-03-02T22:30:00Z' })
  const cookie = await app.platform.db.in(municipality.id, async (tx) => {
    const personId = await createPerson(tx, municipality.id, { name: 'Natte Test' })
    const accountId = await createAccount(tx, municipality.id, { personId, email: `${newId()}@example.org` })
    await grantRole(tx, municipality.id, { accountId, role: 'administrator', bodyId: null, from: '2026-03-03', to: '2026-03-04' })
    return openSession(tx, municipality, accountId, app.platform.clock)
  })
  const status = async () => (await app.get('/aendringer', { cookie })).status
  expect(await status()).toBe(404)
  app.travel({ minutes: 29 })
  expect(await status()).toBe(404)
  app.travel({ minutes: 1 })
  expect(await status()).toBe(200)
})

test('what was typed when a session had ended comes back to the same account, and to no other', async () => {
  const app = await testApp(db, { municipality, as: 'secretary' })
  const accountId = (await db.owner.selectFrom('session').select('account_id').orderBy('id', 'desc').executeTakeFirstOrThrow()).account_id
  app.travel({ hours: 5 })
  const answer = await app.post('/import', { bodyName: 'Et langt navn som nogen skrev' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/log-ind?videre=%2Fimport'])
  const chosen = await app.post('/import?raad=ung&gemt=ja', { bodyName: 'x' })
  expect(chosen.headers.get('location'), 'what was chosen goes along, what was done does not').toBe(
    '/log-ind?videre=%2Fimport%3Fraad%3Dung',
  )
  expect((await app.post('/import?n=hemmelig', { bodyName: 'x' })).headers.get('location')).toBe('/log-ind?videre=%2Fimport')
  const kept = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const signedIn = (id: string) => app.platform.db.in(municipality.id, (tx) => openSession(tx, municipality, id, app.platform.clock))
  const other = await testApp(db, { municipality, as: 'secretary' })
  expect(await (await app.get('/import', { cookie: `${other.cookie}; ${kept}` })).text()).not.toContain('Det du skrev, er gemt')
  expect(await (await app.get('/import', { cookie: `${await signedIn(accountId)}; ${kept}` })).text()).toContain('Det du skrev, er gemt')
})
