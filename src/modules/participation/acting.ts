import { accountsByRole } from '#modules/accounts/index.ts'
import { type MeetingOverview, meetingName } from '#modules/meetings/index.ts'
import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, hasRoleIn, scopeOf } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/context.ts'
import { dayInWords, timeOfDay } from '#platform/i18n/dates.ts'
import type { Acting } from './proposals.ts'

export const actingOf = (c: Ctx): Acting => ({
  municipalityId: c.get('municipality').id,
  actor: `account/${c.get('actor').accountId}`,
  clock: c.get('platform').clock,
  by: c.get('actor'),
})

export const nowOf = (c: Ctx) => toDate(c.get('platform').clock())

/** The bodies that somebody takes part in, as a member or a substitute; null: all. */
export const ownBodies = (actor: Actor) => scopeOf(actor, 'chair', 'member', 'substitute')

/** The first of these to whose agenda an item can be added without opening it again. */
export const readiest = (meetings: readonly MeetingOverview[]) =>
  meetings.find((meeting) => meeting.stand.agenda !== 'approved') ?? meetings[0]

export const nameOf = (meeting: Pick<MeetingOverview, 'title' | 'bodies'>) => meetingName({ title: meeting.title, bodies: meeting.bodies })

/** "mandag 7. december 2026 kl. 18.00" */
export function timeOf(c: Ctx, meeting: Pick<MeetingOverview, 'startsAt' | 'timeZone' | 'timeKnown'>): string {
  const day = dayInWords(c.get('lang'), meeting.startsAt, meeting.timeZone)
  return meeting.timeKnown ? `${day} ${c.get('t').meetings.at} ${timeOfDay(c.get('lang'), meeting.startsAt, meeting.timeZone)}` : day
}

/** The accounts of those who keep the books of a body; where it has nobody, the municipality's administrators. */
export async function secretariatOf(tx: Tx, bodyIds: string[], now: Date): Promise<string[]> {
  const holders = await accountsByRole(tx, dayOf(now))
  const secretaries = holders.secretary.filter(({ grants }) => hasRoleIn({ grants } as Actor, bodyIds, 'secretary'))
  const asked = secretaries.length > 0 ? secretaries : holders.administrator
  return asked.map((holder) => holder.accountId)
}
