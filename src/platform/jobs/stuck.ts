import type { Kysely } from 'kysely'
import type { Database } from '#platform/db/db.ts'
import type { Check } from '#platform/health.ts'
import { stuckJobs } from './jobs.queries.ts'

/** With the waits between them, tries of about eight minutes. */
const leastTries = 5

/** Whether jobs get done, for the operator: which queue's fail again and again, and since when. Pages are served all the same. */
export async function jobsCheck(owner: Kysely<Database>): Promise<Check> {
  const stuck = await stuckJobs(owner, leastTries)
  if (stuck.length === 0) return { ok: true }
  const words = stuck.map(({ queue, count, since }) => `${queue}: ${count} failing since ${since.toISOString()}`)
  return { ok: false, stillServes: true, detail: words.join(', ') }
}
