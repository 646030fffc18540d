import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { isMediaType } from '#platform/documents/media-type.ts'
import { readDocument } from '#platform/documents/reader.ts'
import { partly } from '#platform/documents/reading.ts'
import { readings, setReading } from '#platform/files/files.queries.ts'
import type { Platform } from '#platform/http/context.ts'
import type { Findable } from '#platform/search/catch-up.ts'
import { buildModel } from '../build-model.ts'
import { indexMeeting } from '../index-meeting.ts'
import { currentVersion } from '../plan/publish-facts.queries.ts'
import { sentOut } from '../public-model.ts'
import { latestVersion, standingMeetings } from '../published.queries.ts'
import { lockMeeting } from '../records.queries.ts'
import { filesOf, meetingsOfFile } from './papers.queries.ts'

/** Files that are being read now: whoever asks for the same one waits for the same reading. */
const underWay = new Map<string, Promise<void>>()

/** How long a page waits for documents to be read before it says that some are not yet. */
export const patienceMs = 5_000

/**
 * Reads the words of a meeting's papers that nobody has read yet and makes them findable. Goes on by itself when the patience is
 * over; should the program end meanwhile, the file's job begins anew. Until then such a paper counts as unreadable.
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

/** Reads a stored file that nobody has read yet, and makes the meetings findable whose paper it is. Done twice it changes nothing. */
export async function readStoredFile(platform: Platform, job: { municipalityId: string; id: string }): Promise<void> {
  const { municipalityId } = job
  const sha256 = Buffer.from(job.id, 'hex')
  const [file] = await platform.db.in(municipalityId, (tx) => readings(tx, [sha256]))
  if (!file || file.read_at !== null) return
  await readOnce(platform, municipalityId, file)
  await platform.db.in(municipalityId, async (tx) => {
    for (const meetingId of await meetingsOfFile(tx, sha256)) await indexAgain(tx, municipalityId, meetingId)
  })
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
  const nothing = partly('', 'broken')
  const reading = isMediaType(media_type) ? await readDocument(files.read(municipalityId, sha256), media_type) : nothing
  await db.in(municipalityId, (tx) => setReading(tx, sha256, reading, toDate(clock())))
}

/**
 * Makes a meeting findable again, with the words that have been read meanwhile: what is public of it stays what was published. One that was withdrawn
 * stays away.
 */
export async function indexAgain(tx: Tx, municipalityId: string, meetingId: string): Promise<void> {
  await lockMeeting(tx, meetingId)
  const full = await buildModel(tx, meetingId)
  const current = await currentVersion(tx, meetingId)
  if (!current && (await latestVersion(tx, meetingId)) > 0) return
  if (full) await indexMeeting(tx, municipalityId, current ? sentOut(full) : full, current?.model ?? null)
}

/** Every meeting but those that were withdrawn. */
export const findableMeetings: Findable = { kind: 'meeting', ids: standingMeetings, index: indexAgain }
