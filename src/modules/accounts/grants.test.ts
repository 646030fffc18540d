import { expect, test } from 'vitest'
import type { MembershipOnDay } from '#modules/council/index.ts'
import { allGrants } from './grants.ts'

const membership = (fn: MembershipOnDay['function'], isSeated: boolean, bodyId = 'council') => ({
  bodyId,

  function: fn,
  isSeated,
})

test.each<[MembershipOnDay['function'], boolean, string | null]>([
  ['chair', true, 'chair'],
  ['deputy_chair', true, 'chair'],
  ['member', true, 'member'],
  ['coordinator', true, 'member'],
  ['stand_in', true, 'member'],
  ['stand_in', false, 'substitute'],
  ['substitute', false, 'substitute'],
  ['observer', false, null],
])('%s (seated: %s) has the role %s in that body and nowhere else', (fn, isSeated, role) => {
  expect(allGrants([], [membership(fn, isSeated)])).toEqual(role ? [{ role, bodyId: 'council' }] : [])
})

test('the same right from a grant and from a membership counts once, and the strongest stands first', () => {
  const granted = [
    { role: 'member', bodyId: 'council' },
    { role: 'secretary', bodyId: null },
  ] as const
  expect(allGrants(granted, [membership('member', true), membership('member', true, 'group')])).toEqual([
    { role: 'secretary', bodyId: null },
    { role: 'member', bodyId: 'council' },
    { role: 'member', bodyId: 'group' },
  ])
})

test('a role for the whole municipality and the same role in one body are two rights', () => {
  const granted = [
    { role: 'secretary', bodyId: null },
    { role: 'secretary', bodyId: 'council' },
  ] as const
  expect(allGrants(granted, [])).toHaveLength(2)
})
