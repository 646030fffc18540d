import { describe, expect, test } from 'vitest'
import { deadline } from './deadlines.ts'
import { newsSince } from './overview.ts'

const at = (day: number) => new Date(Date.UTC(2026, 2, day))
const version = (n: number, stage: string, given: { startsAt?: string; place?: string } = {}) => ({
  version: n,
  stage,
  startsAt: '2026-03-20T16:00:00.000Z',
  place: 'Rådhuset',
  ...given,
})
const none = { agendaOutAt: null, supplements: [] }

describe('what is new about a meeting', () => {
  test('to somebody who has never looked is all that has come out', () => {
    expect(newsSince(null, [version(1, 'announced')], none)).toEqual([{ news: 'announced' }])
    const sent = { agendaOutAt: at(3), supplements: [] }
    expect(newsSince(null, [version(1, 'announced'), version(2, 'agenda')], sent)).toEqual([{ news: 'agenda' }])
  })

  test('is nothing when the last version has been seen', () => {
    const sent = { agendaOutAt: at(3), supplements: [{ number: 1, sentOutAt: at(4) }] }
    expect(newsSince({ version: 2, seenAt: at(5) }, [version(1, 'agenda'), version(2, 'agenda')], sent)).toEqual([])
  })

  test('names each supplement that came since', () => {
    const sent = { agendaOutAt: at(3), supplements: [1, 2].map((number) => ({ number, sentOutAt: at(4 + number) })) }
    const versions = [1, 2, 3].map((n) => version(n, 'agenda'))
    expect(newsSince({ version: 2, seenAt: at(5) }, versions, sent)).toEqual([{ news: 'supplement', number: 2 }])
    expect(newsSince({ version: 1, seenAt: at(3) }, versions, sent)).toEqual([
      { news: 'supplement', number: 1 },
      { news: 'supplement', number: 2 },
    ])
  })

  test('does not call the agenda new when the meeting was only moved', () => {
    const sent = { agendaOutAt: at(3), supplements: [] }
    const versions = [version(1, 'agenda'), version(2, 'agenda', { startsAt: '2026-03-21T16:00:00.000Z' })]
    expect(newsSince({ version: 1, seenAt: at(4) }, versions, sent)).toEqual([{ news: 'moved' }])
  })

  test('tells what became of it, in the order of its life', () => {
    const versions = [version(1, 'agenda'), version(2, 'corrected'), version(3, 'minutes'), version(4, 'approved')]
    expect(newsSince({ version: 1, seenAt: at(4) }, versions, none)).toEqual([
      { news: 'minutes' },
      { news: 'approved' },
      { news: 'corrected' },
    ])
    expect(newsSince({ version: 1, seenAt: at(4) }, [version(1, 'agenda'), version(2, 'cancelled')], none)).toEqual([{ news: 'cancelled' }])
  })
})

describe('a deadline', () => {
  const meeting = new Date('2026-03-30T16:00:00Z')
  test.each([
    ['a week before, at the end of the day', 7, '2026-03-23T22:59:00.000Z'],
    ['a day before, when summer time has begun', 1, '2026-03-29T21:59:00.000Z'],
    ['a week after', -7, '2026-04-06T21:59:00.000Z'],
    ['on the day itself: the hour of the meeting', 0, '2026-03-30T16:00:00.000Z'],
  ])('%s', (_, days, expected) => {
    expect(deadline(meeting, 'Europe/Copenhagen', days).toISOString()).toBe(expected)
  })
})
