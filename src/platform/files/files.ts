import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { isAbandoned, placeNow } from './incoming.ts'

/** The first and the last byte of a part of a file. */
export type Span = { start: number; end: number }
/** A file that lies in the store, whether or not a row knows it. */
export type LyingFile = { sha256: Buffer; writtenAt: Date }

/** Bytes under their own hash, one folder per municipality. Rows that point here live in `stored_file`. */
export type FileStore = {
  /** Streams a file in. @returns its hash and size; null when it is larger than `maxBytes` (nothing is kept then). */
  put(
    municipalityId: string,
    source: Readable | AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Promise<{ sha256: Buffer; size: number } | null>
  read(municipalityId: string, sha256: Uint8Array, span?: Span): Readable
  remove(municipalityId: string, sha256: Uint8Array): Promise<void>
  /** An empty folder for what somebody is just sending: whoever asks for it removes it, and the next start where that was not to be. */
  scratch(): Promise<string>
  /** Everything that lies there of a municipality. */
  lying(municipalityId: string): AsyncIterable<LyingFile>
}

/** Where a file lies under the root of the store. */
export const placeOf = (root: string, municipalityId: string, sha256: Uint8Array) => {
  const hex = Buffer.from(sha256).toString('hex')
  return path.join(root, municipalityId, hex.slice(0, 2), hex)
}

/**
 * Files on the local disk. A file is written beside its place, flushed, and renamed: after a crash it is there whole or not at all;
 * what a crash left in `incoming` is removed at the next start.
 */
export async function openFileStore(root: string): Promise<FileStore> {
  const incoming = path.join(root, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  for (const name of await readdir(incoming)) {
    const place = path.join(incoming, name)
    if (await isAbandoned(place)) await rm(place, { recursive: true, force: true })
  }
  return {
    put: (municipalityId, source, maxBytes) => put(root, incoming, municipalityId, source, maxBytes),
    read: (municipalityId, sha256, span) => createReadStream(placeOf(root, municipalityId, sha256), span),
    remove: (municipalityId, sha256) => rm(placeOf(root, municipalityId, sha256), { force: true }),
    scratch: async () => {
      const folder = placeNow(incoming)
      await mkdir(folder, { mode: 0o700 })
      return folder
    },
    lying: (municipalityId) => lying(path.join(root, municipalityId)),
  }
}

async function put(root: string, incoming: string, municipalityId: string, source: AsyncIterable<Uint8Array>, maxBytes: number) {
  const temporary = placeNow(incoming)
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

async function* lying(home: string): AsyncIterable<LyingFile> {
  const folders = await readdir(home).catch(() => [])
  for (const folder of folders)
    for (const name of await readdir(path.join(home, folder)).catch(() => [])) {
      const found = /^[0-9a-f]{64}$/.test(name) ? await stat(path.join(home, folder, name)).catch(() => null) : null
      if (found) yield { sha256: Buffer.from(name, 'hex'), writtenAt: found.mtime }
    }
}

const exists = (place: string) =>
  stat(place).then(
    () => true,
    () => false,
  )
