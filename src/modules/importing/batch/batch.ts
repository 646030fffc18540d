import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import type { Acting } from '#modules/meetings/index.ts'
import type { AuditActor } from '#platform/audit/audit.ts'
import type { TenantDb, Tx } from '#platform/db/db.ts'
import { addReference, moveReferences } from '#platform/files/files.queries.ts'
import { removeUnused, takeFileTurn } from '#platform/files/keep.ts'
import { shownName } from '#platform/files/names.ts'
import type { Platform } from '#platform/http/context.ts'
import type { UploadedFile } from '#platform/http/form-input.ts'
import { newId } from '#platform/ids.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { type ImportResult, importBytes } from '../import.ts'
import type { Beside } from '../read/cases-systems/read-system.ts'
import { type Attached, attachedIn, type Upload } from '../read/open-upload.ts'
import { confirmImport } from '../release.ts'
import { storeBytes } from '../source-file.ts'
import { fileToRead, insertFile, lockFile, setFile, waitingFiles } from './batch.queries.ts'
import { MAX_UPLOAD_BYTES, openUpload } from './open.ts'

/**
 * Lays what somebody sent in the store, file by file, and a job for each: from here on it is read whatever becomes of the one who sent it.
 * @returns the rows of the files
 */
export async function takeIn(platform: Platform, acting: Acting, batchId: string, uploads: readonly UploadedFile[]): Promise<string[]> {
  const { municipalityId } = acting
  const ids: string[] = []
  for (const upload of uploads) {
    let archive: Buffer | null = null
    for await (const entry of openUpload(upload)) {
      const row = {
        municipality_id: municipalityId,
        id: newId(),
        batch_id: batchId,
        position: ids.length,
        file_name: shownName(entry.name),
      }
      ids.push(row.id)
      await platform.db.in(municipalityId, async (tx) => {
        const refusal = 'refusal' in entry ? entry.refusal : entry.bytes.length === 0 ? ('empty' as const) : null
        if (refusal !== null || 'refusal' in entry) {
          await insertFile(tx, { ...row, state: 'refused', refusal })
          return
        }
        const sha256 = await storeBytes(tx, platform.files, municipalityId, entry.bytes)
        const beside = besideOf(entry)
        if (beside) archive = await keepArchive(tx, platform, municipalityId, upload.path, archive)
        const waiting: Waiting | null = beside && archive && { ...beside, archive: archive.toString('hex') }
        await insertFile(tx, { ...row, state: 'waiting', sha256, beside: waiting && JSON.stringify(waiting) })
      })
    }
  }
  // Laying down a job takes longer than keeping a file; should the program end here, the next start lays them down.
  await reviveImports(platform, [municipalityId])
  return ids
}

/** What came along in the same archive, for those that only make sense with it: the exports of case systems. */
const besideOf = ({ name, beside }: Extract<Upload, { beside: unknown }>) =>
  /\.(?:xml|json)$/i.test(name) && beside.paths.length + beside.lists.length > 0 ? beside : null

/** What a file that waits came with; its papers are taken out of the archive when it is read. */
type Waiting = Beside & { archive?: string }

/** The archive lies in the store as long as a file out of it waits: each of them counts. */
async function keepArchive(tx: Tx, { files }: Platform, municipalityId: string, place: string, kept: Buffer | null): Promise<Buffer> {
  await takeFileTurn(tx, municipalityId)
  if (kept) {
    await moveReferences(tx, [kept], 1)
    return kept
  }
  const archive = await files.put(municipalityId, createReadStream(place), MAX_UPLOAD_BYTES)
  if (!archive) throw new RangeError('larger than an archive may be')
  await addReference(tx, municipalityId, archive, 'application/zip')
  return archive.sha256
}

export const archiveOf = (beside: unknown): Buffer | null => {
  const { archive } = (beside ?? {}) as Partial<Waiting>
  return archive === undefined ? null : Buffer.from(archive, 'hex')
}

/** Lays down the jobs of files that wait and have none: the program may have ended between two steps. */
export async function reviveImports({ db }: { db: TenantDb }, municipalityIds: readonly string[]): Promise<void> {
  for (const municipalityId of municipalityIds)
    await db.in(municipalityId, async (tx) =>
      enqueue(
        tx,
        'import',
        (await waitingFiles(tx)).map(({ id }) => ({ municipalityId, id })),
      ),
    )
}

const mostTries = 3
/** Files that are being read now: whoever asks for the same one waits for the same reading. */
const underWay = new Map<string, Promise<void>>()

