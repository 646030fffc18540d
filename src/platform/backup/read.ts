import { createHash, type Hash } from 'node:crypto'
import { UnusableInput } from '#platform/errors.ts'
import {
  fileName,
  fileOfName,
  type Header,
  headerName,
  type Manifest,
  manifestName,
  openArchive,
  readHeader,
  readManifest,
  tableOfPart,
} from './archive.ts'
import { BrokenArchive, type ReadEntry, readEntries } from './tar.ts'

export type StoredName = { municipalityId: string; sha256: string }

/** What a reader does with an archive as it passes. Content that is not read is passed over. */
export type Reader = {
  /** Before all else. @throws to read no further */
  begin?(header: Header): Promise<void>
  /** All parts of one table, one after another and as one; once for each table that has an entry. */
  table?(name: string, content: AsyncGenerator<Buffer>): Promise<void>
  file?(file: StoredName, content: AsyncGenerator<Buffer>): Promise<void>
}

/**
 * Reads an archive from end to end.
 * @returns what stands last in it
 * @throws UnusableInput one sentence: damaged, cut off, no archive, or of a later format
 */
export async function readArchive(file: string, reader: Reader): Promise<Manifest> {
  try {
    return await read(file, reader)
  } catch (error) {
    throw error instanceof BrokenArchive ? new UnusableInput(`${file} cannot be used: ${error.message}.`) : error
  }
}

async function read(file: string, reader: Reader): Promise<Manifest> {
  const entries = readEntries(await openArchive(file))
  try {
    const header = readHeader(await contentOfNext(await entries.next(), headerName))
    if (!header) throw new BrokenArchive('it is no archive of Brobygger, or of a later version')
    await reader.begin?.(header)
    let next = await entries.next()
    while (!next.done && next.value.name !== manifestName) {
      const table = tableOfPart(next.value.name)
      const stored = fileOfName(next.value.name)
      if (table !== null) {
        const run = { next }
        const content = partsOf(entries, table, run)
        await reader.table?.(table, content)
        for await (const _ of content);
        next = run.next
        continue
      }
      if (stored) await reader.file?.(stored, next.value.content)
      next = await entries.next()
    }
    const manifest = next.done ? null : readManifest(await whole(next.value))
    if (!manifest) throw new BrokenArchive('it ends without its table of contents')
    await entries.next()
    return manifest
  } finally {
    await entries.return(undefined)
  }
}

type Next = IteratorResult<ReadEntry>

async function contentOfNext(next: Next, name: string): Promise<Buffer> {
  if (next.done || next.value.name !== name) throw new BrokenArchive('it is no archive of Brobygger')
  return whole(next.value)
}

async function whole({ size, content }: ReadEntry): Promise<Buffer> {
  if (size > 1 << 28) throw new BrokenArchive('it is no archive of Brobygger')
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The parts of one table, until an entry comes that is none of them. */
async function* partsOf(entries: AsyncGenerator<ReadEntry>, table: string, run: { next: Next }): AsyncGenerator<Buffer> {
  while (!run.next.done && tableOfPart(run.next.value.name) === table) {
    yield* withoutOpening(run.next.value)
    run.next = await entries.next()
  }
}

/** A part of a CSV repeats the names of the columns, for those who look into it by hand. */
async function* withoutOpening({ name, content }: ReadEntry): AsyncGenerator<Buffer> {
  let skipping = name.endsWith('.csv')
  for await (const chunk of content) {
    const from = skipping ? chunk.indexOf(10) + 1 : 0
    if (skipping && from === 0) continue
    skipping = false
    yield chunk.subarray(from)
  }
}

/** Adds up what passes, to be compared with what the archive says of itself. */
class Proof {
  readonly #tables = new Map<string, string>()
  readonly #damaged: string[] = []
  readonly #names = createHash('sha256')
  #files = 0

  async *table(name: string, content: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
    const hash = createHash('sha256')
    yield* through(hash, content)
    this.#tables.set(name, hash.digest('hex'))
  }

  async *file({ municipalityId, sha256 }: StoredName, content: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
    const hash = createHash('sha256')
    yield* through(hash, content)
    const name = fileName(municipalityId, sha256)
    if (hash.digest('hex') !== sha256) this.#damaged.push(name)
    this.#names.update(`${name}\n`)
    this.#files++
  }

  /** What differs from the archive's own table of contents, a sentence each. */
  faults({ tables, files }: Manifest): string[] {
    const odd = Object.entries(tables).filter(([name, { sha256 }]) => this.#tables.get(name) !== sha256)
    const foreign = [...this.#tables.keys()].filter((name) => !(name in tables))
    const damaged = this.#damaged.filter((name) => !files.damaged.includes(name))
    return [
      ...odd.map(([name]) => `the rows of ${name} are not the ones that were written`),
      ...foreign.map((name) => `the table ${name} is not in its table of contents`),
      ...damaged.map((name) => `${name} is damaged`),
      ...(files.count !== this.#files || (files.sha256 && files.sha256 !== this.#names.digest('hex'))
        ? ['files are missing or too many']
        : []),
    ]
  }
}

async function* through(hash: Hash, content: AsyncGenerator<Buffer>) {
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
}

/** @returns how many bytes went by */
async function toNothing(content: AsyncGenerator<Buffer>): Promise<number> {
  let bytes = 0
  for await (const chunk of content) bytes += chunk.length
  return bytes
}

/**
 * Reads an archive and compares everything in it with what it says of itself.
 * @param seen told of each file in it, with its size
 * @throws UnusableInput when it differs or is damaged
 */
export async function verify(file: string, seen: (stored: StoredName, bytes: number) => void = () => {}): Promise<Manifest> {
  const proof = new Proof()
  const manifest = await readArchive(file, {
    table: async (name, content) => void (await toNothing(proof.table(name, content))),
    file: async (stored, content) => seen(stored, await toNothing(proof.file(stored, content))),
  })
  const faults = proof.faults(manifest)
  if (faults.length > 0) throw new UnusableInput(`${file} cannot be used: ${faults.join('; ')}.`)
  return manifest
}
