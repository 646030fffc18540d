import { createReadStream } from 'node:fs'
import path from 'node:path'
import { bodySummaries, findBodyByName } from '#modules/council/index.ts'
import { type Acting, findPersonalData, readPapers } from '#modules/meetings/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { identityOf } from '#platform/db/municipality.ts'
import type { FileStore } from '#platform/files/files.ts'
import { shownName } from '#platform/files/names.ts'
import type { Platform } from '#platform/http/context.ts'
import { newId, sha256 } from '#platform/ids.ts'
import { captionsOf } from './captions.ts'
import { doubtsOf, insertDoubts, insertRun, insertSource, type RunRow, runById, sourceByHash } from './import.queries.ts'
import { offerPapers } from './offer.ts'
import { otherMunicipality } from './other-municipality.ts'
import { type BroughtPapers, bringPapers, filesOfPapers, keepPapers, leftOutDoubts, type RunPaper } from './papers.ts'
import { readAtMost } from './parse/decode.ts'
import { toJson } from './parse/parse.ts'
import type { Doubt, ParsedWithSource } from './parse/types.ts'
import { parseAside } from './read/aside.ts'
import type { Beside } from './read/cases-systems/read-system.ts'
import type { Attached } from './read/open-upload.ts'
import { readSource, type SourceRefusal } from './read/read-source.ts'
import { releaseUnlessHeld } from './release.ts'
import { meetingForRun, settle } from './settle.ts'
import { keepFile, MAX_FILE_BYTES, removeUnreferenced, takeImportTurn } from './source-file.ts'

/** What the parser cannot know. */
export const houseDoubts = ['newBody', 'sameDay', 'paperLeftOut', 'notRead', 'otherMunicipality'] as const
export type HouseDoubt = (typeof houseDoubts)[number]

/** A doubt about an import: the parser's own, or one that only the house can raise. */
export type ImportDoubt = Omit<Doubt, 'code'> & { code: Doubt['code'] | HouseDoubt }

export type ImportRefusal = SourceRefusal | 'notYours'

export type ImportResult =
  | { status: 'created' | 'known'; runId: string; url: string; doubts: ImportDoubt[]; released: boolean }
  | { status: 'refused'; refusal: ImportRefusal; doubts: ImportDoubt[] }

/** A document, and what came along with it in the same archive. */
export type BroughtFile = { bytes: Uint8Array; name: string; beside?: Beside | undefined; attached?: Attached | undefined }

/** Who brings a document in, and what they say of it. */
export type Bringing = {
  /** The body that met, when the document does not say or says it otherwise. */
  bodyName: string | null
  /** Whose it is as long as nothing else says so. */
  bodyId?: string | null
  /** Whether this person may bring in papers of a body; null stands for one that is not there yet. */
  mayImport: (bodyId: string | null) => boolean
  /** Whether this person may see an import that is there already. */
  mayReach?: (run: { body_id: string | null; actor: string }) => boolean
  /** Release at once what no doubt forbids. */
  confirm: boolean
}
export type ImportOptions = Bringing & { file: { path: string; name: string } }

/** Reads a file in, as `importBytes`. */
export async function importDocument(platform: Platform, acting: Acting, timeZone: string, options: ImportOptions): Promise<ImportResult> {
  const bytes = await readAtMost(createReadStream(options.file.path), MAX_FILE_BYTES)
  if ('refusal' in bytes) return { status: 'refused', refusal: bytes.refusal, doubts: [] }
  return importBytes(platform, acting, timeZone, options, { bytes, name: options.file.name })
}

/**
 * Reads a document into the house as a draft with every doubt listed: a meeting, or a document of the library where it is none or not yet. Everything is
 * written in one transaction: a crash leaves nothing half-saved, and the same bytes again are recognised. Only what cannot be read is refused.
 */
