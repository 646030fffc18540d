import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { ensureCase, linkCases } from '#modules/cases/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem, rich } from '#test/make.ts'
import { readPdfTags } from '#test/paper-pdf.ts'
import { aPdf } from '#test/papers.ts'
import type { NewItem } from './index.ts'
import { publishAgenda, releaseMinutes, withdraw } from './publish.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const app = await testApp(db, { municipality })
const secretary = await testApp(db, { municipality, as: 'secretary', files: app.platform.files })
const { acting, hold } = await aCouncil(app.platform, municipality.id)
const inside = <R>(work: (tx: Tx) => Promise<R>) => app.platform.db.in(municipality.id, work)

let cases = 0
const aCase = () =>
  inside(async (tx) => ({ number: `2030-${++cases}`, id: await ensureCase(tx, municipality.id, { system: '', number: `2030-${cases}` }) }))

const released = async (day: string, items: NewItem[]) => {
  const meeting = await hold({ startsAt: new Date(`${day}T16:00:00Z`), items })
  await inside((tx) => releaseMinutes(tx, acting, meeting.id))
  return meeting
}
const called = async (day: string, items: NewItem[]) => {
  const meeting = await hold({ startsAt: new Date(`${day}T16:00:00Z`), state: 'called', hasMinutes: false, items })
  await inside((tx) => publishAgenda(tx, acting, meeting.id))
  return meeting
}

const pdfOf = async (answer: Response) => readPdfTags(new Uint8Array(await answer.arrayBuffer()))
const wordsOf = (seen: Awaited<ReturnType<typeof readPdfTags>>) => seen.blocks.map((block) => block.text).join('\n')

const page = async (number: string) => load(await (await app.get(`/sager/${number}`)).text())
const events = ($: ReturnType<typeof load>) =>
  $('.timeline-event')
    .toArray()
    .map((event) => $(event).text().replace(/\s+/g, ' ').trim())

describe('the story of a case', () => {
  test('stands by year, the newest first, with every decision in full and how the vote fell', async () => {
    const { id, number } = await aCase()
    await released('2024-11-04', [anItem({ title: 'Første gang', caseIds: [id], decision: aDecision('Drøftet.', { outcome: 'noted' }) })])
    await released('2025-02-03', [anItem({ title: 'Anden gang', caseIds: [id], decision: aDecision('Vedtaget\nmed to ændringer.') })])
    const $ = await page(number)
    expect(
      $('main h2')
        .toArray()
        .map((heading) => $(heading).text()),
    ).toEqual(['Hvad der sker nu', '2025', '2024'])
    const [second, first] = events($)
    expect(second).toContain('med to ændringer.')
    expect(second).toContain('Vedtaget')
    expect(first).toContain('Drøftet.')
  })

  test('tells what minutes repeat from before once, by its own day, however many items repeat it', async () => {
    const { id, number } = await aCase()
    const committee = { body: 'Kulturudvalget', date: '2024-12-10', text: 'Anbefales over for rådet.', repeatsDecision: false }
    await released('2025-01-06', [anItem({ title: 'Ny café', caseIds: [id], history: [committee], decision: aDecision('Udsat.') })])
    const ours = { body: 'Integrationsrådet', date: '2025-01-06', text: 'Udsat.', repeatsDecision: false }
    await released('2025-03-03', [
      anItem({ title: 'Caféen igen', caseIds: [id], history: [committee, ours], decision: aDecision('Godkendt.') }),
    ])
    const told = events(await page(number))
    expect(told.map((text) => /Caféen igen|Ny café|Kulturudvalget/.exec(text)?.[0])).toEqual(['Caféen igen', 'Ny café', 'Kulturudvalget'])
    expect(told[2]).toContain('10. december 2024')
    expect(told[2]).toContain('Står i sagens forløb under punktet Ny café')
  })

  test('keeps two bodies apart that decided in the same words on the same day', async () => {
    const { id, number } = await aCase()
    const said = { date: '2025-01-06', text: 'Godkendt.', repeatsDecision: false }
    await released('2025-02-03', [
      anItem({
        caseIds: [id],
        history: [
          { ...said, body: 'Kulturudvalget' },
          { ...said, body: 'Økonomiudvalget' },
        ],
      }),
    ])
    expect(events(await page(number)).filter((text) => text.includes('Godkendt.'))).toHaveLength(2)
  })

  test('has what repeats the decision of the item word for word in one place, in the database as on the page', async () => {
    const { id, number } = await aCase()
    const text = 'Rådet tager planen til efterretning.'
    const { itemIds } = await released('2025-04-07', [
      anItem({
        caseIds: [id],
        decision: aDecision(text),
        history: [{ body: 'Integrationsrådet', date: '2025-04-07', text, repeatsDecision: true }],
      }),
    ])
    const [row] = await db.owner
      .selectFrom('item_history')
      .select('plain')
      .where('item_id', '=', itemIds[0] ?? '')
      .execute()
    expect(row).toEqual({ plain: null })
    expect((await page(number))('main').text().split(text)).toHaveLength(2)
    const { slug } = await db.owner.selectFrom('published_meeting').select('slug').orderBy('starts_at', 'desc').executeTakeFirstOrThrow()
    const model = await (await app.get(`/api/meetings/${slug}`)).json()
    expect(model.items[0].history).toEqual([{ body: 'Integrationsrådet', date: '2025-04-07', text, repeatsDecision: true }])
  })

  test('begins with what is still to come: the next meeting, else where the latest decision left it', async () => {
    const { id, number } = await aCase()
    const ahead = async () => (await page(number))('main section').first().text().replace(/\s+/g, ' ')
    const one = await released('2025-05-05', [
      anItem({ caseIds: [id], decision: aDecision('Udsat.', { outcome: 'postponed', postponedTo: '2025-06-02' }) }),
    ])
    expect(await ahead()).toContain('Sagen er udsat til 2. juni 2025.')
    await released('2025-06-02', [anItem({ caseIds: [id], decision: aDecision('Godkendt.') })])
    expect(await ahead()).toContain('Sagen står ikke på nogen offentlig dagsorden, der kommer.')
    await called('2031-09-01', [anItem({ title: 'Status', caseIds: [id] })])
    expect(await ahead()).toContain('mandag 1. september 2031')
    expect(await ahead()).toContain('Integrationsrådet: Status')
    await inside((tx) => withdraw(tx, acting, one.id, 'Fejl'))
    expect((await page(number))('main').text()).not.toContain('Udsat.')
  })

  test('says nothing of an item that was tied to it and is not public again yet, nor of a closed one', async () => {
    const { id, number } = await aCase()
    const open = await released('2025-08-04', [
      anItem({ title: 'Åbent', caseIds: [id], decision: aDecision('Godkendt.') }),
      anItem({ title: 'hemmelig', openness: 'closed', caseIds: [id], decision: aDecision('hemmelig') }),
      anItem({ title: 'Bundet bagefter' }),
    ])
    await inside((tx) => linkCases(tx, municipality.id, [{ caseId: id, itemId: open.itemIds[2] ?? '' }]))
    const $ = await page(number)
    expect($('main').text()).not.toMatch(/hemmelig|Bundet bagefter/)
    expect((await (await app.get('/sager')).text()).split(number).length).toBeGreaterThan(1)
  })
})

