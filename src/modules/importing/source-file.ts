import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { addReference } from '#platform/files/files.queries.ts'
import type { FileStore } from '#platform/files/files.ts'
import { removeUnused, takeFileTurn } from '#platform/files/keep.ts'
import type { Platform } from '#platform/http/context.ts'
import { isSource } from './import.queries.ts'
import { MAX_DOCUMENT_BYTES } from './parse/decode.ts'

/** One import at a time: the same document, or another one of the same new body, may be on its way in already. */
export const takeImportTurn = (tx: Tx, municipalityId: string) => takeTurn(tx, municipalityId, 'import')

/** The bytes go to the disk only when they are wanted; those of an import that was undone are there, and counted, already. */
export async function keepFile(tx: Tx, files: FileStore, municipalityId: string, { bytes, sha256 }: { bytes: Uint8Array; sha256: Buffer }) {
  if (await isSource(tx, sha256)) return
  await takeFileTurn(tx, municipalityId)
  await files.put(municipalityId, chunks(bytes), MAX_DOCUMENT_BYTES)
  await addReference(tx, municipalityId, { sha256, size: bytes.length }, 'text/plain')
}

async function* chunks(bytes: Uint8Array) {
  yield bytes
}

/** After a failure: what was written to the disk goes again, unless something else has come to need it. */
export const removeUnreferenced = (platform: Platform, municipalityId: string, sha256: Buffer): Promise<void> =>
  // The failure itself says more than that its traces could not be cleared away.
  removeUnused(platform, municipalityId, [sha256]).catch(() => {})
