import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { appoint, createBody, createPerson, createSeat, createSeatGroup, createTerm, putSetting } from '#modules/council/index.ts'
import { tenantDb } from '#platform/db/db.ts'
import { type Ctx, localPath } from '#platform/http/context.ts'
import { directionOf } from '#platform/i18n/direction.ts'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { type Planted, plant } from '#test/plants.ts'
import { allLangs, textsOf } from '#texts/index.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { loadFrontPage } from './front-page.ts'
import { lookFor } from './office.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const bare = await aMunicipality(db, { code: '902', name: 'Tomby Kommune' })
const seated = await aMunicipality(db, { code: '904', name: 'Stoleby Kommune' })
const spoken = await aMunicipality(db, { code: '905', name: 'Sprogby Kommune' })
await db.owner.updateTable('municipality').set({ languages: allLangs }).where('id', '=', spoken.id).execute()
const now = '2026-03-02T12:00:00Z'
const app = await testApp(db, { municipality, now })
const bareApp = await testApp(db, { municipality: bare, now })
const seatedApp = await testApp(db, { municipality: seated, now })
const spokenApp = await testApp(db, { municipality: spoken, now })
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
    for (const href of new Set(links)) {
      const leads = (await app.get(href)).headers.get('location') ?? href
      expect([href, (await app.get(leads)).status]).toEqual([href, 200])
    }
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
    const counting = countingDatabase(db)
    const { queries } = await counting.count(() =>
      tenantDb(counting.db.app).in(municipality.id, (tx) => loadFrontPage(tx, new Date(now), '2026-03-02')),
    )
    expect(queries).toBeLessThanOrEqual(11)
  })
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

test.each(allLangs)('a page in %s says so, leads to all the others, and is honest about its translation', async (lang) => {
  const { html, $ } = await read(localPath(lang, '/raadet'), spokenApp)
  const { language } = textsOf(lang)
  expect([$('html').attr('lang'), $('html').attr('dir')]).toEqual([lang, directionOf(lang)])
  const alternates = $('link[rel=alternate][hreflang]').get()
  expect(alternates.map((link) => $(link).attr('hreflang')).toSorted()).toEqual(allLangs.toSorted())
  const links = $('.top-bar .language-link').get()
  const named = [lang, ...allLangs.filter((other) => other !== lang)].map((one) => [one, textsOf(one).language.name])
  expect(links.map((link) => [$(link).attr('lang'), $(link).text()])).toEqual(named)
  const note = $('.translation-note')
  if (language.reviewed) expect(note).toHaveLength(0)
  else expect([note.text().includes(language.unreviewed), note.find('a').attr('href')]).toEqual([true, '/raadet'])
  expect(htmlProblems(html)).toEqual([])
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
  expect(await lookFor(context(newId(), gone))).toEqual({ contact: [] })
  const id = newId()
  const known = { contact: ['Rådhuset'] }
  expect(await lookFor(context(id, async () => known))).toEqual(known)
  expect(await lookFor(context(id, gone))).toEqual(known)
})
