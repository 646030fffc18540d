import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { UnusableInput } from '#platform/errors.ts'
import { openFileStore, placeOf } from '#platform/files/files.ts'
import { fileName, fileOfName, type Header, type Manifest } from './archive.ts'
import type { Progress } from './backup.ts'
import { connect, copyIn } from './copy.ts'
import type { Place } from './place.ts'
import { readArchive } from './read.ts'
import { examine, explainFull } from './room.ts'
import { buildSchema, copyText, dropIndexes, emptySchema, loosen, othersAtWork, tighten } from './schema.ts'
import { beginReading, beginWriting, contentsOf, isAsSaid, migrationsOf, quoted, type Table, tablesOf } from './tables.ts'

/** Lies in DATA_DIR while a restore is under way; a server that finds it does not start on what is half there. */
const markOf = (dataDir: string) => path.join(dataDir, 'restore-under-way')

/** @throws UnusableInput when an earlier restore did not come to its end */
export function refuseHalfRestored(dataDir: string): void {
  if (existsSync(markOf(dataDir)))
    throw new UnusableInput(`A restore into ${dataDir} did not come to its end. Run it again: script/brobygger restore FILE`)
}

/** What would be lost; null when the place is empty. */
async function whatIsThere(client: pg.Client, { dataDir }: Place): Promise<string | null> {
  if (existsSync(markOf(dataDir))) return null
  if ((await migrationsOf(client)).length === 0) return null
  const { rows } = await client.query<{ name: string }>('select name from public.municipality order by name')
  return rows.length === 0 ? null : rows.map(({ name }) => name).join(', ')
}

/**
 * Puts an archive in place of what is there: first it is read and compared from end to end, then files are laid down, then the database changes in
 * one transaction, which ends only when every row counts and hashes as in the archive. Cut off at any moment, it can be run again.
 * @param agree asked before anything is replaced, with what is there
 * @throws UnusableInput one sentence: archive damaged or newer, place not empty, server running
 */
export async function restore(file: string, place: Place, agree: (what: string) => Promise<boolean>, told: Progress): Promise<Manifest> {
  told(`reading ${file}`)
  const { manifest, requireRoom } = await examine(file, place)
  if (manifest.kind !== 'backup')
    throw new UnusableInput(`${file} is the export of one municipality. Load it with: script/brobygger municipality load ${file}`)
  const client = await connect(place.connection)
  try {
    if ((await othersAtWork(client)) > 0) throw new UnusableInput('A server uses this database. Stop it, then restore.')
    const there = await whatIsThere(client, place)
    if (there !== null && !(await agree(there)))
      throw new UnusableInput(`There is something here already: ${there}. Nothing was changed. To replace all of it: --replace`)
    await requireRoom()
    await replace(client, file, place, manifest, told)
    return manifest
  } finally {
    await client.end()
  }
}

async function replace(client: pg.Client, file: string, place: Place, manifest: Manifest, told: Progress) {
  await mkdir(place.dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(markOf(place.dataDir), `${file}\n`, { mode: 0o600 })
  try {
    await layFiles(file, place, manifest)
    told(`${manifest.files.count} files`)
    await beginWriting(client)
    await loadDatabase(client, file, place, told)
    await refuseDifference(client, manifest)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    rmSync(markOf(place.dataDir), { force: true })
    throw await explainFull(error, place)
  }
  await client.query('analyze')
  if (manifest.withFiles) await removeForeignFiles(place, manifest, file)
  rmSync(markOf(place.dataDir), { force: true })
}

/** Files lie under their hash: what is there already stays, and one that is cut off is not there. One that was damaged already would lie under another. */
export async function layFiles(file: string, place: Place, manifest: Manifest) {
  const store = await openFileStore(place.filesRoot)
  const damaged = new Set(manifest.files.damaged)
  await readArchive(file, {
    file: async ({ municipalityId, sha256 }, content) => {
      if (damaged.has(fileName(municipalityId, sha256))) return
      await store.put(municipalityId, content, Number.POSITIVE_INFINITY)
    },
  })
}

async function loadDatabase(client: pg.Client, file: string, place: Place, told: Progress) {
  let held: { tables: Map<string, Table>; finish: () => Promise<void> } | null = null
  await readArchive(file, {
    begin: async (header) => {
      held = await prepare(client, header, place)
    },
    table: async (name, content) => {
      const table = held?.tables.get(name)
      if (!table) throw new UnusableInput(`The archive holds a table ${name} that its own migrations do not make.`)
      await copyIn(client, copyText(name, table.columns, 'text'), content)
      told(name)
    },
  })
  await finished(held)
}

const finished = (held: { finish: () => Promise<void> } | null) => held?.finish()

async function prepare(client: pg.Client, header: Header, { migrations }: Place) {
  await emptySchema(client)
  await buildSchema(client, migrations, header.migrations)
  const tables = await tablesOf(client)
  // A migration may have laid rows into what it made; those of the archive are the ones that count.
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  const loosened = await loosen(client)
  const indexes = await dropIndexes(client)
  return {
    tables: new Map(tables.map((table) => [table.name, table])),
    finish: async () => {
      for (const text of indexes) await client.query(text)
      await tighten(client, loosened)
    },
  }
}

/** @throws Error naming the tables that are not what the archive says; the transaction must not be committed then */
async function refuseDifference(client: pg.Client, manifest: Manifest) {
  const wrong: string[] = []
  for (const table of await tablesOf(client)) {
    if (!isAsSaid(await contentsOf(client, table), manifest.tables[table.name])) wrong.push(table.name)
  }
  if (wrong.length > 0) throw new Error(`The restored rows of ${wrong.join(', ')} differ from the archive. Nothing was changed.`)
}

/** Files that no row of the restored database names: they belonged to what was replaced. */
async function removeForeignFiles({ filesRoot }: Place, manifest: Manifest, file: string) {
  const kept = new Set<string>()
  await readArchive(file, {
    file: async ({ municipalityId, sha256 }) => void kept.add(placeOf(filesRoot, municipalityId, Buffer.from(sha256, 'hex'))),
  })
  for (const name of [...manifest.files.missing, ...manifest.files.erased, ...manifest.files.damaged]) {
    const named = fileOfName(name)
    if (named) kept.add(placeOf(filesRoot, named.municipalityId, Buffer.from(named.sha256, 'hex')))
  }
  for (const entry of await readdir(filesRoot, { recursive: true, withFileTypes: true })) {
    const found = path.join(entry.parentPath, entry.name)
    if (entry.isFile() && !kept.has(found)) await rm(found, { force: true })
  }
}

/** Files that rows name and that do not lie in the store: after the restore of an archive without files, or of one made of a damaged house. */
export async function filesNotThere(place: Place): Promise<number> {
  const client = await connect(place.connection)
  try {
    await beginReading(client)
    const { rows } = await client.query<{ municipality: string; sha256: Buffer }>(
      'select municipality_id::text as municipality, sha256 from stored_file',
    )
    const found = await Promise.all(rows.map((row) => stat(placeOf(place.filesRoot, row.municipality, row.sha256)).catch(() => null)))
    return found.filter((one) => one === null).length
  } finally {
    await client.end()
  }
}
