import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { headingOf, visitor } from '../providers/providers.testing.ts'
import { type Lie, softAuthenticator } from './passkeys.testing.ts'
import { isCopied } from './passkeys.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const app = await testApp(db, { municipality })

type Visit = ReturnType<typeof visitor>
const optionsFrom = async (visit: Visit, path: string) => (await visit.post(path)).json()

/** Somebody who is signed in, and their device. */
async function member(using: TestApp = app) {
  const own = await testApp(db, { municipality, as: 'member' })
  const visit = visitor(using, { host: '' }, own.cookie)
  const device = softAuthenticator(municipality.origin)
  const add = async (lie: Lie = {}, navn = 'Min telefon') =>
    visit.post('/min-adgang', { do: 'add', navn, svar: device.make(await optionsFrom(visit, '/min-adgang/noegle/begynd'), lie) })
  return { visit, device, add }
}

/** A browser in which nobody is signed in, with the device beside it. */
function stranger(device: ReturnType<typeof softAuthenticator>) {
  const visit = visitor(app, { host: '' }, null)
  const use = async (lie: Lie = {}, more: Record<string, string> = {}) =>
    visit.post('/log-ind/noegle', { svar: device.use(await optionsFrom(visit, '/log-ind/noegle/begynd'), lie), ...more })
  return { visit, use }
}

const rows = (credentialId: string) =>
  db.owner.selectFrom('passkey').select(['id', 'name', 'sign_count', 'stopped_at']).where('credential_id', '=', credentialId).execute()

test('a passkey is made, lets its owner in without a word being typed, and leads on to where they were going', async () => {
  const { device, add } = await member()
  const added = await add()
  expect([added.status, added.headers.get('location')]).toEqual([303, '/min-adgang?gjort=added'])
  const { visit, use } = stranger(device)
  const came = await use({}, { videre: '/moeder' })
  expect([came.status, came.headers.get('location')]).toEqual([303, '/moeder'])
  expect(await visit.name()).toBe('Test member')
  const page = load(await (await visit.get('/min-adgang')).text())('main')
  expect(page.text()).toContain('Min telefon')
  expect(page.text()).toContain('Med adgangsnøgle')
})

describe('an answer that is not as it should be makes no passkey', () => {
  test.each<[string, Lie]>([
    ['from another site', { origin: 'https://evil.example' }],
    ['for another site', { rpId: 'evil.example' }],
    ['to another challenge', { challenge: 'bWFkZS11cA' }],
    ['from a device that has not asked its owner', { isVerified: false }],
    ['of another kind', { type: 'webauthn.get' }],
  ])('%s', async (_what, lie) => {
    const { device, add } = await member()
    expect((await add(lie)).status).toBe(422)
    expect(await rows(device.id)).toEqual([])
  })

  test.each(['', '{', '[]', '{"id":"x"}', 'null', '"'.repeat(100_000)])('%s', async (svar) => {
    const { visit } = await member()
    expect((await visit.post('/min-adgang', { do: 'add', svar: svar.slice(0, 100) })).status).toBe(422)
    const { visit: nobody } = stranger(softAuthenticator(municipality.origin))
    expect((await nobody.post('/log-ind/noegle', { svar })).status).toBe(422)
  })
})

describe('an answer that is not as it should be lets nobody in', () => {
  test.each<[string, Lie]>([
    ['from another site', { origin: 'https://evil.example' }],
    ['for another site', { rpId: 'evil.example' }],
    ['to another challenge', { challenge: 'bWFkZS11cA' }],
    ['from a device that has not asked its owner', { isVerified: false }],
    ['of another kind', { type: 'webauthn.create' }],
    ['that names somebody else', { userHandle: 'c29tZWJvZHk' }],
  ])('%s', async (_what, lie) => {
    const { device, add } = await member()
    await add()
    const { visit, use } = stranger(device)
    const answer = await use(lie)
    expect([answer.status, await headingOf(answer)]).toEqual([422, 'Adgangsnøglen kunne ikke bruges'])
    expect((await visit.get('/skrivebord')).status).toBe(303)
  })

  test('sent a second time, or from another browser', async () => {
    const { device, add } = await member()
    await add()
    const { visit } = stranger(device)
    const options = await optionsFrom(visit, '/log-ind/noegle/begynd')
    const svar = device.use(options)
    const { visit: thief } = stranger(device)
    await optionsFrom(thief, '/log-ind/noegle/begynd')
    expect((await thief.post('/log-ind/noegle', { svar })).status).toBe(422)
    expect((await visit.post('/log-ind/noegle', { svar })).status).toBe(303)
    expect((await visit.post('/log-ind/noegle', { svar })).status).toBe(422)
  })

  test('signed by another device', async () => {
    const { device, add } = await member()
    await add()
    const { visit } = stranger(device)
    const other = softAuthenticator(municipality.origin)
    const answer = JSON.parse(other.use(await optionsFrom(visit, '/log-ind/noegle/begynd')))
    const svar = JSON.stringify({ ...answer, id: device.id, rawId: device.id })
    expect((await visit.post('/log-ind/noegle', { svar })).status).toBe(422)
  })

  test('from a person whose account has ended', async () => {
    const { device, add } = await member()
    await add()
    const [key] = await db.owner.selectFrom('passkey').select('account_id').where('credential_id', '=', device.id).execute()
    await db.owner
      .updateTable('account')
      .set({ ended_at: new Date() })
      .where('id', '=', key?.account_id ?? '')
      .execute()
    expect((await stranger(device).use()).status).toBe(422)
  })
})

