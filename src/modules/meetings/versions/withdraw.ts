import { accountsByRole, mailTo } from '#modules/accounts/index.ts'
import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { beginStep, type StepActing } from '../plan/stand.ts'
import { publish, type Stage, withdraw } from '../publish.ts'
import { sendOut } from '../records.queries.ts'
import { openFindings } from '../release/findings.ts'
import { areMinutesOut, type Stand } from '../transitions.ts'
import { restoreVersions } from './versions.queries.ts'

export type WithdrawRefusal = 'wrongState' | 'needsApproval'

/**
 * Takes a meeting with its items, papers and versions away from the public, and tells the municipality's administrators, who may have to report it.
 * The mail says which meeting, and nothing of why.
 */
export async function withdrawMeeting(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  reason: string,
): Promise<{ refusal: WithdrawRefusal } | { told: number }> {
  const at = await beginStep(tx, acting, meetingId, 'withdraw')
  if ('refusal' in at) return at
  const withdrawn = await withdraw(tx, acting, meetingId, reason)
  if ('refusal' in withdrawn) return { refusal: 'wrongState' }
  const { administrator } = await accountsByRole(tx, dayOf(toDate(acting.clock())))
  const { told } = await mailTo(tx, acting.municipalityId, acting.clock, {
    accountIds: administrator.map(({ accountId }) => accountId),
    kind: 'withdrawn',
    params: { meetingId },
    about: `meeting/${meetingId}`,
  })
  return { told }
}

/** What the version is that brings a withdrawn meeting back: as far as it had come. */
export function stageOf({ meeting, minutes }: Pick<Stand, 'meeting' | 'minutes'>): Stage {
  if (meeting === 'cancelled') return 'cancelled'
  if (minutes === 'released') return 'minutes'
  return minutes === 'approved' || minutes === 'signed' ? minutes : 'agenda'
}

/**
 * Brings a withdrawn meeting back as it stands now, as a new version, when everything in it that looks like personal data has its answer.
 * @param withVersions its earlier versions come back too: only right where nothing in them was wrong
 */
export async function publishAgain(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  { withVersions }: { withVersions: boolean },
): Promise<{ refusal: WithdrawRefusal | 'findings' } | { version: number }> {
  const at = await beginStep(tx, acting, meetingId, 'publishAgain')
  if ('refusal' in at) return at
  if ((await openFindings(tx, meetingId)).length > 0) return { refusal: 'findings' }
  if (withVersions) await restoreVersions(tx, at.slug)
  if (areMinutesOut(at.stand)) await sendOut(tx, meetingId, toDate(acting.clock()))
  return publish(tx, acting, meetingId, stageOf(at.stand))
}