export async function importBytes(
  platform: Platform,
  acting: Acting,
  timeZone: string,
  bringing: Bringing,
  file: BroughtFile,
): Promise<ImportResult> {
  const captions = await captionsOf(platform, acting.municipalityId, timeZone)
  const read = await readSource(file.bytes, file.name, { captions, ...(file.beside && { beside: file.beside }) })
  if ('refusal' in read) return { status: 'refused', refusal: read.refusal, doubts: [] }
  const parsed = read.parsed ?? (await parseAside(read, captions))
  if ('refusal' in parsed) return { status: 'refused', refusal: parsed.refusal, doubts: [] }
  const source: Read = {
    ...{ text: read.text, encoding: read.encoding, format: read.format, bytes: file.bytes, name: shownName(path.basename(file.name)) },
    ...{ parsed, sha256: sha256(file.bytes) },
  }
  const { municipalityId } = acting
  const along = await bringPapers(platform.files, file.attached ? read.files : [], file.attached ?? nothing)
  const kept: Buffer[] = [source.sha256]
  try {
    const result = await platform.db.in(municipalityId, (tx) =>
      receive(tx, platform.files, acting, timeZone, bringing, { ...source, along, kept }),
    )
    return await releaseAsAsked(platform, acting, bringing, result)
  } catch (error) {
    await removeUnreferenced(platform, municipalityId, kept)
    throw error
  } finally {
    await along.discard()
  }
}

const nothing: Attached = async () => ({ refusal: 'missing' })

/** Whoever asks for it at once has nobody read it through: papers are read by machine first. */
async function releaseAsAsked(platform: Platform, acting: Acting, { confirm }: Bringing, result: ImportResult): Promise<ImportResult> {
  if (!confirm || result.status === 'refused' || result.released) return result
  const { municipalityId } = acting
  const meeting = await platform.db.in(municipalityId, async (tx) => {
    const run = await runById(tx, result.runId)
    return run?.state === 'draft' ? meetingForRun(tx, run) : null
  })
  if (!meeting) return result
  await readPapers(platform, municipalityId, meeting.id, readingMs)
  return { ...result, released: await platform.db.in(municipalityId, (tx) => releaseUnlessHeld(tx, acting, result.runId)) }
}

/** How long a release that is to happen at once waits for papers to be read; what is not read by then keeps it a draft. */
const readingMs = 60_000

type Read = { parsed: ParsedWithSource; text: string; encoding: string; format: string; bytes: Uint8Array; sha256: Buffer; name: string }
/** `kept`: what was written to the disk, to be taken away should the rest fail. */
type Source = Read & { along: BroughtPapers; kept: Buffer[] }

async function receive(
  tx: Tx,
  files: FileStore,
  acting: Acting,
  timeZone: string,
  bringing: Bringing,
  source: Source,
): Promise<ImportResult> {
  await takeImportTurn(tx, acting.municipalityId)
  const known = await sourceByHash(tx, source.sha256)
  if (known) {
    const mayReach = bringing.mayReach ?? ((run) => bringing.mayImport(run.body_id))
    if (!mayReach(known)) return { status: 'refused', refusal: 'notYours', doubts: [] }
    await offerPapers(tx, files, acting.municipalityId, known.run_id, source.along, source.kept)
    return knownAgain(tx, known.run_id)
  }
  const named = bringing.bodyName ?? source.parsed.document.body ?? (await chosenBody(tx, bringing))
  const host = named ? await findBodyByName(tx, named) : null
  if (named && !bringing.mayImport(host?.id ?? null)) return { status: 'refused', refusal: 'notYours', doubts: [] }
  await keepFile(tx, files, acting.municipalityId, source)
  const papers = await keepPapers(tx, files, acting.municipalityId, source.along, source.kept)
  const told = source.parsed.document.body === null ? { ...bringing, bodyName: named } : bringing
  return create(tx, acting, timeZone, told, { ...source, papers }, host?.id ?? bringing.bodyId ?? null)
}

/** Whose a document is that does not say, as whoever sent it chose. */
const chosenBody = async (tx: Tx, { bodyId }: Bringing): Promise<string | null> =>
  bodyId ? ((await bodySummaries(tx, [bodyId]))[0]?.name ?? null) : null

async function create(
  tx: Tx,
  acting: Acting,
  timeZone: string,
  bringing: Bringing,
  source: Source & { papers: RunPaper[] },
  bodyId: string | null,
): Promise<ImportResult> {
  const run = await writeRun(tx, acting, bringing, source, bodyId)
  const settled = await settle(tx, acting, timeZone, run)
  if ('refusal' in settled) throw new Error(`a new import could not be settled: ${settled.refusal}`)
  const left = leftOutDoubts(source.along.leftOut, source.parsed.spans)
  const others = await otherOwner(tx, acting.municipalityId, source)
  const read = source.parsed.doubts.filter(({ code }) => code !== 'noBody' || bringing.bodyName === null)
  const doubts = [...others, ...ownDoubts(settled), ...read, ...left, ...missedData(source, settled.slug === null)]
  await insertDoubts(tx, doubtRows(acting.municipalityId, run.id, doubts))
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'import.create',
    thing: `import/${run.id}`,
    payload: { meeting: settled.slug, doubts: doubts.length, papers: filesOfPapers(source.papers).length },
  })
  return { status: 'created', runId: run.id, url: urlOf(run.id, settled.slug), doubts, released: false }
}

