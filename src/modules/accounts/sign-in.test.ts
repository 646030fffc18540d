import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { createPerson } from '#modules/council/index.ts'
import { newId, sha256 } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { createAccount, grantRole, inviteAdministrator, issueDemoLink, linkPath } from './index.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const demo = await aMunicipality(db, { code: '902', isDemo: true })

const member = async (app: TestApp, email: string, tenant = municipality) =>
  app.platform.db.in(tenant.id, async (tx) => {
    const personId = await createPerson(tx, tenant.id, { name: 'Karla Test' })
    const accountId = await createAccount(tx, tenant.id, { personId, email })
    await grantRole(tx, tenant.id, { accountId, role: 'member', bodyId: null, from: '2000-01-01' })
    return accountId
  })

const linkIn = (text: string) => {
  const link = /https:\/\/\S+/.exec(text)?.[0]
  if (!link) throw new Error('no link in the mail')
  return new URL(link)
}

async function linkByMail(app: TestApp, email: string, fields: Record<string, string> = {}) {
  const before = app.mails.length
  expect((await app.post('/log-ind', { email, ...fields })).status).toBe(303)
  await mailed(app, before + 1)
  return linkIn(app.mails.at(-1)?.text ?? '')
}

/** Milliseconds that work beside an answer may take on a busy machine. */
const patience = 20_000

/** The link is laid ready beside the answer: waits until so many mails have been sent. */
const mailed = (app: TestApp, count: number) =>
  vi.waitFor(async () => {
    await app.deliver()
    expect(app.mails).toHaveLength(count)
  }, patience)

const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
const use = (app: TestApp, token: string | null, headers: Record<string, string> = {}, fields: Record<string, string> = {}) =>
  app.post('/log-ind/link', { n: token ?? '', ...fields }, headers)
const hasDesk = async (app: TestApp, cookie: string) => (await app.get('/skrivebord', { cookie })).status === 200

test('a link from a mail signs in with a button; opening it changes nothing', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'karla@example.org')
  const link = await linkByMail(app, '  Karla@Example.org ')
  expect(link.origin).toBe(municipality.origin)
  for (let scanner = 0; scanner < 3; scanner++) {
    const page = await app.get(`${link.pathname}${link.search}`)
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('set-cookie')).toBeNull()
  }
  const answer = await use(app, link.searchParams.get('n'))
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/skrivebord')
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^__Host-session=[\w-]{43}; /)
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute)
  expect(cookie).not.toMatch(/domain|max-age|expires/i)
  expect(await hasDesk(app, cookieOf(answer))).toBe(true)
})

test('the database keeps no token, only its hash', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'hash@example.org')
  const token = (await linkByMail(app, 'hash@example.org')).searchParams.get('n') ?? ''
  const session = cookieOf(await use(app, token)).split('=')[1] ?? ''
  const stored = await db.owner.selectFrom('one_time_link').select('token_hash').execute()
  expect(stored.some((row) => row.token_hash.equals(sha256(token)))).toBe(true)
  const everything = JSON.stringify([
    await db.owner.selectFrom('one_time_link').selectAll().execute(),
    await db.owner.selectFrom('session').selectAll().execute(),
    await db.owner.selectFrom('audit_entry').selectAll().execute(),
    await db.owner.selectFrom('outgoing_mail').selectAll().execute(),
    (await sql`select * from pgboss.job`.execute(db.owner)).rows,
    app.logLines,
  ])
  for (const secret of [token, session]) {
    expect(secret).toHaveLength(43)
    expect(everything).not.toContain(secret)
  }
})

test('a link serves once', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'once@example.org')
  const token = (await linkByMail(app, 'once@example.org')).searchParams.get('n')
  expect((await use(app, token)).status).toBe(303)
  const again = await use(app, token)
  expect(again.status).toBe(422)
  expect(again.headers.get('set-cookie')).toBeNull()
  expect(await again.text()).toContain('Linket virker ikke længere')
})

test('of two who use a link at the same moment, one gets in', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'race@example.org')
  for (let round = 0; round < 5; round++) {
    const token = (await linkByMail(app, 'race@example.org')).searchParams.get('n')
    const answers = await Promise.all(Array.from({ length: 6 }, () => use(app, token)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422, 422, 422, 422, 422])
    expect(answers.filter((answer) => answer.headers.has('set-cookie'))).toHaveLength(1)
  }
})

