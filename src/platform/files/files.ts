import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '#platform/ids.ts'

/** Bytes under their own hash, one folder per municipality. Rows that point here live in `stored_file`. */
export type FileStore = {
  /** Streams a file in. @returns its hash and size; null when it is larger than `maxBytes` (nothing is kept then). */
  put(
    municipalityId: string,
    source: Readable | AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Promise<{ sha256: Buffer; size: number } | null>
  read(municipalityId: string, sha256: Uint8Array): Readable
  remove(municipalityId: string, sha256: Uint8Array): Promise<void>
}

/** Where a file lies under the root of the store. */
export const placeOf = (root: string, municipalityId: string, sha256: Uint8Array) => {
  const hex = Buffer.from(sha256).toString('hex')
  return path.join(root, municipalityId, hex.slice(0, 2), hex)
}

/**
 * Files on the local disk. A file is written beside its place, flushed, and renamed: after a crash it is there whole or not at all;
 * what a crash left in `incoming` is removed an hour later.
 */
export async function openFileStore(root: string): Promise<FileStore> {
  const incoming = path.join(root, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await removeAbandoned(incoming)
  return {
    put: (municipalityId, source, maxBytes) => put(root, incoming, municipalityId, source, maxBytes),
    read: (municipalityId, sha256) => createReadStream(placeOf(root, municipalityId, sha256)),
    remove: (municipalityId, sha256) => rm(placeOf(root, municipalityId, sha256), { force: true }),
  }
}

async function put(root: string, incoming: string, municipalityId: string, source: AsyncIterable<Uint8Array>, maxBytes: number) {
  const temporary = path.join(incoming, newId())
  const file = await open(temporary, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of source) {
      size += chunk.length
      if (size > maxBytes) return null
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    const sha256 = hash.digest()
    const place = placeOf(root, municipalityId, sha256)
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
    if (await exists(place)) return { sha256, size }
    await rename(temporary, place)
    return { sha256, size }
  } finally {
    await file.close()
    await rm(temporary, { force: true })
  }
}

async function removeAbandoned(incoming: string) {
  for (const name of await readdir(incoming)) {
    const file = path.join(incoming, name)
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > 3_600_000) await rm(file, { force: true })
  }
}

const exists = (place: string) =>
  stat(place).then(
    () => true,
    () => false,
  )
