import { type Clock, nextAt } from '#platform/clock.ts'
import type { TenantDb } from '#platform/db/db.ts'
import { enqueue } from './jobs.ts'

/** When few people are about. */
const quietTime = '03:00'

export const nextNight = (clock: Clock): Date => nextAt(clock, quietTime)

/** Lays down the next night's erasing for each municipality. One that has its job gets no second one, and a night that was slept through is made up for. */
export async function planErasing(deps: { db: TenantDb; clock: Clock }, municipalityIds: readonly string[]): Promise<void> {
  for (const id of municipalityIds)
    await deps.db.in(id, (tx) => enqueue(tx, 'erase', [{ municipalityId: id, id, startAfter: nextNight(deps.clock) }]))
}

/** Lays down the job that goes over what can be found again. One that has nothing to go over is done at once. */
export async function planIndexing(db: TenantDb, municipalityIds: readonly string[]): Promise<void> {
  for (const id of municipalityIds) await db.in(id, (tx) => enqueue(tx, 'index', [{ municipalityId: id, id }]))
}

/** Before people read their mail. */
const morning = '06:30'

/** Lays down the next morning's telling of what is new for a municipality, by its own clock. A morning that was slept through is made up for. */
export const planNews = (deps: { db: TenantDb; clock: Clock }, { id, timeZone }: { id: string; timeZone: string }): Promise<void> =>
  deps.db.in(id, (tx) => enqueue(tx, 'news', [{ municipalityId: id, id, startAfter: nextAt(deps.clock, morning, timeZone) }]))
