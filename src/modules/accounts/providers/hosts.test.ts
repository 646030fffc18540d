import { load } from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { askedOf, forgingProvider } from '#test/forging-provider.ts'
import { forgetProviders } from './description.ts'
import { headingOf, somebody, visitor } from './providers.testing.ts'
import { confirmHosts } from './setup.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
/** The issuer; where codes are taken and keys lie; and where they lie later. */
const [issuer, parts, later] = [await forgingProvider(), await forgingProvider(), await forgingProvider()]
const privateHosts = [issuer.host, parts.host, later.host]
const options = { municipality, privateHosts, now: new Date().toISOString() }
const app = await testApp(db, options)
const admin = await testApp(db, { ...options, as: 'administrator' })

const at = (one: typeof parts) => ({ token_endpoint: `${one.issuer}/token`, jwks_uri: `${one.issuer}/jwks` })

beforeEach(() => {
  forgetProviders()
  for (const one of [issuer, parts, later]) {
    Object.assign(one.says, { claims: {}, metadata: {}, sendsOn: {} })
    one.asked.length = 0
  }
  issuer.says.metadata = at(parts)
})

const fields = { do: 'save', navn: 'Byens login', udsteder: issuer.issuer, 'klient-id': issuer.clientId, hemmelighed: issuer.clientSecret }
async function provider() {
  const saved = await admin.post('/opsaetning/log-ind/ny', { ...fields, once: newId() })
  const path = saved.headers.get('location')?.replace('?gemt=ja', '') ?? ''
  return { path, id: path.split('/').at(-1) ?? '' }
}
const row = (id: string) =>
  db.owner.selectFrom('identity_provider').select(['other_hosts', 'tried_at', 'is_on']).where('id', '=', id).executeTakeFirst()
const confirm = (path: string, hosts: string[], godkend = 'ja') => admin.post(path, { do: 'hosts', vaert: hosts, godkend, once: newId() })
const shownIn = async (answer: Response) =>
  load(await answer.text())('input[name=vaert]')
    .get()
    .map((field) => field.attribs['value'])

/** Tries the provider as an administrator does, and comes back with what it says. */
async function tries(path: string, id: string) {
  const visit = visitor(admin, issuer)
  const leaving = await visit.post(path, { do: 'try' })
  if (leaving.status !== 200) return leaving
  const asked = askedOf(visit.leadsTo(leaving))
  parts.says.claims = { iss: issuer.issuer, sub: 'admin', nonce: asked['nonce'] }
  return visit.get(`/log-ind/udbyder/${id}/tilbage?code=c0de&state=${asked['state']}`)
}

test('hosts that the issuer names are shown, confirmed by a tick, and only then asked', async () => {
  const { path, id } = await provider()
  expect(await shownIn(await admin.post(path, { do: 'try' }))).toEqual([parts.host])
  const unticked = await confirm(path, [parts.host], '')
  expect([unticked.status, await unticked.text()]).toEqual([422, expect.stringContaining('Sæt kryds, hvis adresserne')])
  expect(await row(id)).toMatchObject({ other_hosts: [], tried_at: null })
  await db.owner.updateTable('identity_provider').set({ is_on: true }).where('id', '=', id).execute()
  expect((await visitor(app, issuer).post(`/log-ind/udbyder/${id}`)).status).toBe(503)
  expect(parts.asked, 'nobody has knocked there').toEqual([])

  expect((await confirm(path, [parts.host])).status).toBe(303)
  expect(await row(id)).toMatchObject({ other_hosts: [parts.host], tried_at: null })
  expect((await tries(path, id)).status).toBe(200)
  expect(parts.asked).toEqual(['/token', '/jwks'])
  expect(await (await admin.get(path)).text()).toContain(parts.host)
  const log = await db.owner.selectFrom('audit_entry').select('payload').where('action', '=', 'provider.hosts').execute()
  expect(log).toEqual([{ payload: { hosts: [parts.host] } }])
})

test('people come in and are signed out by what lies there', async () => {
  const { path, id } = await provider()
  await confirm(path, [parts.host])
  await db.owner.updateTable('identity_provider').set({ is_on: true }).where('id', '=', id).execute()
  const { invitation } = await somebody(app, municipality)
  const visit = visitor(app, issuer)
  const asked = askedOf(visit.leadsTo(await visit.post(`/log-ind/udbyder/${id}`, { n: invitation })))
  parts.says.claims = { iss: issuer.issuer, sub: newId(), sid: 's1', nonce: asked['nonce'] }
  await visit.get(`/log-ind/udbyder/${id}/tilbage?code=c0de&state=${asked['state']}`)
  expect((await visit.get('/skrivebord')).status).toBe(200)
  const claims = { iss: issuer.issuer, sid: 's1', jti: newId(), events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }
  const tell = (logout_token: string) => app.post(`/log-ind/udbyder/${id}/log-ud`, { logout_token })
  expect((await tell(issuer.token(claims))).status, 'signed with keys that are not where it says').toBe(400)
  expect((await tell(parts.token(claims))).status).toBe(200)
  expect((await visit.get('/skrivebord')).status).toBe(303)
})

