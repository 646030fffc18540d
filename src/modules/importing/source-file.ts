import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { addReference, isStored } from '#platform/files/files.queries.ts'
import type { FileStore } from '#platform/files/files.ts'
import type { Platform } from '#platform/http/context.ts'
import { MAX_DOCUMENT_BYTES } from './parse/decode.ts'

const longestName = 200

/** A file's name as text to show: on one line, in one reading direction, of a length that a page can bear. Never a path. */
export function shownName(name: string): string {
  const text = name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .trim()
  return [...text].slice(0, longestName).join('') || '–'
}

/** One import at a time: the same document, or another one of the same new body, may be on its way in already. */
export const takeImportTurn = (tx: Tx, municipalityId: string) => takeTurn(tx, municipalityId, 'import')

/** The bytes go to the disk only when they are wanted; those of an import that was undone are there, and counted, already. */
export async function keepFile(tx: Tx, files: FileStore, municipalityId: string, { bytes, sha256 }: { bytes: Uint8Array; sha256: Buffer }) {
  if (await isStored(tx, sha256)) return
  await files.put(municipalityId, chunks(bytes), MAX_DOCUMENT_BYTES)
  await addReference(tx, municipalityId, { sha256, size: bytes.length }, 'text/plain')
}

async function* chunks(bytes: Uint8Array) {
  yield bytes
}

/** After a failure: what was written to the disk goes again, unless another import of the same bytes has come to need it. */
export const removeUnreferenced = ({ db, files }: Platform, municipalityId: string, sha256: Buffer): Promise<void> =>
  db
    .in(municipalityId, async (tx) => {
      await takeImportTurn(tx, municipalityId)
      if (!(await isStored(tx, sha256))) await files.remove(municipalityId, sha256)
    })
    // The failure itself says more than that its traces could not be cleared away.
    .catch(() => {})