type At = { municipalityId: string; timeZone: string }

/** Does what a file waits for: reads it, or releases what was read. Done twice it changes nothing. */
export function workOnFile(platform: Platform, at: At, fileId: string): Promise<void> {
  const running = underWay.get(fileId)
  if (running) return running
  const work = workOnce(platform, at, fileId).finally(() => underWay.delete(fileId))
  underWay.set(fileId, work)
  return work
}

type File = NonNullable<Awaited<ReturnType<typeof fileToRead>>>

async function workOnce(platform: Platform, at: At, fileId: string): Promise<void> {
  const file = await platform.db.in(at.municipalityId, (tx) => fileToRead(tx, fileId))
  if (file?.state === 'waiting') await readFile(platform, at, file)
  if (file?.released_by && file.import_run_id) await releaseFile(platform, at, file, file.released_by, file.import_run_id)
}

/** A file that cannot be read for a reason of the house's own is tried again; after some times it is put aside, so that nobody waits for it for ever. */
async function readFile(platform: Platform, at: At, file: File): Promise<void> {
  const { municipalityId } = at
  let result: ImportResult | { status: 'refused'; refusal: 'failed' }
  try {
    result = await importStored(platform, at, file)
  } catch (error) {
    await platform.db.in(municipalityId, (tx) => setFile(tx, file.id, { tries: file.tries + 1 }))
    if (file.tries + 1 < mostTries) throw error
    platform.log.error({ err: error }, 'a file could not be imported')
    result = { status: 'refused', refusal: 'failed' }
  }
  const done =
    result.status === 'refused'
      ? { state: 'refused', refusal: result.refusal, import_run_id: null }
      : { state: result.status === 'known' ? 'known' : 'read', refusal: null, import_run_id: result.runId }
  const free = await platform.db.in(municipalityId, async (tx) => {
    const locked = await lockFile(tx, file.id)
    if (locked?.state !== 'waiting') return []
    if (done.refusal === 'failed') {
      // The fault is the house's: the file stays until somebody tries again, keeps it as it is, or its time is up.
      await setFile(tx, file.id, done)
      return []
    }
    await setFile(tx, file.id, { ...done, sha256: null, beside: null })
    const free = [locked.sha256, archiveOf(locked.beside)].flatMap((one) => one ?? [])
    await moveReferences(tx, free, -1)
    return free
  })
  await removeUnused(platform, municipalityId, free)
}

async function importStored(platform: Platform, { municipalityId, timeZone }: At, file: File): Promise<ImportResult> {
  if (!file.sha256) return { status: 'refused', refusal: 'empty', doubts: [] }
  const bytes = await buffer(platform.files.read(municipalityId, file.sha256))
  const acting: Acting = { municipalityId, actor: file.actor as AuditActor, clock: platform.clock }
  const { reach } = file
  const mayImport = (bodyId: string | null) => reach === null || (bodyId !== null && reach.includes(bodyId))
  const bringing = {
    ...{ bodyName: null, bodyId: file.body_id, confirm: false, mayImport },
    mayReach: (run: { body_id: string | null; actor: string }) =>
      mayImport(run.body_id) || (run.body_id === null && run.actor === file.actor),
  }
  return importBytes(platform, acting, timeZone, bringing, {
    bytes,
    name: file.file_name,
    beside: (file.beside as Waiting | null) ?? undefined,
    attached: attachedTo(platform, municipalityId, archiveOf(file.beside)),
  })
}

/** The archive is opened once, and only for a document that names files. */
function attachedTo({ files }: Platform, municipalityId: string, archive: Buffer | null): Attached | undefined {
  if (!archive) return undefined
  let opened: Promise<Attached> | null = null
  return async (path) => {
    opened ??= buffer(files.read(municipalityId, archive)).then(attachedIn)
    return (await opened)(path)
  }
}

/** Somebody asked that all without doubt go out: what is in doubt after all stays. */
async function releaseFile(platform: Platform, { municipalityId }: At, file: File, by: string, runId: string): Promise<void> {
  const acting: Acting = { municipalityId, actor: by as AuditActor, clock: platform.clock }
  await platform.db.in(municipalityId, async (tx) => {
    await lockFile(tx, file.id)
    const result = await confirmImport(tx, acting, runId)
    await setFile(tx, file.id, { released_by: null, refusal: 'refusal' in result && result.refusal !== 'notDraft' ? result.refusal : null })
  })
}
