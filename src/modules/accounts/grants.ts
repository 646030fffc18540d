import type { MembershipOnDay } from '#modules/council/index.ts'
import { type Grant, type Role, roles } from '#platform/http/actor.ts'

/** The role that a membership carries: a deputy presides when the chair cannot; an observer has no more rights than the public. */
export function roleOf({ function: fn, isSeated }: Pick<MembershipOnDay, 'function' | 'isSeated'>): Role | null {
  if (fn === 'chair' || fn === 'deputy_chair') return 'chair'
  if (isSeated) return 'member'
  return fn === 'substitute' || fn === 'stand_in' ? 'substitute' : null
}

/** All rights of a person on a day: what was granted, and what follows from memberships. Each once, strongest role first. */
export function allGrants(
  granted: readonly Grant[],
  memberships: readonly Pick<MembershipOnDay, 'bodyId' | 'function' | 'isSeated'>[],
): Grant[] {
  const derived = memberships.flatMap((membership) => {
    const role = roleOf(membership)
    return role ? [{ role, bodyId: membership.bodyId }] : []
  })
  const unique = new Map([...granted, ...derived].map(({ role, bodyId }) => [`${role} ${bodyId}`, { role, bodyId }]))
  return [...unique.values()].sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
}
