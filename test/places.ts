import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Place } from '#platform/backup/place.ts'
import { type ConnectionOptions, type Database, openDatabase } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { fromRoot } from '#platform/root.ts'

const migrations = fromRoot('migrations/')

/** An empty database on a server, owned by a role that is no superuser, as on a server of one's own. */
export async function emptyPlaceIn(
  folder: string,
  server: { host: string; user: string },
): Promise<Place & { superuser: ConnectionOptions; app: ConnectionOptions }> {
  const name = `restored_${newId().replaceAll('-', '')}`
  const root = openDatabase({ ...server, database: 'postgres' }, 1)
  await sql.raw(`create role ${name} login createrole`).execute(root)
  await sql.raw(`create database ${name} owner ${name}`).execute(root)
  await root.destroy()
  const dataDir = mkdtempSync(path.join(folder, 'data-'))
  const as = (user: string) => ({ host: server.host, user, database: name })
  return {
    connection: as(name),
    superuser: as(server.user),
    app: as('brobygger_app'),
    dataDir,
    filesRoot: path.join(dataDir, 'files'),
    databaseFolder: null,
    migrations,
  }
}

/** Opens a database for one piece of work. */
export const within = async <R>(connection: ConnectionOptions, work: (database: Kysely<Database>) => Promise<R>): Promise<R> => {
  const database = openDatabase(connection, 2)
  try {
    return await work(database)
  } finally {
    await database.destroy()
  }
}

/** Everything that guards the rows, as the database spells it, but for the name of its owner. */
export const guards = (connection: ConnectionOptions) =>
  within(connection, async (database) => {
    const { rows } = await sql<{ guard: string }>`
      select guard from (
        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
        union all select indexrelid::regclass || pg_get_indexdef(indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
        union all select oid::regclass || ' ' || relrowsecurity || relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        union all select tablename || policyname || cmd || coalesce(qual, '') || coalesce(with_check, '') from pg_policies
        union all select table_name || privilege_type from information_schema.role_table_grants where grantee = 'brobygger_app' and table_schema = 'public'
        union all select p.oid::regprocedure || prosrc from pg_proc p where pronamespace = 'public'::regnamespace
      ) all_guards (guard) where guard !~ 'kysely_migration_lock' order by guard collate "C"`.execute(database)
    return rows.map((row) => row.guard)
  })
