import { createReadStream } from 'node:fs'
import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import type { MediaType } from '#platform/documents/media-type.ts'
import type { Platform } from '#platform/http/context.ts'
import { addReference, forgetUnused } from './files.queries.ts'
import type { FileStore } from './files.ts'

export type KeptFile = { sha256: Buffer; size: number }

/** Bytes that one person takes away may be what another one is just bringing: to be taken before either, until the transaction ends. */
export const takeFileTurn = (tx: Tx, municipalityId: string) => takeTurn(tx, municipalityId, 'files')

/**
 * Lays a file in the store and counts one thing more that points at it. The same bytes lie there once.
 * When the transaction fails afterwards, `removeUnused` takes them away again.
 * @throws RangeError when it is larger than `maxBytes`
 */
export async function keepFile(
  tx: Tx,
  files: FileStore,
  municipalityId: string,
  file: { path: string; mediaType: MediaType | 'image/webp' },
  maxBytes: number,
): Promise<KeptFile> {
  await takeFileTurn(tx, municipalityId)
  const kept = await files.put(municipalityId, createReadStream(file.path), maxBytes)
  if (!kept) throw new RangeError('larger than a file may be')
  await addReference(tx, municipalityId, kept, file.mediaType)
  return kept
}

/** Takes away those of these files to which nothing points any more, rows and bytes. To be called when the change itself is done. */
export const removeUnused = ({ db, files }: Pick<Platform, 'db' | 'files'>, municipalityId: string, sha256s: Buffer[]): Promise<void> =>
  db.in(municipalityId, async (tx) => {
    if (sha256s.length === 0) return
    await takeFileTurn(tx, municipalityId)
    for (const sha256 of await forgetUnused(tx, sha256s)) await files.remove(municipalityId, sha256)
  })
