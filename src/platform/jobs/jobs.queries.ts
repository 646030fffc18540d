import { type Kysely, sql, type Transaction } from 'kysely'
import { type ConnectionOptions, fromKysely } from 'pg-boss'
import type { Database, Tx } from '#platform/db/db.ts'

/** The schema that the jobs' tables lie in. */
export const jobSchema = 'pgboss'

/** A transaction of ours, as the job library takes one. */
export const jobsWithin = (tx: Tx): NonNullable<ConnectionOptions['db']> => fromKysely(tx as unknown as Transaction<Database>)

/** What requests and workers need of the jobs' tables: to lay jobs down, work them and clear them away. Queues and tables are the owner's. */
export async function letAppWork(owner: Kysely<Database>): Promise<void> {
  await sql
    .raw(
      `grant usage on schema ${jobSchema} to brobygger_app;
       grant select on all tables in schema ${jobSchema} to brobygger_app;
       grant insert, update, delete on ${jobSchema}.job, ${jobSchema}.job_common, ${jobSchema}.job_dependency to brobygger_app;
       grant update on ${jobSchema}.queue to brobygger_app;
       grant update (flow_on, monitor_backoff_on) on ${jobSchema}.version to brobygger_app`,
    )
    .execute(owner)
}

/** Jobs that fail again and again, by queue. Mail is left out: it waits for its server, and has a check of its own. */
export async function stuckJobs(owner: Kysely<Database>, leastTries: number): Promise<{ queue: string; count: number; since: Date }[]> {
  const { rows } = await sql<{ queue: string; count: number; since: Date }>`
    select name as queue, count(*)::int as count, min(created_on) as since from ${sql.table(`${jobSchema}.job`)}
    where state in ('retry', 'active') and retry_count >= ${leastTries} and name <> 'mail' group by name order by name`.execute(owner)
  return rows
}
