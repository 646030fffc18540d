import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { audiencesOf } from '#modules/accounts/index.ts'
import { appoint, createBody, createPerson, createSeat, createSeatGroup, createTerm, putSetting } from '#modules/council/index.ts'
import { tenantDb } from '#platform/db/db.ts'
import type { Ctx } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { type Planted, plant } from '#test/plants.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { loadFrontPage } from './front-page.ts'
import { contactFor } from './office.ts'
import { pathsPerFile, robots, sitemapIndex, urlset } from './sitemap.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const bare = await aMunicipality(db, { code: '902', name: 'Tomby Kommune' })
const demo = await aMunicipality(db, { code: '903', name: 'Prøveby Kommune', isDemo: true })
const seated = await aMunicipality(db, { code: '904', name: 'Stoleby Kommune' })
const now = '2026-03-02T12:00:00Z'
const app = await testApp(db, { municipality, now })
const seatedApp = await testApp(db, { municipality: seated, now })
const bareApp = await testApp(db, { municipality: bare, now })
let planted: Planted

const set = (settings: Record<string, unknown>, id = municipality.id) =>
  app.platform.db.in(id, async (tx) => {
    for (const [key, value] of Object.entries(settings)) await putSetting(tx, id, { key, bodyId: null, value, validFrom: '2020-01-01' })
  })

beforeAll(async () => {
  planted = await plant(app.platform, municipality.id, 'her')
  await app.platform.db.in(seated.id, async (tx) => {
    const bodyId = await createBody(tx, seated.id, { name: 'Integrationsrådet', kind: 'council', isPublic: true })
    const termId = await createTerm(tx, seated.id, { bodyId, startsOn: '2025-01-01', endsOn: '2029-01-01' })
    const seatGroupId = await createSeatGroup(tx, seated.id, { termId, name: 'Foreninger', position: 0 })
    const seatId = await createSeat(tx, seated.id, { seatGroupId, position: 0 })
    await createSeat(tx, seated.id, { seatGroupId, position: 1 })
    const personId = await createPerson(tx, seated.id, { name: 'Samira Haddad' })
    const acting = { municipalityId: seated.id, actor: 'operator' as const, clock: app.platform.clock }
    await appoint(tx, acting, { personId, bodyId, seatId, function: 'member', from: '2025-01-01', to: null })
  })
  await set({ how_to_join: ['Stil op.'] }, seated.id)
  await set({
    purpose: 'Rådet bygger bro i byen.',
    contact: ['Rådhuset', 'Torvet 1'],
    contact_email: 'raad@fjordby.example',
    contact_phone: '00 00 00 12',
  })
})

const read = async (path: string, by: TestApp = app) => {
  const response = await by.get(path)
  const html = await response.text()
  return { status: response.status, headers: response.headers, html, $: load(html) }
}

