import type { Insertable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { Membership, MembershipFunction, Seat, Term } from './model.ts'

const from = (tx: Tx) => pick<'body' | 'term' | 'seat_group' | 'seat' | 'person' | 'membership'>(tx)

/** A body's terms, newest first. */
export const termsOf = (tx: Tx, bodyId: string): Promise<Term[]> =>
  from(tx)
    .selectFrom('term')
    .select(['id', 'starts_on as startsOn', 'ends_on as endsOn', 'rules'])
    .where('body_id', '=', bodyId)
    .orderBy('starts_on', 'desc')
    .execute()

const seatsWithGroups = (tx: Tx) =>
  from(tx)
    .selectFrom('seat')
    .innerJoin('seat_group', (join) =>
      join.onRef('seat_group.municipality_id', '=', 'seat.municipality_id').onRef('seat_group.id', '=', 'seat.seat_group_id'),
    )

const selectSeats = (tx: Tx) => seatsWithGroups(tx).select(['seat.id', 'seat_group.name as group', 'seat.represents'])

/** The seats of a term in their order, group by group. */
export const seatsOf = (tx: Tx, termId: string): Promise<Seat[]> =>
  selectSeats(tx).where('seat_group.term_id', '=', termId).orderBy('seat_group.position').orderBy('seat.position').execute()

const selectMemberships = (tx: Tx) =>
  from(tx)
    .selectFrom('membership')
    .innerJoin('person', (join) =>
      join.onRef('person.municipality_id', '=', 'membership.municipality_id').onRef('person.id', '=', 'membership.person_id'),
    )

/** Everyone who was in a body at some time from one day up to (not including) another; no end: for ever. */
export async function membershipsBetween(tx: Tx, bodyId: string, start: string, end: string | null): Promise<Membership[]> {
  const rows = await selectMemberships(tx)
    .leftJoin('body as appointing', (join) =>
      join
        .onRef('appointing.municipality_id', '=', 'membership.municipality_id')
        .onRef('appointing.id', '=', 'membership.appointed_by_body_id')
        .on('appointing.is_public', '=', true),
    )
    .select([
      'membership.id',
      'person_id as personId',
      'person.name',
      'person.public_profile as profile',
      'seat_id as seatId',
      'function',
      'valid_from as from',
      'valid_to as to',
      'appointed_on as appointedOn',
      'appointing.name as appointedBy',
      'basis',
      'succeeds_id as succeedsId',
      'end_note as endNote',
    ])
    .where('body_id', '=', bodyId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', start)]))
    .$if(end !== null, (query) => query.where('valid_from', '<', end ?? ''))
    .orderBy('valid_from')
    .orderBy('person.name')
    .execute()
  return rows.map((row) => ({ ...row, function: row.function as MembershipFunction }))
}

/** Everyone who ever was in a body, each name once. */
export async function namesIn(tx: Tx, bodyId: string): Promise<string[]> {
  const rows = await selectMemberships(tx).select('person.name').distinct().where('body_id', '=', bodyId).orderBy('person.name').execute()
  return rows.map(({ name }) => name)
}

/** The group and the label of each seat that is named. */
export const seatLabels = (tx: Tx, seatIds: readonly string[]): Promise<Seat[]> => selectSeats(tx).where('seat.id', 'in', seatIds).execute()

/** The body that a seat belongs to. */
export const bodyOfSeat = (tx: Tx, seatId: string) =>
  seatsWithGroups(tx)
    .innerJoin('term', (join) =>
      join.onRef('term.municipality_id', '=', 'seat_group.municipality_id').onRef('term.id', '=', 'seat_group.term_id'),
    )
    .select('term.body_id as bodyId')
    .where('seat.id', '=', seatId)
    .executeTakeFirst()

/** @returns whether the row was written; false when somebody else holds the seat on one of the days */
export async function insertMembership(tx: Tx, row: Insertable<Database['membership']>): Promise<boolean> {
  const written = await from(tx)
    .insertInto('membership')
    .values(row)
    // The database decides, so that two who appoint at the same moment cannot both succeed.
    .onConflict((conflict) => conflict.constraint('one_holder_per_seat').doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

export const insertTerm = (tx: Tx, row: Insertable<Database['term']>) => from(tx).insertInto('term').values(row).execute()
export const insertSeatGroup = (tx: Tx, row: Insertable<Database['seat_group']>) => from(tx).insertInto('seat_group').values(row).execute()
export const insertSeat = (tx: Tx, row: Insertable<Database['seat']>) => from(tx).insertInto('seat').values(row).execute()
export const insertPerson = (tx: Tx, row: Insertable<Database['person']>) => from(tx).insertInto('person').values(row).execute()
