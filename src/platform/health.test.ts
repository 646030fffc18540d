import { expect, test } from 'vitest'
import { clockCheck, health } from './health.ts'

const at = (ms: number) => async () => ms

test.each([
  [1_000_000, { ok: true }],
  [1_010_000, { ok: true }],
  [990_000, { ok: true }],
  [1_095_000, { ok: false, stillServes: true, detail: '95 s behind the database' }],
  [400_000, { ok: false, stillServes: true, detail: '600 s ahead of the database' }],
])('a clock of 1,000,000 against the database’s %i', async (theirs, found) => {
  expect(await clockCheck(at(theirs), () => 1_000_000)).toEqual(found)
})

test('a database that is slow to say its time makes no clock wrong', async () => {
  const times = [1_000_000, 1_030_000]
  expect(await clockCheck(at(1_015_000), () => times.shift() ?? 0)).toEqual({ ok: true })
})

test('a clock that is wrong is for the operator to see, and pages are served', async () => {
  const checks = { database: async () => ({ ok: true }), clock: () => clockCheck(at(0), () => 60_000) }
  expect(await health(checks)).toEqual({
    status: 'behind',
    checks: { database: { ok: true }, clock: { ok: false, detail: '60 s ahead of the database' } },
  })
})
