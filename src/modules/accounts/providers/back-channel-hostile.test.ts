import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { askedOf, forgingProvider } from '#test/forging-provider.ts'
import { forgetProviders } from './description.ts'
import { inUse, somebody, type Town, visitor } from './providers.testing.ts'

const db = await testDatabase()
const ours = await aMunicipality(db, { code: '901' })
const theirs = await aMunicipality(db, { code: '902' })
const idp = await forgingProvider()
const options = { privateHosts: [idp.host], now: new Date().toISOString() }
const app = await testApp(db, { municipality: ours, ...options })
const event = 'http://schemas.openid.net/event/backchannel-logout'

beforeEach(() => {
  forgetProviders()
  Object.assign(idp.says, { claims: {}, metadata: {}, isForged: false })
})

async function provider(municipality: Town) {
  const id = await inUse(db, await testApp(db, { municipality, ...options, as: 'administrator' }), idp)
  return { id, path: `/log-ind/udbyder/${id}/log-ud` }
}
const here = await provider(ours)
const there = await provider(theirs)

/** Somebody who is signed in by the provider. */
async function cameIn(given: { app?: TestApp; town?: Town; id?: string; sid?: string | undefined; subject?: string } = {}) {
  const { town = ours, id = here.id, subject = newId() } = given
  const using = given.app ?? app
  const sid = 'sid' in given ? given.sid : newId()
  const { invitation } = await somebody(using, town)
  const comesIn = async (fields: Record<string, string> = {}) => {
    const visit = visitor(using, idp)
    const asked = askedOf(visit.leadsTo(await visit.post(`/log-ind/udbyder/${id}`, fields)))
    idp.says.claims = { sub: subject, sid, nonce: asked['nonce'] }
    await visit.get(`/log-ind/udbyder/${id}/tilbage?code=c0de&state=${asked['state']}`)
    return visit
  }
  const visit = await comesIn({ n: invitation })
  return { subject, sid, visit, comesIn }
}

const says = (claims: Record<string, unknown>, header?: Record<string, unknown>) =>
  idp.token({ jti: newId(), events: { [event]: {} }, ...claims }, header)
/** As a provider sends it: without cookies, and from no page. */
const tell = (token: string, path = here.path, to = app, town: Town = ours) =>
  to.app.request(town.origin + path, { method: 'POST', headers: { host: town.host }, body: new URLSearchParams({ logout_token: token }) })
const isIn = async (visit: ReturnType<typeof visitor>) => (await visit.get('/skrivebord')).status === 200

async function expectNothing(answer: Response) {
  expect([answer.status, await answer.text(), answer.headers.get('cache-control')]).toEqual([400, '', 'no-store'])
}

test('a token as it should be signs out, once, and says nothing', async () => {
  const { subject, sid, visit, comesIn } = await cameIn()
  const token = says({ sub: subject, sid }, { typ: 'logout+jwt' })
  const answer = await tell(token)
  expect([answer.status, await answer.text(), answer.headers.get('cache-control')]).toEqual([200, '', 'no-store'])
  expect(await isIn(visit)).toBe(false)
  const again = await comesIn()
  await expectNothing(await tell(token))
  expect(await isIn(again), 'what was said once is not said again').toBe(true)
  const both = says({ sub: subject, sid })
  expect((await Promise.all([tell(both), tell(both), tell(both)])).map(({ status }) => status).sort()).toEqual([200, 400, 400])
})

