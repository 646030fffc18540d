import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  attendees,
  type EventKind,
  inOrder,
  keyOf,
  type PresenceEvent,
  possible,
  presenceAt,
  quorumOf,
  recusedFor,
  staysOf,
  theEnd,
} from './presence.ts'

const minute = (n: number) => new Date(Date.UTC(2026, 1, 2, 16, n))
let position = 0
const event = (who: string, kind: EventKind, at: number, itemId: string | null = null): PresenceEvent => ({
  id: `e${position}`,
  position: position++,
  personId: who,
  name: who,
  role: '',
  party: '',
  kind,
  itemId,
  at: minute(at),
})
const names = (events: PresenceEvent[], at: number, itemId: string | null = null) =>
  presenceAt(events, minute(at), itemId).map(({ name }) => name)

describe('who is there', () => {
  const evening = [
    event('Ida', 'arrived', 0),
    event('Per', 'remote', 0),
    event('Ali', 'arrived', 20),
    event('Ida', 'left', 30),
    event('Ida', 'returned', 40),
    event('Per', 'left', 50),
    event('Ali', 'recused', 20, 'punkt-2'),
  ]
  test.each([
    [-1, []],
    [0, ['Ida', 'Per']],
    [20, ['Ida', 'Per', 'Ali']],
    [30, ['Per', 'Ali']],
    [40, ['Per', 'Ali', 'Ida']],
    [50, ['Ali', 'Ida']],
  ])('after %i minutes', (at, expected) => expect(names(evening, at)).toEqual(expected))

  test('whoever is recused for an item takes no part in it, and part in all others', () => {
    expect([names(evening, 45, 'punkt-2'), names(evening, 45, 'punkt-1')]).toEqual([
      ['Per', 'Ida'],
      ['Per', 'Ali', 'Ida'],
    ])
    expect(names([...evening, event('Ali', 'returned', 46, 'punkt-2')], 46, 'punkt-2')).toContain('Ali')
  })

  test('who comes back is where they were', () => {
    const events = [event('Per', 'remote', 0), event('Per', 'left', 1), event('Per', 'returned', 2)]
    expect(presenceAt(events, theEnd)[0]?.place).toBe('remote')
  })

  test('the minutes name who came late and who left for good', () => {
    const people = attendees(evening, minute(0)).map(({ name, remote, arrivedAt, leftAt }) => [
      name,
      remote,
      arrivedAt?.slice(14, 16),
      leftAt?.slice(14, 16),
    ])
    expect(people).toEqual([
      ['Ida', false, undefined, undefined],
      ['Per', true, undefined, '50'],
      ['Ali', false, '20', undefined],
    ])
  })
})

const kinds: EventKind[] = ['arrived', 'remote', 'left', 'returned', 'recused']
const happened = fc
  .array(
    fc.record({
      who: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom(...kinds),
      at: fc.nat(30),
      item: fc.constantFrom(null, null, null, 'i', 'j'),
    }),
    { maxLength: 25 },
  )
  .map((all) =>
    all.map(
      ({ who, kind, at, item }, n): PresenceEvent => ({
        ...event(who, kind, at, kind === 'recused' ? (item ?? 'i') : kind === 'returned' ? item : null),
        position: n,
        id: `${n}`,
      }),
    ),
  )

describe('whatever happens', () => {
  const holds = (rule: (events: PresenceEvent[], at: number) => void) =>
    fc.assert(
      fc.property(happened, fc.nat(30), (events, at) => void rule(events, at)),
      { numRuns: 400 },
    )

  test('nobody is there before they came, nor after they left until they are back', () =>
    holds((events, at) => {
      for (const who of ['a', 'b', 'c']) {
        const own = inOrder(events).filter((each) => keyOf(each) === who && each.itemId === null && each.at <= minute(at))
        expect(names(events, at).includes(who)).toBe(own.length > 0 && own.at(-1)?.kind !== 'left')
      }
    }))

  test('the order in which rows come from the database changes nothing', () =>
    holds((events, at) => expect(new Set(names(events.toReversed(), at))).toEqual(new Set(names(events, at)))))

  test('what happens later changes nothing of now', () =>
    holds((events, at) =>
      expect(
        names(
          events.filter((each) => each.at <= minute(at)),
          at,
        ),
      ).toEqual(names(events, at)),
    ))

  test('undoing the last event gives back what was', () =>
    holds((events, at) => {
      const more = [...events, { ...event('a', 'left', 30), position: 99 }]
      expect(
        names(
          more.filter(({ position }) => position !== 99),
          at,
        ),
      ).toEqual(names(events, at))
    }))

  test('an item lacks its recused alone', () =>
    holds((events, at) => {
      const away = recusedFor(events, 'i')
      expect(names(events, at, 'i')).toEqual(names(events, at).filter((name) => !away.includes(name)))
    }))

  test('the stretches of somebody do not lie over each other, and say who is there', () =>
    holds((events, at) => {
      const stays = staysOf(events)
      const now = stays.filter(({ from, to }) => from <= minute(at) && (to === null || minute(at) < to)).map(({ key }) => key)
      expect(new Set(now).size).toBe(now.length)
      expect(now.toSorted()).toEqual(names(events, at).toSorted())
    }))

  test('everyone who ever was there is named once', () =>
    holds((events) => {
      const named = attendees(events, minute(0)).map(({ name }) => name)
      const came = new Set(
        events.filter(({ kind, itemId }) => itemId === null && kind !== 'left' && kind !== 'recused').map(({ name }) => name),
      )
      expect(named.toSorted()).toEqual([...came].toSorted())
    }))

  test('what is possible changes who is there, or where', () =>
    holds((events) => {
      for (const key of ['a', 'b', 'c'])
        for (const kind of possible(events, key)) {
          const after = [...events, { ...event(key, kind, 31), position: 99 }]
          const of = (all: PresenceEvent[]) => presenceAt(all, theEnd).find((one) => one.key === key)?.place
          expect(of(after)).not.toBe(of(events))
        }
    }))
})

describe('enough to decide', () => {
  const member = (id: string, sits = true, isStandIn = false) => ({ personId: id, sits, isStandIn })
  const there = (...ids: string[]) => ids.map((personId) => ({ personId }))
  const fifteen = Array.from({ length: 15 }, (_, n) => member(`${n}`))
  const first = (n: number) => there(...fifteen.slice(0, n).map(({ personId }) => personId))

  test.each([
    [true, 15, 7, 8, false],
    [true, 15, 8, 8, true],
    [true, 14, 7, 8, false],
    [false, 14, 7, 7, true],
    [false, 15, 7, 8, false],
  ])('more than half: %s, %i seats, %i there', (moreThanHalf, seats, present, needed, met) => {
    expect(quorumOf({ moreThanHalf }, seats, fifteen, first(present))).toEqual({ seats, present, needed, met })
  })

  test('a stand-in counts, an observer and a guest do not, and nobody counts twice', () => {
    const members = [member('a'), member('a'), member('b'), member('s', false, true), member('o', false)]
    expect(quorumOf({ moreThanHalf: true }, 2, members, there('a', 's', 'o', 'guest'))?.present).toBe(2)
    expect(quorumOf({ moreThanHalf: true }, 2, members, there('a', 'b', 's'))?.present).toBe(2)
    expect(quorumOf({ moreThanHalf: true }, 2, members, there('a', 'o'))?.present).toBe(1)
  })

  test('no rule, or no seats: nothing to warn of', () => {
    expect([quorumOf(null, 15, fifteen, []), quorumOf({ moreThanHalf: true }, 0, [], [])]).toEqual([null, null])
  })
})
