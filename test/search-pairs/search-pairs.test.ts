import { beforeAll, describe, expect, test } from 'vitest'
import { tenantDb } from '#platform/db/db.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { failings, figures, type Judged, judge } from './measure.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)

describe('the search on written pairs of queries and documents', () => {
  let judged: Judged[]
  beforeAll(async () => {
    judged = await judge(tenantDb(db.app), municipality.id, new URL('./', import.meta.url))
  })

  test('finds what it should', () => {
    const { microRecall, macroRecall } = figures(judged)
    expect(Math.min(microRecall, macroRecall), failings(judged)).toBeGreaterThanOrEqual(0.95)
  })

  test('and little else', () => {
    const { microFalse, macroFalse } = figures(judged)
    expect(Math.max(microFalse, macroFalse), failings(judged)).toBeLessThanOrEqual(0.1)
  })
})

test('recall counts what was to be found, false hits what was found and not tolerated; macro counts queries', () => {
  const one = (relevant: number, missed: number, wrong: number): Judged => ({
    ...{ trait: 'a', query: 'q', relevant, corrected: false },
    missed: Array.from({ length: missed }, () => 'd'),
    wrong: Array.from({ length: wrong }, () => 'd'),
  })
  expect(figures([one(8, 0, 0), one(2, 2, 0), one(0, 0, 2), one(0, 0, 0)])).toEqual({
    ...{ queries: 4, microRecall: 0.8, macroRecall: 0.5, microFalse: 0.2, macroFalse: 0.5 },
  })
})