describe('the front page', () => {
  test('says what the council does, when it meets next and what it decided', async () => {
    const { $, html } = await read('/')
    expect($('main .font-lead').first().text()).toBe('Rådet bygger bro i byen.')
    expect($('#naeste-moede a').first().attr('href')).toBe(`/moeder/${planted.slugs.called}`)
    expect($('#beslutninger').text()).toContain(planted.open.word)
    expect($('#beslutninger a[href="/sager/2026-000001"]')).toHaveLength(1)
    for (const { word } of planted.plants) expect(html).not.toContain(word)
  })

  test('shows the council as a picture once its seats are entered, and how to get one', async () => {
    const { $ } = await read('/', seatedApp)
    expect($('#raadet desc').text()).toBe('2 pladser: Foreninger 2 (1 ledig).')
    expect($('#goer-nu a').attr('href')).toBe('/raadet#bliv-medlem')
    expect((await read('/raadet', seatedApp)).$('#bliv-medlem')).toHaveLength(1)
  })

  test('offers only what can be done, and every link on it leads somewhere', async () => {
    const { $ } = await read('/')
    const cards = $('#goer-nu h3')
      .toArray()
      .map((card) => $(card).text())
    expect(cards).toEqual(['Kom til et møde', 'Følg en sag', 'Skriv til rådet'])
    const links = $('a[href^="/"]')
      .toArray()
      .map((link) => $(link).attr('href') ?? '')
    for (const href of new Set(links)) expect([href, (await app.get(href)).status]).toEqual([href, 200])
  })

  test('of a municipality that has just begun shows how to begin, and that differently to the secretariat', async () => {
    const { $, status } = await read('/', bareApp)
    expect(status).toBe(200)
    expect($('.empty-state a').attr('href')).toBe('/log-ind')
    expect($('#goer-nu')).toHaveLength(0)
    const secretary = await testApp(db, { municipality: bare, as: 'secretary', now })
    expect((await read('/', secretary)).$('.empty-state a').attr('href')).toBe('/import')
  })

  test('in another language begins with a sentence in that language', async () => {
    expect((await read('/ar/')).$('main .font-lead').first().text()).toMatch(/^تابع هنا/)
  })

  test('takes the same few queries whatever there is on it', async () => {
    let queries = 0
    const counting = tenantDb(
      db.app.withPlugin({
        transformQuery: ({ node }) => {
          queries++
          return node
        },
        transformResult: async ({ result }) => result,
      }),
    )
    await counting.in(municipality.id, (tx) => loadFrontPage(tx, new Date(now), '2026-03-02'))
    expect(queries).toBeLessThanOrEqual(10)
  })
})

