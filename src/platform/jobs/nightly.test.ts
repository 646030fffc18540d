import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { tenantDb } from '#platform/db/db.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { nextNight, planErasing, planNews } from './nightly.ts'

const db = await testDatabase()
const at = (instant: string) => () => Temporal.Instant.from(instant)

test.each([
  ['2026-03-01T01:59:00Z', '2026-03-01T02:00:00.000Z'],
  ['2026-03-01T02:00:00Z', '2026-03-02T02:00:00.000Z'],
  // The night on which the clock goes forward from 2 to 3.
  ['2026-03-28T20:00:00Z', '2026-03-29T01:00:00.000Z'],
])('after %s the next night’s work begins at %s', (now, next) => expect(nextNight(at(now)).toISOString()).toBe(next))

test('each municipality has one job for the next night, however often it is asked for', async () => {
  const ids = [await aMunicipality(db, { code: '901' }), await aMunicipality(db, { code: '902' })].map(({ id }) => id)
  const deps = { db: tenantDb(db.app), clock: at('2030-03-01T12:00:00Z') }
  await planErasing(deps, ids)
  await planErasing(deps, ids)
  const { rows } = await sql<{ id: string }>`
    select data ->> 'municipalityId' as id from pgboss.job where name = 'erase' order by 1`.execute(db.owner)
  expect(rows.map((row) => row.id)).toEqual(ids.toSorted())
})

test('a municipality is told what is new in its own morning, wherever the machine stands', async () => {
  const towns = [
    ['903', 'Europe/Copenhagen', '2030-03-30T05:30:00.000Z'],
    ['904', 'America/Nuuk', '2030-03-30T08:30:00.000Z'],
  ] as const
  for (const [code, timeZone, morning] of towns) {
    const { id } = await aMunicipality(db, { code })
    const deps = { db: tenantDb(db.app), clock: at('2030-03-30T00:00:00Z') }
    await planNews(deps, { id, timeZone })
    await planNews(deps, { id, timeZone })
    const { rows } = await sql<{ at: Date }>`
      select start_after as at from pgboss.job where name = 'news' and data ->> 'municipalityId' = ${id}`.execute(db.owner)
    expect(rows.map((row) => new Date(row.at).toISOString())).toEqual([morning])
  }
})
