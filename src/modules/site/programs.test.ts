import { beforeAll, expect, test } from 'vitest'
import { putSetting } from '#modules/council/index.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { type Planted, plant } from '#test/plants.ts'
import { pathsPerFile, robots, sitemapIndex, urlset } from './sitemap.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const bare = await aMunicipality(db, { code: '902', name: 'Tomby Kommune' })
const demo = await aMunicipality(db, { code: '903', name: 'Prøveby Kommune', isDemo: true })
const now = '2026-03-02T12:00:00Z'
const app = await testApp(db, { municipality, now })
const bareApp = await testApp(db, { municipality: bare, now })
let planted: Planted

const set = (settings: Record<string, unknown>, id = municipality.id) =>
  app.platform.db.in(id, async (tx) => {
    for (const [key, value] of Object.entries(settings)) await putSetting(tx, id, { key, bodyId: null, value, validFrom: '2020-01-01' })
  })

beforeAll(async () => {
  planted = await plant(app.platform, municipality.id, 'her')
})

const read = async (path: string, by: TestApp = app) => {
  const response = await by.get(path)
  const html = await response.text()
  return { status: response.status, headers: response.headers, html }
}

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
  for (const slug of [planted.slugs.draft, 'findes-ikke']) expect((await app.get(`/api/meetings/${slug}`)).status).toBe(404)
  expect((await app.get(`/api/meetings/${planted.slugs.withdrawn}`)).status).toBe(410)
  for (const path of ['/api/meetings', '/api/bodies', '/api/cases', `/api/meetings/${planted.slugs.released}`]) {
    const text = await (await app.get(path)).text()
    for (const { key, word } of planted.plants) expect([path, text.includes(word) || text.includes(key)]).toEqual([path, false])
  }
})