describe('a passkey belongs to one municipality', () => {
  test('and lets nobody in at another, nor is a question of the one answered at the other', async () => {
    const neighbour = await aMunicipality(db, { code: '907' })
    const there = await testApp(db, { municipality: neighbour })
    const { device, add } = await member()
    await add()
    const visit = visitor(there, { host: '' }, null)
    const asked = await optionsFrom(visit, '/log-ind/noegle/begynd')
    const told: Lie = { origin: neighbour.origin, rpId: new URL(neighbour.origin).hostname }
    for (const lie of [{}, told, { ...told, userHandle: '' }])
      expect((await visit.post('/log-ind/noegle', { svar: device.use(asked, lie) })).status).toBe(422)
    expect((await visit.get('/skrivebord')).status).toBe(303)

    const { visit: here } = stranger(device)
    const questionOfTheOther = await optionsFrom(visit, '/log-ind/noegle/begynd')
    await optionsFrom(here, '/log-ind/noegle/begynd')
    const answer = device.use({ ...questionOfTheOther, rpId: new URL(municipality.origin).hostname })
    expect((await here.post('/log-ind/noegle', { svar: answer })).status).toBe(422)
    expect((await here.get('/skrivebord')).status).toBe(303)
    expect((await rows(device.id))[0]?.stopped_at, 'nor does a try elsewhere stop it').toBeNull()
    expect((await stranger(device).use()).status).toBe(303)
  })

  test('while the same device may have one at each', async () => {
    const neighbour = await aMunicipality(db, { code: '908' })
    const { device, add } = await member()
    await add()
    const [key] = await db.owner.selectFrom('passkey').selectAll().where('credential_id', '=', device.id).execute()
    const own = await testApp(db, { municipality: neighbour, as: 'member' })
    const visit = visitor(own, { host: '' }, own.cookie)
    const options = await optionsFrom(visit, '/min-adgang/noegle/begynd')
    const answer = device.make(options, { origin: neighbour.origin })
    expect((await visit.post('/min-adgang', { do: 'add', navn: 'Nabo', svar: answer })).status).toBe(303)
    const both = await db.owner.selectFrom('passkey').select('municipality_id').where('credential_id', '=', device.id).execute()
    expect(both.map((row) => row.municipality_id).sort()).toEqual([key?.municipality_id, neighbour.id].sort())
  })
})

describe('an answer made for one thing does not do another', () => {
  test('one that makes a key lets nobody in, one that is used makes none, and one that is old does neither', async () => {
    const { device, add, visit } = await member()
    await add()
    const toUse = await optionsFrom(visit, '/log-ind/noegle/begynd')
    const toMake = await optionsFrom(visit, '/min-adgang/noegle/begynd')
    const other = softAuthenticator(municipality.origin)
    const made = other.make({ ...toMake, challenge: toUse.challenge })
    expect((await visit.post('/min-adgang', { do: 'add', navn: 'x', svar: made })).status).toBe(422)
    expect(await rows(other.id)).toEqual([])
    const asked = await optionsFrom(visit, '/min-adgang/noegle/begynd')
    const used = device.use({ challenge: asked.challenge, rpId: new URL(municipality.origin).hostname })
    const { visit: thief } = stranger(device)
    for (const who of [visit, thief]) expect((await who.post('/log-ind/noegle', { svar: used })).status).toBe(422)
    expect((await thief.get('/skrivebord')).status).toBe(303)
    const late = await testApp(db, { municipality })
    const slow = visitor(late, { host: '' }, null)
    const svar = device.use(await optionsFrom(slow, '/log-ind/noegle/begynd'))
    late.travel({ minutes: 11 })
    expect((await slow.post('/log-ind/noegle', { svar })).status).toBe(422)
  })
})

