import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { migrationNames } from '#platform/db/migrate.ts'
import { UnusableInput } from '#platform/errors.ts'
import { literal, quoted } from './tables.ts'

/** Takes away everything that the migrations made, and the jobs; extensions and what others have laid beside it stay. */
export async function emptySchema(client: pg.Client): Promise<void> {
  const ours = `relnamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`
  const tables = await names(
    client,
    `select c.oid::regclass::text as name from pg_class c where relkind in ('r', 'p', 'v', 'm') and ${ours}`,
  )
  if (tables.length > 0) await client.query(`drop table ${tables.join(', ')} cascade`)
  const functions = await names(
    client,
    `select p.oid::regprocedure::text as name from pg_proc p where pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )
  for (const name of functions) await client.query(`drop function if exists ${name} cascade`)
  await client.query('drop schema if exists pgboss cascade')
}

const names = async (client: pg.Client, text: string) => (await client.query<{ name: string }>(text)).rows.map(({ name }) => name)

/**
 * Makes the tables as they were when the archive was written, by the same migrations.
 * @throws UnusableInput when this program does not have all of them
 */
export async function buildSchema(client: pg.Client, folder: URL, migrations: string[]): Promise<void> {
  const known = new Set(await migrationNames(folder))
  const unknown = migrations.filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new UnusableInput(
      `The archive was written by a newer version of Brobygger than this one (${unknown.join(', ')}). Restore it with that version.`,
    )
  // As the migrations' own book-keeping makes it; its rows come with the archive.
  await client.query('create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null)')
  await client.query('create table kysely_migration_text (name text primary key, sha256 bytea not null)')
  for (const name of migrations) await client.query(await readFile(new URL(name, folder), 'utf8'))
  await client.query('set local search_path = public')
}

/** What is taken off tables while rows are laid in, and put back: keys that point elsewhere, row security of the owner, and our triggers. */
export type Loosened = { constraints: { table: string; name: string; text: string }[]; forced: string[]; triggered: string[] }

/** Rows can then come in any order, and at speed. PostgreSQL knows no COPY into a table whose row security binds the one who copies. */
export async function loosen(client: pg.Client): Promise<Loosened> {
  const { rows: constraints } = await client.query<Loosened['constraints'][number]>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(k.oid) as text from pg_constraint k
     where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  )
  for (const { table, name } of constraints) await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  const forced = await names(
    client,
    `select c.oid::regclass::text as name from pg_class c where relforcerowsecurity and relnamespace = 'public'::regnamespace order by 1`,
  )
  for (const table of forced) await client.query(`alter table ${table} no force row level security`)
  // Rows come in as they were: nothing changes, so nothing is to be raised or told.
  const triggered = await names(
    client,
    `select distinct tgrelid::regclass::text as name from pg_trigger t join pg_class c on c.oid = tgrelid
     where not tgisinternal and relnamespace = 'public'::regnamespace order by 1`,
  )
  for (const table of triggered) await client.query(`alter table ${table} disable trigger user`)
  return { constraints, forced, triggered }
}

/** @throws what PostgreSQL says when a row points at nothing */
export async function tighten(client: pg.Client, { constraints, forced, triggered }: Loosened): Promise<void> {
  for (const { table, name, text } of constraints) await client.query(`alter table ${table} add constraint ${quoted(name)} ${text}`)
  for (const table of forced) await client.query(`alter table ${table} force row level security`)
  for (const table of triggered) await client.query(`alter table ${table} enable trigger user`)
}

/** Indexes that no constraint stands on: made afterwards, over all rows at once, they cost a fraction. */
export async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; text: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace and not i.indisunique
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ text }) => text)
}

export const copyText = (table: string, columns: string[], format: 'text' | 'csv') =>
  `copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin (format ${format})`

/** Who else uses this database as requests do. */
export async function othersAtWork(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and usename = ${literal('brobygger_app')}`,
  )
  return rows[0]?.n ?? 0
}
