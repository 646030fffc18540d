import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { publishFacts } from '../plan/publish-facts.ts'
import { beginStep, type StepActing } from '../plan/stand.ts'
import { setSigned, versionToSign } from './release.queries.ts'

/**
 * The chair signs the approved minutes: exactly the version that was shown, by its number and root hash.
 * @returns the version that says so
 */
export async function signMinutes(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  shown: number,
): Promise<{ refusal: 'wrongState' | 'needsApproval' | 'otherVersion' } | { version: number }> {
  const at = await beginStep(tx, acting, meetingId, 'sign')
  if ('refusal' in at) return at
  const current = await versionToSign(tx, meetingId)
  if (current?.version !== shown) return { refusal: 'otherVersion' }
  const { version, root_hash: root } = current
  await setSigned(tx, meetingId, { signed_at: toDate(acting.clock()), signed_by: acting.actor, signed_version: version, signed_root: root })
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'minutes.sign',
    thing: `meeting/${meetingId}`,
    payload: { version, rootHash: root.toString('hex') },
  })
  return (await publishFacts(tx, acting, meetingId, 'signed')) ?? current
}
