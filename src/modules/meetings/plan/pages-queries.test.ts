import { load } from 'cheerio'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import type { Database } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem } from '#test/make.ts'
import { aBody, at } from './plan.fixtures.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform } = await testApp(db, { municipality })

describe('however many items there are', () => {
  let queries = 0
  const pool = new pg.Pool({ ...db.connection('brobygger_app'), max: 2 })
  pool.on('connect', (client) => client.on('error', () => {}))
  const counting = { ...db, app: new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log: () => void queries++ }) }
  afterAll(() => counting.app.destroy())
  const some = (items: number) =>
    Array.from({ length: items }, (_, i) => ({ title: `Punkt ${i}`, standing: null, place: 'first', text: 'Tekst' }))

  /** What a page takes. What is kept for some seconds between pages is asked for now and then: the least of three. */
  async function count(app: TestApp, path: string) {
    const tries = []
    for (let n = 0; n < 3; n++) {
      queries = 0
      const answer = await app.get(path)
      tries.push({ status: answer.status, queries, page: load(await answer.text()) })
    }
    const [least] = tries.toSorted((a, b) => a.queries - b.queries)
    if (!least) throw new Error('nothing was counted')
    return least
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
    const app = await testApp(counting, { municipality, as: 'secretary', bodyId: of.bodyId })
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
      const app = await testApp(counting, { municipality, as: 'secretary', bodyId: of.bodyId })
      await app.get('/skrivebord')
      queries = 0
      const answer = await app.post(`/moeder/${meeting.slug}/arbejde/indkald`, { once: newId() })
      const call = { status: answer.status, queries }
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
    const app = await testApp(counting, { municipality, as: 'secretary', bodyId: host.id })
    const pages = ['/arbejde', '/referat', '/fremmoede', '/frigiv', '/forhaandsvisning']
    await expectSame(app, `/moeder/${small.slug}`, `/moeder/${large.slug}`, pages)
    expect((await count(app, `/moeder/${large.slug}/forhaandsvisning`)).page('main').text()).toContain('Punkt 299')
  })
})
