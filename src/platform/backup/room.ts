import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Database, openDatabase } from '#platform/db/db.ts'
import { UnusableInput } from '#platform/errors.ts'
import { placeOf } from '#platform/files/files.ts'
import { freeIn, isFull, leastFree, megabytes, megabytesFree, onOneDisk, refusalIn } from '#platform/room.ts'
import type { Manifest } from './archive.ts'
import type { Source } from './backup.ts'
import type { Place } from './place.ts'
import { verify } from './read.ts'

/** What goes into an archive. `code`: of one municipality; absent: everything. */
export type Extent = { withFiles: boolean; code?: string }

/**
 * About how many bytes an archive will have: files as they are, because documents and pictures hardly shrink, and half of what the tables take
 * without their indexes; how much of that is one municipality's is not known beforehand.
 */
async function archiveSize(owner: Kysely<Database>, { withFiles, code }: Extent): Promise<number> {
  const tables = await sql<{ bytes: string; hasFiles: boolean }>`
    select coalesce(sum(pg_table_size(oid)) / 2, 0)::bigint as bytes, to_regclass('public.stored_file') is not null as "hasFiles"
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(owner)
  const [known] = tables.rows
  const rows = Number(known?.bytes ?? 0)
  if (!withFiles || !known?.hasFiles) return rows
  const files = await sql<{ bytes: string }>`
    select coalesce(sum(f.size), 0)::bigint as bytes from stored_file f join municipality m on m.id = f.municipality_id
    where ${code ?? null}::text is null or m.code = ${code ?? null}`.execute(owner)
  return rows + Number(files.rows[0]?.bytes ?? 0)
}

/**
 * What hinders an archive in a folder, in words: it cannot be written, or has no room. On the disk of the data itself enough must be left for PostgreSQL.
 * @param name what the operator calls the folder
 * @returns null when nothing does
 */
export async function hindrance(
  owner: Kysely<Database>,
  { folder, dataDir, name }: { folder: string; dataDir: string; name: string },
  extent: Extent,
): Promise<string | null> {
  const refusal = await refusalIn(folder)
  if (refusal) return `${name} cannot be written: ${refusal}`
  const spared = (await onOneDisk(folder, dataDir)) ? leastFree : 0
  const [need, free] = await Promise.all([archiveSize(owner, extent), freeIn(folder)])
  if (free >= need + spared) return null
  const besides = spared > 0 ? `, and ${megabytes(spared)} must stay free beside the data on the same disk` : ''
  return `${name} has ${megabytesFree(free)}; a backup takes about ${megabytes(need)}${besides}`
}

/** To be asked before an archive is begun. @throws UnusableInput with what there is and what it takes */
export async function requireRoom(file: string, { connection, filesRoot }: Source, extent: Extent): Promise<void> {
  const owner = openDatabase(connection, 1)
  const folder = path.dirname(file)
  const found = await hindrance(owner, { folder, dataDir: filesRoot, name: folder }, extent).finally(() => owner.destroy())
  if (found) throw new UnusableInput(`${found}. Nothing was written. Make room, or name another folder.`)
}

/** What rows take once they are back, as a multiple of their text: tables, indexes, and PostgreSQL's log of the change. */
const rowsGrow = 4

/** Reads an archive from end to end, as `verify` does, and works out what it needs where it is to go. @throws UnusableInput when it is damaged */
export async function examine(file: string, place: Place): Promise<{ manifest: Manifest; requireRoom: () => Promise<void> }> {
  const files: { at: string; bytes: number }[] = []
  const manifest = await verify(file, ({ municipalityId, sha256 }, bytes) => {
    files.push({ at: placeOf(place.filesRoot, municipalityId, Buffer.from(sha256, 'hex')), bytes })
  })
  const rows = Object.values(manifest.tables).reduce((sum, { bytes }) => sum + bytes, 0)
  const requireRoom = async () => {
    let need = leastFree
    for (const { at, bytes } of files) if (!existsSync(at)) need += bytes
    await refuseLack(place.filesRoot, need)
    if (place.databaseFolder === null) return
    const isShared = await onOneDisk(place.filesRoot, place.databaseFolder)
    await refuseLack(place.databaseFolder, rows * rowsGrow + (isShared ? need : leastFree))
  }
  return { manifest, requireRoom }
}

async function refuseLack(folder: string, need: number) {
  const free = await freeIn(folder)
  if (free < need)
    throw new UnusableInput(
      `${folder} has ${megabytesFree(free)}, and the archive takes about ${megabytes(need)} there. Nothing was changed. Make room.`,
    )
}

/** So little room is none: PostgreSQL ends over less than the 16 MB of one more file of its log. */
const asGoodAsFull = 20_000_000

/** Says of an error that its cause was a full disk, also where PostgreSQL ended over it without a word. */
export async function explainFull(error: unknown, { filesRoot, databaseFolder }: Place): Promise<unknown> {
  const folders = databaseFolder ? [filesRoot, databaseFolder] : [filesRoot]
  const free = await Promise.all(folders.map(freeIn))
  if (error instanceof UnusableInput || (!isFull(error) && Math.min(...free) > asGoodAsFull)) return error
  return new UnusableInput(`The disk is full: nothing was changed. Make room at ${folders.join(' and ')}, then run the same command again.`)
}
