import type { Membership, MembershipFunction, Seat, Term } from './model.ts'

/** These fill a seat by themselves; the database allows one of them per seat and day. */
const titular: readonly MembershipFunction[] = ['chair', 'deputy_chair', 'member']

export const holdsOn = (membership: Pick<Membership, 'from' | 'to'>, day: string) =>
  membership.from <= day && (membership.to === null || day < membership.to)

/** Who sits in a seat on a day: the one appointed to it; when that place is empty, the stand-in who was named first. */
export function holderOf(seatId: string, memberships: readonly Membership[], day: string): Membership | null {
  const here = memberships.filter((each) => each.seatId === seatId && holdsOn(each, day))
  const standIns = here.filter((each) => each.function === 'stand_in').sort((a, b) => a.from.localeCompare(b.from))
  return here.find((each) => titular.includes(each.function)) ?? standIns[0] ?? null
}

export type FilledSeat = Seat & {
  holder: Membership | null
  /** Named for the seat and waiting. */
  standIns: Membership[]
  /** Since when nobody has sat here, when somebody once did. */
  vacantSince: string | null
}

export type Composition = {
  groups: { name: string; seats: FilledSeat[] }[]
  /** Members of a body, or parts of it, without seats. */
  unseated: Membership[]
  /** Stand-ins without a seat of their own to wait for, substitutes and observers. */
  beside: Membership[]
}

const besides: readonly MembershipFunction[] = ['stand_in', 'substitute', 'observer']
const order: readonly MembershipFunction[] = ['chair', 'deputy_chair', 'coordinator', 'member', 'stand_in', 'substitute', 'observer']
const byFunctionAndName = (a: Membership, b: Membership) =>
  order.indexOf(a.function) - order.indexOf(b.function) || a.name.localeCompare(b.name, 'da')

/** Who sits for whom on a day, group by group in the order of the seats, with the seats that nobody holds. */
export function composition(seats: readonly Seat[], memberships: readonly Membership[], day: string): Composition {
  const filled = seats.map((seat): FilledSeat => fill(seat, memberships, day))
  const loose = memberships.filter((each) => each.seatId === null && holdsOn(each, day)).sort(byFunctionAndName)
  return {
    groups: [...Map.groupBy(filled, (seat) => seat.group)].map(([name, inGroup]) => ({ name, seats: inGroup })),
    unseated: loose.filter((each) => !besides.includes(each.function)),
    beside: loose.filter((each) => besides.includes(each.function)),
  }
}

function fill(seat: Seat, memberships: readonly Membership[], day: string): FilledSeat {
  const holder = holderOf(seat.id, memberships, day)
  const named = memberships.filter((each) => each.seatId === seat.id && holdsOn(each, day))
  const ends = memberships.flatMap((each) => (each.seatId === seat.id && each.to !== null && each.to <= day ? [each.to] : []))
  return {
    ...seat,
    holder,
    standIns: named.filter((each) => each.function === 'stand_in' && each.id !== holder?.id),
    vacantSince: holder ? null : (ends.sort().at(-1) ?? null),
  }
}

/** How many seats each group has, and how many of them nobody holds. */
export const groupCounts = ({ groups }: Composition) =>
  groups.map(({ name, seats }) => ({ label: name, seats: seats.length, vacant: seats.filter((seat) => seat.holder === null).length }))

export type Change = {
  day: string
  kind: 'tookOver' | 'left' | 'changedFunction'
  who: Membership
  /** Whose place it was. */
  before: Membership | null
  seat: Seat
  /** Why the place became free, in words meant for the public. */
  note: string
}

/** What happened to the seats within a term up to a day, oldest first. Who filled a seat from the beginning is no change. */
export const changesIn = (term: Term, seats: readonly Seat[], memberships: readonly Membership[], day: string): Change[] =>
  seats.flatMap((seat) => changesOfSeat(term, seat, memberships, day)).sort((a, b) => a.day.localeCompare(b.day))

function changesOfSeat(term: Term, seat: Seat, memberships: readonly Membership[], upTo: string): Change[] {
  const inSeat = memberships.filter((each) => each.seatId === seat.id)
  const turns = new Set(inSeat.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))
  const changes: Change[] = []
  let last: Membership | null = holderOf(seat.id, inSeat, term.startsOn)
  let sitting = last !== null
  for (const day of [...turns].sort().filter((turn) => turn > term.startsOn && turn < term.endsOn && turn <= upTo)) {
    const now = holderOf(seat.id, inSeat, day)
    if (now && last && now.id !== last.id) changes.push(succession(day, seat, now, predecessorOf(now, inSeat) ?? last))
    if (!now && last && sitting) changes.push({ day, kind: 'left', who: last, before: null, seat, note: last.endNote })
    last = now ?? last
    sitting = now !== null
  }
  return changes
}

const predecessorOf = (who: Membership, memberships: readonly Membership[]) =>
  memberships.find((each) => each.id === who.succeedsId) ?? null

function succession(day: string, seat: Seat, who: Membership, before: Membership): Change {
  const samePerson = who.personId === before.personId
  return { day, kind: samePerson ? 'changedFunction' : 'tookOver', who, before, seat, note: samePerson ? '' : before.endNote }
}

/**
 * The term to show: the latest that has begun. A body sits on until the next one is constituted, so the planned end of a term changes nothing.
 * @param terms newest first
 */
export const currentTerm = (terms: readonly Term[], day: string): Term | null => terms.find((term) => term.startsOn <= day) ?? null

/** The day whose composition a term is shown by: its last one when the term is over, else today. */
export const shownDay = (term: Term, day: string) => (day < term.endsOn ? day : lastDay(term.endsOn))

/** The day before an end that is written as the first day without. */
export function lastDay(end: string): string {
  const day = new Date(`${end}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}
