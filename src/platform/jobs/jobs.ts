import type { Kysely } from 'kysely'
import { type ConstructorOptions, PgBoss } from 'pg-boss'
import type { ConnectionOptions, Database, Tx } from '#platform/db/db.ts'
import { oneAtATime } from '#platform/db/turns.ts'
import { type Log, seldom } from '#platform/log.ts'
import { jobSchema, jobsWithin, letAppWork } from './jobs.queries.ts'
import { type JobData, type QueueName, queueNames, queues } from './queues.ts'

/** Nothing by itself: each of the three uses adds what it is for. */
const quiet = { schema: jobSchema, migrate: false, createSchema: false, supervise: false, schedule: false, reindex: false } as const

/** Runs work with the job library opened for it alone. */
async function withBoss<R>(options: ConstructorOptions, work: (boss: PgBoss) => Promise<R>): Promise<R> {
  const boss = new PgBoss({ ...quiet, ...options })
  // Whatever fails is thrown to whoever waits for it; the same news by event would end the process.
  boss.on('error', () => {})
  try {
    await boss.start()
    return await work(boss)
  } finally {
    await boss.stop({ graceful: false })
  }
}

/** Brings the jobs' tables and queues to this program's version, as the database's owner, and lets requests use them. */
export async function prepareJobs(owner: Kysely<Database>, connection: ConnectionOptions): Promise<void> {
  // PostgreSQL refuses grants side by side.
  await oneAtATime(owner, 'preparing of jobs', async (one) => {
    await withBoss({ ...connection, max: 1, migrate: true, createSchema: true }, makeQueues)
    await letAppWork(one)
  })
}

async function makeQueues(boss: PgBoss) {
  const known = new Set((await boss.getQueues()).map((queue) => queue.name))
  for (const name of queueNames) {
    const { policy, ...options } = queues[name]
    if (known.has(name)) await boss.updateQueue(name, options)
    else await boss.createQueue(name, { policy, ...options })
  }
}

/** Lays down jobs in the transaction of the change that they belong to: both happen, or neither. A key that has its job gets no second one. */
export async function enqueue(tx: Tx, queue: QueueName, jobs: readonly (JobData & { startAfter?: Date })[]): Promise<void> {
  if (jobs.length === 0) return
  await withBoss({ db: jobsWithin(tx) }, (boss) =>
    boss.insert(
      queue,
      jobs.map(({ municipalityId, id, startAfter }) => ({
        data: { municipalityId, id },
        singletonKey: id,
        ...(startAfter && { startAfter }),
      })),
    ),
  )
}

/** A job could not be done now, and is tried again later. The message is kept with the job: it names the fault, never data. */
export class Later extends Error {}

/** How a job of each queue is done. Whatever is thrown means later; the job may come twice, and a second time changes nothing. */
export type Handlers = Record<QueueName, (job: JobData) => Promise<void>>

export type Workers = { stop(): Promise<void> }

/** Seconds between two looks for new jobs, jobs done side by side, and seconds that those under way get at the end. */
const pace = { pollingIntervalSeconds: 1, batchSize: 5, burstWhenBatchFull: true }
const grace = 5_000
/** Seconds between two looks for jobs whose process has died. */
const watch = { superviseIntervalSeconds: 15, monitorIntervalSeconds: 15 }

/** Works the queues until it is stopped, as the role of requests. */
export async function startWorkers(connection: ConnectionOptions, handlers: Handlers, log: Log): Promise<Workers> {
  const boss = new PgBoss({ ...quiet, ...connection, max: 3, supervise: true, monitorVacuum: false, ...watch })
  boss.on('error', seldom(log, 'jobs cannot be looked for'))
  await boss.start()
  const doOne = async (queue: QueueName, { id, data }: { id: string; data: JobData }) => {
    try {
      await handlers[queue](data)
      return { id, status: 'completed' as const }
    } catch (error) {
      if (!(error instanceof Later)) log.error({ queue, err: error }, 'a job failed')
      return { id, status: 'failed' as const, output: { problem: error instanceof Later ? error.message : 'failed' } }
    }
  }
  for (const queue of queueNames)
    await boss.work<JobData, unknown, { perJobResults: true }>(queue, { ...pace, perJobResults: true }, (jobs) =>
      Promise.all(jobs.map((job) => doOne(queue, job))),
    )
  return { stop: () => boss.stop({ graceful: true, timeout: grace }) }
}
