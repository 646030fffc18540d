import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { createPerson } from '#modules/council/index.ts'
import type { Role } from '#platform/http/actor.ts'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { createAccount, grantRole } from './index.ts'

const db = await testDatabase()
const demo = await aMunicipality(db, { code: '901', isDemo: true, host: 'demo.example' })

const local = { host: 'localhost:3000', origin: 'http://localhost:3000' }
type Asking = { host?: string; peer?: string; headers?: Record<string, string>; fields?: Record<string, string> }

/** A request as the server gets it: with the address at the other end of the connection. */
function ask(
  app: TestApp,
  method: 'GET' | 'POST',
  path: string,
  { host = local.host, peer = '127.0.0.1', headers = {}, fields = {} }: Asking = {},
) {
  const env = { incoming: { socket: { remoteAddress: peer } } }
  const body = method === 'POST' ? { body: new URLSearchParams(fields) } : {}
  return app.app.request(`http://${host}${path}`, { method, ...body, headers: { host, origin: `http://${host}`, ...headers } }, env)
}

const someone = (app: TestApp, name: string, ...held: Role[]) =>
  app.platform.db.in(demo.id, async (tx) => {
    const accountId = await createAccount(tx, demo.id, {
      personId: await createPerson(tx, demo.id, { name }),
      email: `${newId()}@example.org`,
    })
    for (const role of held) await grantRole(tx, demo.id, { accountId, role, bodyId: null, from: '2000-01-01' })
  })

const app = await testApp(db, { municipality: demo, demoSignIn: true })
await someone(app, 'Asta Alene', 'member')
await someone(app, 'Aage Allestedsnærværende', 'administrator', 'secretary', 'member')
await someone(app, 'Sune Skriver', 'secretary')

test('the page offers one person per role: the one who is that and nothing stronger', async () => {
  const answer = await ask(app, 'GET', '/demo')
  expect(answer.status).toBe(200)
  const page = load(await answer.text())
  expect(
    page('main form input[name=role]')
      .map((_, input) => page(input).attr('value'))
      .get(),
  ).toEqual(['administrator', 'secretary', 'member'])
  expect(
    page('main tbody tr')
      .map((_, row) => page(row).find('td').first().text())
      .get(),
  ).toEqual(['Aage Allestedsnærværende', 'Sune Skriver', 'Asta Alene'])
})

test('the button signs in as that person', async () => {
  const answer = await ask(app, 'POST', '/demo', { fields: { role: 'secretary' } })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/skrivebord'])
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  const desk = await ask(app, 'GET', '/skrivebord', { headers: { cookie: cookie.split(';')[0] ?? '' } })
  expect(await desk.text()).toContain('Hej Sune Skriver')
})

test('who was on the way to a page comes there, and to no other site', async () => {
  const asked = await ask(app, 'GET', '/import?side=2')
  expect(asked.headers.get('location')).toBe('/log-ind?videre=%2Fimport%3Fside%3D2')
  const signInPage = load(await (await ask(app, 'GET', asked.headers.get('location') ?? '')).text())
  const door = load(await (await ask(app, 'GET', signInPage('main a[href^="/demo"]').attr('href') ?? '')).text())
  expect(door('input[name=videre]').first().attr('value')).toBe('/import?side=2')
  const enter = async (videre: string) =>
    (await ask(app, 'POST', '/demo', { fields: { role: 'secretary', videre } })).headers.get('location')
  expect(await enter('/import?side=2')).toBe('/import?side=2')
  expect(await enter('//evil.example')).toBe('/skrivebord')
})

test('a token in an address is not handed on', async () => {
  const asked = await ask(app, 'GET', '/skrivebord?n=hemmeligt')
  expect(asked.headers.get('location')).toBe('/log-ind?videre=%2Fskrivebord')
})

test.each(['chair', 'king', ''])('nobody holds the role %j, so nobody is signed in', async (role) => {
  const answer = await ask(app, 'POST', '/demo', { fields: { role } })
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([422, null])
})

test('the page for signing in leads to the demo where there is one, and only there', async () => {
  const leads = async (asking: Asking) => load(await (await ask(app, 'GET', '/log-ind', asking)).text())('main a[href="/demo"]').length
  expect(await leads({})).toBe(1)
  expect(await leads({ peer: '192.0.2.7' })).toBe(0)
})

const closed: [string, Asking][] = [
  ['asked for by a public name', { host: 'demo.example', headers: { origin: 'https://demo.example' } }],
  ['from another machine', { peer: '192.0.2.7' }],
  ['from another machine over IPv6', { peer: '2001:db8::7' }],
  ['through a proxy', { headers: { 'x-forwarded-for': '192.0.2.7' } }],
  ['through a proxy that names only the protocol', { headers: { 'X-Forwarded-Proto': 'https' } }],
  ['through a proxy that follows RFC 7239', { headers: { forwarded: 'for=192.0.2.7' } }],
  ['through a proxy that signs', { headers: { via: '1.1 proxy' } }],
]

test.each(closed)('%s there is no demo page', async (_, asking) => {
  expect((await ask(app, 'GET', '/demo', asking)).status).toBe(404)
  const answer = await ask(app, 'POST', '/demo', { ...asking, fields: { role: 'administrator' } })
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null])
})

test('a page elsewhere cannot press the button', async () => {
  const answer = await ask(app, 'POST', '/demo', { headers: { origin: 'https://evil.example' }, fields: { role: 'administrator' } })
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
})

test('a name that somebody points at this machine is not this machine', async () => {
  expect((await ask(app, 'GET', '/demo', { host: 'localhost.evil.example' })).status).toBe(421)
})

test('without the operator’s leave there is no demo page', async () => {
  const shut = await testApp(db, { municipality: demo })
  expect((await ask(shut, 'GET', '/demo')).status).toBe(404)
  expect((await ask(shut, 'POST', '/demo', { fields: { role: 'member' } })).status).toBe(404)
})

test('a real municipality has no demo page, even on its own machine', async () => {
  await db.owner.updateTable('municipality').set({ is_demo: false }).execute()
  const real = await testApp(db, { municipality: demo, demoSignIn: true })
  expect((await ask(real, 'GET', '/log-ind')).status).toBe(200)
  expect((await ask(real, 'GET', '/demo')).status).toBe(404)
  expect((await ask(real, 'POST', '/demo', { fields: { role: 'administrator' } })).status).toBe(404)
})
