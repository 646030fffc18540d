import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { removeDraft } from '../publish.ts'
import { forgetPrepared, setCancelled, wasEverPublic } from './cancel.queries.ts'
import { invite } from './invited.ts'
import { publishFacts } from './publish-facts.ts'
import { beginStep, type StepActing } from './stand.ts'

/**
 * Cancels a meeting for a reason that its page will say. The address stays, with everything that had gone out; those who were called are told.
 */
export async function cancelMeeting(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  reason: string,
): Promise<{ refusal: 'wrongState' | 'needsApproval' } | { slug: string; told: number }> {
  const at = await beginStep(tx, acting, meetingId, 'cancel')
  if ('refusal' in at) return at
  await setCancelled(tx, at.id, reason, toDate(acting.clock()))
  await publishFacts(tx, acting, at.id, 'cancelled')
  const told = at.stand.meeting === 'called' ? await invite(tx, acting, at, 'meeting_cancelled') : 0
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'meeting.cancel',
    thing: `meeting/${at.id}`,
    payload: { reason, told },
  })
  return { slug: at.slug, told }
}

/** Deletes a planned meeting that the public never saw, with its draft agenda. */
export async function removeMeeting(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
): Promise<{ refusal: 'wrongState' | 'needsApproval' | 'wasPublic' } | { removed: true }> {
  const at = await beginStep(tx, acting, meetingId, 'remove')
  if ('refusal' in at) return at
  if (await wasEverPublic(tx, at.id)) return { refusal: 'wasPublic' }
  await forgetPrepared(tx, at.id)
  await removeDraft(tx, at.id)
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'meeting.remove',
    thing: `meeting/${at.id}`,
    payload: { host: at.host.id, startsAt: at.row.starts_at.toISOString() },
  })
  return { removed: true }
}
