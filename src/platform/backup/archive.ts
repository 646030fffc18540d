import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { z } from 'zod'
import { UnusableInput } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { isAlive } from '#platform/process.ts'
import { isFull } from '#platform/room.ts'
import { endOfTar, entry } from './tar.ts'

/** What stands first in an archive, so that a reader knows what it will need before it begins. */
const header = z.object({
  format: z.literal('brobygger archive'),
  formatVersion: z.literal(1),
  kind: z.enum(['backup', 'municipality']),
  program: z.string(),
  /** The server it came from, such as 18.4. */
  postgres: z.string(),
  /** The moment that the archive shows. */
  at: z.iso.datetime(),
  migrations: z.array(z.string()),
  /** False: of files only the rows, and the files themselves must lie in place already. */
  withFiles: z.boolean(),
})
export type Header = z.infer<typeof header>

const contents = z.object({ columns: z.array(z.string()), rows: z.number(), bytes: z.number(), sha256: z.string() })
const head = z.object({ municipality: z.string(), code: z.string(), seq: z.number(), hash: z.string() })

/** What stands last: an archive without it was cut off. */
const manifest = header.extend({
  tables: z.record(z.string(), contents),
  /** `sha256` of the names of all files in their order; each name holds the hash of what is in it. */
  files: z.object({
    count: z.number(),
    bytes: z.number(),
    sha256: z.string(),
    /** Erased while the archive was written: their rows are in it, they are not. */
    erased: z.array(z.string()),
    /** Named by a row and not in the store when the archive was written. */
    missing: z.array(z.string()),
    /** In the archive as they are, though their bytes are not the ones that their names say. */
    damaged: z.array(z.string()),
  }),
  /** The last entry of each municipality's chain of changes, kept outside the database by this. */
  heads: z.array(head),
  municipality: z.object({ id: z.string(), code: z.string(), name: z.string() }).optional(),
  /** What was left out, by table or table.column, and why. */
  leftOut: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof manifest>

export const headerName = 'header.json'
export const manifestName = 'manifest.json'

export const asJson = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
export const readHeader = (content: Buffer) => header.safeParse(parse(content)).data ?? null
export const readManifest = (content: Buffer) => manifest.safeParse(parse(content)).data ?? null

function parse(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'))
  } catch {
    return null
  }
}

/** Bytes of a table in one entry of the tar, before compression: what is held in memory at once, but for a single row that is larger. */
const partSize = 1 << 20

/** Rows as entries of a tar, cut between rows. @param opening what each part begins with */
export async function* parts(
  nameOf: (part: number) => string,
  rows: AsyncIterable<Buffer>,
  opening: Buffer = Buffer.alloc(0),
): AsyncGenerator<Buffer> {
  let [part, waiting, bytes]: [number, Buffer[], number] = [1, [opening], opening.length]
  const flush = async function* () {
    const content = Buffer.concat(waiting)
    yield* entry(nameOf(part), content.length, [content])
    part++
    waiting = [opening]
    bytes = opening.length
  }
  for await (const row of rows) {
    waiting.push(row)
    bytes += row.length
    if (bytes >= partSize) yield* flush()
  }
  if (bytes > opening.length || part === 1) yield* flush()
}

export const partName = (table: string, part: number, ending: string) => `tables/${table}/${String(part).padStart(6, '0')}.${ending}`
export const tableOfPart = (name: string) => /^tables\/([a-z0-9_]+)\/\d{6}\.(?:copy|csv)$/.exec(name)?.[1] ?? null
export const fileName = (municipalityId: string, sha256: string) => `files/${municipalityId}/${sha256}`
export const fileOfName = (name: string) => {
  const [, municipalityId, sha256] = /^files\/([0-9a-f-]{36})\/([0-9a-f]{64})$/.exec(name) ?? []
  return municipalityId && sha256 ? { municipalityId, sha256 } : null
}

/** The entries of an archive as bytes of a tar; in the end it returns what it wrote last. */
export type Making = AsyncGenerator<Buffer, Manifest>

export type Sent = { bytes: number; sha256: string; manifest: Manifest }
export type Written = Sent & { file: string }

/** Sends an archive somewhere, compressed. @returns its size, its hash and what stands last in it */
export async function send(source: Making, target: Writable): Promise<Sent> {
  let manifest: Manifest | null = null
  const closed = async function* () {
    manifest = yield* source
    yield endOfTar()
  }
  const hash = createHash('sha256')
  let bytes = 0
  const watch = async function* (compressed: AsyncIterable<Buffer>) {
    for await (const chunk of compressed) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  await pipeline(Readable.from(closed()), createGzip({ level: 4, chunkSize: 1 << 17 }), watch, target)
  if (!manifest) throw new Error('the archive came to no end')
  return { bytes, sha256: hash.digest('hex'), manifest }
}

/** What an archive under way is called: nothing that looks like one. */
const unfinished = /^\.unfinished-(\d+)-/

/**
 * Writes an archive under its name, whole or not at all, for its owner's eyes only. What writers that were killed have left in the folder goes.
 * @throws UnusableInput when something has that name already, or the folder cannot be written or fills up
 */
export async function writeArchive(file: string, source: Making): Promise<Written> {
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(refuseFolder(folder))
  if (await exists(file)) throw new UnusableInput(`${file} is there already. Name another file.`)
  await sweep(folder)
  const temporary = path.join(folder, `.unfinished-${process.pid}-${newId().slice(-12)}-${path.basename(file)}`)
  try {
    const handle = await open(temporary, 'wx', 0o600).catch(refuseFolder(folder))
    const written = await send(source, createWriteStream('', { fd: handle, flush: true }))
    await rename(temporary, file)
    await syncFolder(folder)
    return { file, ...written }
  } catch (error) {
    await rm(temporary, { force: true })
    if (!isFull(error)) throw error
    throw new UnusableInput(
      `${folder} is full: what was written of ${path.basename(file)} was removed again. Make room, or name another folder.`,
    )
  }
}

const refuseFolder = (folder: string) => (error: Error) => {
  throw new UnusableInput(`${folder} cannot be written: ${error.message}`)
}

async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

async function sweep(folder: string) {
  for (const name of await readdir(folder)) {
    const pid = Number(unfinished.exec(name)?.[1])
    if (pid && !isAlive(pid)) await rm(path.join(folder, name), { force: true })
  }
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

/** Opens an archive to be read. @throws UnusableInput when there is none */
export async function openArchive(file: string): Promise<Readable> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new UnusableInput(`There is no file ${file}.`)
  await access(file).catch(() => {
    throw new UnusableInput(`${file} may not be read by this user.`)
  })
  return createReadStream(file, { highWaterMark: 1 << 18 })
}
