import { readdir, readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './db.ts'

export class MigrationError extends Error {}

async function readMigrations(folder: URL): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
  return Object.fromEntries(
    names.map((name, i) => [name, { up: async (db: Kysely<unknown>) => void (await sql.raw(texts[i] ?? '').execute(db)) }]),
  )
}

/**
 * Brings the database to this program's version, as its owner, in one transaction. Two programs that start together share the work by a lock.
 * @returns the names of the migrations that were applied now.
 * @throws MigrationError when the database is newer than the program or a step fails.
 */
export async function migrate(owner: Kysely<Database>, folder: URL): Promise<string[]> {
  const migrator = new Migrator({ db: owner, provider: { getMigrations: () => readMigrations(folder) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName
    const text = error instanceof Error ? error.message : String(error)
    if (/corrupted migrations|not found in/.test(text))
      throw new MigrationError(
        'The database was made by a newer version of Brobygger than this one. Start the newer version, or restore a backup from before the upgrade.',
      )
    throw new MigrationError(failed ? `Migration ${failed} failed: ${text}` : text)
  }
  return (results ?? []).map((result) => result.migrationName)
}

/** Refuses an app role that could step around row security: it may own nothing, bypass nothing, create nothing, nor become a role that can. */
export async function refuseStrongAppRole(app: Kysely<Database>): Promise<string | null> {
  const { rows } = await sql<{
    rolsuper: boolean
    rolbypassrls: boolean
    rolcreaterole: boolean
    becomes: boolean
    owns: boolean
    creates: boolean
  }>`
    select rolsuper, rolbypassrls, rolcreaterole,
      exists (select from pg_roles other where (other.rolsuper or other.rolbypassrls) and pg_has_role(r.oid, other.oid, 'member')) as becomes,
      exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and pg_has_role(r.oid, c.relowner, 'member')) as owns,
      has_schema_privilege('public', 'create') as creates
    from pg_roles r where rolname = current_user`.execute(app)
  const role = rows[0]
  if (!role) return 'the role of DATABASE_URL was not found'
  if (role.rolsuper) return 'the role of DATABASE_URL is a superuser'
  if (role.rolbypassrls) return 'the role of DATABASE_URL may bypass row security'
  if (role.rolcreaterole) return 'the role of DATABASE_URL may create roles'
  if (role.owns) return 'the role of DATABASE_URL owns tables'
  if (role.becomes) return 'the role of DATABASE_URL may become one that bypasses row security'
  if (role.creates) return 'the role of DATABASE_URL may create tables'
  return null
}
