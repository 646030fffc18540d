import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'
import type { MembershipFunction } from './model.ts'

const from = (tx: Tx) => pick<'body' | 'person' | 'membership'>(tx)

/** A person whose name is like one that was asked for. `isSame`: letter by letter, but for capitals. */
export type NameHit = { asked: string; id: string; name: string; isSame: boolean }

/** Of each name as many as somebody can tell apart in a list. */
const hitsPerName = 8

/** People of that name, whose name holds those words, or whose name is a slip of the pen away; the likest first. */
export async function peopleNamedLike(tx: Tx, names: readonly string[]): Promise<NameHit[]> {
  if (names.length === 0) return []
  const { rows } = await sql<NameHit>`
    select asked.name as asked, hit.id, hit.name, lower(hit.name) = lower(asked.name) as "isSame"
    from unnest(${names}::text[]) as asked(name)
    cross join lateral (
      select person.id, person.name from person
      where strpos(' ' || lower(person.name), ' ' || lower(asked.name)) > 0 or similarity(lower(person.name), lower(asked.name)) > 0.55
      order by lower(person.name) = lower(asked.name) desc, similarity(lower(person.name), lower(asked.name)) desc, person.id
      limit ${hitsPerName}
    ) as hit`.execute(from(tx))
  return rows
}

/** Where somebody sits, sat or is to sit. */
export type Place = { personId: string; bodyId: string; function: MembershipFunction; from: string; to: string | null }

/** All places of these people in whatever bodies, the latest first. */
export async function placesOf(tx: Tx, personIds: readonly string[]): Promise<Place[]> {
  if (personIds.length === 0) return []
  const rows = await from(tx)
    .selectFrom('membership')
    .select(['person_id as personId', 'body_id as bodyId', 'function', 'valid_from as from', 'valid_to as to'])
    .where('person_id', 'in', personIds)
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, function: row.function as MembershipFunction }))
}

export const personById = (tx: Tx, id: string) =>
  from(tx)
    .selectFrom('person')
    .select(['id', 'name', 'public_profile as profile', 'created_at as createdAt'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Which of these people there are. */
export const knownPeople = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await from(tx).selectFrom('person').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

export const updatePerson = (tx: Tx, id: string, row: { name: string; public_profile: string; modified_at: Date }) =>
  from(tx).updateTable('person').set(row).where('id', '=', id).execute()

/** Everybody, by name; those whose name holds these words. */
export const allPeople = (tx: Tx, words: string, limit: number) =>
  from(tx)
    .selectFrom('person')
    .select(['id', 'name'])
    .$if(words !== '', (query) => query.where(sql<boolean>`strpos(lower(name), lower(${words})) > 0`))
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()

/** The row stays for what points to it; whom it was about is gone. @param name what stands in its place */
export const erasePersonName = (tx: Tx, id: string, name: string) =>
  from(tx).updateTable('person').set({ name }).where('id', '=', id).execute()

/** Places of somebody that hold today or begin later. */
export const membershipsAhead = async (tx: Tx, personId: string, day: string): Promise<number> => {
  const rows = await from(tx)
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', personId)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .execute()
  return rows.length
}
