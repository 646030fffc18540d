import { load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { createMeeting, type NewItem, publishAgenda, publishedItemsOf, releaseMinutes, withdraw } from '#modules/meetings/index.ts'
import { type Tx, tenantDb } from '#platform/db/db.ts'
import { betweenFields } from '#platform/search/search.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { aDecision, aMeeting, anItem } from '#test/make.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { caseList, publicCase } from './cases.ts'
import { casesOfItems, ensureCase, linkCases, publicCases } from './index.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const neighbour = await aMunicipality(db, { code: '902' })
const app = await testApp(db, { municipality })
const inside = <R>(work: (tx: Tx) => Promise<R>, id = municipality.id) => app.platform.db.in(id, work)

const item = (title: string, caseIds: string[], given: Partial<NewItem> = {}) => anItem({ title, caseIds, ...given })

let host = { id: '', name: 'Integrationsrådet' }

/** A meeting on a day: released with its minutes, called with its agenda, or a draft that nobody outside sees. */
async function meetingOn(tx: Tx, day: string, items: NewItem[], step: 'release' | 'call' | 'draft' = 'release') {
  const given = aMeeting(host, {
    startsAt: new Date(`${day}T16:00:00Z`),
    state: step === 'release' ? 'held' : 'called',
    hasMinutes: step === 'release',
    items,
  })
  const acting = { municipalityId: municipality.id, actor: 'system' as const, clock: app.platform.clock }
  const { id, itemIds } = await createMeeting(tx, municipality.id, given, new Date('2026-01-01T00:00:00Z'))
  if (step === 'release') await releaseMinutes(tx, acting, id)
  if (step === 'call') await publishAgenda(tx, acting, id)
  return { id, itemIds, acting }
}

beforeAll(() =>
  inside(async (tx) => {
    host = {
      id: await createBody(tx, municipality.id, { name: 'Integrationsrådet', kind: 'council', isPublic: true }),
      name: 'Integrationsrådet',
    }
    const ensure = (number: string, title = '') => ensureCase(tx, municipality.id, { system: '', number, title })
    const [bus, closed, untitled, withdrawn, draft] = [
      await ensure('2025-000001', 'Bus til sprogundervisning'),
      await ensure('2025-000002', 'Lukket personsag'),
      await ensure('2025-000003'),
      await ensure('2025-000004', 'Trukket sag'),
      await ensure('2025-000005', 'Sag i et udkast'),
    ]
    await meetingOn(tx, '2025-05-05', [
      item('Forslag om bus', [bus], { summary: 'Rådet vil høre de unge først.', decision: aDecision('Udsat.', { outcome: 'postponed' }) }),
      item('Navngiven borger', [closed, bus], { openness: 'closed', publicTitle: 'Lukket punkt', summary: 'hemmelig' }),
    ])
    await meetingOn(tx, '2025-09-01', [
      item('Bussen kører', [bus], { summary: 'Bussen kører fra 1. oktober.', decision: aDecision('Vedtaget.') }),
    ])
    await meetingOn(tx, '2026-04-06', [item('Status på bussen', [bus]), item('النقل إلى الدروس', [untitled], { lang: 'ar' })], 'call')
    const gone = await meetingOn(tx, '2025-10-06', [item('Trukket punkt', [withdrawn])])
    await withdraw(tx, gone.acting, gone.id, 'Fejl')
    await meetingOn(tx, '2026-05-04', [item('Udkast', [draft])], 'draft')
  }),
)

const read = async (path: string) => {
  const response = await app.get(path)
  const html = await response.text()
  return { status: response.status, html, $: load(html) }
}

test('the list has the cases with something public in them, the one last on an agenda first, with how often', async () => {
  const { $ } = await read('/sager')
  const rows = $('tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .find('th, td')
        .toArray()
        .map((cell) => $(cell).text().trim()),
    )
  expect(rows).toEqual([
    ['Bus til sprogundervisning', '2025-000001', '6. april 2026', '3'],
    ['Sag 2025-000003النقل إلى الدروس', '2025-000003', '6. april 2026', '1'],
  ])
  expect($('main').text()).toContain('2 sager')
})

test('a case is the line of its items through the meetings, newest first, each with its sentence, outcome and link', async () => {
  const { $ } = await read('/sager/2025-000001')
  const events = $('.timeline-event').toArray()
  expect(events.map((event) => $(event).find('.timeline-title').text())).toEqual(['Status på bussen', 'Bussen kører', 'Forslag om bus'])
  expect($(events[0]).text()).toContain('Kommende møde')
  expect($(events[1]).text()).toContain('mandag 1. september 2025')
  expect($(events[1]).text()).toContain('Bussen kører fra 1. oktober.')
  expect($(events[1]).text()).toContain('Vedtaget')
  const target = $(events[2]).find('a').attr('href') ?? ''
  expect(target).toMatch(/^\/punkt\/[a-z0-9]{8}$/)
  expect((await app.get(target)).status).toBe(200)
})

test('what is closed, withdrawn or only a draft is nowhere', async () => {
  for (const slug of ['2025-000002', '2025-000004', '2025-000005', 'findes-ikke']) expect((await read(`/sager/${slug}`)).status).toBe(404)
  for (const path of ['/sager', '/sager/2025-000001', '/api/cases', '/sitemap.xml'])
    expect((await read(path)).html).not.toMatch(/personsag|Navngiven|hemmelig|Trukket|Udkast|2025-00000[245]/)
})

test('a case without a title is called by its number', async () => {
  const { $ } = await read('/sager/2025-000003')
  expect([$('h1').text(), $('title').text().split(' – ')[0]]).toEqual(['Sag 2025-000003', 'Sag 2025-000003'])
})

test('what a case without a title is about is told by the first item that it had, on its page, in the list and in the search', async () => {
  const first = 'النقل إلى الدروس'
  const [one, list] = [(await read('/sager/2025-000003')).$, (await read('/sager')).$]
  expect([one('.page-heading [lang=ar]').text(), one('meta[name=description]').attr('content')]).toEqual([first, first])
  expect(list('tbody [lang=ar]').text()).toBe(first)
  const found = await db.owner.selectFrom('search_entry').select(['title', 'body']).where('url', '=', '/sager/2025-000003').execute()
  expect(found).toEqual([{ title: 'Sag 2025-000003', body: `2025-000003${betweenFields}${first}` }])
})

test('on a page that runs from right to left every Danish name, number and day keeps its own direction', async () => {
  const { $ } = await read('/ar/sager/2025-000001')
  expect($('h1 bdi').attr('lang')).toBe('da')
  expect($('.page-heading .kicker').text()).toContain('\u20682025-000001\u2069')
  expect(
    $('.timeline-place bdi')
      .toArray()
      .map(({ attribs }) => [attribs['lang'], attribs['dir']]),
  ).toContainEqual(['da', 'ltr'])
  expect((await read('/ar/sager')).$('tbody bdi').toArray().length).toBeGreaterThan(2)
  expect((await read('/ar/sager/2025-000003')).$('h1').text()).toBe('القضية \u20682025-000003\u2069')
})

test('the items of a case keep their own language', async () => {
  const { $ } = await read('/sager/2025-000003')
  expect($('.timeline-title [lang=ar]').attr('dir')).toBe('rtl')
})

test.each(['/sager', '/sager?side=7', '/sager/2025-000001', '/ar/sager', '/en/sager/2025-000003'])('%s is sound HTML', async (path) => {
  const { html, status } = await read(path)
  expect(status).toBe(200)
  expect(htmlProblems(html)).toEqual([])
})

test('a page number that is none means the first page, and one too high the last', async () => {
  const rows = async (side: string) => (await read(`/sager?side=${encodeURIComponent(side)}`)).$('tbody tr').length
  for (const side of ['', '0', '-1', 'to', '1e9', '999999999999', '2']) expect(await rows(side)).toBe(2)
})

test('before anything has a case number, the page says what will be there', async () => {
  const { status, html } = await testApp(db, { municipality: neighbour }).then(async (other) => {
    const response = await other.get('/sager')
    return { status: response.status, html: await response.text() }
  })
  expect(status).toBe(200)
  expect(html).toContain('Ingen sager endnu')
})

test('a number is one case in one system; the same number in another system gets an address of its own', async () => {
  const ensure = (system: string, number: string, title?: string) =>
    inside((tx) => ensureCase(tx, neighbour.id, { system, number, ...(title && { title }) }), neighbour.id)
  const first = await ensure('acadre', '21/1234')
  expect(await ensure('acadre', '21/1234', 'Boligplan')).toBe(first)
  expect(await ensure('acadre', '21/1234', 'Et andet navn')).toBe(first)
  const second = await ensure('sbsys', '21/1234')
  expect(second).not.toBe(first)
  const rows = await db.owner.selectFrom('case_file').select(['slug', 'title']).where('number', '=', '21/1234').orderBy('slug').execute()
  expect(rows).toEqual([
    { slug: '21-1234', title: 'Boligplan' },
    { slug: '21-1234-2', title: '' },
  ])
})

test('two who open the same case at the same moment open one', async () => {
  const ids = await Promise.all(
    Array.from({ length: 5 }, () => inside((tx) => ensureCase(tx, neighbour.id, { system: '', number: '2026-7' }), neighbour.id)),
  )
  expect(new Set(ids).size).toBe(1)
})

test('an item knows its cases by number, and tying it twice changes nothing', async () => {
  const found = await inside(async (tx) => {
    const [late, early] = [
      await ensureCase(tx, municipality.id, { system: '', number: '2026-900' }),
      await ensureCase(tx, municipality.id, { system: '', number: '2026-100', title: 'Tidlig' }),
    ]
    const { itemIds } = await meetingOn(tx, '2026-06-01', [item('To sager', [late]), item('Ingen sag', [])], 'draft')
    const [itemId = '', without = ''] = itemIds
    await linkCases(tx, municipality.id, [{ caseId: early, itemId }])
    await linkCases(tx, municipality.id, [{ caseId: early, itemId }])
    return { cases: await casesOfItems(tx, itemIds), itemId, without }
  })
  expect(found.cases.get(found.itemId)?.map(({ number, title }) => [number, title])).toEqual([
    ['2026-100', 'Tidlig'],
    ['2026-900', ''],
  ])
  expect(found.cases.has(found.without)).toBe(false)
})

test('list and case take as many queries for 300 cases as for one', async () => {
  const counting = countingDatabase(db)
  const count = async (work: (tx: Tx) => Promise<unknown>) =>
    (await counting.count(() => tenantDb(counting.db.app).in(municipality.id, work))).queries
  const measure = async () => [
    await count((tx) => caseList(tx, publishedItemsOf, 1)),
    await count((tx) => publicCases(tx, publishedItemsOf)),
    await count((tx) => publicCase(tx, publishedItemsOf, '2025-000001')),
  ]
  const before = await measure()
  await inside(async (tx) => {
    const bus = await ensureCase(tx, municipality.id, { system: '', number: '2025-000001' })
    const items = []
    for (let n = 0; n < 300; n++)
      items.push(
        item(`Punkt ${n}`, [bus, await ensureCase(tx, municipality.id, { system: '', number: `2024-${n}`, title: `Sag nummer ${n}` })]),
      )
    await meetingOn(tx, '2025-11-03', items)
  })
  expect(await measure()).toEqual(before)
  expect(before).toEqual([4, 3, 3])
  const { $ } = await read('/sager?side=13')
  expect($('main').text()).toContain('302 sager')
  expect($('tbody tr')).toHaveLength(2)
})
