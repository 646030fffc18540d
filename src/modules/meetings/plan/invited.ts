import { accountsOfPersons, mailTo } from '#modules/accounts/index.ts'
import { membershipsOn, namesOf } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type MeetingAt, meetingAt, type StepActing } from './stand.ts'

export type Invited = { personId: string; name: string; hasAccount: boolean }

/**
 * Who is called to a meeting: everybody with a seat in one of its bodies on that day, and the substitutes, who follow the meetings. A stand-in
 * without a seat is asked when somebody stays away.
 */
export async function invitedTo(tx: Tx, at: Pick<MeetingAt, 'bodies' | 'day'>): Promise<string[]> {
  const bodyIds = new Set(at.bodies.map((body) => body.id))
  const called = (await membershipsOn(tx, at.day)).filter(
    (one) => bodyIds.has(one.bodyId) && (one.isSeated || one.function === 'substitute'),
  )
  return [...new Set(called.map((one) => one.personId))]
}

/** The same people by name, with whether mail can reach them. */
export async function reachOf(tx: Tx, at: Pick<MeetingAt, 'bodies' | 'day'>): Promise<Invited[]> {
  const personIds = await invitedTo(tx, at)
  const names = await namesOf(tx, personIds)
  const accounts = await accountsOfPersons(tx, personIds)
  return personIds
    .map((personId) => ({ personId, name: names.get(personId) ?? '', hasAccount: accounts.has(personId) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'da'))
}

export type InvitationKind = 'meeting_called' | 'meeting_moved' | 'meeting_cancelled' | 'supplement'

/** Mails everybody who is called to the meeting. @returns how many people are told */
export async function invite(
  tx: Tx,
  acting: StepActing,
  at: MeetingAt,
  kind: InvitationKind,
  more: Record<string, unknown> = {},
): Promise<number> {
  return mailPersons(tx, acting, at, await invitedTo(tx, at), kind, more)
}

async function mailPersons(
  tx: Tx,
  acting: StepActing,
  at: MeetingAt,
  personIds: string[],
  kind: InvitationKind,
  more: Record<string, unknown> = {},
): Promise<number> {
  if (personIds.length === 0) return 0
  const { told } = await mailTo(tx, acting.municipalityId, acting.clock, {
    personIds,
    kind,
    params: { meetingId: at.id, ...more },
    about: `meeting/${at.id}`,
  })
  return told
}

/**
 * After the facts of a called meeting have changed: whoever was called hears that it was moved, if it was; whoever sits in its bodies only now (another
 * body takes part, or its new day lies in another term) is called.
 * @returns how many people are told
 */
export async function inviteAgain(tx: Tx, acting: StepActing, before: MeetingAt, isMoved: boolean): Promise<number> {
  const at = await meetingAt(tx, before.id)
  const known = new Set(await invitedTo(tx, before))
  const { was = [], isNew = [] } = Object.groupBy(await invitedTo(tx, at), (id) => (known.has(id) ? 'was' : 'isNew'))
  const called = await mailPersons(tx, acting, at, isNew, 'meeting_called')
  return called + (isMoved ? await mailPersons(tx, acting, at, was, 'meeting_moved') : 0)
}
