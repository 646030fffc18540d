import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import { backupCheck, lastBackup } from '#platform/backup/alarm.ts'
import { type Changes, watchChanges } from '#platform/db/changes.ts'
import { hostDirectory } from '#platform/db/hosts.ts'
import { MigrationError } from '#platform/db/migrate.ts'
import { oneAtATime } from '#platform/db/turns.ts'
import { EnvError, readEnv } from '#platform/env.ts'
import { UnusableInput } from '#platform/errors.ts'
import { type Checks, clockCheck, diskCheck } from '#platform/health.ts'
import { openKeeping } from '#platform/http/keeping.ts'
import { answerFirst } from '#platform/http/kept-answer.ts'
import { countedChannel, createLimits } from '#platform/http/limits.ts'
import { createMetrics, gauge, type Metrics } from '#platform/http/observe.ts'
import { jobsCheck } from '#platform/jobs/stuck.ts'
import { createLog } from '#platform/log.ts'
import { mailCheck } from '#platform/outbox/backlog.ts'
import { createApp } from './app.tsx'
import { backupsOf, diskFolders, type House, openHouse } from './boot.ts'
import { demoState, loadDemo } from './demo/load.ts'
import { createEnding, type Ending } from './ending.ts'
import { configurePages } from './shell.ts'
import { startWork } from './workers.ts'

/** Milliseconds for a whole request: a file of 20 MB over a slow line, and no longer. */
const slowestRequest = 120_000
const slowestHead = 20_000

function checksOf(house: House, ending: Ending): Checks {
  return {
    server: async () => (ending.hasBegun() ? { ok: false, detail: 'ending' } : { ok: true }),
    database: async () => {
      const state = house.cluster?.state()
      if (state && state.state !== 'up') return { ok: false, detail: state.state }
      await sql`select 1`.execute(house.app)
      return { ok: true }
    },
    disk: () => diskCheck(diskFolders(house)),
    ...(house.env.backupDir && { backup: () => backupCheck(house.owner, house.platform.clock, backupsOf(house.env)) }),
    mail: () => mailCheck(house.owner, house.platform.clock, house.env.smtpUrl !== null),
    jobs: () => jobsCheck(house.owner),
    clock: () => clockCheck(() => timeOf(house.app)),
  }
}

/** What is measured of the program and of what it looks after. */
function metricsOf(house: House): Metrics {
  const metrics = createMetrics()
  gauge(metrics, 'brobygger_last_backup_timestamp_seconds', 'When the last whole backup was ready; 0 when there was none.', async () => {
    const last = await lastBackup(house.owner)
    return last ? Math.round(last.getTime() / 1_000) : 0
  })
  return metrics
}

/** The database's own time, in milliseconds since 1970. */
async function timeOf(db: House['app']): Promise<number> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  return rows[0]?.now.getTime() ?? Number.NaN
}

/** First start: the invented municipality comes in by itself, so that there is something to look at. */
const loadDemoOnce = (house: House) =>
  oneAtATime(house.owner, 'loading of the demo', async () => {
    const state = await demoState(house)
    if (state.isLoaded || (state.id === null && state.others > 0) || process.argv.includes('--empty')) return
    process.stderr.write('Loading the demo municipality Fjordby …\n')
    await loadDemo(house)
  })

/** Where this server listens, for the operator's commands that use the same DATA_DIR. */
function announce(house: House, port: number) {
  const file = path.join(house.env.dataDir, 'server.json')
  mkdirSync(house.env.dataDir, { recursive: true })
  // Two servers of one folder may say so at the same moment.
  const own = `${file}.${process.pid}.new`
  writeFileSync(own, JSON.stringify({ pid: process.pid, port }))
  renameSync(own, file)
  return () => {
    // Another server of the same folder may have written its own since.
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).pid === process.pid) rmSync(file, { force: true })
  }
}

