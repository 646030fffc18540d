import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { tenantDb } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { countingDatabase, testDatabase } from '#test/database.ts'
import { anItem } from '#test/make.ts'
import { aTown, type Town } from './following.testing.ts'
import { tellFollowers } from './tell.ts'

const db = await testDatabase()
const counting = countingDatabase(db)
let code = 980
let town: Town
beforeEach(async () => {
  town = await aTown(db, String(code++))
  await town.release((await town.hold()).id)
  await town.follow('/foelg?om=raad/integrationsraadet', 'den-foerste@example.org')
})

/** So many addresses that have confirmed, every second of the body, every other of one and the same search. */
async function followers(count: number) {
  const confirmed_at = new Date('2026-03-02T12:00:00Z')
  const rows = Array.from({ length: count }, (_, n) => ({
    ...{ municipality_id: town.municipality.id, id: newId(), address: `nr${n}@example.org`, lang: 'da', confirmed_at },
    about: n % 2 === 0 ? `body/${town.host.id}` : 'search/q=busplan',
  }))
  for (let at = 0; at < rows.length; at += 5_000)
    await db.owner
      .insertInto('follow')
      .values(rows.slice(at, at + 5_000))
      .execute()
}

const aMorning = async () => {
  await town.agenda((await town.planned({ items: [anItem({ title: 'Busplan' })] })).id)
  town.app.travel({ hours: 24 })
  const platform = { ...town.app.platform, db: tenantDb(counting.db.app) }
  return counting.count(() => tellFollowers(platform, town.municipality.id), 1)
}

/** Five hundred addresses are read at a time. Each reading asks who follows, and notes what searches told, the mails and their jobs. */
const perReading = 8

test('a morning takes as many queries for five hundred followers as for four, and tells each of two thousand once', async () => {
  await followers(4)
  const few = await aMorning()
  expect(few.result).toBe(5)
  town = await aTown(db, String(code++))
  await town.release((await town.hold()).id)
  await town.follow('/foelg?om=raad/integrationsraadet', 'den-foerste@example.org')
  await followers(2_000)
  const many = await aMorning()
  expect(many.result).toBe(2_001)
  expect(many.queries).toBeLessThanOrEqual(few.queries + 4 * perReading)
  const { rows } = await sql<{ mails: number; addresses: number }>`
    select count(*)::int as mails, count(distinct address)::int as addresses from outgoing_mail
    where kind = 'follow_digest' and municipality_id = ${town.municipality.id}`.execute(db.owner)
  expect(rows).toEqual([{ mails: 2_001, addresses: 2_001 }])
})
