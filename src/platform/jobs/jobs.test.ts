import { sql } from 'kysely'
import { beforeEach, expect, inject, test, vi } from 'vitest'
import { inTenant } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { createLog } from '#platform/log.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { enqueue, type Handlers, Later, prepareJobs, startWorkers } from './jobs.ts'
import { queueNames } from './queues.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const lines: string[] = []
const log = createLog('debug', { write: (line) => void lines.push(line) })
const aJob = () => ({ municipalityId: municipality.id, id: newId() })
const lay = (...jobs: Parameters<typeof enqueue>[2]) => inTenant(db.app, municipality.id, (tx) => enqueue(tx, 'mail', jobs))
const idle = async () => {}
const work = (handlers: Partial<Handlers>) =>
  startWorkers(
    db.connection('brobygger_app'),
    { mail: idle, digest: idle, erase: idle, erased: idle, backup: idle, read: idle, news: idle, index: idle, import: idle, ...handlers },
    log,
  )
type Row = { state: string; data: { id: string }; output: unknown; waits: number }
const rows = async () =>
  (
    await sql<Row>`select state, data, output, extract(epoch from start_after - now())::int as waits from pgboss.job order by created_on`.execute(
      db.owner,
    )
  ).rows

beforeEach(() => sql`delete from pgboss.job`.execute(db.owner))

test('the owner may prepare the queues again and again; requests may neither make a queue nor change the schema', async () => {
  for (let times = 0; times < 2; times++) await prepareJobs(db.owner, db.connection(inject('cluster').user))
  const queues = await sql<{ name: string }>`select name from pgboss.queue order by name`.execute(db.owner)
  expect(queues.rows.map((row) => row.name)).toEqual([...queueNames].sort())
  for (const forbidden of [
    `select pgboss.create_queue('x', '{"policy":"standard"}')`,
    'create table pgboss.x ()',
    'drop table pgboss.job_common',
    `update pgboss.version set version = 1`,
    `delete from pgboss.queue`,
  ])
    await expect(sql.raw(forbidden).execute(db.app)).rejects.toThrow(/permission denied|must be owner/)
})

test('a key that has its job gets no second one', async () => {
  const [one, other] = [aJob(), aJob()]
  await lay(one, one, other)
  await lay(one)
  expect((await rows()).map((row) => row.data)).toEqual([one, other])
})

test('a job that is for later is left alone until then', async () => {
  const done: string[] = []
  const [now, later] = [aJob(), aJob()]
  await lay({ ...later, startAfter: new Date(Date.now() + 60_000) }, now)
  const workers = await work({ mail: async (job) => void done.push(job.id) })
  await vi.waitFor(() => expect(done).toEqual([now.id]), 20_000)
  await workers.stop()
  expect(done).toEqual([now.id])
})

test('a job that fails waits longer each time, and keeps the fault and nothing else', async () => {
  await lay(aJob())
  await lay(aJob())
  const secret = 'karla@example.org'
  let tries = 0
  const workers = await work({
    mail: async () => {
      throw tries++ === 0 ? new Later('the mail server is silent') : new Error(`no ${secret}`)
    },
  })
  await vi.waitFor(async () => expect((await rows()).map((row) => row.state)).toEqual(['retry', 'retry']), 20_000)
  await workers.stop()
  const kept = await rows()
  expect(kept.map((row) => row.output)).toEqual(expect.arrayContaining([{ problem: 'the mail server is silent' }, { problem: 'failed' }]))
  for (const row of kept) expect(row.waits).toBeGreaterThan(5)
  expect(JSON.stringify(kept)).not.toContain(secret)
})

test('stopping lets a job under way finish, and takes up no other', async () => {
  await lay(aJob())
  let finished = 0
  let begun = false
  const workers = await work({
    mail: async () => {
      begun = true
      await new Promise((resolve) => setTimeout(resolve, 300))
      finished++
    },
  })
  await vi.waitFor(() => expect(begun).toBe(true), 20_000)
  const stopping = workers.stop()
  await lay(aJob())
  await stopping
  expect(finished).toBe(1)
  expect((await rows()).map((row) => row.state)).toEqual(['completed', 'created'])
})
