import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { grantRole, openSession } from '#modules/accounts/index.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { issueLink } from '../links.ts'
import { somebody, visitor } from '../providers/providers.testing.ts'
import { deviceOf } from './device.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1'

/** Somebody with a role, and their browsers. */
async function person(role: 'administrator' | 'member' = 'member') {
  const app = await testApp(db, { municipality })
  const { accountId, email } = await somebody(app, municipality, { role })
  const open = () => app.platform.db.in(municipality.id, (tx) => openSession(tx, municipality, accountId, app.platform.clock))
  const byLink = async (agent: string, cookie = '') => {
    const acting = { actor: 'system' as const, clock: app.platform.clock }
    const n = await app.platform.db.in(municipality.id, (tx) => issueLink(tx, municipality.id, accountId, 'sign_in', acting))
    const answer = await app.post('/log-ind/link', { n }, { 'user-agent': agent, cookie })
    return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const isIn = async (cookie: string) => (await app.get('/skrivebord', { cookie })).status === 200
  return { app, accountId, email, open, byLink, isIn }
}

const mainOf = async (answer: Response) => load(await answer.text())('main')

test.each([
  [firefox, 'Firefox/Windows'],
  [phone, 'Safari/iPhone'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0', 'Edge/Linux'],
  ['Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36', 'Chrome/Android'],
  ['curl/8.0', '/'],
  [undefined, '/'],
])('%s is known as %s: no version, no model', (agent, device) => expect(deviceOf(agent)).toBe(device))

describe('where one is signed in', () => {
  test('is told by device, means and time, and by nothing more', async () => {
    const { app, byLink } = await person()
    await byLink(phone)
    const cookie = await byLink(firefox)
    const text = (await mainOf(await app.get('/min-adgang', { cookie }))).text()
    for (const told of ['Firefox på Windows', 'Safari på iPhone', 'Med et link', 'Denne enhed']) expect(text).toContain(told)
    const rows = await db.owner.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toMatch(/Mozilla|Gecko|127\.0\.0\.1|140\.0/)
  })

  test('one place is signed out, or all others, and never somebody else’s', async () => {
    const { app, accountId, byLink, isIn } = await person()
    const [first, second, third] = [await byLink(phone), await byLink(phone), await byLink(firefox)]
    const ids = await db.owner.selectFrom('session').select('id').where('account_id', '=', accountId).orderBy('id').execute()
    const other = await person()
    const theirs = await other.open()
    await app.post('/min-adgang', { do: 'end', id: ids[0]?.id ?? '' }, { cookie: theirs })
    expect(await isIn(first)).toBe(true)
    await app.post('/min-adgang', { do: 'end', id: ids[0]?.id ?? '' }, { cookie: third })
    expect([await isIn(first), await isIn(second), await isIn(third)]).toEqual([false, true, true])
    await app.post('/min-adgang', { do: 'endOthers' }, { cookie: third })
    expect([await isIn(second), await isIn(third), await isIn(theirs)]).toEqual([false, true, true])
  })

  test('ends everywhere when an administrator says so, and when a role ends', async () => {
    const { app, accountId, byLink, isIn } = await person()
    const admin = await testApp(db, { municipality, as: 'administrator' })
    const before = await byLink(phone)
    expect((await admin.post(`/brugere/${accountId}`, { do: 'signOut', once: newId() })).status).toBe(303)
    expect(await isIn(before)).toBe(false)
    const by = { accountId, role: 'secretary' as const, bodyId: null, from: '2026-01-01' }
    await app.platform.db.in(municipality.id, (tx) => grantRole(tx, municipality.id, by))
    const after = await byLink(phone)
    const grant = await db.owner
      .selectFrom('role_grant')
      .select('id')
      .where('account_id', '=', accountId)
      .where('role', '=', 'secretary')
      .executeTakeFirst()
    await admin.post(`/brugere/${accountId}`, { do: 'endRole', tildeling: grant?.id ?? '', slut: '', once: newId() })
    expect(await isIn(after)).toBe(false)
  })
})

describe('what matters most asks again after a quarter of an hour', () => {
  const anybody = () => ({ navn: `Nora ${newId()}`, email: `${newId()}@kommune.example`, sprog: 'da', rolle: 'ingen' })

  test.each([
    ['POST', '/brugere/ny'],
    ['GET', '/adgang.csv'],
    ['GET', '/opsaetning/log-ind/ny'],
    ['POST', '/opsaetning/log-ind/ny'],
    ['POST', '/opsaetning/kommune/offentlighed'],
    ['POST', '/opsaetning/kommune/godkendelse'],
  ])('%s %s', async (method, path) => {
    const app = await testApp(db, { municipality, as: 'administrator' })
    const ask = () => (method === 'GET' ? app.get(path) : app.post(path, anybody()))
    app.travel({ minutes: 14 })
    expect((await ask()).headers.get('location') ?? '').not.toContain('bekraeft')
    app.travel({ minutes: 2 })
    expect((await ask()).headers.get('location')).toBe(`/log-ind/bekraeft?videre=${encodeURIComponent(path)}`)
  })

  test('a link in a mail is such a proof: what was typed is there again, and the old cookie is worth nothing', async () => {
    const { app, open, isIn } = await person('administrator')
    const form = anybody()
    const visit = visitor(app, { host: '' }, await open())
    app.travel({ minutes: 16 })
    const asked = await visit.post('/brugere/ny', form)
    const page = await mainOf(await visit.get(asked.headers.get('location') ?? ''))
    expect(page.text()).toContain('Har du skrevet noget, er det gemt')
    await visit.post('/log-ind/bekraeft', { do: 'mail', videre: '/brugere/ny' })
    await expect.poll(() => db.owner.selectFrom('outgoing_mail').select('id').where('kind', '=', 'sign_in').execute()).toHaveLength(1)
    await app.deliver()
    const link = new URL(/https:\S+videre=\S+/.exec(app.mails.map(({ text }) => text).join())?.[0] ?? '')
    const before =
      visit
        .cookies()
        .split('; ')
        .find((one) => one.startsWith('__Host-session')) ?? ''
    const back = await visit.post('/log-ind/link', Object.fromEntries(link.searchParams))
    expect(back.headers.get('location')).toBe('/brugere/ny')
    expect(await isIn(before)).toBe(false)
    expect((await mainOf(await visit.get('/brugere/ny'))).find('[name=email]').attr('value')).toBe(form.email)
    expect((await visit.post('/brugere/ny', form)).headers.get('location')).toMatch(/^\/brugere\//)
  })

  test('a secret that was typed is not laid aside', async () => {
    const { app, open } = await person('administrator')
    const cookie = await open()
    app.travel({ minutes: 16 })
    await app.post('/opsaetning/log-ind/ny', { navn: 'Byens login', hemmelighed: 'p4ssw0rd-of-the-house' }, { cookie })
    const kept = await db.owner.selectFrom('kept_form').select('fields').where('path', '=', '/opsaetning/log-ind/ny').execute()
    expect(JSON.stringify(kept)).toContain('Byens login')
    expect(JSON.stringify(kept)).not.toContain('p4ssw0rd')
  })

  test('without any way to show it, the page says what to do', async () => {
    const app = await testApp(db, { municipality, as: 'administrator', hasMail: false })
    expect((await mainOf(await app.get('/log-ind/bekraeft'))).text()).toContain('Log ud, og log ind igen')
    expect((await app.post('/log-ind/bekraeft', { do: 'mail' })).status).toBe(422)
    expect((await app.post('/log-ind/bekraeft', { do: 'demo' })).status).toBe(422)
  })
})

test('a cookie that somebody has planted is worth nothing after signing in', async () => {
  const { byLink, isIn, open } = await person()
  const planted = await (await person()).open()
  const own = await byLink(firefox, planted)
  expect([own === planted, await isIn(planted), await isIn(own), await isIn(await open())]).toEqual([false, false, true, true])
})
