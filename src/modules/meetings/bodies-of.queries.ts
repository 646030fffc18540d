import { sql } from 'kysely'

/**
 * Ids of the bodies that meet, the host first: a column `body_ids` of a query over meetings.
 * @param meeting how the query calls its table of meetings
 */
export const bodyIdsOf = (meeting: 'm' | 'meeting') =>
  sql<string[]>`(select array_agg(b.body_id order by b.is_host desc, b.body_id) from meeting_body b
    where b.municipality_id = ${sql.ref(`${meeting}.municipality_id`)} and b.meeting_id = ${sql.ref(`${meeting}.id`)})`.as('body_ids')

/** Whether one of these bodies (null: any) is among those that meet, in a query that calls its meetings `m`. */
export const inBodies = (bodyIds: readonly string[] | null) =>
  bodyIds === null
    ? sql<boolean>`true`
    : sql<boolean>`exists (select 1 from meeting_body b
        where b.municipality_id = m.municipality_id and b.meeting_id = m.id and b.body_id = any(${bodyIds}::uuid[]))`
