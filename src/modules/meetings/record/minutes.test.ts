import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { aCouncil } from '#test/make.ts'
import { publishAgenda, releaseMinutes } from '../publish.ts'
import { decidingBy, meetingsUnderWay } from './under-way.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const now = '2026-03-02T16:30:00Z'
const secretary = await testApp(db, { municipality, as: 'secretary', now })
const { platform } = secretary
const { acting, hold } = await aCouncil(platform, municipality.id)
const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)
const { underWay } = meetingsUnderWay(db, { hold })

const { open, send } = decidingBy(db, secretary)

describe('the list of items', () => {
  const read = async (slug: string) => load(await (await secretary.get(`/moeder/${slug}/referat`)).text())

  test('says what is decided and what is missing, and leads to the first that is', async () => {
    const { slug, shortIds } = await underWay()
    await send(await open(shortIds[0]), { text: 'Rådet åbner caféen.' })
    const $ = await read(slug)
    expect($('main').text()).toContain('1 af 2 punkter har en beslutning')
    expect($('a.button-primary').attr('href')).toBe(`/punkt/${shortIds[1]}/beslutning`)
    expect(
      $('tbody tr')
        .map((_, row) => $(row).text().includes('Mangler'))
        .get(),
    ).toEqual([false, true])
  })

  test('takes the same number of queries for one item and for three hundred', async () => {
    const counts: number[] = []
    const counting = countingDatabase(db)
    const app = await testApp(counting.db, { municipality, as: 'secretary', now })
    for (const size of [1, 300]) {
      const { slug, shortIds } = await underWay(Array.from({ length: size }, (_, i) => `Punkt ${i}`))
      for (const path of [`/moeder/${slug}/referat`, `/punkt/${shortIds[0]}/beslutning`, `/moeder/${slug}/fremmoede`]) {
        const { queries, result } = await counting.count(() => app.get(path))
        expect(result.status).toBe(200)
        counts.push(queries)
      }
    }
    expect(counts.slice(3)).toEqual(counts.slice(0, 3))
  })

  test('takes an item that comes up at the meeting: last, with the next number at once, and in the minutes when they are released', async () => {
    const { id, slug } = await underWay()
    await act((tx) => publishAgenda(tx, acting, id))
    await db.owner.updateTable('meeting').set({ state: 'held' }).where('id', '=', id).execute()
    expect((await secretary.post(`/moeder/${slug}/referat`, { once: newId(), do: 'late', title: 'Vandskade' })).status).toBe(422)
    const once = newId()
    for (let n = 0; n < 2; n++)
      expect((await secretary.post(`/moeder/${slug}/referat`, { once, do: 'late', title: 'Vandskade', openness: 'open' })).status).toBe(303)
    const rows = await db.owner
      .selectFrom('agenda_item')
      .select(['title', 'number', 'is_late'])
      .where('meeting_id', '=', id)
      .orderBy('position')
      .execute()
    expect(rows.at(-1)).toEqual({ title: 'Vandskade', number: 3, is_late: true })
    expect(rows.length).toBe(3)
    const visitor = await testApp(db, { municipality })
    expect(await (await visitor.get(`/moeder/${slug}`)).text()).not.toContain('Vandskade')
    await act((tx) => releaseMinutes(tx, acting, id))
    expect(await (await visitor.get(`/moeder/${slug}`)).text()).toContain('Vandskade')
    expect((await secretary.post(`/moeder/${slug}/referat`, { once: newId(), title: 'Igen', openness: 'open' })).status).toBe(409)
  })
})
