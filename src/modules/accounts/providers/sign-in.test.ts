import { describe, expect, test } from 'vitest'
import { openSession } from '#modules/accounts/index.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { identityProvider } from '#test/identity-provider.ts'
import { forgetProviders } from './description.ts'
import { headingOf, setUp, somebody, visitor } from './providers.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const idp = await identityProvider()
const now = new Date().toISOString()
const options = { municipality, privateHosts: [idp.host], now }
const app = await testApp(db, options)
const admin = await testApp(db, { ...options, as: 'administrator' })
const id = await setUp(admin, municipality, idp)

test('an invited person ties their account to the provider and comes in by it from then on, without any address', async () => {
  const { invitation } = await somebody(app, municipality)
  const subject = newId()
  idp.people[subject] = {}
  idp.signsIn(subject)
  const first = visitor(app, idp)
  expect(await (await first.get(`/log-ind/link?n=${invitation}`)).text()).toContain('Log ind med Kommunens login')
  const came = await first.signIn(id, { n: invitation, videre: '/moeder' })
  expect([came.status, came.headers.get('location')]).toEqual([303, '/moeder'])
  expect(await first.name()).toBe('Karla Kanal')
  const again = visitor(app, idp)
  expect((await again.signIn(id)).headers.get('location')).toBe('/skrivebord')
  expect(await again.name()).toBe('Karla Kanal')
})

test('somebody whom nobody has invited is told whom to ask, and nothing is made of them', async () => {
  idp.signsIn(newId())
  const stranger = visitor(app, idp)
  const answer = await stranger.signIn(id)
  expect([answer.status, await headingOf(answer)]).toEqual([422, 'Du er ikke oprettet her'])
  expect((await stranger.get('/skrivebord')).status).toBe(303)
})

describe('an address that the provider calls verified', () => {
  const first = async (claims: Record<string, unknown>, email: string) => {
    const subject = newId()
    idp.people[subject] = { email, ...claims }
    idp.signsIn(subject)
    const visit = visitor(app, idp)
    await visit.signIn(id)
    return (await visit.get('/skrivebord')).status === 200
  }
  const trust = (isTrusted: boolean) =>
    db.owner.updateTable('identity_provider').set({ trusts_email: isTrusted }).where('id', '=', id).execute()

  test('stands for an account only where an administrator has allowed it', async () => {
    const { email } = await somebody(app, municipality)
    expect(await first({ email_verified: true }, email)).toBe(false)
    await trust(true)
    expect(await first({ email_verified: false }, email)).toBe(false)
    expect(await first({}, email)).toBe(false)
    expect(await first({ email_verified: true }, email.toUpperCase())).toBe(true)
    expect(await first({ email_verified: true }, email), 'an address that has passed to somebody else').toBe(false)
    await trust(false)
  })
})

