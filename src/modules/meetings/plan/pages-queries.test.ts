import { load } from 'cheerio'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import type { Database } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
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

  test('the workspace and the pages of its steps take the same number of queries', async () => {
    const of = await aBody(platform, municipality.id, 'Kollegium')
    await of.set(
      'standing_items',
      Array.from({ length: 300 }, (_, i) => ({ title: `Punkt ${i}`, standing: null, place: 'first', text: 'Tekst' })),
    )
    const large = await of.plan()
    await of.set('standing_items', [])
    const small = await of.plan({ startsAt: at('2026-05-04T15:00:00Z'), endsAt: null })
    await of.add(small.id, 'Ét')
    const app = await testApp(counting, { municipality, as: 'secretary', bodyId: of.bodyId })
    const count = async (path: string) => {
      const tries = []
      for (let n = 0; n < 3; n++) {
        queries = 0
        const answer = await app.get(path)
        tries.push({ status: answer.status, queries, rows: load(await answer.text())('.agenda-work-item, main tbody tr').length })
      }
      // What is kept for some seconds between pages is asked for now and then.
      return tries.toSorted((a, b) => a.queries - b.queries)[0]
    }
    for (const page of ['', '/indkald', '/slet', '/aflys']) {
      const [few, lots] = [await count(`/moeder/${small.slug}/arbejde${page}`), await count(`/moeder/${large.slug}/arbejde${page}`)]
      expect([page, lots?.status, lots?.queries]).toEqual([page, few?.status, few?.queries])
    }
    expect((await count(`/moeder/${large.slug}/arbejde`))?.rows).toBe(300)
    queries = 0
    const { shortId } = await of.add(large.id, 'Til sidst')
    await app.post(`/moeder/${large.slug}/arbejde`, { do: 'order', flyt: `til.${shortId}.1`, once: newId() })
    expect(
      load(await (await app.get(`/moeder/${large.slug}/arbejde`)).text())('.agenda-work-title')
        .first()
        .text(),
    ).toBe('Til sidst')
  })
})
