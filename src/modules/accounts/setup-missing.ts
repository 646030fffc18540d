import type { Temporal } from 'temporal-polyfill'
import { bodySummaries, membershipsOn } from '#modules/council/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, hasRole } from '#platform/http/actor.ts'
import type { DeskEntry } from './desk.ts'

/** Somebody sits in a council on a day. Nothing else can begin before that. */
export async function councilIsSeated(tx: Tx, day: string): Promise<boolean> {
  const councils = (await bodySummaries(tx)).filter((body) => body.kind === 'council')
  const memberships = await membershipsOn(tx, day)
  return councils.some((council) => memberships.some(({ bodyId, isSeated }) => isSeated && bodyId === council.id))
}

/** To the administrator, as long as nobody sits in a council. */
export async function setupMissing(tx: Tx, actor: Actor, now: Temporal.Instant): Promise<DeskEntry[]> {
  if (!hasRole(actor, 'administrator')) return []
  return (await councilIsSeated(tx, dayOf(now))) ? [] : [{ kind: 'setupMissing', title: null, path: '/opsaetning', at: null }]
}
