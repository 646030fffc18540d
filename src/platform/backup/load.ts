import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { UnusableInput } from '#platform/errors.ts'
import type { Manifest } from './archive.ts'
import type { Progress } from './backup.ts'
import { connect, copyIn } from './copy.ts'
import { exportedTables } from './municipality.ts'
import type { Place } from './place.ts'
import { readArchive } from './read.ts'
import { layFiles } from './restore.ts'
import { examine, explainFull } from './room.ts'
import { copyText } from './schema.ts'
import { beginWriting, contentsOf, isAsSaid, migrationsOf, quoted } from './tables.ts'

type Municipality = NonNullable<Manifest['municipality']>

/**
 * Brings an exported municipality into this installation, beside those that live here, under its own ids. All of it in one transaction that ends
 * only when every row counts and hashes as in the export. People go on working meanwhile.
 * @throws UnusableInput one sentence: damaged, of another version, or here already
 */
export async function loadMunicipality(file: string, place: Place, told: Progress): Promise<Manifest> {
  told(`reading ${file}`)
  const { manifest, requireRoom } = await examine(file, place)
  const { municipality } = manifest
  if (manifest.kind !== 'municipality' || !municipality)
    throw new UnusableInput(`${file} is a backup of a whole installation. Put it in place with: script/brobygger restore ${file}`)
  const client = await connect(place.connection)
  try {
    await beginWriting(client)
    await refuseOtherVersion(client, manifest)
    await refuseKnown(client, municipality)
    await requireRoom()
    await layFiles(file, place, manifest)
    await lay(client, file, manifest, municipality, told)
    await client.query('commit')
    return manifest
  } catch (error) {
    await client.query('rollback').catch(() => {})
    await removeFilesOf(client, place, municipality)
    throw await explainFull(error, place)
  } finally {
    await client.end()
  }
}

async function refuseOtherVersion(client: pg.Client, manifest: Manifest) {
  const here = await migrationsOf(client)
  if (here.join() !== manifest.migrations.join())
    throw new UnusableInput(
      `The export comes from another version (${manifest.migrations.at(-1)}, here ${here.at(-1)}). Bring both installations to the same version and export again.`,
    )
}

async function refuseKnown(client: pg.Client, { id, code }: Municipality) {
  const { rows } = await client.query<{ name: string }>('select name from municipality where id = $1 or code = $2', [id, code])
  if (rows[0]) throw new UnusableInput(`${rows[0].name} (${code}) is here already. Nothing was changed.`)
}

async function refuseTakenHost(client: pg.Client) {
  const { rows } = await client.query<{ host: string }>('select host from load_municipality_host join municipality_host using (host)')
  if (rows[0]) throw new UnusableInput(`The host ${rows[0].host} belongs to another municipality here. Nothing was changed.`)
}

/** What was laid down for a municipality that did not come to be. */
async function removeFilesOf(client: pg.Client, { filesRoot }: Place, { id }: Municipality) {
  const known = await client.query('select from municipality where id = $1', [id]).catch(() => null)
  if (known?.rowCount === 0 && (await readdir(filesRoot).catch((): string[] => [])).includes(id))
    await rm(path.join(filesRoot, id), { recursive: true, force: true })
}

/** Rows first come into tables of this connection alone: PostgreSQL copies into no table whose row security binds the one who copies. */
async function lay(client: pg.Client, file: string, manifest: Manifest, { id }: Municipality, told: Progress) {
  const tables = await exportedTables(client, id)
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, columns]))
  for (const { name, columns } of tables)
    await client.query(
      `create temp table ${quoted(`load_${name}`)} on commit drop as select ${columns.map(quoted).join(', ')} from ${quoted(name)} limit 0`,
    )
  await readArchive(file, {
    table: async (name, content) => {
      const columns = columnsOf.get(name)
      if (!columns || columns.join() !== manifest.tables[name]?.columns.join())
        throw new UnusableInput(`The export holds a table ${name} that is another one here.`)
      await copyIn(client, copyText(`load_${name}`, columns, 'csv'), content)
    },
  })
  await refuseTakenHost(client)
  const { order, later } = inOrder([...columnsOf.keys()], await pointers(client))
  for (const name of order) {
    await insert(client, name, columnsOf.get(name) ?? [], later.get(name) ?? [])
    told(`${name}: ${manifest.tables[name]?.rows ?? 0} rows`)
  }
  for (const [name, columns] of later) await fill(client, name, columns)
  for (const table of tables) {
    const loaded = await contentsOf(client, table, { where: table.where, format: 'csv' })
    if (!isAsSaid(loaded, manifest.tables[table.name]))
      throw new Error(`The loaded rows of ${table.name} differ from the export. Nothing was changed.`)
  }
}

type Pointer = { from: string; to: string; optional: string[] }

/** Which table points at which other one at once; those that PostgreSQL asks for at the end only are no hindrance. */
async function pointers(client: pg.Client): Promise<Pointer[]> {
  const { rows } = await client.query<Pointer>(
    `select c.relname as from, f.relname as to, array(select a.attname::text from pg_attribute a
       where a.attrelid = c.oid and a.attnum = any (k.conkey) and not a.attnotnull) as optional
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
     where k.contype = 'f' and not k.condeferred and c.oid <> f.oid and c.relnamespace = 'public'::regnamespace`,
  )
  return rows
}

/**
 * An order in which every row finds what it points at. Where tables point at each other, a column that may be empty is filled afterwards.
 * @returns `later` table → such columns
 */
export function inOrder(names: string[], pointers: Pointer[]): { order: string[]; later: Map<string, string[]> } {
  const order: string[] = []
  const later = new Map<string, string[]>()
  const left = new Set(names)
  let pending = pointers
  while (left.size > 0) {
    pending = pending.filter(({ from, to }) => left.has(from) && left.has(to))
    const free = [...left].filter((name) => !pending.some(({ from }) => from === name))
    for (const name of free) {
      order.push(name)
      left.delete(name)
    }
    if (free.length > 0) continue
    const cut = pending.find(({ optional }) => optional.length > 0)
    if (!cut) throw new Error(`tables that point at each other: ${[...left].join(', ')}`)
    later.set(cut.from, [...(later.get(cut.from) ?? []), ...cut.optional])
    pending = pending.filter((one) => one !== cut)
  }
  return { order, later }
}

async function insert(client: pg.Client, name: string, columns: string[], later: string[]) {
  const values = columns.map((column) => (later.includes(column) ? 'null' : quoted(column)))
  await client.query(
    `insert into ${quoted(name)} (${columns.map(quoted).join(', ')}) select ${values.join(', ')} from ${quoted(`load_${name}`)}`,
  )
}

async function fill(client: pg.Client, name: string, columns: string[]) {
  const { rows } = await client.query<{ key: string[] }>(
    `select array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])) as key
     from pg_index i where i.indisprimary and i.indrelid = $1::regclass`,
    [`public.${name}`],
  )
  const same = (rows[0]?.key ?? []).map((column) => `t.${quoted(column)} = l.${quoted(column)}`).join(' and ')
  const set = columns.map((column) => `${quoted(column)} = l.${quoted(column)}`).join(', ')
  const any = columns.map((column) => `l.${quoted(column)} is not null`).join(' or ')
  await client.query(`update ${quoted(name)} t set ${set} from ${quoted(`load_${name}`)} l where ${same} and (${any})`)
}