test('who is in already by the same link and sends the button twice goes on to where they were going', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'twice@example.org')
  await member(app, 'other@example.org')
  const token = (await linkByMail(app, 'twice@example.org')).searchParams.get('n')
  const cookie = cookieOf(await use(app, token))
  const again = await use(app, token, { cookie }, { videre: '/moeder' })
  expect([again.status, again.headers.get('location'), again.headers.get('set-cookie')]).toEqual([303, '/moeder', null])
  const other = cookieOf(await use(app, (await linkByMail(app, 'other@example.org')).searchParams.get('n')))
  expect((await use(app, token, { cookie: other })).status).toBe(422)
})

test('a sign-in link is too old after fifteen minutes', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'old@example.org')
  const [first, second] = [await linkByMail(app, 'old@example.org'), await linkByMail(app, 'old@example.org')]
  app.travel({ minutes: 14, seconds: 59 })
  expect((await use(app, first.searchParams.get('n'))).status).toBe(303)
  app.travel({ seconds: 1 })
  expect((await use(app, second.searchParams.get('n'))).status).toBe(422)
})

test.each([null, '', 'x', 'a'.repeat(43), '../../etc/passwd', "' or 1=1 --", '\u0000'])(
  '%j is no link, and the page says what to do',
  async (token) => {
    const app = await testApp(db, { municipality })
    const answer = await use(app, token)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Få et nyt link')
  },
)

test('a link of one municipality is worth nothing in another', async () => {
  const app = await testApp(db, { municipality })
  const neighbour = await testApp(db, { municipality: demo })
  await member(app, 'border@example.org')
  const token = (await linkByMail(app, 'border@example.org')).searchParams.get('n')
  expect((await use(neighbour, token)).status).toBe(422)
  const cookie = cookieOf(await use(app, token))
  expect(await hasDesk(app, cookie)).toBe(true)
  expect(await hasDesk(neighbour, cookie)).toBe(false)
})

test('the answer is the same whether or not the address is known', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'known@example.org')
  const answers = [await app.post('/log-ind', { email: 'known@example.org' }), await app.post('/log-ind', { email: 'unknown@example.org' })]
  const told = await Promise.all(
    answers.map(async (answer) => [answer.status, [...answer.headers].filter(([name]) => name !== 'x-request-id'), await answer.text()]),
  )
  expect(told[0]).toEqual(told[1])
  await mailed(app, 1)
  expect(app.mails[0]?.to).toBe('known@example.org')
})

test('nobody can fill a mailbox: three links are out at a time, and those keep serving', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'full@example.org')
  const links: URL[] = []
  for (let asked = 0; asked < 3; asked++) links.push(await linkByMail(app, 'full@example.org'))
  for (let asked = 0; asked < 5; asked++) await app.post('/log-ind', { email: 'full@example.org' })
  await new Promise((resolve) => setTimeout(resolve, 150))
  await app.deliver()
  expect(app.mails).toHaveLength(3)
  expect((await use(app, links[0]?.searchParams.get('n') ?? null)).status).toBe(303)
  app.travel({ minutes: 15 })
  await linkByMail(app, 'full@example.org')
})

test('while no mail can leave the house, three links wait for an account and no more', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'waits@example.org')
  const waiting = async () =>
    (await db.owner.selectFrom('outgoing_mail').select('id').where('address', '=', 'waits@example.org').execute()).length
  for (let asked = 1; asked <= 3; asked++) {
    await app.post('/log-ind', { email: 'waits@example.org' })
    await vi.waitFor(async () => expect(await waiting()).toBe(asked), patience)
  }
  await Promise.all(Array.from({ length: 5 }, () => app.post('/log-ind', { email: 'waits@example.org' })))
  await new Promise((resolve) => setTimeout(resolve, 150))
  await app.deliver()
  expect(app.mails).toHaveLength(3)
})