test('all about a case is one file: items, decisions, what minutes repeat, and the pages of every paper once', async () => {
  const { id, number } = await aCase()
  const meeting = await hold({
    startsAt: new Date('2031-05-05T16:00:00Z'),
    state: 'planned',
    hasMinutes: false,
    items: [
      anItem({
        title: 'Busplan',
        caseIds: [id],
        sections: [{ kind: 'background', caption: 'Baggrund', content: rich('Bussen mangler.'), openness: 'open', lang: 'da' }],
        history: [{ body: 'Teknisk udvalg', date: '2031-01-06', text: 'Sendt til rådet.', repeatsDecision: false }],
      }),
      anItem({ title: 'Busplan igen', caseIds: [id] }),
    ],
  })
  const rows = await db.owner
    .selectFrom('agenda_item')
    .select('short_id')
    .where('meeting_id', '=', meeting.id)
    .orderBy('position')
    .execute()
  for (const { short_id } of rows) {
    const body = new FormData()
    body.append('do', 'tilfoej')
    body.append('filer', new File([new Uint8Array(aPdf('ruten paa side et'))], 'Rute.pdf'))
    expect((await secretary.request('POST', `/punkt/${short_id}/bilag`, { body })).status).toBe(303)
  }
  // A paper is closed until somebody opens it.
  await db.owner.updateTable('attachment').set({ openness: 'open' }).where('title', '=', 'Rute').execute()
  await inside((tx) => publishAgenda(tx, acting, meeting.id))
  const seen = await pdfOf(await app.get(`/sager/${number}/samlet.pdf`))
  expect(seen.loose).toEqual([])
  expect(wordsOf(seen)).toContain('Bussen mangler.')
  expect(wordsOf(seen)).toContain('Sendt til rådet.')
  expect(wordsOf(seen)).toMatch(/Hvad der sker nu\s+mandag 5\. maj 2031, [^:]+: Busplan\s+mandag 5\. maj 2031, [^:]+: Busplan igen/)
  expect(seen.figures.map((figure) => figure.alt)).toEqual(['Rute, side 1'])
  expect(wordsOf(seen)).toContain('Bilaget er vist længere fremme i dokumentet.')
  const short = await pdfOf(await app.get(`/sager/${number}.pdf`))
  expect(short.figures).toEqual([])
  expect(wordsOf(short)).toContain('Rute')
})
