import { actorOf } from '#modules/accounts/index.ts'
import { membershipsOf, membershipsOn, type SettingValues, seatCounts, standInsFor } from '#modules/council/index.ts'
import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, hasRoleIn } from '#platform/http/actor.ts'
import { newId } from '#platform/ids.ts'
import { apologyOf, bodiesMeeting, insertApology, setApology, standingApologies } from './apologies.queries.ts'
import { type Forecast, forecast } from './forecast.ts'
import type { Acting } from './publish.ts'
import { lockMeeting } from './records.queries.ts'

/** `held`: it has begun or is over. `notInvited`: sits in none of the bodies that meet, or no longer. */
export type ApologyRefusal = 'cancelled' | 'held' | 'notInvited'

/** Whether apologies for a meeting can come in now. */
export function refuseApology(meeting: { state: string; startsAt: Date }, now: Date): Exclude<ApologyRefusal, 'notInvited'> | null {
  if (meeting.state === 'cancelled') return 'cancelled'
  return meeting.state === 'held' || meeting.startsAt <= now ? 'held' : null
}

/** Whether somebody takes a seat, or follows as a substitute, in one of these bodies. */
export const takesPart = (actor: Actor, bodyIds: string[]) => hasRoleIn(actor, bodyIds, 'chair', 'member', 'substitute')

/**
 * Somebody says that they are not coming. Saying it again changes nothing: the first reason stands.
 * @param from who is not coming, with the rights that they have now
 */
export async function sendApology(
  tx: Tx,
  acting: Acting,
  meetingId: string,
  from: Actor,
  reason: string,
): Promise<{ refusal: ApologyRefusal } | { isNew: boolean }> {
  // Whoever has left while this waited for the meeting has nothing to apologise for.
  const invited = async (bodyIds: string[]) => {
    const now = from.accountId === null ? null : await actorOf(tx, from.accountId, dayOf(acting.clock()))
    return now !== null && now.personId !== null && takesPart(now, bodyIds)
  }
  return register(tx, acting, meetingId, { personId: from.personId ?? '', name: from.name }, reason, invited)
}

/** The secretariat writes down that somebody has said otherwise that they are not coming. */
export async function recordApology(
  tx: Tx,
  acting: Acting,
  meetingId: string,
  person: { personId: string; name: string },
  reason = '',
): Promise<{ refusal: ApologyRefusal } | { isNew: boolean }> {
  const invited = async (bodyIds: string[], day: string) =>
    (await membershipsOf(tx, person.personId, day)).some((membership) => bodyIds.includes(membership.bodyId))
  return register(tx, acting, meetingId, person, reason, invited)
}

async function register(
  tx: Tx,
  acting: Acting,
  meetingId: string,
  person: { personId: string; name: string },
  reason: string,
  isInvited: (bodyIds: string[], day: string) => Promise<boolean>,
): Promise<{ refusal: ApologyRefusal } | { isNew: boolean }> {
  const meeting = await lockMeeting(tx, meetingId)
  if (!meeting) return { refusal: 'notInvited' }
  const now = toDate(acting.clock())
  if (!(await isInvited(await bodiesMeeting(tx, meetingId), dayOf(meeting.starts_at, meeting.time_zone)))) return { refusal: 'notInvited' }
  const refusal = refuseApology({ state: meeting.state, startsAt: meeting.starts_at }, now)
  if (refusal) return { refusal }
  const known = await apologyOf(tx, meetingId, person.personId)
  if (known && known.withdrawn_at === null) return { isNew: false }
  const given = { name: person.name, reason, received_at: now, recorded_by: acting.actor, withdrawn_at: null }
  if (known) await setApology(tx, known.id, given)
  else
    await insertApology(tx, {
      municipality_id: acting.municipalityId,
      id: newId(),
      meeting_id: meetingId,
      person_id: person.personId,
      ...given,
    })
  // Never the reason: whoever reads the log has nothing to do with it.
  await record(tx, acting, 'apology.send', meetingId, person.personId)
  return { isNew: true }
}

