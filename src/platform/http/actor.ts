export const roles = ['administrator', 'secretary', 'chair', 'member', 'substitute', 'department'] as const
export type Role = (typeof roles)[number]

/** A right somebody holds today: a role in one body, or in the whole municipality (bodyId null). */
export type Grant = { role: Role; bodyId: string | null }

/** Whoever sends the request. Nobody signed in: accountId null and no grants. */
export type Actor = { accountId: string | null; personId: string | null; sessionId: string | null; name: string; grants: Grant[] }

export const nobody: Actor = { accountId: null, personId: null, sessionId: null, name: '', grants: [] }

export const hasRole = (actor: Actor, ...wanted: Role[]) => actor.grants.some((grant) => wanted.includes(grant.role))

/** The bodies in which somebody holds one of these roles; null: all of them, because a role is for the whole municipality. */
export function scopeOf(actor: Actor, ...wanted: Role[]): string[] | null {
  const grants = actor.grants.filter((grant) => wanted.includes(grant.role))
  return grants.some((grant) => grant.bodyId === null) ? null : grants.flatMap((grant) => grant.bodyId ?? [])
}

/** A role that reaches this body: granted for it, or for the whole municipality. */
export const hasRoleIn = (actor: Actor, bodyIds: string[], ...wanted: Role[]) =>
  actor.grants.some((grant) => wanted.includes(grant.role) && (grant.bodyId === null || bodyIds.includes(grant.bodyId)))
