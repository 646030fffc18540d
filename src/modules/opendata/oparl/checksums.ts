import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { MeetingModel } from '#modules/meetings/index.ts'
import type { FileStore } from '#platform/files/files.ts'
import type { ObjectRow } from './settle.ts'

/** The SHA-512 of the files that these versions name, by their SHA-256: what is known already is read from the objects, the rest from the store. */
export async function checksumsOf(
  files: FileStore,
  municipalityId: string,
  models: readonly MeetingModel[],
  known: readonly ObjectRow[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const { type, content } of known) {
    if (type !== 'File' || content === null) continue
    const { sha512Checksum, 'brobygger:sha256': sha256 } = JSON.parse(content)
    if (typeof sha256 === 'string' && typeof sha512Checksum === 'string') found.set(sha256, sha512Checksum)
  }
  const named = models.flatMap(({ items }) => items.flatMap(({ attachments }) => attachments.flatMap(({ sha256 }) => sha256 ?? [])))
  for (const sha256 of new Set(named)) {
    if (found.has(sha256)) continue
    const hash = createHash('sha512')
    // One that is not there has no checksum, and everything else is told all the same.
    const isRead = await pipeline(files.read(municipalityId, Buffer.from(sha256, 'hex')), hash).then(
      () => true,
      () => false,
    )
    if (isRead) found.set(sha256, hash.digest('hex'))
  }
  return found
}
