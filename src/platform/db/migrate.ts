import { readdir, readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { UnusableInput } from '#platform/errors.ts'
import { sameBytes, sha256 } from '#platform/ids.ts'
import type { Database } from './db.ts'

export class MigrationError extends Error {}

/** What waits for the end of the transaction would keep a later step from altering the table. */
const checkedAtOnce = 'set constraints all immediate;'

/** The steps that this program has, in their order. */
export const migrationNames = async (folder: URL): Promise<string[]> =>
  (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()

async function readMigrations(folder: URL): Promise<Record<string, Migration>> {
  const names = await migrationNames(folder)
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
  return Object.fromEntries(
    names.map((name, i) => [
      name,
      { up: async (db: Kysely<unknown>) => void (await sql.raw(`${checkedAtOnce}\n${texts[i] ?? ''}`).execute(db)) },
    ]),
  )
}

/**
 * Brings the database to this program's version, as its owner, in one transaction. Two programs that start together share the work by a lock.
 * @returns the names of the migrations that were applied now.
 * @throws UnusableInput when the database is newer than the program
 * @throws MigrationError when a step fails
 */
export async function migrate(owner: Kysely<Database>, folder: URL): Promise<string[]> {
  const migrator = new Migrator({ db: owner, provider: { getMigrations: () => readMigrations(folder) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName
    const text = error instanceof Error ? error.message : String(error)
    if (/corrupted migrations|not found in/.test(text))
      throw new UnusableInput(
        'The database was made by a newer version of Brobygger than this one. Start the newer version, or restore a backup from before the upgrade.',
      )
    throw new MigrationError(failed ? `Migration ${failed} failed: ${text}` : text)
  }
  await refuseEdited(owner, folder)
  return (results ?? []).map((result) => result.migrationName)
}

/**
 * Notes the text of every step when it is first seen, and refuses a database made by another text: an edited step would leave tables that
 * the program does not expect.
 */
async function refuseEdited(owner: Kysely<Database>, folder: URL): Promise<void> {
  await sql`create table if not exists kysely_migration_text (name text primary key, sha256 bytea not null)`.execute(owner)
  for (const name of await migrationNames(folder)) {
    const hash = sha256(await readFile(new URL(name, folder)))
    await sql`insert into kysely_migration_text (name, sha256) values (${name}, ${hash}) on conflict do nothing`.execute(owner)
    const { rows } = await sql<{ sha256: Buffer }>`select sha256 from kysely_migration_text where name = ${name}`.execute(owner)
    if (rows[0] && !sameBytes(rows[0].sha256, hash))
      throw new MigrationError(
        `The database was made by another text of ${name} than this program has. Start the program that made it, or begin with an empty DATA_DIR.`,
      )
  }
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
