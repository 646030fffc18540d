import { beforeAll, expect, test } from 'vitest'
import { putSetting } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil } from '#test/make.ts'
import { eraseReasons } from './erase-reasons.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const app = await testApp(db, { municipality, now: '2026-03-01T03:00:00Z' })
const { acting, hold } = await aCouncil(app.platform, municipality.id)
const other = await aCouncil(app.platform, municipality.id, 'Kulturudvalget')
const inside = <R>(work: (tx: Tx) => Promise<R>) => app.platform.db.in(municipality.id, work)
const reason = 'Min datter er syg'
const apologies = [{ name: 'Anna Ask', personId: null, reason }]
const kept = async () =>
  (await db.owner.selectFrom('apology').select(['name', 'reason']).orderBy('received_at').orderBy('meeting_id').execute()).map(
    (row) => `${row.name}: ${row.reason}`,
  )

beforeAll(async () => {
  await inside((tx) =>
    putSetting(tx, municipality.id, { key: 'erasure', bodyId: other.host.id, validFrom: '2026-01-01', value: { apologyReasons: 3 } }),
  )
  // The evening of 1 February in Denmark.
  await hold({ startsAt: new Date('2026-02-01T17:00:00Z'), apologies })
  await other.hold({ startsAt: new Date('2026-03-01T17:00:00Z'), apologies, state: 'cancelled', cancelledReason: 'For få' })
})

test('why people stayed away is erased so many days after the meeting as its body says, and the apology stays', async () => {
  expect(await inside((tx) => eraseReasons(tx, acting))).toBe(0)
  expect(await kept()).toEqual([`Anna Ask: ${reason}`, `Anna Ask: ${reason}`])
  app.travel({ hours: 48 })
  // 3 March: 30 days after the one, two after the other.
  expect(await inside((tx) => eraseReasons(tx, acting))).toBe(1)
  expect((await kept()).sort()).toEqual(['Anna Ask: ', `Anna Ask: ${reason}`])
  app.travel({ hours: 24 })
  expect(await inside((tx) => eraseReasons(tx, acting))).toBe(1)
  expect(await kept()).toEqual(['Anna Ask: ', 'Anna Ask: '])
})

test('what was erased is written down once for each meeting, without a word of it', async () => {
  expect(await inside((tx) => eraseReasons(tx, acting))).toBe(0)
  const entries = await db.owner
    .selectFrom('audit_entry')
    .select(['actor', 'payload'])
    .where('action', '=', 'apology.erase_reasons')
    .execute()
  expect(entries).toMatchObject([{ payload: { count: 1 } }, { payload: { count: 1 } }])
  expect(JSON.stringify(entries)).not.toContain('syg')
})
