import { expect, test } from 'vitest'
import { type TestApp, testApp } from './app.ts'
import { aMunicipality, testDatabase } from './database.ts'

const db = await testDatabase()
const [first, second] = [
  await aMunicipality(db, { code: '901', name: 'Fjordby Kommune' }),
  await aMunicipality(db, { code: '902', name: 'Bakkeby Kommune' }),
]
const proxy = '10.0.0.1'

/** Asks for the front page over a connection from an address, under a host name. */
async function ask(app: TestApp, host: string, headers: Record<string, string> = {}, peer = '127.0.0.1') {
  const answer = await app.app.request(
    'http://ignored.example/',
    { headers: { host, ...headers } },
    { incoming: { socket: { remoteAddress: peer } } },
  )
  return { status: answer.status, name: /Fjordby|Bakkeby|Demoby/.exec(await answer.text())?.[0] ?? null }
}

test('a host name means the municipality that has it, whatever the case and the port', async () => {
  const app = await testApp(db, { municipality: first })
  expect(await ask(app, first.host)).toEqual({ status: 200, name: 'Fjordby' })
  expect(await ask(app, `${second.host.toUpperCase()}:8443`)).toEqual({ status: 200, name: 'Bakkeby' })
})

test.each(['unknown.example', '', `${first.host}.evil.example`, `evil.${first.host}`, '10.0.0.7', "' or 1=1 --"])(
  'the host «%s» is nobody’s: 421, and no municipality is guessed',
  async (host) => {
    const app = await testApp(db, { municipality: first })
    expect(await ask(app, host)).toEqual({ status: 421, name: null })
  },
)

test('localhost means the demo and never one of several real municipalities', async () => {
  const app = await testApp(db, { municipality: first })
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) expect(await ask(app, host)).toEqual({ status: 421, name: null })
  await aMunicipality(db, { code: '903', name: 'Demoby Kommune', isDemo: true })
  const later = await testApp(db, { municipality: first })
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) expect(await ask(later, host)).toEqual({ status: 200, name: 'Demoby' })
})

test('a forwarded host counts from a proxy that is trusted, and from nobody else', async () => {
  const app = await testApp(db, { municipality: first, trustedProxies: [proxy] })
  const forwarded = { 'x-forwarded-host': second.host }
  expect(await ask(app, first.host, forwarded, proxy)).toEqual({ status: 200, name: 'Bakkeby' })
  expect(await ask(app, first.host, forwarded, `::ffff:${proxy}`)).toEqual({ status: 200, name: 'Bakkeby' })
  for (const peer of ['10.0.0.2', '127.0.0.1', ''])
    expect(await ask(app, first.host, forwarded, peer)).toEqual({ status: 200, name: 'Fjordby' })
  expect((await ask(app, first.host, { 'x-forwarded-host': 'unknown.example' }, proxy)).status).toBe(421)
})

test('a language that the municipality does not offer is no page, and says so', async () => {
  await db.owner
    .updateTable('municipality')
    .set({ languages: ['da'] })
    .where('id', '=', second.id)
    .execute()
  const app = await testApp(db, { municipality: second })
  const answer = await app.get('/ar/moeder')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Siden findes ikke')
})

test.each(['//evil.example', '/en//evil.example', '/en///evil.example/', '//evil.example/log-ind'])(
  'the page that answers «%s» links to no other host',
  async (path) => {
    const app = await testApp(db, { municipality: first })
    const answer = await app.app.request(`http://ignored.example${path}`, { headers: { host: first.host } })
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toMatch(/(?:href|action)="\/[/\\]/)
  },
)
