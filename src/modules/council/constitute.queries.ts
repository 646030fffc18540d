import type { Insertable, Updateable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { Membership, MembershipFunction, Seat, Term } from './model.ts'

const from = (tx: Tx) => pick<'body' | 'term' | 'seat_group' | 'seat' | 'person' | 'membership'>(tx)

/** How a term or a membership came about. */
export type Appointing = { appointedByBodyId: string | null; appointedOn: string | null; basis: string }
export type TermDetails = Term & Appointing & { bodyId: string }

const selectTerms = (tx: Tx) =>
  from(tx)
    .selectFrom('term')
    .select([
      'id',
      'body_id as bodyId',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'rules',
      'appointed_by_body_id as appointedByBodyId',
      'appointed_on as appointedOn',
      'basis',
    ])

/** A body's terms with how each came about, newest first. */
export const termDetailsOf = (tx: Tx, bodyId: string): Promise<TermDetails[]> =>
  selectTerms(tx).where('body_id', '=', bodyId).orderBy('starts_on', 'desc').execute()

export const updateTerm = (tx: Tx, id: string, row: Updateable<Database['term']>) =>
  from(tx).updateTable('term').set(row).where('id', '=', id).execute()

export const deleteTermRow = (tx: Tx, id: string) => from(tx).deleteFrom('term').where('id', '=', id).execute()

/** A seat of a body in whatever term, with the term that it belongs to. */
export type SeatOfBody = Seat & { termId: string; termStartsOn: string; groupId: string; groupPosition: number; position: number }

/** All seats that a body has had, term by term, in their order. */
export const seatsOfBody = (tx: Tx, bodyId: string): Promise<SeatOfBody[]> =>
  from(tx)
    .selectFrom('seat')
    .innerJoin('seat_group', (join) =>
      join.onRef('seat_group.municipality_id', '=', 'seat.municipality_id').onRef('seat_group.id', '=', 'seat.seat_group_id'),
    )
    .innerJoin('term', (join) =>
      join.onRef('term.municipality_id', '=', 'seat_group.municipality_id').onRef('term.id', '=', 'seat_group.term_id'),
    )
    .select([
      'seat.id',
      'seat.represents',
      'seat.position',
      'seat_group.id as groupId',
      'seat_group.name as group',
      'seat_group.position as groupPosition',
      'term.id as termId',
      'term.starts_on as termStartsOn',
    ])
    .where('term.body_id', '=', bodyId)
    .orderBy('term.starts_on')
    .orderBy('seat_group.position')
    .orderBy('seat.position')
    .execute()

/** The groups of a term in their order, those without seats too. */
export const groupsOfTerm = (tx: Tx, termId: string) =>
  from(tx).selectFrom('seat_group').select(['id', 'name', 'position']).where('term_id', '=', termId).orderBy('position').execute()

export const insertSeatGroups = async (tx: Tx, rows: Insertable<Database['seat_group']>[]) => {
  if (rows.length > 0) await from(tx).insertInto('seat_group').values(rows).execute()
}
export const insertSeats = async (tx: Tx, rows: Insertable<Database['seat']>[]) => {
  if (rows.length > 0) await from(tx).insertInto('seat').values(rows).execute()
}
export const renameGroup = (tx: Tx, id: string, name: string) =>
  from(tx).updateTable('seat_group').set({ name }).where('id', '=', id).execute()
export const relabelSeat = (tx: Tx, id: string, represents: string) =>
  from(tx).updateTable('seat').set({ represents }).where('id', '=', id).execute()
export const deleteSeats = async (tx: Tx, ids: readonly string[]) => {
  if (ids.length > 0) await from(tx).deleteFrom('seat').where('id', 'in', ids).execute()
}
export const deleteGroups = async (tx: Tx, ids: readonly string[]) => {
  if (ids.length > 0) await from(tx).deleteFrom('seat_group').where('id', 'in', ids).execute()
}

/** A membership as those see it who keep the list: with when it was written down, and the appointing body whether or not it is public. */
export type KeptMembership = Membership & {
  bodyId: string
  appointedByBodyId: string | null
  recordedAt: Date | null
  endRecordedAt: Date | null
}

/** Everyone who is, was or is to be in a body, by the day on which they begin. */
export async function keptMemberships(tx: Tx, bodyId: string): Promise<KeptMembership[]> {
  const rows = await from(tx)
    .selectFrom('membership')
    .innerJoin('person', (join) =>
      join.onRef('person.municipality_id', '=', 'membership.municipality_id').onRef('person.id', '=', 'membership.person_id'),
    )
    .leftJoin('body as appointing', (join) =>
      join
        .onRef('appointing.municipality_id', '=', 'membership.municipality_id')
        .onRef('appointing.id', '=', 'membership.appointed_by_body_id'),
    )
    .select([
      'membership.id',
      'membership.body_id as bodyId',
      'person_id as personId',
      'person.name',
      'person.public_profile as profile',
      'seat_id as seatId',
      'function',
      'valid_from as from',
      'valid_to as to',
      'appointed_on as appointedOn',
      'appointed_by_body_id as appointedByBodyId',
      'appointing.name as appointedBy',
      'basis',
      'succeeds_id as succeedsId',
      'end_note as endNote',
      'recorded_at as recordedAt',
      'end_recorded_at as endRecordedAt',
    ])
    .where('membership.body_id', '=', bodyId)
    .orderBy('valid_from')
    .orderBy('person.name')
    .execute()
  return rows.map((row) => ({ ...row, function: row.function as MembershipFunction }))
}

export const updateMemberships = async (tx: Tx, ids: readonly string[], row: Updateable<Database['membership']>) => {
  if (ids.length > 0) await from(tx).updateTable('membership').set(row).where('id', 'in', ids).execute()
}

export const deleteMembership = (tx: Tx, id: string) => from(tx).deleteFrom('membership').where('id', '=', id).execute()
