import type { Kysely } from 'kysely'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Database, TenantDb } from '#platform/db/db.ts'
import type { Check } from '#platform/health.ts'
import { mailsLeftLying, overdueMails } from './outbox.queries.ts'
import { enqueueMails } from './outbox.ts'

/** A mail that has not gone within this time says that mail is behind. */
const patience = { minutes: 5 }
/** What has lain longer than this gets a job again, should its own be lost. */
const lying = { hours: 1 }

/** Whether mail goes out, for the operator: how many mails wait and since when, and never whose. Pages are served all the same. */
export async function mailCheck(owner: Kysely<Database>, clock: Clock, hasServer: boolean): Promise<Check> {
  const { count, since } = await overdueMails(owner, toDate(clock().subtract(patience)))
  if (count === 0) return { ok: true }
  const why = hasServer ? 'mail is behind' : 'SMTP_URL is missing'
  return { ok: false, stillServes: true, detail: `${why}: ${count} waiting since ${since?.toISOString()}` }
}

/**
 * Gives mails that lie without a job a new one: after a copy of the database was put in place without its jobs, or after a month without a
 * mail server. A mail that has its job gets no second one.
 */
export async function reviveMails(deps: { db: TenantDb; clock: Clock }, municipalityIds: readonly string[]): Promise<void> {
  const now = deps.clock()
  for (const id of municipalityIds)
    await deps.db.in(id, async (tx) => {
      const mails = await mailsLeftLying(tx, toDate(now.subtract(lying)), toDate(now))
      await enqueueMails(tx, id, deps.clock, mails)
    })
}