describe('the search page', () => {
  const search = (query: Record<string, string>, by?: TestApp) => read(`/soeg?${new URLSearchParams(query)}`, by)

  test('finds what is public, marks it, says how many, and never shows what is closed', async () => {
    const { $ } = await search({ q: planted.open.key })
    expect($('[role=status]').text()).toMatch(/^1 resultat/)
    expect($('title').text()).toMatch(/^1 resultat/)
    expect($('.search-hits a').first().attr('href')).toBe(`/punkt/${planted.shortIds.open}`)
    expect($('.search-hits mark').text().toLowerCase()).toContain(planted.open.key)
    for (const { key, word } of planted.plants) expect((await search({ q: key })).html).not.toContain(word)
  })

  test('finds a body by who sits in it, and only there when asked for bodies alone', async () => {
    const { $ } = await search({ q: 'Samira Haddad', slags: 'body' }, seatedApp)
    expect($('.search-hits a').attr('href')).toBe('/raadet/integrationsraadet')
    expect((await search({ q: 'Samira Haddad', slags: 'meeting' }, seatedApp)).$('.search-hits')).toHaveLength(0)
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
    expect($('main a[href="/soeg?q=xqzzyv"]').text()).toBe('Søg i alt i stedet for kun ét sted.')
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

  test('takes any page number and any kind', async () => {
    for (const side of ['0', '-3', '99999', 'to', '1e3', '9'.repeat(40)])
      expect((await search({ q: planted.open.key, side, slags: 'body; drop' })).status).toBe(200)
  })

  test('drafts are searched by those who prepare the meetings, when they ask for it', async () => {
    const secretary = await testApp(db, { municipality, as: 'secretary', now })
    const draft = planted.plants.find((each) => each.name === 'readIn')
    expect((await search({ q: draft?.key ?? '' }, secretary)).html).not.toContain(draft?.word)
    expect((await search({ q: draft?.key ?? '', udkast: 'ja' }, secretary)).html).toContain(draft?.word)
    expect((await search({ q: draft?.key ?? '', udkast: 'ja' })).html).not.toContain(draft?.word)
    expect((await read('/soeg')).$('input[name=udkast]')).toHaveLength(0)
  })

  test('too many searches from one address are asked to wait', async () => {
    const hasty = await testApp(db, { municipality, now, limits: 0.05 })
    const answers = []
    for (let n = 0; n < 5; n++) answers.push((await hasty.get('/soeg?q=x')).status)
    expect(answers).toContain(429)
  })
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
  expect(audiencesOf(actor('secretary', 'b1'), bodies, true)).toEqual(['public', 'body/b1'])
  expect(audiencesOf(actor('secretary', null), bodies, true)).toEqual(['public', 'body/b1', 'body/b2', 'secretariat'])
  expect(audiencesOf(actor('secretary', null), bodies, false)).toEqual(['public', 'body/b1', 'body/b2'])
})

describe('the accessibility statement', () => {
  test('says that it is a draft, how it was tested, and whom to turn to', async () => {
    const { $ } = await read('/tilgaengelighed')
    const text = $('main').text()
    for (const words of ['udkast', 'overholder delvist', 'skærmlæser', 'Digitaliseringsstyrelsen', '10 arbejdsdage', municipality.origin])
      expect(text).toContain(words)
    expect($('main a[href="mailto:raad@fjordby.example"]')).toHaveLength(1)
    expect($('main a[href="tel:00000012"]')).toHaveLength(1)
    expect((await read('/tilgaengelighed', bareApp)).html).toContain('ikke lagt kontaktoplysninger ind')
  })

  test('points to the municipality’s own once there is one, and to nothing that is no safe address', async () => {
    await set({ accessibility_statement: 'javascript:alert(1)' }, bare.id)
    expect((await read('/tilgaengelighed', bareApp)).html).not.toContain('javascript:')
    await set({ accessibility_statement: 'https://www.was.digst.dk/tomby-dk' }, bare.id)
    const { $ } = await read('/tilgaengelighed', bareApp)
    expect($('main a[href="https://www.was.digst.dk/tomby-dk"]')).toHaveLength(1)
    expect($('main').text()).not.toContain('programmets eget udkast')
  })
})

test.each(['/', '/en/', '/ar/', '/soeg', '/tilgaengelighed', '/ar/tilgaengelighed', '/en/soeg?q=integration'])(
  '%s is sound HTML',
  async (path) => {
    expect(htmlProblems((await read(path)).html)).toEqual([])
    expect(htmlProblems((await read(path, bareApp)).html)).toEqual([])
  },
)

describe('for programs', () => {
  test('the sitemap has every public page in every language, and no other', async () => {
    const { html, headers } = await read('/sitemap.xml')
    expect(headers.get('content-type')).toContain('application/xml')
    const addresses = [...html.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '')
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const path of [`/moeder/${planted.slugs.released}`, `/ar/punkt/${planted.shortIds.open}`, '/en/sager/2026-000001', '/', '/en'])
      expect(addresses).toContain(`${municipality.origin}${path}`)
    for (const address of addresses)
      expect([address, (await app.get(address.slice(municipality.origin.length))).status]).toEqual([address, 200])
    for (const hidden of [planted.slugs.draft, planted.slugs.withdrawn, planted.shortIds.closed, planted.shortIds.untitled, 'internalbody'])
      expect(html).not.toContain(hidden)
    expect(html).toContain(`hreflang="ar" href="${municipality.origin}/ar/raadet"`)
  })

  test('a sitemap that would be too large is a list of files', async () => {
    const paths = Array.from({ length: 3 }, (_, n) => ({ path: `/punkt/${n}`, modifiedAt: new Date('2026-01-01T00:00:00Z') }))
    const xml = urlset('https://a.example/?x=1&y=2', ['da', 'en'], paths)
    expect(xml.match(/<url>/g)).toHaveLength(6)
    expect(xml).toContain('x=1&amp;y=2')
    expect(sitemapIndex('https://a.example', 2).match(/<sitemap>/g)).toHaveLength(2)
    expect(pathsPerFile * 8).toBeLessThanOrEqual(50_000)
    expect((await app.get('/sitemap/1.xml')).status).toBe(200)
    expect((await app.get('/sitemap/2.xml')).status).toBe(404)
    expect((await app.get('/sitemap/0.xml')).status).toBe(404)
  })

  test('search engines are kept out of a demo, and out of search results elsewhere', async () => {
    const demoApp = await testApp(db, { municipality: demo })
    expect((await read('/robots.txt', demoApp)).html).toBe('User-agent: *\nDisallow: /\n')
    const open = robots({ origin: 'https://a.example', isDemo: false, languages: ['da', 'ar'] })
    expect(open).toContain('Disallow: /ar/soeg\n')
    expect(open).toContain('Sitemap: https://a.example/sitemap.xml')
    expect(open).not.toMatch(/^Disallow: \/$/m)
  })

  test('the colours are a style sheet that browsers keep and ask about', async () => {
    await set({ theme: { primary: '#0b5d66', dark: '#073f46', darker: '#052a2f' } })
    const first = await read('/tema.css')
    expect(first.html).toBe(':root{--t1:#0b5d66;--t2:#073f46;--t3:#052a2f}')
    expect(first.headers.get('content-type')).toContain('text/css')
    const etag = first.headers.get('etag') ?? ''
    expect((await app.get('/tema.css', { 'if-none-match': etag })).status).toBe(304)
    expect((await app.get('/tema.css', { 'if-none-match': `"x", W/${etag}` })).status).toBe(304)
    await set({ theme: { primary: '#0b5d60', dark: '#073f46', darker: '#052a2f' } })
    expect((await app.get('/tema.css', { 'if-none-match': etag })).status).toBe(200)
  })

  test.each([
    undefined,
    null,
    'red',
    { primary: '#ffffff', dark: '#073f46', darker: '#052a2f' },
    { primary: '#000}body{', dark: '#073f46', darker: '#052a2f' },
  ])('colours that are missing or cannot be read on leave the site’s own: %j', async (theme) => {
    if (theme !== undefined) await set({ theme }, bare.id)
    const { status, html } = await read('/tema.css', bareApp)
    expect([status, html]).toEqual([200, ''])
  })

  test('the open data is what the pages say, and every address in it answers', async () => {
    const json = async (path: string) => (await app.get(path)).json() as Promise<Record<string, unknown>>
    const start = (await json('/api')) as { endpoints: { url: string }[] }
    for (const { url } of start.endpoints.filter((each) => !each.url.includes('{')))
      expect((await app.get(url.slice(municipality.origin.length))).status).toBe(200)
    const { meetings } = (await json('/api/meetings')) as { meetings: { slug: string; data: string; page: string }[] }
    expect(meetings.map((meeting) => meeting.slug).sort()).toEqual([planted.slugs.called, planted.slugs.released].sort())
    for (const { data, page } of meetings)
      for (const url of [data, page]) expect((await app.get(url.slice(municipality.origin.length))).status).toBe(200)
    expect(await json(`/api/meetings/${planted.slugs.released}`)).toMatchObject({ schema: 'brobygger/meeting/1' })
    expect(JSON.stringify(await json('/api/cases'))).toContain('2026-000001')
    expect((await app.get('/api/bodies')).headers.get('access-control-allow-origin')).toBe('*')
  })

  test('what is not public is not in the open data either', async () => {
    for (const slug of [planted.slugs.draft, planted.slugs.withdrawn, 'findes-ikke'])
      expect((await app.get(`/api/meetings/${slug}`)).status).toBe(404)
    for (const path of ['/api/meetings', '/api/bodies', '/api/cases', `/api/meetings/${planted.slugs.released}`]) {
      const text = await (await app.get(path)).text()
      for (const { key, word } of planted.plants) expect([path, text.includes(word) || text.includes(key)]).toEqual([path, false])
    }
  })
})

test('the contact lines never fail: while the database is gone they are empty, or what was known last', async () => {
  const context = (id: string, work: () => Promise<unknown>) => {
    const values: Record<string, unknown> = {
      municipality: { id, timeZone: 'Europe/Copenhagen' },
      platform: { clock: app.platform.clock, db: { in: work } },
    }
    return { get: (key: string) => values[key] } as unknown as Ctx
  }
  const gone = () => Promise.reject(new Error('ECONNREFUSED'))
  expect(await contactFor(context(newId(), gone))).toEqual({ contact: [] })
  const id = newId()
  const known = { contact: ['Rådhuset'] }
  expect(await contactFor(context(id, async () => known))).toEqual(known)
  expect(await contactFor(context(id, gone))).toEqual(known)
})