describe('roles from a claim', () => {
  test('are given on coming in, count only there, and are taken back when the value is gone', async () => {
    await admin.post(`/opsaetning/log-ind/${id}`, {
      ...{ do: 'save', navn: 'Kommunens login', udsteder: idp.issuer, 'klient-id': idp.clientId, once: newId() },
      ...{ 'rolle-claim': 'groups', 'vaerdi-0': 'sekretariat', 'rolle-0': 'secretary', 'sted-0': 'alle' },
    })
    const { accountId, invitation } = await somebody(app, municipality)
    const subject = newId()
    idp.people[subject] = { groups: ['andre', 'sekretariat'] }
    idp.signsIn(subject)
    const visit = visitor(app, idp)
    await visit.signIn(id, { n: invitation })
    expect((await visit.get('/import')).status).toBe(200)
    const byLink = await app.platform.db.in(municipality.id, (tx) => openSession(tx, municipality, accountId, app.platform.clock))
    expect((await app.get('/import', { cookie: byLink })).status, 'signed in in another way').toBe(404)
    for (const groups of [['andre'], undefined, { sekretariat: true }]) {
      idp.people[subject] = { groups }
      const later = visitor(app, idp)
      await later.signIn(id)
      expect([(await later.get('/import')).status, (await later.get('/skrivebord')).status]).toEqual([404, 200])
      idp.people[subject] = { groups: 'sekretariat' }
      await later.signIn(id)
      expect((await later.get('/import')).status).toBe(200)
    }
  })

  test('are taken back as well when somebody shows the provider anew who they are', async () => {
    const { invitation } = await somebody(app, municipality)
    const subject = newId()
    idp.people[subject] = { groups: 'sekretariat' }
    idp.signsIn(subject)
    const visit = visitor(app, idp)
    await visit.signIn(id, { n: invitation })
    expect((await visit.get('/import')).status).toBe(200)
    idp.people[subject] = {}
    visit.forgottenThere()
    await visit.through(await visit.post('/log-ind/bekraeft', { do: 'provider', udbyder: id }))
    expect([(await visit.get('/import')).status, (await visit.get('/skrivebord')).status]).toEqual([404, 200])
  })

  test('end with the rule that gave them, and with the provider', async () => {
    const { accountId, invitation } = await somebody(app, municipality)
    const subject = newId()
    idp.people[subject] = { groups: 'sekretariat' }
    idp.signsIn(subject)
    const visit = visitor(app, idp)
    await visit.signIn(id, { n: invitation })
    const held = () => db.owner.selectFrom('role_grant').select('role').where('account_id', '=', accountId).execute()
    expect(await held()).toEqual([{ role: 'secretary' }])
    await admin.post(`/opsaetning/log-ind/${id}`, { do: 'off', once: newId() })
    expect(await held()).toEqual([])
    expect((await visit.get('/skrivebord')).status, 'signed out').toBe(303)
    expect((await visit.post(`/log-ind/udbyder/${id}`)).status).toBe(422)
    expect(await (await app.get('/log-ind')).text()).not.toContain('Kommunens login')
    await admin.post(`/opsaetning/log-ind/${id}`, { do: 'on', once: newId() })
  })
})

/** Somebody who has tied their account to the provider and is signed in by it. */
async function cameIn(given: { role?: 'administrator' } = {}) {
  const { accountId, invitation } = await somebody(app, municipality, given)
  const subject = newId()
  idp.people[subject] = {}
  idp.signsIn(subject)
  const visit = visitor(app, idp)
  await visit.signIn(id, { n: invitation })
  return { accountId, subject, visit }
}

test('signing out ends the session here and leads on to the provider to end it there', async () => {
  const { visit } = await cameIn()
  const cookie = visit.cookies()
  const answer = await visit.post('/log-ud')
  expect([answer.status, await headingOf(answer)]).toEqual([200, 'Du er logget ud'])
  expect((await app.get('/skrivebord', { cookie })).status).toBe(303)
  const there = new URL(visit.leadsTo(answer))
  expect([there.origin, there.searchParams.get('post_logout_redirect_uri')]).toEqual([idp.issuer, `${municipality.origin}/log-ind/ude`])
  expect(there.searchParams.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  const asked = await fetch(there)
  expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining('form')])
  expect((await app.get('/log-ind/ude')).status).toBe(200)
})

test('a provider that is down is said to be; the other ways in stay, and signing out here still works', async () => {
  const { visit } = await cameIn()
  forgetProviders()
  idp.goDown(true)
  const answer = await visitor(app, idp).post(`/log-ind/udbyder/${id}`)
  expect([answer.status, await headingOf(answer.clone())]).toEqual([503, 'Vi kan ikke få fat i Kommunens login lige nu'])
  expect(await answer.text()).not.toContain(idp.issuer)
  expect((await app.get('/log-ind')).status).toBe(200)
  const out = await visit.post('/log-ud')
  expect([out.status, visit.leadsTo(out)]).toEqual([200, ''])
  expect(await out.text()).toContain('stadig være logget ind')
  idp.goDown(false)
})

test('whoever presses cancel at the provider is told so', async () => {
  idp.signsIn(null)
  const answer = await visitor(app, idp).signIn(id)
  expect([answer.status, await headingOf(answer)]).toEqual([422, 'Du blev ikke logget ind'])
})

test('an account that has ended does not come in, and an invitation is not used up by somebody else’s identity', async () => {
  const { accountId, subject } = await cameIn()
  const other = await somebody(app, municipality)
  idp.signsIn(subject)
  expect(await headingOf(await visitor(app, idp).signIn(id, { n: other.invitation }))).toContain('hører til en anden konto')
  const link = await db.owner.selectFrom('one_time_link').select('used_at').where('account_id', '=', other.accountId).executeTakeFirst()
  expect(link?.used_at).toBeNull()
  await db.owner.updateTable('account').set({ ended_at: new Date() }).where('id', '=', accountId).execute()
  expect(await headingOf(await visitor(app, idp).signIn(id))).toBe('Du er ikke oprettet her')
})

