import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type pg from 'pg'
import type { ConnectionOptions } from '#platform/db/db.ts'
import { UnusableInput } from '#platform/errors.ts'
import { placeOf } from '#platform/files/files.ts'
import { asJson, fileName, type Header, headerName, type Making, type Manifest, manifestName, partName, parts } from './archive.ts'
import { connect } from './copy.ts'
import { beginReading, type Contents, headsOf, literal, migrationsOf, rowsOf, type Table, Tally, tablesOf, type Which } from './tables.ts'
import { entry, wholeEntry } from './tar.ts'

/** Where an archive is made from. */
export type Source = { connection: ConnectionOptions; filesRoot: string; program: string }

export type Progress = (done: string) => void | Promise<void>

/** A stored file as a row names it. */
type FileRow = { municipality: string; sha256: string }
type Files = Manifest['files']

/** Opens the moment that an archive will show. The caller ends the client. */
export async function openSnapshot({ connection }: Source): Promise<pg.Client> {
  const client = await connect(connection)
  try {
    await beginReading(client)
    return client
  } catch (error) {
    await client.end()
    throw error
  }
}

/** @throws UnusableInput when nothing was ever made in this database */
export async function headerOf(client: pg.Client, source: Source, rest: Pick<Header, 'kind' | 'withFiles'>): Promise<Header> {
  const migrations = await migrationsOf(client)
  if (migrations.length === 0) throw new UnusableInput('The database is empty: there is nothing to keep.')
  const { rows } = await client.query<{ postgres: string; at: Date }>(`select current_setting('server_version') as postgres, now() as at`)
  const at = (rows[0]?.at ?? new Date()).toISOString()
  const postgres = (rows[0]?.postgres ?? '').split(' ')[0] ?? ''
  return { format: 'brobygger archive', formatVersion: 1, program: source.program, postgres, at, migrations, ...rest }
}

/**
 * The whole installation as one archive: every table, every file, and what proves them. It shows one moment, whoever writes meanwhile: the database
 * in one snapshot, and files, which never change, after it.
 */
export async function* backupOf(source: Source, options: { withFiles: boolean }, told: Progress): Making {
  const client = await openSnapshot(source)
  try {
    const header = await headerOf(client, source, { kind: 'backup', withFiles: options.withFiles })
    yield* wholeEntry(headerName, asJson(header))
    const tables: Record<string, Contents> = {}
    for (const table of await tablesOf(client))
      yield* tableEntries(client, table, { nameOf: (part) => partName(table.name, part, 'copy') }, tables, told)
    const files = noFiles()
    if (options.withFiles) yield* fileEntries(client, source, null, files, told)
    const manifest: Manifest = { ...header, tables, files, heads: await headsOf(client), leftOut: leftOut() }
    yield* wholeEntry(manifestName, asJson(manifest))
    return manifest
  } finally {
    await client.end()
  }
}

const leftOut = () => ({
  'schema pgboss': 'jobs; they are laid down anew from the outbox',
  backup_run: 'tells of the backups of this installation',
})

export const noFiles = (): Files => ({ count: 0, bytes: 0, sha256: '', erased: [], missing: [], damaged: [] })

/** The rows of a table as entries. @param how `nameOf` a part; `opening` what each begins with */
export async function* tableEntries(
  client: pg.Client,
  table: Table,
  how: { which?: Which; nameOf: (part: number) => string; opening?: Buffer },
  tables: Record<string, Contents>,
  told: Progress,
) {
  const tally = new Tally()
  yield* parts(how.nameOf, tally.through(rowsOf(client, table, how.which)), how.opening)
  const contents = tally.of(table.columns)
  tables[table.name] = contents
  await told(`${table.name}: ${contents.rows} rows`)
}

/** @param municipalityId whose files; null: everybody's */
export async function* fileEntries(client: pg.Client, source: Source, municipalityId: string | null, files: Files, told: Progress) {
  const names = createHash('sha256')
  for (const file of await fileRows(client, municipalityId)) {
    const place = placeOf(source.filesRoot, file.municipality, Buffer.from(file.sha256, 'hex'))
    const name = fileName(file.municipality, file.sha256)
    // Once open, it can be read to its end though somebody erases it.
    const handle = await open(place).catch(() => null)
    if (!handle) {
      files[(await isErased(source, file)) ? 'erased' : 'missing'].push(name)
      continue
    }
    const { size } = await handle.stat()
    const hash = createHash('sha256')
    yield* entry(name, size, hashed(handle, hash))
    if (hash.digest('hex') !== file.sha256) files.damaged.push(name)
    names.update(`${name}\n`)
    files.count++
    files.bytes += size
  }
  files.sha256 = names.digest('hex')
  told(`${files.count} files`)
}

async function fileRows(client: pg.Client, municipalityId: string | null): Promise<FileRow[]> {
  const whose = municipalityId ? `where municipality_id = ${literal(municipalityId)}` : ''
  const { rows } = await client.query<FileRow>(
    `select municipality_id::text as municipality, encode(sha256, 'hex') as sha256 from stored_file ${whose} order by 1, 2`,
  )
  return rows
}

/** Whether the row has gone since the snapshot: somebody erased the file while the archive was written. */
async function isErased(source: Source, { municipality, sha256 }: FileRow): Promise<boolean> {
  const now = await connect(source.connection)
  try {
    const { rowCount } = await now.query(`select from stored_file where municipality_id = $1 and sha256 = decode($2, 'hex')`, [
      municipality,
      sha256,
    ])
    return rowCount === 0
  } finally {
    await now.end()
  }
}

async function* hashed(handle: FileHandle, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of handle.createReadStream({ highWaterMark: 1 << 18 })) {
    hash.update(chunk)
    yield chunk
  }
}
