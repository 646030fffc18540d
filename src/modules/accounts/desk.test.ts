import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { type DeskEntry, inGroups } from './desk.ts'

// A Wednesday, in Copenhagen one hour ahead.
const now = Temporal.Instant.from('2026-03-04T12:00:00Z')
const entry = (title: string, at: string | null, given: Partial<DeskEntry> = {}): DeskEntry => ({
  kind: 'nextMeeting',
  title,
  path: '/',
  at: at === null ? null : new Date(at),
  ...given,
})
const titles = (entries: DeskEntry[]) =>
  Object.fromEntries(inGroups(entries, now, 'Europe/Copenhagen').map(({ group, entries }) => [group, entries.map(({ title }) => title)]))

test('today, the rest of the week to its Sunday, and later', () => {
  const days = ['2026-03-04T20:00:00Z', '2026-03-04T23:30:00Z', '2026-03-08T20:00:00Z', '2026-03-08T23:30:00Z']
  expect(titles(days.map((at) => entry(at, at)))).toEqual({ today: days.slice(0, 1), thisWeek: days.slice(1, 3), later: days.slice(3) })
})

test('what has no date belongs to today, and what is past its deadline comes first and is marked', () => {
  const groups = inGroups(
    [entry('ingen dato', null), entry('i morges', '2026-03-04T06:00:00Z'), entry('overskredet', '2026-03-03T22:59:00Z', { isDue: true })],
    now,
    'Europe/Copenhagen',
  )
  expect(groups.map(({ group }) => group)).toEqual(['today'])
  expect(groups[0]?.entries.map(({ title, isLate }) => [title, isLate])).toEqual([
    ['overskredet', true],
    ['i morges', false],
    ['ingen dato', false],
  ])
})

test('a deadline is not passed on its own day, and what is no deadline is never late', () => {
  const [group] = inGroups(
    [entry('i dag', '2026-03-04T06:00:00Z', { isDue: true }), entry('mødet i går', '2026-03-03T06:00:00Z')],
    now,
    'Europe/Copenhagen',
  )
  expect(group?.entries.map(({ isLate }) => isLate)).toEqual([false, false])
})

test('nothing waiting is no group at all', () => expect(inGroups([], now, 'Europe/Copenhagen')).toEqual([]))

test('a meeting ahead is not told beside what is to be done about it, unless there is news of it', () => {
  const at = '2026-03-20T16:00:00Z'
  const entries = [entry('møde', at, { path: '/moeder/a' }), entry('afbud', at, { kind: 'apologies', path: '/moeder/a/afbud' })]
  expect(titles(entries)).toEqual({ later: ['afbud'] })
  expect(titles([entry('andet', at, { path: '/moeder/aa' }), ...entries])).toEqual({ later: ['andet', 'afbud'] })
  const news = entry('nyt', at, { path: '/moeder/a', facts: [{ fact: 'apologySent' }] })
  expect(titles([news, ...entries])).toEqual({ later: ['nyt', 'afbud'] })
})
