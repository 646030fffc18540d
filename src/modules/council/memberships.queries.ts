import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'
import type { MembershipFunction } from './model.ts'

const from = (tx: Tx) => pick<'membership' | 'person'>(tx)

/** What a person is in a body on a day. Seated: has a place of their own, which a stand-in has only while the seat is empty. */
export type MembershipOnDay = { personId: string; bodyId: string; function: MembershipFunction; isSeated: boolean }

/** All memberships in force on a day (YYYY-MM-DD); the last day of a membership is the day before `valid_to`. */
export async function membershipsOn(tx: Tx, day: string): Promise<MembershipOnDay[]> {
  const rows = await onDay(tx, day).execute()
  return rows.map(asMembership)
}

/** A membership in force on a day, with its own first day and the first day without it. */
export type MembershipSpan = MembershipOnDay & { from: string; to: string | null }

/** All memberships in force on a day (YYYY-MM-DD), with how long each lasts. */
export async function membershipSpansOn(tx: Tx, day: string): Promise<MembershipSpan[]> {
  const rows = await onDay(tx, day).select(['valid_from as from', 'valid_to as to']).execute()
  return rows.map((row) => ({ ...asMembership(row), from: row.from, to: row.to }))
}

/** One person's memberships in force on a day (YYYY-MM-DD), in whatever bodies. */
export async function membershipsOf(tx: Tx, personId: string, day: string): Promise<MembershipOnDay[]> {
  const rows = await onDay(tx, day).where('membership.person_id', '=', personId).execute()
  return rows.map(asMembership)
}

const onDay = (tx: Tx, day: string) =>
  from(tx)
    .selectFrom('membership')
    .select(['person_id', 'body_id', 'function'])
    .select((where) =>
      where
        .not(
          where.exists(
            // Who sits before a stand-in: the one appointed to the seat, and a stand-in who was named earlier.
            where
              .selectFrom('membership as other')
              .select('other.id')
              .whereRef('other.municipality_id', '=', 'membership.municipality_id')
              .whereRef('other.seat_id', '=', 'membership.seat_id')
              .where(sql<boolean>`daterange(other.valid_from, other.valid_to) @> ${day}::date`)
              .where(
                sql<boolean>`(other.function in ('chair', 'deputy_chair', 'member')
                  or other.function = 'stand_in' and (other.valid_from, other.id) < (membership.valid_from, membership.id))`,
              ),
          ),
        )
        .as('first_in_seat'),
    )
    .select('seat_id')
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .orderBy('valid_from')
    .orderBy('id')

type Row = { person_id: string; body_id: string; function: string; seat_id: string | null; first_in_seat: unknown }

const seatedBy: Record<MembershipFunction, boolean> = {
  chair: true,
  deputy_chair: true,
  member: true,
  coordinator: true,
  stand_in: false,
  substitute: false,
  observer: false,
}

function asMembership(row: Row): MembershipOnDay {
  const fn = row.function as MembershipFunction
  const tookOver = fn === 'stand_in' && row.seat_id !== null && row.first_in_seat === true
  return { personId: row.person_id, bodyId: row.body_id, function: fn, isSeated: seatedBy[fn] || tookOver }
}

/** Names by person id; ids that do not exist are left out. */
export async function namesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await from(tx).selectFrom('person').select(['id', 'name']).where('id', 'in', personIds).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Somebody who may take the seat of a person for a meeting. */
export type StandIn = { bodyId: string; insteadOf: string; name: string; insteadOfName: string }

/** The stand-ins named on a day (YYYY-MM-DD) for the seats that these people hold, by name. */
export async function standInsFor(tx: Tx, personIds: readonly string[], bodyIds: readonly string[], day: string): Promise<StandIn[]> {
  if (personIds.length === 0 || bodyIds.length === 0) return []
  const { rows } = await sql<{ bodyId: string; insteadOf: string; name: string; insteadOfName: string }>`
    select held.body_id as "bodyId", held.person_id as "insteadOf", p.name, absent.name as "insteadOfName"
    from membership held
    join membership other on other.municipality_id = held.municipality_id and other.seat_id = held.seat_id and other.id <> held.id
      and other.function = 'stand_in' and daterange(other.valid_from, other.valid_to) @> ${day}::date
    join person p on p.municipality_id = other.municipality_id and p.id = other.person_id
    join person absent on absent.municipality_id = held.municipality_id and absent.id = held.person_id
    where held.person_id = any(${personIds}::uuid[]) and held.body_id = any(${bodyIds}::uuid[])
      and daterange(held.valid_from, held.valid_to) @> ${day}::date
    order by other.valid_from, other.id`.execute(from(tx))
  return rows
}

/** Whose membership it is. */
export const personOfMembership = async (tx: Tx, id: string): Promise<string | null> =>
  (await from(tx).selectFrom('membership').select('person_id').where('id', '=', id).executeTakeFirst())?.person_id ?? null
