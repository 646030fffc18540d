import { recordAudit } from '#platform/audit/audit.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { lockBody } from './body.queries.ts'
import {
  deleteGroups,
  deleteSeats,
  deleteTermRow,
  groupsOfTerm,
  type KeptMembership,
  keptMemberships,
  type SeatOfBody,
  seatsOfBody,
  type TermDetails,
  termDetailsOf,
} from './constitute.queries.ts'
import { type Acting, membersChanged } from './council.ts'

/** How many meetings of a body lie in a span of days, both YYYY-MM-DD, the end not among them; given in at the composition root. */
export type MeetingsWithin = (tx: Tx, bodyId: string, startsOn: string, endsOn: string) => Promise<number>

/** What hangs on a term: memberships in its seats, also those that are over, and meetings in its days. */
export type HangsOn = { memberships: number; meetings: number }

/** The memberships in the seats of a term, whenever they hold. */
export const membershipsInTerm = (termId: string, seats: readonly SeatOfBody[], kept: readonly KeptMembership[]): number => {
  const own = new Set(seats.filter((seat) => seat.termId === termId).map((seat) => seat.id))
  return kept.filter((each) => each.seatId !== null && own.has(each.seatId)).length
}

/** Deletes a term that was made by mistake, with its empty seats. Refused when anything hangs on it. @throws 404 when there is none */
export async function deleteTerm(
  tx: Tx,
  acting: Acting,
  { id, bodyId }: Pick<TermDetails, 'id' | 'bodyId'>,
  meetingsWithin: MeetingsWithin,
): Promise<{ refusal: HangsOn } | { deleted: true }> {
  await lockBody(tx, bodyId)
  const term = (await termDetailsOf(tx, bodyId)).find((one) => one.id === id)
  if (!term) throw new AppError(404, 'no such term of this body')
  const seats = await seatsOfBody(tx, bodyId)
  const memberships = membershipsInTerm(id, seats, await keptMemberships(tx, bodyId))
  const meetings = await meetingsWithin(tx, bodyId, term.startsOn, term.endsOn)
  if (memberships + meetings > 0) return { refusal: { memberships, meetings } }
  const own = seats.filter((seat) => seat.termId === id)
  const groups = await groupsOfTerm(tx, id)
  await deleteSeats(
    tx,
    own.map((seat) => seat.id),
  )
  await deleteGroups(
    tx,
    groups.map((group) => group.id),
  )
  await deleteTermRow(tx, id)
  const payload = { ...term, seats: own.map(({ group, represents }) => ({ group, represents })) }
  await recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action: 'term.delete', thing: `term/${id}`, payload })
  await membersChanged(tx, acting, bodyId)
  return { deleted: true }
}