/** Somebody can come after all; the reason goes with the apology. @returns whether there was one to take back */
export async function takeBackApology(
  tx: Tx,
  acting: Acting,
  meetingId: string,
  personId: string,
): Promise<{ refusal: Exclude<ApologyRefusal, 'notInvited'> } | { wasSent: boolean }> {
  const meeting = await lockMeeting(tx, meetingId)
  const known = meeting && (await apologyOf(tx, meetingId, personId))
  if (!meeting || !known || known.withdrawn_at !== null) return { wasSent: false }
  const now = toDate(acting.clock())
  const refusal = refuseApology({ state: meeting.state, startsAt: meeting.starts_at }, now)
  if (refusal) return { refusal }
  await setApology(tx, known.id, { withdrawn_at: now, reason: '' })
  await record(tx, acting, 'apology.take_back', meetingId, personId)
  return { wasSent: true }
}

const record = (tx: Tx, acting: Acting, action: AuditAction, meetingId: string, personId: string) =>
  recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action,
    thing: `meeting/${meetingId}`,
    payload: { personId },
  })

/** Whether somebody's apology for a meeting stands. */
export async function hasApologised(tx: Tx, meetingId: string, personId: string): Promise<boolean> {
  const known = await apologyOf(tx, meetingId, personId)
  return known !== undefined && known.withdrawn_at === null
}

export type Coming = {
  /** Everybody who sits in one of the bodies; at risk when one of them would not have enough. */
  forecast: Forecast
  apologies: { personId: string | null; name: string; receivedAt: Date }[]
  /** Who may be called in, for whom. */
  standIns: { name: string; insteadOf: string }[]
}

type MeetingToCome = { id: string; bodyIds: string[] }

/**
 * Who is coming to meetings, as far as anybody has said, in a constant number of queries.
 * @param quorumOf the rule of a body
 * @param day the day whose members count, YYYY-MM-DD
 */
export async function comingTo(
  tx: Tx,
  meetings: readonly MeetingToCome[],
  quorumOf: (bodyId: string) => SettingValues['quorum'],
  day: string,
): Promise<Map<string, Coming>> {
  if (meetings.length === 0) return new Map()
  const bodyIds = [...new Set(meetings.flatMap((meeting) => meeting.bodyIds))]
  const seated = Map.groupBy(
    (await membershipsOn(tx, day)).filter((membership) => membership.isSeated),
    (membership) => membership.bodyId,
  )
  const apologies = await standingApologies(
    tx,
    meetings.map((meeting) => meeting.id),
  )
  const standIns = await standInsFor(tx, [...new Set(apologies.flatMap(({ personId }) => personId ?? []))], bodyIds, day)
  const seats = await seatCounts(tx, bodyIds, day)
  const bodyForecast = (bodyId: string, away: ReadonlySet<string>) => forecast(membersOf(bodyId), away, quorumOf(bodyId), seats.get(bodyId))
  const membersOf = (bodyId: string) => (seated.get(bodyId) ?? []).map((membership) => membership.personId)
  return new Map(
    meetings.map((meeting) => {
      const sent = apologies.filter((apology) => apology.meetingId === meeting.id)
      const away = new Set(sent.flatMap(({ personId }) => personId ?? []))
      return [
        meeting.id,
        {
          forecast: together(
            meeting.bodyIds.map((bodyId) => bodyForecast(bodyId, away)),
            meeting.bodyIds.flatMap(membersOf),
            away,
          ),
          apologies: sent.map(({ personId, name, receivedAt }) => ({ personId, name, receivedAt })),
          standIns: standIns
            .filter((one) => away.has(one.insteadOf) && meeting.bodyIds.includes(one.bodyId))
            .map(({ name, insteadOfName }) => ({ name, insteadOf: insteadOfName })),
        },
      ]
    }),
  )
}

/** Bodies that meet together each need their own quorum; heads are counted once. */
function together(each: readonly Forecast[], members: readonly string[], away: ReadonlySet<string>): Forecast {
  const all = forecast(members, away, null)
  return { ...all, needed: each.length === 1 ? (each[0]?.needed ?? null) : null, atRisk: each.some((one) => one.atRisk) }
}
