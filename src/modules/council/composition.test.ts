import { describe, expect, test } from 'vitest'
import { changesIn, composition, currentTerm, groupCounts, holderOf, lastDay, shownDay } from './composition.ts'
import type { Membership, MembershipFunction, Seat, Term } from './model.ts'

const term: Term = { id: 't1', startsOn: '2022-01-01', endsOn: '2026-01-01', rules: '' }
const seats: Seat[] = [
  { id: 's1', group: 'Valgt af beboerne', represents: 'Plads 1' },
  { id: 's2', group: 'Valgt af beboerne', represents: 'Plads 2' },
  { id: 's3', group: 'Foreninger', represents: 'Kvindehuset Broen' },
]

let made = 0
const member = (
  name: string,
  seatId: string | null,
  from: string,
  to: string | null = null,
  given: Partial<Membership> = {},
): Membership => ({
  id: `m${made++}`,
  personId: name,
  name,
  profile: '',
  seatId,
  function: 'member',
  from,
  to,
  appointedOn: null,
  appointedBy: null,
  basis: '',
  succeedsId: null,
  endNote: '',
  ...given,
})
const as = (fn: MembershipFunction): Partial<Membership> => ({ function: fn })

describe('who holds a seat', () => {
  const amal = member('Amal', 's1', '2022-01-01', '2024-05-10')
  const bo = member('Bo', 's1', '2022-01-01', null, as('stand_in'))
  const carla = member('Carla', 's1', '2023-01-01', null, as('stand_in'))

  test('the one appointed to it, from the first day up to the day before the end', () => {
    expect(holderOf('s1', [bo, amal], '2022-01-01')?.name).toBe('Amal')
    expect(holderOf('s1', [bo, amal], '2024-05-09')?.name).toBe('Amal')
    expect(holderOf('s1', [amal], '2024-05-10')).toBeNull()
    expect(holderOf('s1', [amal], '2021-12-31')).toBeNull()
  })

  test('when it falls empty, the stand-in who was named first', () => {
    expect(holderOf('s1', [carla, amal, bo], '2024-05-10')?.name).toBe('Bo')
    expect(holderOf('s2', [carla, amal, bo], '2024-05-10')).toBeNull()
  })

  test('a substitute follows the meetings and never takes a seat', () => {
    expect(holderOf('s1', [member('Dina', 's1', '2022-01-01', null, as('substitute'))], '2024-05-10')).toBeNull()
  })
})

describe('the composition of a body on a day', () => {
  const people = [
    member('Amal', 's1', '2022-01-01', null, as('chair')),
    member('Lone', 's3', '2022-01-01', '2024-05-10'),
    member('Per', 's1', '2022-01-01', null, as('stand_in')),
    member('Idris', null, '2022-01-01', null, as('substitute')),
    member('Rune', null, '2022-01-01', null, as('coordinator')),
    member('Gitte', null, '2020-01-01', '2022-01-01'),
  ]

  test('seats stand group by group, and the half circle counts the empty ones among them', () => {
    expect(groupCounts(composition(seats, people, '2024-05-09'))).toEqual([
      { label: 'Valgt af beboerne', seats: 2, vacant: 1 },
      { label: 'Foreninger', seats: 1, vacant: 0 },
    ])
    expect(groupCounts(composition(seats, people, '2024-05-10'))[1]).toEqual({ label: 'Foreninger', seats: 1, vacant: 1 })
  })

  test('an empty seat says since when, if anyone ever sat there', () => {
    const [residents, associations] = composition(seats, people, '2025-01-01').groups
    expect(associations?.seats[0]).toMatchObject({ holder: null, vacantSince: '2024-05-10' })
    expect(residents?.seats[1]).toMatchObject({ holder: null, vacantSince: null })
  })

  test('a stand-in waits beside the holder; substitutes stand apart; who has left is not there', () => {
    const shown = composition(seats, people, '2024-05-10')
    expect(shown.groups[0]?.seats[0]?.standIns.map((each) => each.name)).toEqual(['Per'])
    expect(shown.beside.map((each) => each.name)).toEqual(['Idris'])
    expect(shown.unseated.map((each) => each.name)).toEqual(['Rune'])
  })
})

describe('what changed within a term', () => {
  const thuy = member('Thuy', 's1', '2022-01-01', '2023-03-25', { endNote: 'Flyttede fra kommunen' })
  const baran = member('Baran', 's1', '2023-03-25', '2026-01-01', { succeedsId: thuy.id })
  const lone = member('Lone', 's3', '2022-01-01', '2024-06-20', { endNote: 'Foreningen lukkede' })
  const aylin = member('Aylin', 's3', '2024-09-01')

  test('a seat that passes on, with the reason; who sat from the beginning is no change', () => {
    expect(changesIn(term, seats, [thuy, baran], '2025-01-01')).toMatchObject([
      { day: '2023-03-25', kind: 'tookOver', who: { name: 'Baran' }, before: { name: 'Thuy' }, note: 'Flyttede fra kommunen' },
    ])
  })

  test('a seat that falls empty and is filled later is two changes', () => {
    expect(changesIn(term, seats, [lone, aylin], '2025-01-01')).toMatchObject([
      { day: '2024-06-20', kind: 'left', who: { name: 'Lone' }, note: 'Foreningen lukkede' },
      { day: '2024-09-01', kind: 'tookOver', who: { name: 'Aylin' }, before: { name: 'Lone' } },
    ])
  })

  test('a stand-in who was there all along takes over on the day the seat falls empty', () => {
    const bo = member('Bo', 's1', '2022-01-01', null, as('stand_in'))
    expect(changesIn(term, seats, [bo, thuy], '2025-01-01')).toMatchObject([{ day: '2023-03-25', kind: 'tookOver', who: { name: 'Bo' } }])
  })

  test('the same person in another function is no succession', () => {
    const before = member('Samira', 's2', '2022-01-01', '2023-01-01')
    const chair = member('Samira', 's2', '2023-01-01', null, as('chair'))
    expect(changesIn(term, seats, [before, chair], '2025-01-01')).toMatchObject([{ kind: 'changedFunction', who: { function: 'chair' } }])
  })

  test('nothing is told ahead of its day, and the end of the term is no change', () => {
    expect(changesIn(term, seats, [thuy, baran], '2023-03-24')).toEqual([])
    expect(changesIn(term, seats, [baran], '2027-01-01')).toEqual([])
  })

  test('changes of several seats come in order of date', () => {
    expect(changesIn(term, seats, [lone, aylin, thuy, baran], '2025-01-01').map((change) => change.day)).toEqual([
      '2023-03-25',
      '2024-06-20',
      '2024-09-01',
    ])
  })
})

describe('terms', () => {
  const next: Term = { id: 't2', startsOn: '2026-03-01', endsOn: '2030-01-01', rules: '' }

  test('a body sits on until the next term begins', () => {
    expect(currentTerm([next, term], '2026-02-28')?.id).toBe('t1')
    expect(currentTerm([next, term], '2026-03-01')?.id).toBe('t2')
    expect(currentTerm([next, term], '2021-12-31')).toBeNull()
  })

  test('a term that is over is shown as it stood on its last day', () => {
    expect(shownDay(term, '2025-06-01')).toBe('2025-06-01')
    expect(shownDay(term, '2026-01-01')).toBe('2025-12-31')
    expect(lastDay('2024-03-01')).toBe('2024-02-29')
  })
})
