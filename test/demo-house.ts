import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock } from '#platform/clock.ts'
import { tenantDb } from '#platform/db/db.ts'
import { readEnv } from '#platform/env.ts'
import { openFileStore } from '#platform/files/files.ts'
import { createLog } from '#platform/log.ts'
import { testDatabase } from './database.ts'

/** A house without a server, into which the demo municipality can be loaded. */
export async function aDemoHouse() {
  const db = await testDatabase()
  const files = await openFileStore(mkdtempSync(path.join(tmpdir(), 'brobygger-demo-')))
  const log = createLog('silent')
  const platform = { db: tenantDb(db.app), clock: systemClock, log, files, secrets: {} as never }
  const workers = db.connection('brobygger_app')
  const ownerConnection = db.connection('brobygger_owner')
  const close = async () => {}
  const house = { env: readEnv({}), log, cluster: null, owner: db.owner, app: db.app, files, platform, workers, ownerConnection, close }
  return { db, house, files, platform }
}
