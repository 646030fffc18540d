import { dayOf } from '#platform/clock.ts'
import { holdsOn } from './composition.ts'
import type { KeptMembership, SeatOfBody } from './constitute.queries.ts'
import type { MembershipFunction } from './model.ts'

/** These fill a place by themselves; nobody has two of them in one term. */
export const titular: readonly MembershipFunction[] = ['chair', 'deputy_chair', 'member', 'coordinator']
/** The functions that go with a seat. */
export const seatFunctions: readonly MembershipFunction[] = ['member', 'chair', 'deputy_chair', 'stand_in']
/** The functions that need none. */
export const looseFunctions: readonly MembershipFunction[] = ['member', 'chair', 'deputy_chair', 'coordinator', 'substitute', 'observer']

type Span = { from: string; to: string | null }
export const overlaps = (a: Span, b: Span) => (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to)

/** Why somebody is not appointed. Each names what stands in the way, so that the sentence can. */
export type WhyNot =
  | { kind: 'endsBeforeItBegins' }
  | { kind: 'seatUnknown' }
  | { kind: 'personUnknown' }
  | { kind: 'needsSeat' }
  | { kind: 'beforeTerm'; startsOn: string }
  | { kind: 'seatTaken' | 'chairTaken' | 'sitsAlready'; name: string; from: string; to: string | null }

export type Wanted = Span & { personId: string; seatId: string | null; function: MembershipFunction }

/**
 * Why an appointment cannot be made; null when it can.
 * @param kept the memberships of the body, those that are being written beside this one too
 */
export function refuseAppointment(wanted: Wanted, kept: readonly KeptMembership[], seats: ReadonlyMap<string, SeatOfBody>): WhyNot | null {
  if (wanted.to !== null && wanted.to <= wanted.from) return { kind: 'endsBeforeItBegins' }
  const seat = wanted.seatId === null ? null : seats.get(wanted.seatId)
  if (seat === undefined) return { kind: 'seatUnknown' }
  if (seat === null && wanted.function === 'stand_in') return { kind: 'needsSeat' }
  if (seat && wanted.from < seat.termStartsOn) return { kind: 'beforeTerm', startsOn: seat.termStartsOn }
  const meanwhile = kept.filter((each) => overlaps(each, wanted))
  const as = (kind: 'seatTaken' | 'chairTaken' | 'sitsAlready', found: KeptMembership | undefined): WhyNot | null =>
    found ? { kind, name: found.name, from: found.from, to: found.to } : null
  const holds = titular.includes(wanted.function)
  return (
    as('seatTaken', holds && seat ? meanwhile.find((each) => each.seatId === seat.id && titular.includes(each.function)) : undefined) ??
    as('chairTaken', wanted.function === 'chair' ? meanwhile.find((each) => each.function === 'chair') : undefined) ??
    as(
      'sitsAlready',
      meanwhile.find((each) => each.personId === wanted.personId && isSamePlace(each, wanted, seats)),
    )
  )
}

/** A person has one place of a kind in a term; a place in an earlier term may run on until it is ended. */
function isSamePlace(each: KeptMembership, wanted: Wanted, seats: ReadonlyMap<string, SeatOfBody>) {
  const termOf = (seatId: string | null) => (seatId === null ? null : (seats.get(seatId)?.termId ?? null))
  if (termOf(each.seatId) !== termOf(wanted.seatId)) return false
  if (titular.includes(wanted.function)) return titular.includes(each.function)
  return each.function === wanted.function && each.seatId === wanted.seatId
}

/**
 * Whether a membership may still be put right, as a slip of the pen: it was written down today, or it begins today or later.
 * Anything older has been acted on, and is history: it is ended, and another one begins.
 */
export const isFresh = (row: Pick<KeptMembership, 'from' | 'recordedAt'>, today: string, zone: string) =>
  row.from >= today || (row.recordedAt !== null && dayOf(row.recordedAt, zone) === today)

/** Whether the day on which a membership ends may be changed: it still lies ahead, or was written down today. */
export const isEndOpen = (row: Pick<KeptMembership, 'from' | 'to' | 'recordedAt' | 'endRecordedAt'>, today: string, zone: string) =>
  row.to === null || row.to > today || isFresh(row, today, zone) || (row.endRecordedAt !== null && dayOf(row.endRecordedAt, zone) === today)

/** Who of an earlier term is still there on a day when another term's people come in: those in its seats, and the substitutes beside them. */
export const leftOver = (kept: readonly KeptMembership[], seats: ReadonlyMap<string, SeatOfBody>, termId: string, day: string) =>
  kept.filter((each) => {
    if (each.from >= day || !holdsOn(each, day)) return false
    return each.seatId === null ? each.function === 'substitute' : seats.get(each.seatId)?.termId !== termId
  })