const urlOf = (runId: string, slug: string | null | undefined) => (slug ? `/moeder/${slug}` : `/import/${runId}`)

/** Writes what was read as a draft that nobody has looked at yet; the file lies in the store. */
export async function writeRun(
  tx: Tx,
  acting: Acting,
  bringing: Pick<Bringing, 'bodyName'>,
  source: Omit<Read, 'bytes'> & { papers: RunPaper[] },
  bodyId: string | null,
): Promise<RunRow> {
  const { municipalityId } = acting
  const now = toDate(acting.clock())
  const { document, spans } = source.parsed
  const sourceId = await insertSource(tx, {
    municipality_id: municipalityId,
    id: newId(),
    sha256: source.sha256,
    file_name: source.name,
    encoding: source.encoding,
    format: source.format,
    text: source.text,
    kind: document.kind,
    created_at: now,
  })
  const id = newId()
  await insertRun(tx, {
    municipality_id: municipalityId,
    id,
    source_document_id: sourceId,
    file_name: source.name,
    body_id: bodyId,
    state: 'draft',
    actor: acting.actor,
    parsed: JSON.stringify(toJson(bringing.bodyName ? { ...document, body: bringing.bodyName } : document)),
    spans: JSON.stringify(spans),
    made: JSON.stringify({ papers: source.papers }),
    created_at: now,
  })
  const run = await runById(tx, id)
  if (!run) throw new Error(`import ${id} was not written`)
  return run
}

/** What the house wonders about beside the parser. */
export function ownDoubts({ isNewBody, sameDay }: { isNewBody: string | null; sameDay: boolean }): ImportDoubt[] {
  return [
    ...(isNewBody === null ? [] : [{ code: 'newBody' as const, line: null, path: 'body', params: { name: isNewBody } }]),
    ...(sameDay ? [{ code: 'sameDay' as const, line: null, path: 'date', params: {} }] : []),
  ]
}

/** A document of another municipality is told at once: what is read in is meant to be the house's own. */
async function otherOwner(tx: Tx, municipalityId: string, { text, parsed }: Source): Promise<ImportDoubt[]> {
  const { name: ours } = await identityOf(tx, municipalityId)
  const found = otherMunicipality(text, parsed, ours)
  return found ? [{ code: 'otherMunicipality', line: found.line, path: 'body', params: { name: found.name, ours } }] : []
}

/** Of a document whose very text will be public, everything that looks like somebody's own is a doubt, also where the parser saw none. */
function missedData({ text, parsed }: Source, isDocument: boolean): ImportDoubt[] {
  if (!isDocument) return []
  const seen = new Set(parsed.doubts.flatMap(({ code, line }) => (code === 'personalData' ? [line] : [])))
  return text.split('\n').flatMap((words, i) => {
    const [found] = seen.has(i + 1) ? [] : findPersonalData(words)
    return found ? [{ code: 'personalData' as const, line: i + 1, path: `unplaced`, params: { kind: found.kind } }] : []
  })
}

export const doubtRows = (municipality_id: string, import_run_id: string, doubts: readonly ImportDoubt[], first = 0) =>
  doubts.map(({ code, params, path, line }, i) => ({
    ...{ municipality_id, id: newId(), import_run_id, position: first + i, code, params: JSON.stringify(params), path, line },
  }))

async function knownAgain(tx: Tx, runId: string): Promise<ImportResult> {
  const run = await runById(tx, runId)
  if (!run) throw new Error(`no import ${runId}`)
  const meeting = await meetingForRun(tx, run)
  const rows = await doubtsOf(tx, runId)
  const doubts = rows.map(({ code, line, path, params }) => ({
    code: code as ImportDoubt['code'],
    line,
    path,
    params: params as Record<string, string>,
  }))
  return { status: 'known', runId, url: urlOf(runId, meeting?.slug), doubts, released: run.state === 'confirmed' }
}