async function start() {
  const env = readEnv(process.env)
  const log = createLog(env.logLevel)
  const house = await openHouse(env, log)
  try {
    await loadDemoOnce(house)
    await refuseOpenDemo(house)
    const { id, others } = await demoState(house)
    await listen(house, id === null && others === 0)
  } catch (error) {
    // A start that fails leaves no database server behind.
    await house.close()
    throw error
  }
}

/** Told to the operator of a house in which nobody lives yet: until then every address answers that there is nothing here. */
const howToBegin = (origin: string) =>
  `There is no municipality yet. In another shell, with the same DATA_DIR:\n  script/brobygger municipality add CODE NAME --origin ${origin}\n  script/brobygger admin invite EMAIL NAME\n`

/** Serves until a signal comes. @throws UnusableInput when nobody can listen at HOST and PORT */
async function listen(house: House, isEmpty: boolean) {
  const { env, log } = house
  const hosts = hostDirectory(house.app, env)
  const ending = createEnding(env.drainSeconds)
  const changes: Changes = watchChanges(house.workers, log, { [countedChannel]: (text) => limits.heard(text) })
  const limits = createLimits(1, changes.tell)
  const keeping = env.pageCache > 0 ? openKeeping(changes, env.pageCache) : null
  const metrics = metricsOf(house)
  const app = createApp({
    platform: house.platform,
    hosts,
    trustedProxies: env.trustedProxies,
    demoSignIn: env.demoSignIn,
    hasMail: env.smtpUrl !== null,
    privateHosts: env.identityHosts,
    metrics,
    limits,
    checks: checksOf(house, ending),
    keeping,
  })
  configurePages()
  const slow = { requestTimeout: slowestRequest, headersTimeout: slowestHead }
  await new Promise<void>((ready, reject) => {
    const server = serve({ fetch: app.fetch, port: env.port, hostname: env.host, serverOptions: slow }, (info) => {
      const forget = announce(house, info.port)
      const origin = env.publicOrigin ?? `http://localhost:${info.port}`
      process.stdout.write(`Brobygger is ready: ${origin}\n`)
      if (isEmpty) process.stdout.write(howToBegin(origin))
      const working = startWork(house, origin)
      // Pages are served without it; /health says that mails wait.
      working.catch((error) => log.error({ err: error }, 'jobs are not worked'))
      ending.onSignal(server, async () => {
        forget()
        await Promise.allSettled([working.then((work) => work.stop()), changes.stop()])
        await house.close()
      })
      ready()
    })
    if (keeping) answerFirst(server, { keeping, trustedProxies: env.trustedProxies, clock: house.platform.clock, log, metrics })
    server.on('error', (error) => reject(explainListening(error, env)))
  })
}

function explainListening(error: Error, env: House['env']): Error {
  const code = 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') return new UnusableInput(`Port ${env.port} is in use. Set PORT to another one.`)
  if (code === 'EACCES') return new UnusableInput(`This user may not listen on port ${env.port}. Set PORT to one above 1023.`)
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') return new UnusableInput(`HOST=${env.host} is no address of this machine.`)
  return error
}

/** Anyone can sign in to a demo: that must never be reachable from outside. */
async function refuseOpenDemo(house: House) {
  if (!house.env.demoSignIn) return
  const { rows } = await sql<{
    origin: string
  }>`select h.origin from municipality_host h join municipality m on m.id = h.municipality_id where m.is_demo`.execute(house.owner)
  if (rows.length > 0)
    throw new UnusableInput(
      `The demo municipality has the public address ${rows[0]?.origin}, and anyone could sign in to it. Start with DEMO_SIGN_IN=off.`,
    )
}

function fail(error: unknown): never {
  const known = error instanceof EnvError || error instanceof UnusableInput || error instanceof MigrationError
  process.stderr.write(`${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(error instanceof EnvError || error instanceof UnusableInput ? 2 : 1)
}

await start().catch(fail)
