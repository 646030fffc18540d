import canonicalize from 'canonicalize'
import { accountsByRole, mailTo, may } from '#modules/accounts/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import { sameBytes, sha256 } from '#platform/ids.ts'
import { buildModel } from '../build-model.ts'
import type { MeetingModel } from '../model.ts'
import { chairsOf, tellSecretariat } from '../plan/approval.ts'
import { invitedTo } from '../plan/invited.ts'
import { beginStep, hostOf, type MeetingAt, type StepActing } from '../plan/stand.ts'
import { releaseMinutes } from '../publish.ts'
import { type ReleaseRefusal, refuseRelease } from '../transitions.ts'
import { approveAdopted } from './approval.ts'
import { asNextPublished, openFindings } from './findings.ts'
import { readinessOf, setReady, setReturned } from './release.queries.ts'

export type Refusal =
  | ReleaseRefusal
  | 'wrongState'
  | 'needsApproval'
  | 'noMinutes'
  | 'alreadyReleased'
  | 'empty'
  | 'findings'
  | 'changedSinceReady'
  | 'nobodyElse'
  | 'noChair'

/** What minutes would say is too little to be minutes: nobody has written down a decision, nor who was there. */
export const isEmpty = (full: MeetingModel) => full.present.length === 0 && full.items.every((item) => item.decisions.length === 0)

/** The items on which nobody has written down what was decided; people are warned of them, not stopped. */
export const undecided = (full: MeetingModel) => full.items.filter((item) => item.decisions.length === 0)

/** What exactly would be released, so that a second person releases what the first one meant. */
export const hashOfMinutes = (full: MeetingModel): Buffer => sha256(canonicalize(asNextPublished(full)) ?? '')

async function fullModel(tx: Tx, meetingId: string): Promise<MeetingModel> {
  const full = await buildModel(tx, meetingId)
  if (!full) throw new AppError(404, 'no such meeting')
  return full
}

/** What stops minutes whoever it is that asks. */
async function refuseContent(tx: Tx, full: MeetingModel): Promise<'empty' | 'findings' | null> {
  if (isEmpty(full)) return 'empty'
  return (await openFindings(tx, full.id)).length > 0 ? 'findings' : null
}

/**
 * The first of two says that the minutes are ready; those who may release them get a mail. Saying so again holds for what they say now. Where nobody
 * else could release them, they would lie there unseen: that is refused.
 */
export async function markReady(tx: Tx, acting: StepActing, meetingId: string): Promise<{ refusal: Refusal } | { told: number }> {
  const at = await beginStep(tx, acting, meetingId, 'markReady')
  if ('refusal' in at) return at
  const full = await fullModel(tx, meetingId)
  const refusal = await refuseContent(tx, full)
  if (refusal) return { refusal }
  const accountIds = await secondPersons(tx, acting, at)
  if (accountIds.length === 0) return { refusal: at.rules.releaseRule === 'chair' ? 'noChair' : 'nobodyElse' }
  await setReady(tx, meetingId, { ready_at: toDate(acting.clock()), ready_by: acting.actor, ready_hash: hashOfMinutes(full) })
  const { told } = await mailTo(tx, acting.municipalityId, acting.clock, {
    accountIds,
    kind: 'minutes_ready',
    params: { meetingId },
    about: `meeting/${meetingId}`,
  })
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'minutes.ready',
    thing: `meeting/${meetingId}`,
    payload: { told },
  })
  return { told }
}

/** Who may release what this person said was ready. */
async function secondPersons(tx: Tx, acting: StepActing, at: MeetingAt): Promise<string[]> {
  if (at.rules.releaseRule === 'chair') return (await chairsOf(tx, acting, at)).map((holder) => holder.accountId)
  const holders = Object.values(await accountsByRole(tx, dayOf(acting.clock(), at.row.time_zone))).flat()
  const asActor = (holder: (typeof holders)[number]): Actor => ({ ...holder, personId: null, sessionId: null })
  const mayRelease = holders.filter((holder) => may(asActor(holder), 'release', { kind: 'meeting', bodyIds: hostOf(at), isPublic: false }))
  return [...new Set(mayRelease.map((holder) => holder.accountId))].filter((id) => id !== acting.by.accountId)
}

/**
 * Whoever was to release the minutes sends them back to the secretariat and says what is missing. They have to be said to be ready once more.
 * @throws 404 for whoever may not release them
 */
export async function returnMinutes(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  comment: string,
): Promise<{ refusal: Refusal } | { slug: string }> {
  const at = await beginStep(tx, acting, meetingId, 'release')
  if ('refusal' in at) return at
  const readyBy = (await readinessOf(tx, meetingId))?.ready_by ?? null
  const refusal = readyBy === null ? 'notReady' : refuseRelease(acting.by, at.rules.releaseRule, hostOf(at), readyBy)
  if (refusal) return { refusal }
  await setReturned(tx, meetingId, { returned_at: toDate(acting.clock()), return_comment: comment })
  await tellSecretariat(tx, acting, at, 'minutes_returned', readyBy)
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'minutes.return',
    thing: `meeting/${meetingId}`,
  })
  return { slug: at.slug }
}

/**
 * Releases the minutes as "not yet approved", if the body's rule lets this person do it, nothing in them waits for an answer, and they say what the
 * first person said was ready. What this meeting adopted of earlier minutes is approved with it.
 */
export async function release(tx: Tx, acting: StepActing, meetingId: string): Promise<{ refusal: Refusal } | { version: number }> {
  const at = await beginStep(tx, acting, meetingId, 'release')
  if ('refusal' in at) return at
  const full = await fullModel(tx, meetingId)
  const refusal = (await refusePerson(tx, acting.by, at, full)) ?? (await refuseContent(tx, full))
  if (refusal) return { refusal }
  const released = await releaseMinutes(tx, acting, meetingId)
  if ('refusal' in released) return released
  await approveAdopted(tx, acting, meetingId)
  await mailTo(tx, acting.municipalityId, acting.clock, {
    personIds: await invitedTo(tx, at),
    kind: 'minutes_released',
    params: { meetingId },
    about: `meeting/${meetingId}`,
    canWait: true,
  })
  return released
}

/** Why this person may not release the minutes as they are now; null: they may. */
export async function refusePerson(tx: Tx, actor: Actor, at: MeetingAt, full: MeetingModel): Promise<Refusal | null> {
  const ready = await readinessOf(tx, at.id)
  const refusal = refuseRelease(actor, at.rules.releaseRule, hostOf(at), ready?.ready_by ?? null)
  if (refusal || at.rules.releaseRule === 'secretary') return refusal
  return ready?.ready_hash && sameBytes(ready.ready_hash, hashOfMinutes(full)) ? null : 'changedSinceReady'
}
