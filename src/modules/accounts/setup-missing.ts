import type { Temporal } from 'temporal-polyfill'
import { bodySummaries, membershipsOn } from '#modules/council/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, hasRole } from '#platform/http/actor.ts'
import type { DeskEntry } from './desk.ts'

/** To the administrator, as long as there is no council in which somebody sits: nothing else can begin before that. */
export async function setupMissing(tx: Tx, actor: Actor, now: Temporal.Instant): Promise<DeskEntry[]> {
  if (!hasRole(actor, 'administrator')) return []
  const councils = (await bodySummaries(tx)).filter((body) => body.kind === 'council')
  const memberships = await membershipsOn(tx, dayOf(now))
  const sits = councils.some((council) => memberships.some(({ bodyId, isSeated }) => isSeated && bodyId === council.id))
  return sits ? [] : [{ kind: 'setupMissing', title: null, path: '/opsaetning', at: null }]
}
