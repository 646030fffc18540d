import { createHash } from 'node:crypto'
import pg from 'pg'
import { copyOut } from './copy.ts'

/** A table as it is copied: the columns that hold something of their own, and an order in which its rows always come. */
export type Table = {
  name: string
  columns: string[]
  /** SQL after `order by`: the primary key, texts by their bytes, so that no collation moves a row. */
  order: string
  isTenants: boolean
}

/** What tells of this installation and of no data: the lock of migrations, and when backups were made. */
const left = ['kysely_migration_lock', 'backup_run']

export const quoted = pg.escapeIdentifier
export const literal = pg.escapeLiteral

/** Every table of the schema but those of extensions, by name. Columns that the database works out by itself are left out. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; order: string | null; is_tenants: boolean }>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       (select string_agg(format('%I%s', a.attname, case when a.attcollation <> 0 then ' collate "C"' end), ', ' order by k.place)
         from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k(attnum, place)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary) as order,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped) as is_tenants
     from pg_class c
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> all ($1)
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by c.relname collate "C"`,
    [left],
  )
  return rows.map(({ name, columns, order, is_tenants }) => ({
    name,
    columns,
    order: order ?? `${quoted(name)}::text collate "C"`,
    isTenants: is_tenants,
  }))
}

class HiddenRows extends Error {}

/**
 * Proves that this role sees every row of every table: it is above row security, or the table's rules for it let all rows through. With
 * `row_security = off` PostgreSQL then errs in the first case and would refuse the second, so it is asked of the rules themselves.
 * @throws HiddenRows naming the tables of which rows could be left out
 */
async function refuseHiddenRows(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and row_security_active(c.oid) and not (
       exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r')
         and pg_get_expr(p.polqual, p.polrelid) = 'true' and (p.polroles = '{0}' or exists (
           select from unnest(p.polroles) r where r <> 0 and pg_has_role(r, 'usage'))))
       and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('*', 'r')))
     order by 1`,
  )
  if (rows.length > 0)
    throw new HiddenRows(
      `Row security hides rows of ${rows.map((row) => row.name).join(', ')} from this role. Use the owner of the database.`,
    )
}

/** Values in one spelling, whatever the server's own settings are. */
const spelling = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local search_path = public; set local lock_timeout = '60s'`

/** Begins a transaction that sees one moment of the database, however long it lasts and whoever writes meanwhile. */
export async function beginReading(client: pg.Client): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
  await client.query(`${spelling}; set local row_security = on`)
  await refuseHiddenRows(client)
}

export async function beginWriting(client: pg.Client): Promise<void> {
  await client.query('begin')
  await client.query(spelling)
}

/** Which rows of a table, and in which spelling. `where`: SQL; all when absent */
export type Which = { where?: string; format?: 'text' | 'csv' }

/** The rows of a table as PostgreSQL spells them, one line each, in their order. */
export function rowsOf(client: pg.Client, table: Table, { where, format = 'text' }: Which = {}): AsyncGenerator<Buffer> {
  const columns = table.columns.map(quoted).join(', ')
  const rows = `select ${columns} from ${quoted(table.name)}${where ? ` where ${where}` : ''} order by ${table.order}`
  return copyOut(client, `copy (${rows}) to stdout (format ${format})`)
}

/** What a table holds: its columns, how many rows, and the sha-256 of them all as PostgreSQL spells them, in the order of the primary key. */
export type Contents = { columns: string[]; rows: number; bytes: number; sha256: string }

/** Counts and hashes rows as they pass. */
export class Tally {
  readonly #hash = createHash('sha256')
  #rows = 0
  #bytes = 0
  async *through(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const row of rows) {
      this.#hash.update(row)
      this.#rows++
      this.#bytes += row.length
      yield row
    }
  }
  of = (columns: string[]): Contents => ({ columns, rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') })
}

export async function contentsOf(client: pg.Client, table: Table, which: Which = {}): Promise<Contents> {
  const tally = new Tally()
  for await (const _ of tally.through(rowsOf(client, table, which)));
  return tally.of(table.columns)
}

/** Whether a table holds what an archive says of it; a table that it does not name is to be empty. */
export const isAsSaid = ({ rows, sha256 }: Contents, said: Contents | undefined) =>
  said ? rows === said.rows && sha256 === said.sha256 : rows === 0

/** The migrations that made this database; none when it is empty. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.kysely_migration') is not null as there`)
  if (!rows[0]?.there) return []
  return (await client.query<{ name: string }>('select name from public.kysely_migration order by name')).rows.map((row) => row.name)
}

/** The last entry of each municipality's chain of changes. */
export type Head = { municipality: string; code: string; seq: number; hash: string }

export async function headsOf(client: pg.Client): Promise<Head[]> {
  const { rows } = await client.query<Head>(
    `select m.id::text as municipality, m.code, h.seq::int8 as seq, encode(h.hash, 'hex') as hash
     from municipality m join audit_head h on h.municipality_id = m.id order by m.id`,
  )
  return rows
}
