import { type Clock, homeZone, toDate } from '#platform/clock.ts'
import type { TenantDb } from '#platform/db/db.ts'
import { enqueue } from './jobs.ts'

/** When few people are about. */
const quietHour = 3

/** The next time that it is the quiet hour. */
export function nextNight(clock: Clock): Date {
  const now = clock().toZonedDateTimeISO(homeZone)
  const tonight = now.startOfDay().with({ hour: quietHour })
  return toDate((tonight.epochMilliseconds > now.epochMilliseconds ? tonight : tonight.add({ days: 1 })).toInstant())
}

/** Lays down the next night's erasing for each municipality. One that has its job gets no second one, and a night that was slept through is made up for. */
export async function planErasing(deps: { db: TenantDb; clock: Clock }, municipalityIds: readonly string[]): Promise<void> {
  for (const id of municipalityIds)
    await deps.db.in(id, (tx) => enqueue(tx, 'erase', [{ municipalityId: id, id, startAfter: nextNight(deps.clock) }]))
}
