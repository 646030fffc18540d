import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { askedOf, forgingProvider } from '#test/forging-provider.ts'
import { forgetProviders } from './description.ts'
import { headingOf, inUse, somebody, type Town, visitor } from './providers.testing.ts'

const db = await testDatabase()
const ours = await aMunicipality(db, { code: '901' })
const theirs = await aMunicipality(db, { code: '902' })
const idp = await forgingProvider()
const options = { privateHosts: [idp.host], now: new Date().toISOString() }
const app = await testApp(db, { municipality: ours, ...options })

beforeEach(() => {
  forgetProviders()
  Object.assign(idp.says, { claims: {}, metadata: {}, isForged: false })
})

/** A provider that is in use, and a person whom it knows. */
async function known(municipality: Town) {
  const admin = await testApp(db, { municipality, ...options, as: 'administrator' })
  const id = await inUse(db, admin, idp)
  const { accountId } = await somebody(admin, municipality)
  const row = { municipality_id: municipality.id, id: newId(), account_id: accountId, issuer: idp.issuer, linked_at: new Date() }
  const subject = newId()
  await db.owner
    .insertInto('account_identity')
    .values({ ...row, subject })
    .execute()
  return { id, subject, admin }
}

/** Goes to the provider; it answers with these claims, and the browser comes back. */
async function coming(given: { id: string; subject: string }, claims: Record<string, unknown> = {}, using = app) {
  const visit = visitor(using, idp)
  const asked = askedOf(visit.leadsTo(await visit.post(`/log-ind/udbyder/${given.id}`)))
  idp.says.claims = { sub: given.subject, nonce: asked['nonce'], ...claims }
  const path = `/log-ind/udbyder/${given.id}/tilbage?code=c0de&state=${asked['state']}`
  return { visit, asked, path }
}

const isIn = async (visit: Awaited<ReturnType<typeof coming>>['visit']) => (await visit.get('/skrivebord')).status === 200
const here = await known(ours)

test('what is asked for: a code with PKCE, a state and a nonce, and nothing but who it is and an address', async () => {
  const { asked } = await coming(here)
  expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid email', client_id: idp.clientId })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name], name).toMatch(/^[\w-]{43}$/)
})

test('whoever the provider names truly comes in, once per state', async () => {
  const { visit, path } = await coming(here)
  expect((await visit.get(path)).status).toBe(303)
  expect(await isIn(visit)).toBe(true)
  const before = idp.taken.length
  const again = await visit.get(path)
  expect([again.status, await headingOf(again)]).toEqual([422, 'Begynd forfra'])
  expect(idp.taken, 'the code is not even handed in').toHaveLength(before)
})

describe('an answer that is not to be believed lets nobody in', () => {
  const now = Math.floor(Date.now() / 1000)
  test.each([
    ['for another audience', { aud: 'somebody-else' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['with the nonce of another attempt', { nonce: 'another' }],
    ['without a nonce', { nonce: undefined }],
    ['that has run out', { exp: now - 120 }],
    ['that is not valid yet', { nbf: now + 600 }],
    ['without a subject', { sub: undefined }],
  ])('%s', async (_what, claims) => {
    const { visit, path } = await coming(here, claims)
    const answer = await visit.get(path)
    const html = await answer.clone().text()
    expect([answer.status, await headingOf(answer)]).toEqual([422, 'Vi kunne ikke bruge svaret fra Kommunens login'])
    expect(await isIn(visit)).toBe(false)
    for (const told of ['evil.example', 'audience', 'nonce', 'c0de', idp.issuer]) expect(html).not.toContain(told)
  })

  test('signed by somebody else', async () => {
    const { visit, path } = await coming(here)
    idp.says.isForged = true
    expect((await visit.get(path)).status).toBe(422)
    expect(await isIn(visit)).toBe(false)
  })

  test('that another browser has fetched', async () => {
    const { visit, path } = await coming(here)
    const thief = visitor(app, idp)
    await thief.post(`/log-ind/udbyder/${here.id}`)
    expect((await thief.get(path)).status).toBe(422)
    expect(await isIn(thief)).toBe(false)
    expect((await visit.get(path)).status, 'the one who began is not disturbed').toBe(303)
  })

  test('under a state that nobody began, or after ten minutes', async () => {
    const { visit, path } = await coming(here)
    expect((await visit.get(path.replace(/state=.*/, 'state=made-up'))).status).toBe(422)
    app.travel({ minutes: 11 })
    expect((await visit.get(path)).status).toBe(422)
    app.travel({ minutes: -11 })
  })

  test('begun in another municipality', async () => {
    const there = await known(theirs)
    const { visit, path, asked } = await coming(here)
    const elsewhere = visitor(await testApp(db, { municipality: theirs, ...options }), idp, visit.cookies())
    for (const at of [path, `/log-ind/udbyder/${there.id}/tilbage?code=c0de&state=${asked['state']}`])
      expect((await elsewhere.get(at)).status, at).toBe(422)
  })

  test('for another provider of the same municipality', async () => {
    const other = await known(ours)
    const { visit, asked } = await coming(here)
    expect((await visit.get(`/log-ind/udbyder/${other.id}/tilbage?code=c0de&state=${asked['state']}`)).status).toBe(422)
  })
})

test('a clock that is half a minute off is taken for right, one of hours is not', async () => {
  const now = Math.floor(Date.now() / 1000)
  const close = await coming(here, { exp: now - 30 })
  expect((await close.visit.get(close.path)).status).toBe(303)
  const late = await testApp(db, { municipality: ours, ...options, now: new Date(Date.now() + 7_200_000).toISOString() })
  forgetProviders()
  const far = await coming(here, {}, late)
  expect((await far.visit.get(far.path)).status).toBe(422)
})

describe('a provider is asked only where it is at home', () => {
  test.each([
    ['names another issuer', { issuer: 'https://evil.example' }],
    ['takes codes at another host', { token_endpoint: 'https://evil.example/token' }],
    ['takes codes at the next port', { token_endpoint: 'http://localhost:1/token' }],
    ['asks people in at another host', { authorization_endpoint: 'https://evil.example/auth' }],
    ['has its keys at another host', { jwks_uri: 'https://evil.example/jwks' }],
    ['has its keys at an address of the house', { jwks_uri: 'http://169.254.169.254/latest/meta-data' }],
  ])('one that %s is not used', async (_what, metadata) => {
    idp.says.metadata = metadata
    const answer = await visitor(app, idp).post(`/log-ind/udbyder/${here.id}`)
    expect([answer.status, await headingOf(answer)]).toEqual([503, 'Vi kan ikke få fat i Kommunens login lige nu'])
    expect(answer.headers.get('refresh')).toBeNull()
  })

  test.each([
    'https://10.0.0.7',
    'https://[::1]/',
    'https://localhost',
    'https://intranet',
    'https://169.254.169.254/x',
    'https://[::ffff:10.0.0.1]',
  ])('%s cannot be set up without the operator', async (udsteder) => {
    const answer = await here.admin.post('/opsaetning/log-ind/ny', { navn: 'Indefra', udsteder, 'klient-id': 'x' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('IDENTITY_HOSTS')
  })

  test.each(['http://login.example', 'ftp://login.example', 'https://a:b@login.example', 'https://login.example/?x=1', 'nowhere'])(
    '%s is no issuer',
    async (udsteder) => {
      expect((await here.admin.post('/opsaetning/log-ind/ny', { navn: 'Udefra', udsteder, 'klient-id': 'x' })).status).toBe(422)
    },
  )
})
