import type { Platform } from '#platform/http/context.ts'
import { knownAmong, unreferenced } from './files.queries.ts'
import { removeUnused, takeFileTurn } from './keep.ts'

/** Hours for which bytes without a row are left alone: the change that they belong to may still be under way, or a backup be coming back. */
const hoursLeftAlone = 24
const batch = 500

/**
 * Takes away what nothing points to any more and what no row has ever known: traces of changes that broke off in a bad moment.
 * @returns how many files went
 */
export async function sweepFiles(platform: Platform, municipalityId: string): Promise<number> {
  const unused = await platform.db.in(municipalityId, unreferenced)
  await removeUnused(platform, municipalityId, unused)
  const before = platform.clock().epochMilliseconds - hoursLeftAlone * 3_600_000
  let removed = unused.length
  let waiting: Buffer[] = []
  const flush = async () => {
    removed += await removeUnknown(platform, municipalityId, waiting)
    waiting = []
  }
  for await (const { sha256, writtenAt } of platform.files.lying(municipalityId)) {
    if (writtenAt.getTime() < before) waiting.push(sha256)
    if (waiting.length >= batch) await flush()
  }
  await flush()
  return removed
}

/** While nobody else brings or takes a file: the very bytes may just be coming in again. */
const removeUnknown = ({ db, files }: Platform, municipalityId: string, sha256s: Buffer[]): Promise<number> =>
  db.in(municipalityId, async (tx) => {
    if (sha256s.length === 0) return 0
    await takeFileTurn(tx, municipalityId)
    const known = await knownAmong(tx, sha256s)
    const unknown = sha256s.filter((one) => !known.has(one.toString('hex')))
    for (const sha256 of unknown) await files.remove(municipalityId, sha256)
    return unknown.length
  })
