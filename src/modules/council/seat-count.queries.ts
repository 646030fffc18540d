import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'

/** `seatCount` of several bodies in one query; a body without seats is absent. */
export async function seatCounts(tx: Tx, bodyIds: readonly string[], day: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ body_id: string; seats: number }>`
    select t.body_id, count(s.id)::int as seats
    from (select distinct on (body_id) municipality_id, id, body_id from term
      where body_id = any(${bodyIds}::uuid[]) and starts_on <= ${day} order by body_id, starts_on desc) t
    join seat_group g on g.municipality_id = t.municipality_id and g.term_id = t.id
    join seat s on s.municipality_id = g.municipality_id and s.seat_group_id = g.id
    group by t.body_id`.execute(pick<'term' | 'seat_group' | 'seat'>(tx))
  return new Map(rows.map((row) => [row.body_id, row.seats]))
}
