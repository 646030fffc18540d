import { expect, test } from 'vitest'
import { dayAfter, dayBefore, readDay } from './days.ts'

test.each([
  ['2026-02-28', '2026-02-28'],
  [' 2024-02-29 ', '2024-02-29'],
  ['24-12-2026', '2026-12-24'],
  ['1.2.2026', '2026-02-01'],
  ['1/2/2026', '2026-02-01'],
])('%j is the day %s', (text, day) => expect(readDay(text)).toBe(day))

test.each(['', '2026-02-29', '2026-13-01', '31-04-2026', '0001-01-01', '99999-01-01', '2026-1-1', 'i morgen', "2026-01-01' or 1=1"])(
  '%j is no day',
  (text) => expect(readDay(text)).toBeNull(),
)

test('the day after and the day before cross months, years and leap days', () => {
  expect([dayAfter('2026-12-31'), dayAfter('2024-02-28'), dayBefore('2026-03-01')]).toEqual(['2027-01-01', '2024-02-29', '2026-02-28'])
})
