import type { Tx } from '#platform/db/db.ts'
import { dropReference } from '#platform/files/files.queries.ts'
import { failedBefore, forgetFailed } from './batch/failed.ts'
import { deleteUndone, undoneRuns } from './import.queries.ts'

/** Imports that were undone before a moment, and files from before it that could not be read. */
export const undoneBefore = async (tx: Tx, before: Date): Promise<number> =>
  (await undoneRuns(tx, before)).length + (await failedBefore(tx, before))

/**
 * Forgets what was read in and taken back again: the run, and the document where no other import came from it. Files that the house failed to read
 * go with them.
 * @returns how many imports, and the files that nothing may point at any more, for `removeUnused`
 */
export async function forgetUndone(tx: Tx, before: Date): Promise<{ count: number; files: Buffer[] }> {
  const runs = await undoneRuns(tx, before)
  const files = await deleteUndone(
    tx,
    runs.map(({ id }) => id),
  )
  for (const sha256 of files) await dropReference(tx, sha256)
  const failed = await forgetFailed(tx, before)
  return { count: runs.length + failed.count, files: [...files, ...failed.files] }
}