test('an ended account gets no link and cannot use one it had', async () => {
  const app = await testApp(db, { municipality })
  const accountId = await member(app, 'gone@example.org')
  const token = (await linkByMail(app, 'gone@example.org')).searchParams.get('n')
  await db.owner.updateTable('account').set({ ended_at: new Date() }).where('id', '=', accountId).execute()
  expect((await use(app, token)).status).toBe(422)
  await app.post('/log-ind', { email: 'gone@example.org' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  await app.deliver()
  expect(app.mails).toHaveLength(1)
})

test('what is no address is shown again with the reason', async () => {
  const app = await testApp(db, { municipality })
  const answer = await app.post('/log-ind', { email: 'karla@', videre: '/moeder' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('value="karla@"')
  expect(html).toContain('Skriv en hel e-mailadresse')
  expect(html).toContain('name="videre" value="/moeder"')
})

test('after signing in one lands where one was going, in the language one reads', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'next@example.org')
  const asked = await app.get('/en/skrivebord')
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/en/log-ind?videre=%2Fskrivebord'])
  await app.post('/en/log-ind', { email: 'next@example.org', videre: '/moeder' })
  await mailed(app, 1)
  const link = linkIn(app.mails[0]?.text ?? '')
  expect([link.pathname, link.searchParams.get('videre'), app.mails[0]?.lang]).toEqual(['/en/log-ind/link', '/moeder', 'en'])
  const answer = await app.post('/en/log-ind/link', { n: link.searchParams.get('n') ?? '', videre: '/moeder' })
  expect(answer.headers.get('location')).toBe('/en/moeder')
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example/', '/.//evil.example'])(
  '%s does not lead away from the site',
  async (videre) => {
    const app = await testApp(db, { municipality })
    const email = `${newId()}@example.org`
    await member(app, email)
    const link = await linkByMail(app, email, { videre })
    expect(link.searchParams.get('videre')).toBeNull()
    expect(await (await app.get(`/log-ind?videre=${encodeURIComponent(videre)}`)).text()).not.toContain('evil')
    expect((await use(app, link.searchParams.get('n'), {}, { videre })).headers.get('location')).toBe('/skrivebord')
  },
)

test('the host that was asked for has no say in the address in the mail', async () => {
  const app = await testApp(db, { municipality })
  await member(app, 'host@example.org')
  const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', forwarded: 'host=evil.example' }
  await app.post('/log-ind', { email: 'host@example.org' }, headers)
  await mailed(app, 1)
  expect(app.mails[0]?.text).not.toContain('evil')
  expect(linkIn(app.mails[0]?.text ?? '').origin).toBe(municipality.origin)
  expect((await app.post('/log-ind', { email: 'host@example.org' }, { host: 'evil.example' })).status).toBe(421)
})

test('asking for links is limited', async () => {
  const app = await testApp(db, { municipality, limits: 1 })
  const statuses: number[] = []
  for (let asked = 0; asked < 11; asked++) statuses.push((await app.post('/log-ind', { email: 'any@example.org' })).status)
  expect(statuses).toEqual([...Array(10).fill(303), 429])
})

test('an invitation makes an administrator, works for a week and once', async () => {
  const app = await testApp(db, { municipality })
  const invite = (email: string) =>
    app.platform.db.in(municipality.id, (tx) => inviteAdministrator(tx, municipality, { name: 'Henny Test', email }, app.platform.clock))
  const token = await invite('henny@example.org')
  app.travel({ hours: 7 * 24 - 1 })
  const page = await app.get(linkPath(token))
  expect(page.status).toBe(200)
  const cookie = cookieOf(await use(app, token))
  expect((await app.get('/aendringer', { cookie })).status).toBe(200)
  expect((await use(app, token)).status).toBe(422)
  const late = await invite('henny@example.org')
  app.travel({ hours: 7 * 24 })
  expect((await use(app, late)).status).toBe(422)
  const accounts = await db.owner.selectFrom('account').select('id').where('email', '=', 'henny@example.org').execute()
  const grants = await db.owner
    .selectFrom('role_grant')
    .select('id')
    .where('account_id', '=', accounts[0]?.id ?? '')
    .execute()
  expect([accounts.length, grants.length]).toEqual([1, 1])
})

test('a demo link signs in as somebody with the role, and only in a demo municipality', async () => {
  for (const [tenant, status] of [
    [demo, 303],
    [municipality, 422],
  ] as const) {
    const app = await testApp(db, { municipality: tenant })
    await member(app, 'demo@example.org', tenant)
    const token = await app.platform.db.in(tenant.id, (tx) => issueDemoLink(tx, tenant.id, 'member', app.platform.clock))
    expect((await use(app, token)).status).toBe(status)
  }
  const app = await testApp(db, { municipality: demo })
  expect(await app.platform.db.in(demo.id, (tx) => issueDemoLink(tx, demo.id, 'chair', app.platform.clock))).toBeNull()
})