test('a host that changes has to be confirmed again, and takes the place of the one before', async () => {
  const { path, id } = await provider()
  await confirm(path, [parts.host])
  await tries(path, id)
  await admin.post(path, { do: 'on', once: newId() })
  issuer.says.metadata = at(later)
  forgetProviders()
  expect((await visitor(app, issuer).post(`/log-ind/udbyder/${id}`)).status).toBe(503)
  expect(app.logLines.join('')).toContain('addresses at another host')
  const changed = await confirm(path, [parts.host])
  expect([changed.status, await changed.clone().text()]).toEqual([422, expect.stringContaining('nævner nu andre adresser')])
  expect(await shownIn(changed)).toEqual([later.host])
  expect(later.asked).toEqual([])
  expect((await confirm(path, [later.host])).status).toBe(303)
  expect(await row(id)).toMatchObject({ other_hosts: [later.host], is_on: true })
  expect((await visitor(app, issuer).post(`/log-ind/udbyder/${id}`)).status).toBe(200)
  issuer.says.metadata = at(parts)
  forgetProviders()
  expect((await visitor(app, issuer).post(`/log-ind/udbyder/${id}`)).status, 'nor is the one before still good').toBe(503)
})

test('what a form names is worth nothing, and with another issuer nothing is confirmed any more', async () => {
  const { path, id } = await provider()
  for (const hosts of [['evil.example'], [parts.host, 'evil.example'], [], [`${parts.host},evil.example`]])
    expect((await confirm(path, hosts)).status, hosts.join()).toBe(422)
  expect(await row(id)).toMatchObject({ other_hosts: [] })
  await confirm(path, [parts.host])
  await admin.post(path, { ...fields, hemmelighed: '', once: newId() })
  expect(await row(id)).toMatchObject({ other_hosts: [parts.host] })
  await admin.post(path, { ...fields, udsteder: later.issuer, once: newId() })
  expect(await row(id)).toMatchObject({ other_hosts: [] })
  const chair = await testApp(db, { ...options, as: 'chair' })
  expect((await chair.post(path, { do: 'hosts', vaert: [parts.host], godkend: 'ja' })).status).toBe(404)
})

test('nothing is confirmed for an issuer that was put in the place of the one that was asked', async () => {
  const { id } = await provider()
  const by = { municipalityId: municipality.id, actor: 'system' as const, clock: app.platform.clock, today: '2026-01-01' }
  const asked = { id, issuer: later.issuer }
  expect(await app.platform.db.in(municipality.id, (tx) => confirmHosts(tx, by, asked, [parts.host]))).toBe(false)
  expect(await row(id)).toMatchObject({ other_hosts: [] })
})

describe('what may not be asked at all is not offered for confirming', () => {
  test.each([
    ['a number of the house', { token_endpoint: 'https://10.0.0.7/token' }],
    ['the machine itself', { jwks_uri: 'https://localhost/jwks' }],
    ['the machine itself, in six', { jwks_uri: 'https://[::1]/jwks' }],
    ['what a cloud tells of itself', { jwks_uri: 'https://169.254.169.254/latest/meta-data' }],
    ['a name of the house', { token_endpoint: 'https://intranet/token' }],
    ['a number written otherwise', { token_endpoint: 'https://0x7f.1/token' }],
    ['one without TLS', { token_endpoint: 'http://login.example/token' }],
    ['one with a password', { token_endpoint: 'https://a:b@login.example/token' }],
    ['no web address', { jwks_uri: 'file:///etc/passwd' }],
    ['nothing', { jwks_uri: undefined }],
    ['a sign-out in the house', { end_session_endpoint: 'https://192.168.1.1/out' }],
  ])('%s', async (_what, metadata) => {
    const { path, id } = await provider()
    issuer.says.metadata = { ...at(parts), ...metadata }
    const answer = await admin.post(path, { do: 'try' })
    expect([answer.status, await headingOf(answer)]).toEqual([503, 'Vi kan ikke få fat i Byens login lige nu'])
    expect((await confirm(path, [parts.host])).status).toBe(503)
    expect(await row(id)).toMatchObject({ other_hosts: [] })
    expect(parts.asked).toEqual([])
  })
})

test('nobody is led on from one to the other: not for the description, the code or the keys', async () => {
  const { path, id } = await provider()
  await confirm(path, [parts.host])
  await tries(path, id)
  later.asked.length = 0
  for (const [one, from] of [
    [issuer, '/.well-known/openid-configuration'],
    [parts, '/token'],
    [parts, '/jwks'],
  ] as const) {
    forgetProviders()
    one.says.sendsOn = { [from]: `${later.issuer}${from}` }
    expect((await tries(path, id)).status, from).toBeGreaterThanOrEqual(400)
    one.says.sendsOn = {}
  }
  expect(later.asked).toEqual([])
})