describe('a counter that does not go up', () => {
  test('stops the passkey for good: somebody may have a copy', async () => {
    const { device, add, visit } = await member()
    device.countTo(5)
    await add()
    expect((await stranger(device).use()).status).toBe(303)
    expect((await rows(device.id))[0]?.sign_count).toBe(6)
    const copied = await stranger(device).use({ counter: 6 })
    expect([copied.status, await copied.text()]).toEqual([422, expect.stringContaining('findes i en kopi')])
    expect((await stranger(device).use({ counter: 99 })).status, 'nor does its owner come in by it').toBe(422)
    expect(await (await visit.get('/min-adgang')).text()).toContain('Lukket: der findes måske en kopi')
  })

  test.each([
    [0, 0, false],
    [0, 1, false],
    [5, 6, false],
    [5, 5, true],
    [5, 4, true],
    [5, 0, true],
  ])('%i, then %i: %s', (kept, shown, expected) => expect(isCopied(kept, shown)).toBe(expected))
})

describe('one’s own passkeys', () => {
  test('are named and removed by their owner and by nobody else', async () => {
    const { device, add, visit } = await member()
    await add()
    const [key] = await rows(device.id)
    const id = key?.id ?? ''
    const { visit: other } = await member()
    expect((await other.post('/min-adgang', { do: 'rename', id, [`navn-${id}`]: 'Min nu' })).status).toBe(404)
    expect((await other.post('/min-adgang', { do: 'remove', id })).status).toBe(404)
    expect((await visit.post('/min-adgang', { do: 'rename', id, [`navn-${id}`]: '' })).status).toBe(422)
    await visit.post('/min-adgang', { do: 'rename', id, [`navn-${id}`]: '<b>Arbejdsmobil</b>' })
    expect((await rows(device.id))[0]?.name).toBe('<b>Arbejdsmobil</b>')
    expect(await (await visit.get('/min-adgang')).text()).not.toContain('<b>Arbejdsmobil')
    expect((await visit.post('/min-adgang', { do: 'remove', id })).status).toBe(303)
    expect(await rows(device.id)).toEqual([])
    expect((await stranger(device).use()).status).toBe(422)
  })

  test('the last way in is not taken away without its owner saying so', async () => {
    const withoutMail = await testApp(db, { municipality, hasMail: false })
    const { device, add, visit } = await member(withoutMail)
    await add()
    const id = (await rows(device.id))[0]?.id ?? ''
    const refused = await visit.post('/min-adgang', { do: 'remove', id })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('din sidste måde at komme ind på')])
    expect(await rows(device.id)).toHaveLength(1)
    expect((await visit.post('/min-adgang', { do: 'remove', id, sidste: 'ja' })).status).toBe(303)
  })

  test('making one asks first who it is, when that was long ago', async () => {
    const late = await testApp(db, { municipality })
    const { visit } = await member(late)
    late.travel({ minutes: 16 })
    for (const path of ['/min-adgang/noegle/begynd', '/min-adgang'])
      expect((await visit.post(path, { do: 'add', navn: 'Telefon' })).headers.get('location')).toMatch(/^\/log-ind\/bekraeft\?/)
    expect(await (await visit.get('/min-adgang')).text()).toContain('value="Telefon"')
  })
})

test('a passkey is a fresh proof for its owner, under a new cookie, and for nobody else', async () => {
  const late = await testApp(db, { municipality })
  const { visit, device, add } = await member(late)
  await add()
  const { visit: other } = await member(late)
  late.travel({ minutes: 16 })
  const prove = async (who: Visit) => {
    const svar = device.use(await optionsFrom(who, '/log-ind/noegle/begynd'))
    return who.post('/log-ind/noegle', { svar, til: 'bekraeft', videre: '/min-adgang' })
  }
  expect((await prove(other)).headers.get('location')).toBe('/log-ind/bekraeft?igen=ja&videre=%2Fmin-adgang')
  const before = visit.cookies()
  expect((await prove(visit)).headers.get('location')).toBe('/min-adgang')
  expect((await late.get('/skrivebord', { cookie: before })).status).toBe(303)
  expect((await visit.get('/skrivebord')).status).toBe(200)
  expect((await visit.post('/min-adgang/noegle/begynd')).status).toBe(200)
})
