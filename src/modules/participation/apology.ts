import { actorOf, mailTo, readApologyLink, spendApologyLink } from '#modules/accounts/index.ts'
import {
  type ApologyRefusal,
  hasApologised,
  type MeetingOverview,
  meetingOfMembers,
  refuseApology,
  sendApology,
  takesPart,
} from '#modules/meetings/index.ts'
import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'
import { secretariatOf } from './acting.ts'
import type { Acting } from './proposals.ts'

/**
 * Somebody says that they are not coming, and the secretariat is told with the next gathered mail: never why, and once however often it is said.
 */
export async function apologise(
  tx: Tx,
  acting: Omit<Acting, 'by'>,
  meeting: MeetingOverview,
  from: Actor,
  reason: string,
): Promise<{ refusal: ApologyRefusal } | { isNew: boolean }> {
  const sent = await sendApology(tx, acting, meeting.id, from, reason)
  if ('isNew' in sent && sent.isNew) await tellSecretariat(tx, acting, meeting)
  return sent
}

async function tellSecretariat(tx: Tx, { municipalityId, clock }: Omit<Acting, 'by'>, meeting: MeetingOverview) {
  const hosts = meeting.bodies.slice(0, 1).map((body) => body.id)
  await mailTo(tx, municipalityId, clock, {
    accountIds: await secretariatOf(tx, hosts, toDate(clock())),
    kind: 'apology_received',
    params: { meetingId: meeting.id },
    about: `meeting/${meeting.id}`,
    canWait: true,
  })
}

/** What a link in a call mail leads to. `dead`: it serves nothing and nobody any more, and nothing is told. */
export type LinkOutcome =
  | { is: 'dead' }
  | { is: 'open'; meeting: MeetingOverview; from: Actor }
  | { is: 'sent'; meeting: MeetingOverview; from: Actor }
  | { is: 'refused'; refusal: ApologyRefusal; meeting: MeetingOverview }

/** Looks at a link and changes nothing. Whoever left the body, and a meeting that is over or cancelled, are told of in so many words. */
export async function lookAtLink(tx: Tx, token: string, { clock }: Pick<Acting, 'clock'>): Promise<LinkOutcome> {
  const link = await readApologyLink(tx, token, clock)
  const meeting = link && (await meetingOfMembers(tx, { id: link.meetingId }))
  const from = link && (await actorOf(tx, link.accountId, dayOf(clock())))
  if (!link || !meeting || !from?.personId) return { is: 'dead' }
  if (await hasApologised(tx, meeting.id, from.personId)) return { is: 'sent', meeting, from }
  const isInvited = takesPart(
    from,
    meeting.bodies.map((body) => body.id),
  )
  const refusal = isInvited ? refuseApology({ state: meeting.stand.meeting, startsAt: meeting.startsAt }, toDate(clock())) : 'notInvited'
  if (refusal) return { is: 'refused', refusal, meeting }
  return link.state === 'open' ? { is: 'open', meeting, from } : { is: 'dead' }
}

/** Uses a link up: the apology of the one it was sent to. It never lets anybody in. Anything but 'sent' is to take the transaction back. */
export async function useLink(tx: Tx, token: string, reason: string, acting: Omit<Acting, 'by' | 'actor'>): Promise<LinkOutcome> {
  const outcome = await lookAtLink(tx, token, acting)
  if (outcome.is !== 'open') return outcome
  // Somebody pressed twice: the first press has it.
  if (!(await spendApologyLink(tx, token, acting.clock))) return lookAtLink(tx, token, acting)
  const { meeting, from } = outcome
  const sent = await apologise(tx, { ...acting, actor: `account/${from.accountId}` }, meeting, from, reason)
  return 'refusal' in sent ? { is: 'refused', refusal: sent.refusal, meeting } : { is: 'sent', meeting, from }
}
