import { may } from '#modules/accounts/index.ts'
import { type Actor, scopeOf } from '#platform/http/actor.ts'
import type { Reach } from './import.queries.ts'

const staff = ['secretary', 'administrator'] as const

/** Whose imports somebody may see in lists. */
export const reachOf = (actor: Actor): Reach => ({ bodyIds: scopeOf(actor, ...staff), actor: `account/${actor.accountId}` })

/** Whether somebody may see and change an import. One of which nobody knows yet whose it is, is for who brought it, and for who works for all. */
export function mayReach(actor: Actor, run: { body_id: string | null; actor: string }): boolean {
  if (run.body_id !== null) return may(actor, 'read', { kind: 'import', bodyIds: [run.body_id] })
  return (
    scopeOf(actor, ...staff) === null ||
    (may(actor, 'import', { kind: 'import', bodyIds: [] }) && run.actor === `account/${actor.accountId}`)
  )
}

/** Whether somebody may bring in papers of a body. Null: of one that is not there yet. */
export const mayImportFor = (actor: Actor, bodyId: string | null): boolean =>
  bodyId === null ? scopeOf(actor, ...staff) === null : may(actor, 'import', { kind: 'import', bodyIds: [bodyId] })
