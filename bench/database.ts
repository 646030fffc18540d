import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import { systemClock } from '#platform/clock.ts'
import { type Database, openDatabase, tenantDb, unhurried } from '#platform/db/db.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openFileStore } from '#platform/files/files.ts'
import type { Platform } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { createLog } from '#platform/log.ts'
import { ownerUser } from '#platform/postgres/server.ts'
import { fromRoot } from '#platform/root.ts'
import { secretsWith } from '#platform/secrets.ts'
import { postmasterOf } from './processes.ts'

/** A migrated database of its own on the embedded server, without a municipality. */
export type Bench = { owner: Kysely<Database>; app: Kysely<Database>; platform: Platform; close(): Promise<void> }

export async function benchDatabase(dataDir: string, name: string): Promise<Bench> {
  const host = postmasterOf(dataDir).socketDir
  const root = openDatabase({ host, user: ownerUser, database: 'postgres' }, 1)
  await sql.raw(`create database ${name}`).execute(root)
  await root.destroy()
  const owner = openDatabase({ host, user: ownerUser, database: name }, 2, unhurried)
  await migrate(owner, fromRoot('migrations/'))
  const app = openDatabase({ host, user: 'brobygger_app', database: name }, 4)
  const files = await openFileStore(path.join(dataDir, `files-${name}`))
  return {
    owner,
    app,
    platform: { db: tenantDb(app), clock: systemClock, log: createLog('silent'), files, secrets: secretsWith(new Uint8Array(32)) },
    close: async () => {
      await app.destroy()
      await owner.destroy()
    },
  }
}

/** Adds a municipality. @returns its id */
export async function addMunicipality(owner: Kysely<Database>, code: string): Promise<string> {
  const id = newId()
  await owner
    .insertInto('municipality')
    .values({ id, code, name: `Kommune ${code}` })
    .execute()
  return id
}

/** The demo municipality of a data folder whose server runs. */
export async function demoId(dataDir: string): Promise<string> {
  const owner = openDatabase({ host: postmasterOf(dataDir).socketDir, user: ownerUser, database: 'brobygger' }, 1)
  const { id } = await owner.selectFrom('municipality').select('id').where('is_demo', '=', true).executeTakeFirstOrThrow()
  await owner.destroy()
  return id
}

/** Lets search engines list the demo municipality of a data folder, or not; `undo` puts back what was. */
export async function listedForSearch(dataDir: string, isListed: boolean): Promise<{ undo(): Promise<void> }> {
  const owner = openDatabase({ host: postmasterOf(dataDir).socketDir, user: ownerUser, database: 'brobygger' }, 1)
  const set = (isDemo: boolean) => owner.updateTable('municipality').set({ is_demo: isDemo }).execute()
  await set(!isListed)
  // Whoever has kept the name or a page hears of it within two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  return {
    undo: async () => {
      await set(isListed)
      await owner.destroy()
    },
  }
}

/** An empty database on the embedded server, for somebody else's tables. @returns the role that owns it */
export async function emptyDatabase(dataDir: string, name: string): Promise<string> {
  const db = openDatabase({ host: postmasterOf(dataDir).socketDir, user: ownerUser, database: 'postgres' }, 1)
  await sql.raw(`drop database if exists ${name} with (force)`).execute(db)
  await sql.raw(`create database ${name}`).execute(db)
  await db.destroy()
  return ownerUser
}
