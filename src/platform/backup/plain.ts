import type pg from 'pg'
import { type Manifest, partName } from './archive.ts'
import { quoted, type Table } from './tables.ts'

/**
 * The tables as a plain PostgreSQL takes them: columns, types, primary keys, and afterwards unique and foreign keys. Without row security, roles,
 * functions and indexes, which are the program's.
 */
export async function plainSchema(client: pg.Client, tables: Table[]): Promise<{ tablesSql: string; keysSql: string }> {
  const names = tables.map(({ name }) => name)
  const { rows: columns } = await client.query<{ table: string; column: string; definition: string }>(
    `select c.relname as table, a.attname as column,
       format_type(a.atttypid, a.atttypmod)
         || case when a.attcollation <> t.typcollation then format(' collate %I', l.collname) else '' end
         || case when a.attnotnull then ' not null' else '' end as definition
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
     left join pg_collation l on l.oid = a.attcollation
     where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     order by c.relname collate "C", a.attnum`,
    [names],
  )
  const { rows: keys } = await client.query<{ table: string; kind: string; name: string; definition: string }>(
    `select c.relname as table, k.contype as kind, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid left join pg_class f on f.oid = k.confrelid
     where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) and k.contype in ('p', 'u', 'f')
       and (k.contype <> 'f' or f.relname = any ($1))
     order by k.contype <> 'p', k.contype = 'f', c.relname collate "C", k.conname collate "C"`,
    [names],
  )
  const tablesSql = tables.map(({ name, columns: own }) => {
    const primary = keys.filter((key) => key.table === name && key.kind === 'p').map((key) => key.definition)
    const lines = columns
      .filter(({ table, column }) => table === name && own.includes(column))
      .map(({ column, definition }) => `${quoted(column)} ${definition}`)
    return `create table ${quoted(name)} (\n  ${[...lines, ...primary].join(',\n  ')}\n);`
  })
  const keysSql = keys
    .filter(({ kind }) => kind !== 'p')
    .map(({ table, name, definition }) => `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition};`)
  return { tablesSql: `${tablesSql.join('\n\n')}\n`, keysSql: keysSql.join('\n') }
}

/** What psql runs: all of it in one transaction, ended by an error when a table has not as many rows as it should. */
export function loadScript({ tables }: Manifest, parts: Map<string, number>, keysSql: string): string {
  const copies = Object.entries(tables).flatMap(([name, { columns }]) =>
    Array.from({ length: parts.get(name) ?? 0 }, (_, i) => {
      const list = columns.map(quoted).join(', ')
      return `\\copy ${quoted(name)} (${list}) from '${partName(name, i + 1, 'csv')}' (format csv, header, encoding 'UTF8')`
    }),
  )
  const counts = Object.entries(tables).map(
    ([name, { rows }]) =>
      `  if (select count(*) from ${quoted(name)}) <> ${rows} then raise exception '${name} has not ${rows} rows'; end if;`,
  )
  return `\\set ON_ERROR_STOP on
begin;
set local datestyle = 'ISO, YMD';
set local timezone = 'UTC';
\\ir schema.sql
${copies.join('\n')}
do $$ begin
${counts.join('\n')}
end $$;
${keysSql}
commit;
\\echo every row is there
`
}

export function readme({ municipality, at, program, tables, files, leftOut, migrations }: Manifest): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  const width = Math.max(...Object.keys(tables).map((name) => name.length))
  return `${municipality?.name} (code ${municipality?.code})
exported from Brobygger ${program}, as it was at ${at}

${Object.keys(tables).length} tables, ${rows} rows, ${files.count} files. Everything that belongs to this municipality and nothing of another. It holds closed
items and personal data: keep it as you keep those.

Into a plain PostgreSQL 15 or later, in this folder:
  createdb integration
  psql -d integration -f load.sql
It makes the tables, lays the rows in, counts each table and ends with "every row is there"; or with an error, and then nothing was made.

Into another Brobygger of the same version (${migrations.at(-1)}):
  script/brobygger municipality load FILE.tar.gz

What lies here
  manifest.json     tables with their columns, number of rows and sha-256, files, the last entry of the chain of changes
  schema.sql        the tables
  load.sql          fills them
  tables/NAME/*.csv rows in the order of the primary key, UTF-8, first line the names of the columns, an empty field without quotes is null
  files/ID/SHA256   stored files under the sha-256 of what is in them; the table stored_file says which kind, attachment and source_document what for
The sha-256 of a table is that of its rows as CSV, without the lines of names:
  copy (select COLUMNS from TABLE order by PRIMARY KEY) to stdout (format csv)    with timezone UTC, texts in keys ordered by collate "C"

Left out
${Object.entries(leftOut)
  .map(([name, why]) => `  ${name}: ${why}`)
  .join('\n')}

Rows
${Object.entries(tables)
  .map(([name, table]) => `  ${name.padEnd(width)}  ${table.rows}`)
  .join('\n')}
`
}
