import { load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { audiencesOf } from '#modules/accounts/index.ts'
import { appoint, createBody, createPerson } from '#modules/council/index.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { type Planted, plant } from '#test/plants.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const now = '2026-03-02T12:00:00Z'
const app = await testApp(db, { municipality, now })
let planted: Planted

beforeAll(async () => {
  planted = await plant(app.platform, municipality.id, 'her')
  await app.platform.db.in(municipality.id, async (tx) => {
    const bodyId = await createBody(tx, municipality.id, { name: 'Prisgruppen', kind: 'working_group', isPublic: true })
    const personId = await createPerson(tx, municipality.id, { name: 'Samira Haddad' })
    const acting = { municipalityId: municipality.id, actor: 'operator' as const, clock: app.platform.clock }
    await appoint(tx, acting, { personId, bodyId, seatId: null, function: 'member', from: '2025-01-01', to: null })
  })
})

const read = async (path: string, by: TestApp = app) => {
  const response = await by.get(path)
  const html = await response.text()
  return { status: response.status, headers: response.headers, html, $: load(html) }
}

const search = (query: Record<string, string>, by?: TestApp) => read(`/soeg?${new URLSearchParams(query)}`, by)

test('finds what is public, marks it, says how many, and never shows what is closed', async () => {
  const { $ } = await search({ q: planted.open.key })
  expect($('[role=status]').text()).toMatch(/^\d+ resultat/)
  expect($('title').text()).toMatch(/^\d+ resultat/)
  expect($('.search-hits a').first().attr('href')).toBe(`/punkt/${planted.shortIds.open}`)
  expect($('.search-hits mark').text().toLowerCase()).toContain(planted.open.key)
  for (const { key, word } of planted.plants) expect((await search({ q: key })).html).not.toContain(word)
})

test('finds a body by who sits in it, and only there when asked for bodies alone', async () => {
  const { $ } = await search({ q: 'Samira Haddad', slags: 'body' })
  expect($('.search-hits a').attr('href')).toBe('/raadet/prisgruppen')
  expect((await search({ q: 'Samira Haddad', slags: 'meeting' })).$('.search-hits')).toHaveLength(0)
})

test('without words is a page with a field and no result', async () => {
  for (const q of ['', '   ', '\t\n']) {
    const { $, status } = await search({ q })
    expect(status).toBe(200)
    expect($('main form input[name=q]')).toHaveLength(1)
    expect($('[role=status]')).toHaveLength(0)
  }
  expect((await read('/soeg')).status).toBe(200)
})

test('that finds nothing says so and what to try', async () => {
  const { $ } = await search({ q: 'xqzzyv', slags: 'item' })
  expect($('[role=status]').text()).toContain('0 resultater')
  expect($('main section a[href="/soeg?q=xqzzyv"]').text()).toBe('Søg i alt i stedet for kun ét sted.')
  expect($('main input[name=q]').attr('value')).toBe('xqzzyv')
})

test.each([
  ['ten thousand characters', 'integration '.repeat(900)],
  ['one word of ten thousand letters', 'å'.repeat(10_000)],
  ['nothing but signs', `'"!&|()<>:*\\%_-`],
  ['an open quotation', '"bolig'],
  ['only what not to find', '-bolig'],
  ['markup', '<script>alert(1)</script><b>'],
  ['half of a character', `bolig \ud83d og ${'😀'.repeat(150)}`],
  ['a zero byte', 'bo\u0000lig'],
  ['Arabic', 'مجلس الاندماج'],
])('refuses nothing: %s', async (_, q) => {
  for (const path of ['/soeg', '/ar/soeg']) {
    const { status, html } = await read(`${path}?q=${encodeURIComponent(q.toWellFormed())}`)
    expect(status).toBe(200)
    expect(html).not.toContain('<script>alert')
    expect(htmlProblems(html)).toEqual([])
  }
})

test('says when it read only the beginning of a long text', async () => {
  const long = await search({ q: 'integration '.repeat(900) })
  expect(long.html).toContain('de første 200 tegn')
  expect(long.$('main input[name=q]').attr('value')).toHaveLength(200)
  expect((await search({ q: 'integration' })).html).not.toContain('de første 200 tegn')
})

test('what it is narrowed to stands in the address and goes away by a link; the choices are counted', async () => {
  const { $ } = await search({ q: 'Samira', slags: 'body', fra: '2020', til: '2030' })
  expect(
    $('.search-chips a')
      .map((_, chip) => $(chip).attr('href'))
      .get(),
  ).toEqual(['/soeg?q=Samira&fra=2020&til=2030', '/soeg?q=Samira&slags=body', '/soeg?q=Samira'])
  const narrowed = await search({ q: 'Samira', slags: 'body' })
  expect(narrowed.$('select[name=slags] option[selected]').text()).toBe('Råd og udvalg (1)')
  expect(narrowed.$('.search-hits a')).toHaveLength(1)
})

test('a case is found by its number, and a filter without words lists everything, the newest first', async () => {
  const all = await search({ slags: 'item' })
  expect(all.$('.search-hits li').length).toBeGreaterThan(0)
  const beyond = await search({ slags: 'item', side: '400' })
  expect(beyond.$('.search-hits li').length).toBeGreaterThan(0)
})

test('words that nobody has written are answered with those that look like them, and the page says so in the reader’s language', async () => {
  const { $ } = await search({ q: 'prisgrupen' })
  expect($('main').text()).toContain('Ingen har skrevet »prisgrupen«. Viser i stedet: prisgruppe')
  const arabic = await read('/ar/soeg?q=prisgrupen')
  expect(arabic.$('main [lang=da]').text()).toContain('prisgruppe')
})

test('takes any page number and any kind', async () => {
  for (const side of ['0', '-3', '99999', 'to', '1e3', '9'.repeat(40)])
    expect((await search({ q: planted.open.key, side, slags: 'body; drop' })).status).toBe(200)
})

test('drafts are searched by those who prepare the meetings, when they ask for it', async () => {
  const secretary = await testApp(db, { municipality, as: 'secretary', now })
  const draft = planted.plants.find((each) => each.name === 'readIn')
  expect((await search({ q: draft?.key ?? '' }, secretary)).html).not.toContain(draft?.word)
  const withDrafts = await search({ q: draft?.key ?? '', udkast: 'ja' }, secretary)
  expect(withDrafts.html).toContain(draft?.word)
  expect(withDrafts.$('.search-chips a').text()).toBe('Med udkast')
  expect(withDrafts.$('.search-chips a').attr('href')).toBe(`/soeg?${new URLSearchParams({ q: draft?.key ?? '' })}`)
  expect((await search({ q: draft?.key ?? '', udkast: 'ja' })).html).not.toContain(draft?.word)
  expect((await read('/soeg?udkast=ja&q=x')).$('input[name=udkast], .search-chips')).toHaveLength(0)
  const ofOne = async (bodyId: string) => testApp(db, { municipality, as: 'secretary', bodyId, now })
  const [own, other] = [await ofOne(planted.bodyId), await ofOne(planted.otherBodyId)]
  expect((await read('/soeg?q=x', own)).$('input[name=udkast]')).toHaveLength(1)
  expect((await search({ q: draft?.key ?? '', udkast: 'ja' }, own)).html).toContain(draft?.word)
  expect((await search({ q: draft?.key ?? '', udkast: 'ja' }, other)).html).not.toContain(draft?.word)
})

test('too many searches from one address are asked to wait', async () => {
  const hasty = await testApp(db, { municipality, now, limits: 0.05 })
  const answers = []
  for (let n = 0; n < 5; n++) answers.push((await hasty.get('/soeg?q=x')).status)
  expect(answers).toContain(429)
})

test('who may find what follows their grants: a seat opens one body, a substitute’s observation none', () => {
  const actor = (role: 'member' | 'substitute' | 'secretary', bodyId: string | null) => ({
    accountId: 'a',
    personId: null,
    sessionId: null,
    name: '',
    grants: [{ role, bodyId }],
  })
  const bodies = ['b1', 'b2']
  expect(audiencesOf(actor('member', 'b1'), bodies, true)).toEqual(['public', 'body/b1'])
  expect(audiencesOf(actor('substitute', 'b1'), bodies, true)).toEqual(['public'])
  expect(audiencesOf(actor('secretary', 'b1'), bodies, true)).toEqual(['public', 'body/b1', 'secretariat/b1'])
  const [all, drafts] = [
    ['public', 'body/b1', 'body/b2'],
    ['secretariat/b1', 'secretariat/b2', 'secretariat'],
  ]
  expect(audiencesOf(actor('secretary', null), bodies, true)).toEqual([...all, ...drafts])
  expect(audiencesOf(actor('secretary', null), bodies, false)).toEqual(['public', 'body/b1', 'body/b2'])
})
