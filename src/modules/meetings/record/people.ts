import { type BodySummary, type MemberOn, membersOn, type SettingValues, seatCount, settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { textsOf } from '#texts/index.ts'
import type { Who } from './attendance.ts'
import { keyOf, type PresenceEvent, presenceAt, type Quorum, quorumOf } from './presence.ts'

/** Somebody who belongs to the meeting: a member of one of its bodies, or whoever came besides. */
export type Person = Who & { key: string; sits: boolean; isStandIn: boolean; group: string }

export type BodyAtMeeting = { body: BodySummary; members: MemberOn[]; seats: number; rule: SettingValues['quorum'] }

/** The bodies of a meeting with who is in them on its day; a constant number of queries for each body. */
export async function bodiesAt(tx: Tx, bodies: readonly BodySummary[], day: string): Promise<BodyAtMeeting[]> {
  const all: BodyAtMeeting[] = []
  for (const body of bodies)
    all.push({
      body,
      members: await membersOn(tx, body.id, day),
      seats: await seatCount(tx, body.id, day),
      rule: (await settingValues(tx, ['quorum'], body.id, day)).quorum,
    })
  return all
}

/** What minutes call somebody: nothing for a plain member of the host, else the office or the body. Minutes are Danish. */
function roleOf({ body }: BodyAtMeeting, member: MemberOn, isHost: boolean): string {
  const word = body.offices[member.function] ?? textsOf('da').council.functions[member.function]
  const office = member.function === 'member' ? '' : word.toLowerCase()
  return [office, isHost ? '' : body.name].filter(Boolean).join(', ')
}

/**
 * Everyone to tick off: who sits first, by name, then stand-ins and the others of the bodies, then guests in the order of their coming. Somebody
 * who has left the body since an event was written down is still on the list, under the name and role they had.
 */
export function peopleAt(bodies: readonly BodyAtMeeting[], events: readonly PresenceEvent[]): Person[] {
  const people = new Map<string, Person>()
  for (const [i, at] of bodies.entries())
    for (const member of at.members) {
      const known = people.get(member.personId)
      const isStandIn = member.function === 'stand_in'
      if (known) {
        known.sits ||= member.sits
        known.isStandIn ||= isStandIn
        continue
      }
      people.set(member.personId, {
        key: member.personId,
        personId: member.personId,
        name: member.name,
        role: roleOf(at, member, i === 0),
        party: member.represents ?? '',
        sits: member.sits,
        isStandIn,
        group: member.group ?? '',
      })
    }
  for (const event of events) {
    const key = keyOf(event)
    if (people.has(key)) continue
    const { personId, name, role, party } = event
    people.set(key, { key, personId, name, role, party, sits: false, isStandIn: false, group: '' })
  }
  return [...people.values()]
}

/** Whether each body that has a rule for it can decide at a moment. */
export const quorums = (
  bodies: readonly BodyAtMeeting[],
  events: readonly PresenceEvent[],
  moment: Date,
  itemId: string | null = null,
): { body: BodySummary; quorum: Quorum }[] =>
  bodies.flatMap(({ body, members, seats, rule }) => {
    const sitting = members.map((each) => ({ personId: each.personId, sits: each.sits, isStandIn: each.function === 'stand_in' }))
    const quorum = quorumOf(
      rule,
      seats || new Set(sitting.filter(({ sits }) => sits).map(({ personId }) => personId)).size,
      sitting,
      presenceAt(events, moment, itemId),
    )
    return quorum ? [{ body, quorum }] : []
  })
