import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { mediaTypeOf } from '#platform/documents/media-type.ts'
import { addReference } from '#platform/files/files.queries.ts'
import type { FileStore } from '#platform/files/files.ts'
import { removeUnused, takeFileTurn } from '#platform/files/keep.ts'
import type { Platform } from '#platform/http/context.ts'
import { isSource } from './import.queries.ts'

/** The largest document that is taken in. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024

/** One import at a time: the same document, or another one of the same new body, may be on its way in already. */
export const takeImportTurn = (tx: Tx, municipalityId: string) => takeTurn(tx, municipalityId, 'import')

/** The bytes go to the disk only when they are wanted; those of a document that is there are counted already. */
export async function keepFile(tx: Tx, files: FileStore, municipalityId: string, { bytes, sha256 }: { bytes: Uint8Array; sha256: Buffer }) {
  if (!(await isSource(tx, sha256))) await storeBytes(tx, files, municipalityId, bytes)
}

/** Lays bytes in the store and counts one thing more that points at them. @returns their hash */
export async function storeBytes(tx: Tx, files: FileStore, municipalityId: string, bytes: Uint8Array): Promise<Buffer> {
  await takeFileTurn(tx, municipalityId)
  const kept = await files.put(municipalityId, chunks(bytes), MAX_FILE_BYTES)
  if (!kept) throw new RangeError('larger than a document may be')
  await addReference(
    tx,
    municipalityId,
    kept,
    mediaTypeOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) ?? 'application/octet-stream',
  )
  return kept.sha256
}

async function* chunks(bytes: Uint8Array) {
  yield bytes
}

/** After a failure: what was written to the disk goes again, unless something else has come to need it. */
export const removeUnreferenced = (platform: Platform, municipalityId: string, sha256s: Buffer[]): Promise<void> =>
  // The failure itself says more than that its traces could not be cleared away.
  removeUnused(platform, municipalityId, sha256s).catch(() => {})
