import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { isMediaType } from '#platform/documents/media-type.ts'
import { readDocument } from '#platform/documents/reader.ts'
import { readings, setReading } from '#platform/files/files.queries.ts'
import type { Platform } from '#platform/http/context.ts'
import { buildModel } from '../build-model.ts'
import { indexMeeting } from '../index-meeting.ts'
import { currentVersion } from '../plan/publish-facts.queries.ts'
import { sentOut } from '../public-model.ts'
import { filesOf } from './papers.queries.ts'

/** Files that are being read now: whoever asks for the same one waits for the same reading. */
const underWay = new Map<string, Promise<void>>()

/** How long a page waits for documents to be read before it says that some are not yet. */
export const patienceMs = 5_000

/**
 * Reads the words of a meeting's papers that nobody has read yet and makes them findable. Goes on by itself when the patience is
 * over; should the program end meanwhile, the next page that asks begins anew. Until then such a paper counts as unreadable.
 */
export async function readPapers(platform: Platform, municipalityId: string, meetingId: string, patience = patienceMs): Promise<void> {
  const unread = await platform.db.in(municipalityId, async (tx) => {
    const known = await readings(tx, await filesOf(tx, meetingId))
    return known.filter((file) => file.read_at === null)
  })
  if (unread.length === 0) return
  const work = Promise.all(unread.map((file) => readOnce(platform, municipalityId, file)))
    .then(() => platform.db.in(municipalityId, (tx) => indexAgain(tx, municipalityId, meetingId)))
    .catch((error: unknown) => platform.log.error({ err: error }, 'papers could not be read'))
  let timer: NodeJS.Timeout | undefined
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, patience)))])
  clearTimeout(timer)
}

type Unread = { sha256: Buffer; media_type: string }

function readOnce(platform: Platform, municipalityId: string, file: Unread): Promise<void> {
  const key = `${municipalityId} ${file.sha256.toString('hex')}`
  const running = underWay.get(key)
  if (running) return running
  const work = read(platform, municipalityId, file).finally(() => underWay.delete(key))
  underWay.set(key, work)
  return work
}

async function read({ db, files, clock }: Platform, municipalityId: string, { sha256, media_type }: Unread): Promise<void> {
  const nothing = { text: '', whole: false }
  const reading = isMediaType(media_type) ? await readDocument(files.read(municipalityId, sha256), media_type) : nothing
  await db.in(municipalityId, (tx) => setReading(tx, sha256, reading, toDate(clock())))
}

/** Makes a meeting findable again, with the words that have been read meanwhile: what is public of it stays what was published. */
export async function indexAgain(tx: Tx, municipalityId: string, meetingId: string): Promise<void> {
  const full = await buildModel(tx, meetingId)
  const current = await currentVersion(tx, meetingId)
  if (full) await indexMeeting(tx, municipalityId, current ? sentOut(full) : full, current?.model ?? null)
}
