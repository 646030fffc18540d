import { type Kysely, sql, type Transaction } from 'kysely'
import { type ConnectionOptions, fromKysely } from 'pg-boss'
import type { Database, Tx } from '#platform/db/db.ts'

/** The schema that the jobs' tables lie in. */
export const jobSchema = 'pgboss'

/** A transaction of ours, as the job library takes one. */
export const jobsWithin = (tx: Tx): NonNullable<ConnectionOptions['db']> => fromKysely(tx as unknown as Transaction<Database>)

/** Programs that start at the same moment (a server and a command, two servers) wait for each other: PostgreSQL refuses grants side by side. */
export const oneAtATime = (owner: Kysely<Database>, work: (owner: Kysely<Database>) => Promise<void>): Promise<void> =>
  owner.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(hashtextextended('preparing of jobs', 0))`.execute(one)
    try {
      await work(one)
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended('preparing of jobs', 0))`.execute(one)
    }
  })

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
