import { load } from 'cheerio'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { fjordby } from '#demo/fjordby/index.ts'
import { linkedDataText } from '#ui/page/linked-data.ts'
import { loadDemo } from '../src/demo/load.ts'
import { type TestApp, testApp } from './app.ts'
import { aDemoHouse } from './demo-house.ts'

type Thing = { '@type': string; [property: string]: unknown }

/** What a page says of itself, as a program reads it. */
function dataOf(html: string): Thing[] {
  const blocks = load(html)('script[type="application/ld+json"]')
  return blocks.get().flatMap((block) => {
    const text = load(block).text()
    const { '@context': context, '@graph': graph } = JSON.parse(text)
    expect(context).toBe('https://schema.org')
    return graph as Thing[]
  })
}

/** Every value that is an address of this site, however deep it stands. */
const addressesIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? /^https?:\/\/(?!schema\.org)/.test(value) && !value.includes('{')
      ? [value]
      : []
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(addressesIn)
      : []

describe('what pages say to programs', async () => {
  const { db, house } = await aDemoHouse()
  let app: TestApp
  let pages: string[] = []
  let town: { id: string; host: string; origin: string }
  const read = async (path: string) => dataOf(await (await app.get(path)).text())
  const only = async (path: string, type: string) => (await read(path)).filter((thing) => thing['@type'] === type)

  beforeAll(async () => {
    const { id } = await loadDemo(house, Temporal.PlainDate.from('2026-11-22'))
    town = { id, host: 'localhost', origin: 'http://localhost' }
    app = await testApp(db, { municipality: town, now: '2026-11-22T12:00:00Z' })
    const map = load(await (await app.get('/sitemap.xml')).text(), { xml: true })
    const found = map('loc')
      .map((_, loc) => new URL(map(loc).text()).pathname)
      .get()
    pages = found.filter((path) => !/^\/(en|ar|uk|tr|pl|so|fa)(\/|$)/.test(path))
  })

  test('is whole on every page of the demo: each block can be read, says where the page stands, and names only addresses that lead somewhere', async () => {
    expect(pages.length).toBeGreaterThan(60)
    const named = new Set<string>()
    const types = new Set<string>()
    for (const path of pages) {
      const things = await read(path)
      for (const thing of things) types.add(thing['@type'])
      for (const address of addressesIn(things)) named.add(new URL(address).pathname)
      if (path !== '/')
        expect(
          things.filter((thing) => thing['@type'] === 'BreadcrumbList'),
          path,
        ).toHaveLength(1)
    }
    expect([...types].sort()).toEqual(['BreadcrumbList', 'CreativeWork', 'Event', 'GovernmentOrganization', 'WebSite'])
    for (const path of named) expect((await app.get(path)).status, path).toBeLessThan(400)
  })

  test('holds no closed word', async () => {
    for (const path of pages) {
      const said = JSON.stringify(await read(path))
      expect(
        fjordby.secrets.filter((secret) => said.includes(secret)),
        path,
      ).toEqual([])
    }
  })

  test('is an event with its place and who holds it, a body, a case, and a site that can be searched', async () => {
    const meetings = (await Promise.all(pages.filter((path) => /^\/moeder\/[^/]+$/.test(path)).map((path) => only(path, 'Event')))).flat()
    expect(meetings.length).toBeGreaterThan(5)
    for (const meeting of meetings) {
      expect(meeting['startDate']).toMatch(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?$/)
      expect(meeting).toMatchObject({
        organizer: { '@type': 'GovernmentOrganization' },
        eventStatus: expect.stringContaining('schema.org/Event'),
      })
    }
    const [site] = await only('/en', 'WebSite')
    expect(site).toMatchObject({
      potentialAction: { '@type': 'SearchAction', target: { urlTemplate: expect.stringContaining('/en/soeg?q={search_term_string}') } },
    })
    expect(await only('/raadet', 'GovernmentOrganization')).toHaveLength(1)
  })

  test('stands on no page that search engines leave alone, and is not said to whoever is signed in', async () => {
    for (const path of ['/soeg?q=x', '/log-ind', '/foelg', '/findes-ikke']) expect(await read(path), path).toEqual([])
    const member = await testApp(db, { municipality: town, as: 'member', now: '2026-11-22T12:00:00Z' })
    for (const path of pages.slice(0, 20)) expect(dataOf(await (await member.get(path)).text()), path).toEqual([])
  })

  test('adds little to what a reader waits for', async () => {
    for (const path of pages) {
      const html = await (await app.get(path)).text()
      const block = /<script type="application\/ld\+json">.*?<\/script>/s.exec(html)?.[0] ?? ''
      expect(block.length, path).toBeLessThan(8_000)
    }
  })
})

test('no title ends the block it stands in', () => {
  const name = '</script><script>alert(1)</script><!-- ]]> \u2028 & "'
  const text = linkedDataText([{ '@type': 'Event', name }])
  expect(text).not.toMatch(/[<>&\u2028]/)
  expect(JSON.parse(text)['@graph'][0].name).toBe(name)
})