test('with another issuer nobody of the old one comes in, and the secret has to be written again', async () => {
  const other = await identityProvider()
  const fields = { do: 'save', navn: 'Kommunens login', 'klient-id': idp.clientId }
  const free = await testApp(db, { ...options, privateHosts: [idp.host, other.host], as: 'administrator' })
  const moved = (more: Record<string, string>) =>
    free.post(`/opsaetning/log-ind/${id}`, { ...fields, udsteder: other.issuer, ...more, once: newId() })
  expect(await (await moved({})).text()).toContain('Skriv hemmeligheden igen')
  const { subject } = await cameIn()
  expect((await moved({ hemmelighed: other.clientSecret })).status).toBe(303)
  other.register(`${municipality.origin}/log-ind/udbyder/${id}/tilbage`, `${municipality.origin}/log-ind/ude`)
  other.people[subject] = {}
  other.signsIn(subject)
  const there = await testApp(db, { ...options, privateHosts: [other.host] })
  expect(await headingOf(await visitor(there, other).signIn(id))).toBe('Du er ikke oprettet her')
  await free.post(`/opsaetning/log-ind/${id}`, { ...fields, udsteder: idp.issuer, hemmelighed: idp.clientSecret, once: newId() })
})

test('the secret stands nowhere in clear: no page, no log line, no row', async () => {
  await cameIn()
  const page = await (await admin.get(`/opsaetning/log-ind/${id}`)).text()
  const refused = await (await admin.post(`/opsaetning/log-ind/${id}`, { do: 'save', navn: '', hemmelighed: idp.clientSecret })).text()
  const tables = ['identity_provider', 'audit_entry', 'form_receipt', 'kept_form', 'session', 'sign_in_attempt'] as const
  const rows = await Promise.all(tables.map((table) => db.owner.selectFrom(table).selectAll().execute()))
  const bytes = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value
      ? Buffer.from(value.data as number[]).toString('latin1')
      : value
  const everything = [page, refused, JSON.stringify(rows, bytes), ...admin.logLines, ...app.logLines].join('\n')
  expect(everything).toContain('Kommunens login')
  expect(everything).not.toContain(idp.clientSecret)
  expect(everything, 'nor does an ID token').not.toContain('eyJ')
})

describe('a fresh proof at the provider', () => {
  test('asks the provider to ask again, goes on where one was, and is not given by somebody else', async () => {
    const { accountId, subject, visit } = await cameIn({ role: 'administrator' })
    const before = visit.cookies()
    const earlier = new Date(Date.now() - 16 * 60_000)
    await db.owner.updateTable('session').set({ proved_at: earlier }).where('account_id', '=', accountId).execute()
    const asked = await visit.post('/brugere/ny', { navn: 'Nora Ny', email: 'nora@kommune.example', sprog: 'da', rolle: 'ingen' })
    expect(asked.headers.get('location')).toBe('/log-ind/bekraeft?videre=%2Fbrugere%2Fny')
    expect(await (await visit.get('/log-ind/bekraeft?videre=%2Fbrugere%2Fny')).text()).toContain('Bekræft med Kommunens login')
    const prove = () => visit.post('/log-ind/bekraeft', { do: 'provider', udbyder: id, videre: '/brugere/ny' })
    idp.people['en anden'] = {}
    idp.signsIn('en anden')
    visit.forgottenThere()
    expect(await headingOf(await visit.through(await prove()))).toBe('Det var ikke den samme person')
    idp.signsIn(subject)
    visit.forgottenThere()
    const leaving = await prove()
    expect(Object.fromEntries(new URL(visit.leadsTo(leaving)).searchParams)).toMatchObject({ prompt: 'login', max_age: '0' })
    const back = await visit.through(leaving)
    expect([back.status, back.headers.get('location')]).toEqual([303, '/brugere/ny'])
    expect((await app.get('/skrivebord', { cookie: before })).status, 'the old cookie is worth nothing').toBe(303)
    expect(await (await visit.get('/brugere/ny')).text()).toContain('nora@kommune.example')
    expect((await visit.post('/brugere/ny', { navn: 'Nora Ny', email: 'nora@kommune.example', sprog: 'da', rolle: 'ingen' })).status).toBe(
      303,
    )
  })
})
