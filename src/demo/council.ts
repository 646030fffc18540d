import type { Temporal } from 'temporal-polyfill'
import type { DemoCalendar } from '#demo/fjordby/calendar.ts'
import { fjordby } from '#demo/fjordby/index.ts'
import type { DemoFunction, DemoMembership } from '#demo/fjordby/types.ts'
import { createAccount, grantRole } from '#modules/accounts/index.ts'
import {
  appoint,
  createBody,
  createPerson,
  createSeat,
  createSeatGroup,
  createTerm,
  type MembershipFunction,
} from '#modules/council/index.ts'
import { systemClock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { slugify } from '#platform/ids.ts'

/** The ids that the demo's keys have become. */
export type LoadedCouncil = {
  bodies: Map<string, { id: string; name: string }>
  people: Map<string, { id: string; name: string; title: string }>
}

/** A stand-in of the demo has taken over the seat, which makes her or him its member. */
const functions: Record<DemoFunction, MembershipFunction> = {
  chair: 'chair',
  deputy_chair: 'deputy_chair',
  member: 'member',
  stand_in: 'member',
  substitute: 'substitute',
  lead: 'coordinator',
}

export const need = <V>(map: Map<string, V>, key: string): V => {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the demo names ${key}, which it does not have`)
  return value
}

export async function loadCouncil(tx: Tx, municipalityId: string, calendar: DemoCalendar): Promise<LoadedCouncil> {
  const bodies: LoadedCouncil['bodies'] = new Map()
  for (const body of parentsFirst()) {
    const { chair, deputyChair, lead } = body.offices ?? {}
    const id = await createBody(tx, municipalityId, {
      name: body.name,
      kind: body.kind,
      parentId: body.parent ? need(bodies, body.parent).id : null,
      description: body.purpose,
      offices: { ...(chair && { chair }), ...(deputyChair && { deputy_chair: deputyChair }), ...(lead && { coordinator: lead }) },
      publicMeetings: body.publicMeetings,
      isPublic: true,
    })
    bodies.set(body.key, { id, name: body.name })
  }
  const people: LoadedCouncil['people'] = new Map()
  for (const person of fjordby.people)
    people.set(person.key, {
      id: await createPerson(tx, municipalityId, { name: person.name, publicProfile: person.profile }),
      name: person.name,
      title: person.title,
    })
  const seats = await loadSeats(tx, municipalityId, bodies, calendar)
  await loadMemberships(tx, municipalityId, { bodies, people }, seats, calendar)
  return { bodies, people }
}

function parentsFirst() {
  const depth = (key: string | undefined): number => {
    const body = fjordby.bodies.find((one) => one.key === key)
    return body ? 1 + depth(body.parent) : 0
  }
  return [...fjordby.bodies].sort((a, b) => depth(a.key) - depth(b.key))
}

async function loadSeats(tx: Tx, municipalityId: string, bodies: LoadedCouncil['bodies'], calendar: DemoCalendar) {
  const seats = new Map<string, string>()
  for (const term of fjordby.terms) {
    const termId = await createTerm(tx, municipalityId, {
      bodyId: need(bodies, term.body).id,
      startsOn: calendar.day(term.from).toString(),
      endsOn: calendar.day(term.until).toString(),
      rules: term.note,
    })
    const inTerm = fjordby.seats.filter((seat) => seat.term === term.key)
    const groups = fjordby.seatGroups.filter((group) => inTerm.some((seat) => seat.group === group.key))
    for (const [position, group] of groups.entries()) {
      const seatGroupId = await createSeatGroup(tx, municipalityId, { termId, name: group.name, position })
      for (const [n, seat] of inTerm.filter((one) => one.group === group.key).entries())
        seats.set(seat.key, await createSeat(tx, municipalityId, { seatGroupId, position: n, represents: seat.label }))
    }
  }
  return seats
}

async function loadMemberships(tx: Tx, municipalityId: string, council: LoadedCouncil, seats: Map<string, string>, calendar: DemoCalendar) {
  const acting = { municipalityId, actor: 'system' as const, clock: systemClock }
  const made: { membership: DemoMembership; id: string }[] = []
  const inOrder = [...fjordby.memberships].sort((a, b) => calendar.day(a.from).toString().localeCompare(calendar.day(b.from).toString()))
  for (const membership of inOrder) {
    const from = calendar.day(membership.from).toString()
    const before = made.find(
      ({ membership: one }) => membership.seat && one.seat === membership.seat && one.until && calendar.day(one.until).toString() === from,
    )
    const result = await appoint(tx, acting, {
      personId: need(council.people, membership.person).id,
      bodyId: need(council.bodies, membership.body).id,
      seatId: membership.seat ? need(seats, membership.seat) : null,
      function: functions[membership.function],
      from,
      to: membership.until ? calendar.day(membership.until).toString() : null,
      appointedByBodyId: need(council.bodies, membership.appointed.by).id,
      appointedOn: calendar.day(membership.appointed.on).toString(),
      basis: membership.appointed.basis,
      succeedsId: before?.id ?? null,
      endNote: membership.endReason ?? '',
    })
    if ('refusal' in result) throw new Error(`${membership.person} in ${membership.body}: ${result.refusal}`)
    made.push({ membership, id: result.id })
  }
}

/** Everybody who sits somewhere today or has a role gets an account; nobody ever writes to these addresses. */
export async function loadAccounts(
  tx: Tx,
  municipalityId: string,
  council: LoadedCouncil,
  calendar: DemoCalendar,
  today: Temporal.PlainDate,
) {
  const day = today.toString()
  const isNow = (one: { from: { month: number; day: number }; until?: { month: number; day: number } }) =>
    calendar.day(one.from).toString() <= day && (!one.until || calendar.day(one.until).toString() > day)
  const keys = new Set([...fjordby.memberships.filter(isNow), ...fjordby.roles.filter(isNow)].map((one) => one.person))
  const accounts = new Map<string, string>()
  for (const key of keys)
    accounts.set(
      key,
      await createAccount(tx, municipalityId, { personId: need(council.people, key).id, email: `${slugify(key)}@fjordby.example` }),
    )
  for (const role of fjordby.roles.filter(isNow))
    await grantRole(tx, municipalityId, {
      accountId: need(accounts, role.person),
      role: role.role,
      bodyId: role.role === 'department' ? need(council.bodies, role.body).id : null,
      from: calendar.day(role.from).toString(),
    })
}
