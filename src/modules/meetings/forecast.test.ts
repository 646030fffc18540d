import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecast } from './forecast.ts'

const people = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`)
const moreThanHalf = { moreThanHalf: true }

test.each([
  [10, 4, { coming: 6, of: 10, needed: 6, atRisk: false }],
  [10, 5, { coming: 5, of: 10, needed: 6, atRisk: true }],
  [11, 5, { coming: 6, of: 11, needed: 6, atRisk: false }],
  [11, 6, { coming: 5, of: 11, needed: 6, atRisk: true }],
  [1, 1, { coming: 0, of: 1, needed: 1, atRisk: true }],
  [0, 0, { coming: 0, of: 0, needed: null, atRisk: false }],
])('of %i with %i away', (members, away, expected) => {
  expect(forecast(people(members), new Set(people(away)), moreThanHalf)).toEqual(expected)
})

test('half is enough where the rule says so', () => {
  expect(forecast(people(10), new Set(people(5)), { moreThanHalf: false })).toMatchObject({ needed: 5, atRisk: false })
})

test('vacant seats count in what is needed', () => {
  expect(forecast(people(6), new Set(), moreThanHalf, 14)).toEqual({ coming: 6, of: 6, needed: 8, atRisk: true })
})

test('without a rule nothing is at risk', () => {
  expect(forecast(people(3), new Set(people(3)), null)).toEqual({ coming: 0, of: 3, needed: null, atRisk: false })
})

test('an apology never makes more come, and one from outside changes nothing', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.array(fc.nat(60)), (members, away) => {
      const [all, ids] = [people(members), away.map((n) => `p${n}`)]
      const before = forecast(all, new Set(), moreThanHalf)
      expect(forecast(all, new Set(ids), moreThanHalf).coming).toBeLessThanOrEqual(before.coming)
      expect(forecast(all, new Set(ids.map((id) => `x${id}`)), moreThanHalf)).toEqual(before)
    }),
  )
})
