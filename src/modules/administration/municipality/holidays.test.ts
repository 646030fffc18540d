import { expect, test } from 'vitest'
import { easterSunday, holidaysOf } from './holidays.ts'

test.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter of %i is on %s', (year, day) => {
  expect(easterSunday(year).toString()).toBe(day)
  expect(easterSunday(year).dayOfWeek).toBe(7)
})

test('the closed days of 2026 stand in order, and the Great Prayer Day that was abolished is not among them', () => {
  expect(holidaysOf(2026).map(({ day }) => day)).toEqual([
    '2026-01-01',
    '2026-04-02',
    '2026-04-03',
    '2026-04-05',
    '2026-04-06',
    '2026-05-14',
    '2026-05-24',
    '2026-05-25',
    '2026-06-05',
    '2026-12-24',
    '2026-12-25',
    '2026-12-26',
    '2026-12-31',
  ])
})
