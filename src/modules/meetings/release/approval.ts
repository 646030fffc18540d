import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { publishFacts } from '../plan/publish-facts.ts'
import type { Acting } from '../publish.ts'
import { lockMeeting, minutesState, setMinutes } from '../records.queries.ts'
import { adoptedMinutes, namesApproval } from './release.queries.ts'

/**
 * A later meeting's item approves the minutes; the page names that item. Only released minutes can be approved, and they are approved as they were
 * released: what is being written on their items meanwhile stays out.
 */
export async function approveMinutes(
  tx: Tx,
  acting: Acting,
  meetingId: string,
  byItemId: string,
): Promise<{ refusal: 'notReleased' | 'withdrawn' } | { version: number }> {
  const meeting = await lockMeeting(tx, meetingId)
  if ((await minutesState(tx, meetingId))?.state !== 'released') return { refusal: 'notReleased' }
  if (!meeting?.current_snapshot_id) return { refusal: 'withdrawn' }
  await setMinutes(tx, meetingId, { state: 'approved', approved_at: toDate(acting.clock()), approved_by_item_id: byItemId })
  return (await publishFacts(tx, acting, meetingId, 'approved')) ?? { refusal: 'withdrawn' }
}

/**
 * Approves the earlier minutes that this meeting adopted, in the transaction that makes its own public: from then on the earlier page says so and
 * leads to the item. Where minutes were approved while the item could not be read yet, their page is made anew and names it.
 */
export async function approveAdopted(tx: Tx, acting: Acting, meetingId: string): Promise<void> {
  for (const { meeting_id: earlier, item_id: item, state, approved_by_item_id: by } of await adoptedMinutes(tx, meetingId)) {
    if (state === 'released') await approveMinutes(tx, acting, earlier, item)
    else if (by === item && !(await namesApproval(tx, earlier))) await publishFacts(tx, acting, earlier)
  }
}
