import { describe, expect, it } from 'vitest'
import { atLocal, dayOf } from './clock.ts'

describe('a wall-clock time in Denmark', () => {
  it.each([
    ['summer', '2021-04-12', '18:00', '2021-04-12T16:00:00Z'],
    ['winter', '2021-12-06', '18:00', '2021-12-06T17:00:00Z'],
    ['the hour that comes twice: the first of the two', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
  ])('in %s', (_when, day, time, instant) => expect(atLocal(day, time)?.toString()).toBe(instant))

  it.each([
    ['the hour that summer time skips', '2026-03-29', '02:30'],
    ['a day that does not exist', '2021-02-31', '18:00'],
    ['an hour that does not exist', '2021-04-12', '25:00'],
    ['no day at all', 'i morgen', '18:00'],
  ])('is refused for %s', (_why, day, time) => expect(atLocal(day, time)).toBeNull())

  it('belongs to the day of its place, not of Greenwich', () => {
    expect(dayOf(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01')
  })
})
