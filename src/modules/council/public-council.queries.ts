import { pick, type Tx } from '#platform/db/db.ts'
import type { Membership, MembershipFunction, Seat, Term } from './model.ts'

const from = (tx: Tx) => pick<'body' | 'term' | 'seat_group' | 'seat' | 'person' | 'membership'>(tx)

export type TermOfBody = Term & { bodyId: string }
export type GroupedSeat = Seat & { groupId: string; termId: string }
export type MembershipOfBody = Membership & { bodyId: string }

/** The terms of all bodies, newest first. */
export const allTerms = (tx: Tx): Promise<TermOfBody[]> =>
  from(tx)
    .selectFrom('term')
    .select(['id', 'body_id as bodyId', 'starts_on as startsOn', 'ends_on as endsOn', 'rules'])
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .execute()

/** The seats of all terms in their order, group by group. */
export const allSeats = (tx: Tx): Promise<GroupedSeat[]> =>
  from(tx)
    .selectFrom('seat')
    .innerJoin('seat_group', (join) =>
      join.onRef('seat_group.municipality_id', '=', 'seat.municipality_id').onRef('seat_group.id', '=', 'seat.seat_group_id'),
    )
    .select(['seat.id', 'seat.represents', 'seat_group.id as groupId', 'seat_group.name as group', 'seat_group.term_id as termId'])
    .orderBy('seat_group.term_id')
    .orderBy('seat_group.position')
    .orderBy('seat.position')
    .execute()

/** Everybody who ever was in some body. */
export async function allMemberships(tx: Tx): Promise<MembershipOfBody[]> {
  const rows = await from(tx)
    .selectFrom('membership')
    .innerJoin('person', (join) =>
      join.onRef('person.municipality_id', '=', 'membership.municipality_id').onRef('person.id', '=', 'membership.person_id'),
    )
    .select(['membership.id', 'body_id as bodyId', 'person_id as personId', 'person.name', 'seat_id as seatId', 'function'])
    .select(['valid_from as from', 'valid_to as to', 'succeeds_id as succeedsId'])
    .orderBy('valid_from')
    .orderBy('person.name')
    .orderBy('membership.id')
    .execute()
  const untold = { profile: '', appointedOn: null, appointedBy: null, basis: '', endNote: '' }
  return rows.map((row) => ({ ...row, ...untold, function: row.function as MembershipFunction }))
}