describe('a token that is not as it should be signs nobody out', () => {
  const now = Math.floor(Date.now() / 1000)
  test.each<[string, Record<string, unknown>, Record<string, unknown>?]>([
    ['for another audience', { aud: 'somebody-else' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['made an hour ago', { iat: now - 3_600, exp: now + 3_600 }],
    ['made in an hour', { iat: now + 3_600, exp: now + 7_200 }],
    ['without a time', { iat: undefined }],
    ['that has run out', { exp: now - 120 }],
    ['that cannot be told from another', { jti: undefined }],
    ['with an empty name', { jti: '' }],
    ['without a purpose', { events: undefined }],
    ['for another purpose', { events: { 'http://schemas.openid.net/event/other': {} } }],
    ['with a list for a purpose', { events: [event] }],
    ['with a word for a purpose', { events: { [event]: 'yes' } }],
    ['with a nonce', { nonce: 'n' }],
    ['with an empty nonce', { nonce: null }],
    ['about nobody', { sub: undefined, sid: undefined }],
    ['about several', { sub: ['a', 'b'] }],
    ['of another kind', {}, { typ: 'at+jwt' }],
    ['without a signature', {}, { alg: 'none' }],
    ['of an algorithm that it does not use', {}, { alg: 'RS512' }],
    ['under a key that it does not have', {}, { kid: 'other' }],
    ['with something that must be understood', {}, { crit: ['x'], x: 1 }],
  ])('%s', async (_what, claims, header) => {
    const { subject, sid, visit } = await cameIn()
    await expectNothing(await tell(says({ sub: subject, sid, ...claims }, header)))
    expect(await isIn(visit)).toBe(true)
    expect((await tell(says({ sub: subject, sid }))).status, 'while one as it should be does').toBe(200)
    expect(await isIn(visit)).toBe(false)
  })

  test('signed by somebody else, with the client secret, not at all, or the ID token itself', async () => {
    const { subject, sid, visit } = await cameIn()
    const claims = { sub: subject, sid }
    idp.says.isForged = true
    await expectNothing(await tell(says(claims)))
    idp.says.isForged = false
    const [, content = ''] = says(claims).split('.')
    const head = (alg: string) => Buffer.from(JSON.stringify({ alg, kid: 'a' })).toString('base64url')
    const mac = createHmac('sha256', idp.clientSecret)
      .update(`${head('HS256')}.${content}`)
      .digest('base64url')
    await expectNothing(await tell(`${head('HS256')}.${content}.${mac}`))
    await expectNothing(await tell(`${head('none')}.${content}.`))
    await expectNothing(await tell(idp.token({ ...claims, nonce: 'n' })))
    expect(await isIn(visit)).toBe(true)
  })

  test.each(['', 'x', 'a.b.c', 'a.b.c.d.e', '.'.repeat(100_000), `${'a'.repeat(300_000)}.b.c`])('%s', async (token) => {
    await expectNothing(await tell(token))
  })

  test('as something that is no form, or to a provider that is not there or switched off', async () => {
    const { subject, sid, visit } = await cameIn()
    const json = { method: 'POST', headers: { host: ours.host, 'content-type': 'application/json' }, body: '{"logout_token":"a.b.c"}' }
    await expectNothing(await app.app.request(ours.origin + here.path, json))
    await expectNothing(await tell(says({ sub: subject, sid }), `/log-ind/udbyder/${newId()}/log-ud`))
    const other = await provider(ours)
    await db.owner.updateTable('identity_provider').set({ is_on: false }).where('id', '=', other.id).execute()
    await expectNothing(await tell(says({ sub: subject, sid }), other.path))
    expect(await isIn(visit)).toBe(true)
  })
})

describe('who is signed out', () => {
  test('only the sign-in that is named, when one is', async () => {
    const { subject, sid, visit } = await cameIn()
    expect((await tell(says({ sub: subject, sid: newId() }))).status).toBe(200)
    expect((await tell(says({ sub: newId(), sid }))).status).toBe(200)
    expect(await isIn(visit), 'another sign-in, or the same of another person').toBe(true)
    expect((await tell(says({ sub: undefined, sid }))).status).toBe(200)
    expect(await isIn(visit)).toBe(false)
  })

  test('all of a person of whose sign-ins nothing is known', async () => {
    const { subject, visit } = await cameIn({ sid: undefined })
    expect((await tell(says({ sid: newId() }))).status).toBe(200)
    expect(await isIn(visit)).toBe(true)
    expect((await tell(says({ sub: subject, sid: newId() }))).status).toBe(200)
    expect(await isIn(visit)).toBe(false)
  })

  test('nobody in another municipality, though it has the same provider and the same person', async () => {
    const { subject, sid, visit } = await cameIn()
    const elsewhere = await testApp(db, { municipality: theirs, ...options })
    const same = { sid: sid ?? '', subject }
    const twin = await cameIn({ app: elsewhere, town: theirs, id: there.id, ...same })
    expect([await isIn(visit), await isIn(twin.visit)]).toEqual([true, true])
    await expectNothing(await tell(says({ sub: subject, sid }), here.path, elsewhere, theirs))
    expect((await tell(says({ sub: subject, sid }))).status).toBe(200)
    expect([await isIn(visit), await isIn(twin.visit)]).toEqual([false, true])
  })
})

test('keys are not asked for again by whoever invents one, and nobody tells more than so often', async () => {
  const few = await testApp(db, { municipality: ours, ...options, limits: 0.01 })
  const statuses: number[] = []
  idp.asked.length = 0
  for (let turn = 0; turn < 5; turn++) statuses.push((await tell(says({ sub: 'x' }, { kid: newId() }), here.path, few)).status)
  expect(statuses).toEqual([400, 400, 400, 429, 429])
  expect(idp.asked.filter((path) => path === '/jwks')).toHaveLength(1)
})

test('why nobody was signed out stands in the log, with nothing of what came', async () => {
  const before = app.logLines.length
  await tell(says({ sub: 'Fie Fortrolig', nonce: 'n' }))
  const lines = app.logLines.slice(before).join('')
  expect(lines).toContain('the claim nonce')
  expect(lines).not.toContain('Fortrolig')
})
