import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem } from '#test/make.ts'
import { aBody, at } from './plan.fixtures.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform } = await testApp(db, { municipality })

describe('however many items there are', () => {
  const counting = countingDatabase(db)
  const some = (items: number) =>
    Array.from({ length: items }, (_, i) => ({ title: `Punkt ${i}`, standing: null, place: 'first', text: 'Tekst' }))

  async function count(app: TestApp, path: string) {
    const { queries, result } = await counting.count(() => app.get(path))
    return { status: result.status, queries, page: load(await result.text()) }
  }

  /** The pages of a meeting with few items and of one with many: each is there and takes the same for both. */
  async function expectSame(app: TestApp, small: string, large: string, pages: readonly string[]) {
    for (const page of pages) {
      const [few, lots] = [await count(app, small + page), await count(app, large + page)]
      expect([page, lots.status, lots.queries]).toEqual([page, 200, few.queries])
    }
  }

  test('the workspace and the pages of its steps take the same number of queries', async () => {
    const of = await aBody(platform, municipality.id, 'Kollegium')
    await of.set('standing_items', some(300))
    const large = await of.plan()
    await of.set('standing_items', [])
    const small = await of.plan({ startsAt: at('2026-05-04T15:00:00Z'), endsAt: null })
    await of.add(small.id, 'Ét')
    const app = await testApp(counting.db, { municipality, as: 'secretary', bodyId: of.bodyId })
    const work = ['', '/indkald', '/slet', '/aflys', '/oplysninger', '/godkend'].map((page) => `/arbejde${page}`)
    await expectSame(app, `/moeder/${small.slug}`, `/moeder/${large.slug}`, work)
    expect((await count(app, `/moeder/${large.slug}/arbejde`)).page('.agenda-work-item, main tbody tr')).toHaveLength(300)
    const { shortId } = await of.add(large.id, 'Til sidst')
    await app.post(`/moeder/${large.slug}/arbejde`, { do: 'order', flyt: `til.${shortId}.1`, once: newId() })
    const first = load(await (await app.get(`/moeder/${large.slug}/arbejde`)).text())('.agenda-work-title').first()
    expect(first.text()).toBe('Til sidst')
  })

  test('so do the call itself, the agenda that everybody reads, and the desk', async () => {
    const called = async (items: number) => {
      const of = await aBody(platform, municipality.id, `Råd med ${items}`, true)
      await of.set('standing_items', some(items))
      const meeting = await of.plan()
      await db.owner.updateTable('agenda_item').set({ openness: 'open' }).where('meeting_id', '=', meeting.id).execute()
      const app = await testApp(counting.db, { municipality, as: 'secretary', bodyId: of.bodyId })
      await app.get('/skrivebord')
      const once = newId()
      const { queries, result } = await counting.count(() => app.post(`/moeder/${meeting.slug}/arbejde/indkald`, { once }), 1)
      const call = { status: result.status, queries }
      const desk = await count(app, '/skrivebord')
      const agenda = await count(app, `/moeder/${meeting.slug}`)
      return { call, desk: desk.queries, agenda: [agenda.status, agenda.queries], text: agenda.page('main').text() }
    }
    const [few, lots] = [await called(2), await called(300)]
    expect(few.call.status).toBe(303)
    expect({ ...lots, text: '' }).toEqual({ ...few, text: '' })
    expect(lots.text).toContain('Punkt 299')
  })

  test('and the pages on which minutes are written, looked through and released', async () => {
    const { host, hold } = await aCouncil(platform, municipality.id, 'Det store råd')
    const items = (n: number) => Array.from({ length: n }, (_, i) => anItem({ title: `Punkt ${i}`, decision: aDecision('Vedtaget') }))
    const small = await hold({ items: items(2) })
    const large = await hold({ items: items(300), startsAt: at('2026-02-09T16:00:00Z') })
    const app = await testApp(counting.db, { municipality, as: 'secretary', bodyId: host.id })
    const pages = ['/arbejde', '/referat', '/fremmoede', '/frigiv', '/forhaandsvisning']
    await expectSame(app, `/moeder/${small.slug}`, `/moeder/${large.slug}`, pages)
    expect((await count(app, `/moeder/${large.slug}/forhaandsvisning`)).page('main').text()).toContain('Punkt 299')
  })
})
