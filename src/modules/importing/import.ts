import { createReadStream } from 'node:fs'
import path from 'node:path'
import { ensureCase } from '#modules/cases/index.ts'
import { bodySummaries, createBody, findBodyByName } from '#modules/council/index.ts'
import {
  type Acting,
  buildModel,
  createMeeting,
  indexMeeting,
  meetingOfRun,
  openFindings,
  publishAgenda,
  releaseMinutes,
  removeDraft,
} from '#modules/meetings/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { atLocal, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { FileStore } from '#platform/files/files.ts'
import { shownName } from '#platform/files/names.ts'
import type { Platform } from '#platform/http/context.ts'
import { newId, sha256 } from '#platform/ids.ts'
import { deleteDoubts, doubtsOf, insertRun, insertSource, lockRun, runById, setRun, sourceByHash } from './import.queries.ts'
import { MAX_DOCUMENT_BYTES, readAtMost } from './parse/decode.ts'
import { parseWithSource, toJson } from './parse/parse.ts'
import type { Doubt, ParsedDocument, ParsedWithSource } from './parse/types.ts'
import type { Beside } from './read/cases-systems/read-system.ts'
import { readSource, type SourceRefusal } from './read/read-source.ts'
import { keepFile, removeUnreferenced, takeImportTurn } from './source-file.ts'
import { bodyKindOf, meetingFrom } from './to-meeting.ts'

/** A doubt about an import: the parser's own, or one that only the database can raise. */
export type ImportDoubt = Omit<Doubt, 'code'> & { code: Doubt['code'] | 'newBody' }

export type ImportRefusal = SourceRefusal | 'notYours' | 'notMeeting' | 'noDate' | 'noBody' | 'noItems'

export type ImportResult =
  | { status: 'created' | 'known'; runId: string; url: string; doubts: ImportDoubt[]; released: boolean }
  | { status: 'refused'; refusal: ImportRefusal; doubts: ImportDoubt[] }

export type ImportOptions = Bringing & { file: { path: string; name: string } }

/** A document, and what came along with it in the same archive. */
export type BroughtFile = { bytes: Uint8Array; name: string; beside?: Beside }

export type Bringing = {
  /** The body that met, when the document does not say or says it otherwise. */
  bodyName: string | null
  /** Whether this person may bring in papers of a body; null stands for one that is not known yet. */
  mayImport: (bodyId: string | null) => boolean
  /** Release at once what no doubt forbids. */
  confirm: boolean
}

/** Reads a file in, as `importBytes`. */
export async function importDocument(platform: Platform, acting: Acting, timeZone: string, options: ImportOptions): Promise<ImportResult> {
  const bytes = await readAtMost(createReadStream(options.file.path), MAX_DOCUMENT_BYTES)
  if ('refusal' in bytes) return { status: 'refused', refusal: bytes.refusal, doubts: [] }
  return importBytes(platform, acting, timeZone, options, { bytes, name: options.file.name })
}

/**
 * Reads a document into the database as a draft with every doubt listed. Everything is written in one transaction: a crash leaves nothing
 * half-saved, and the same bytes again are recognised. What cannot become a meeting is refused and leaves no trace.
 */
export async function importBytes(
  platform: Platform,
  acting: Acting,
  timeZone: string,
  options: Bringing,
  file: BroughtFile,
): Promise<ImportResult> {
  const read = await readSource(file.bytes, file.name, file.beside ? { beside: file.beside } : {})
  if ('refusal' in read) return { status: 'refused', refusal: read.refusal, doubts: [] }
  const source: Source = {
    ...{
      text: read.text,
      encoding: read.encoding,
      bytes: file.bytes,
      sha256: sha256(file.bytes),
      name: shownName(path.basename(file.name)),
    },
    parsed: read.parsed ?? parseWithSource(read.text, read),
  }
  try {
    return await platform.db.in(acting.municipalityId, (tx) => receive(tx, platform.files, acting, timeZone, options, source))
  } catch (error) {
    await removeUnreferenced(platform, acting.municipalityId, source.sha256)
    throw error
  }
}

type Source = { parsed: ParsedWithSource; text: string; encoding: string; bytes: Uint8Array; sha256: Buffer; name: string }

async function receive(
  tx: Tx,
  files: FileStore,
  acting: Acting,
  timeZone: string,
  options: Bringing,
  source: Source,
): Promise<ImportResult> {
  const { parsed } = source
  await takeImportTurn(tx, acting.municipalityId)
  const known = await sourceByHash(tx, source.sha256)
  if (known && !options.mayImport(known.body_id)) return { status: 'refused', refusal: 'notYours', doubts: [] }
  if (known) return knownAgain(tx, acting, known.run_id, options.confirm)
  const refusal = refuse(parsed.document, options.bodyName, timeZone)
  if (refusal) return { status: 'refused', refusal, doubts: parsed.doubts }
  const host = await findBodyByName(tx, options.bodyName ?? parsed.document.body ?? '')
  if (!options.mayImport(host?.id ?? null)) return { status: 'refused', refusal: 'notYours', doubts: [] }
  await keepFile(tx, files, acting.municipalityId, source)
  return create(tx, acting, timeZone, options, source)
}

/** What a document must say to become a meeting. Nothing is guessed in its place. */
export function refuse(document: ParsedDocument, bodyName: string | null, timeZone: string): ImportRefusal | null {
  if (document.kind !== 'minutes' && document.kind !== 'agenda') return 'notMeeting'
  if (!document.date || atLocal(document.date, document.time ?? '12:00', timeZone) === null) return 'noDate'
  if (!document.body && !bodyName) return 'noBody'
  return document.items.length === 0 ? 'noItems' : null
}

async function create(tx: Tx, acting: Acting, timeZone: string, options: Bringing, source: Source): Promise<ImportResult> {
  const { municipalityId } = acting
  const now = toDate(acting.clock())
  const { document, spans } = source.parsed
  const host = await bodyFor(tx, municipalityId, options.bodyName ?? document.body ?? '')
  const doubts: ImportDoubt[] = [
    ...(host.isNew ? [{ code: 'newBody' as const, line: null, path: 'body', params: { name: host.name } }] : []),
    ...source.parsed.doubts,
  ]
  const sourceId = await insertSource(tx, {
    municipality_id: municipalityId,
    id: newId(),
    sha256: source.sha256,
    file_name: source.name,
    encoding: source.encoding,
    text: source.text,
    kind: document.kind,
    created_at: now,
  })
  const runId = newId()
  await insertRun(
    tx,
    {
      municipality_id: municipalityId,
      id: runId,
      source_document_id: sourceId,
      body_id: host.id,
      state: 'draft',
      actor: acting.actor,
      parsed: JSON.stringify(toJson(document)),
      spans: JSON.stringify(spans),
      created_at: now,
    },
    doubts.map((doubt, position) => ({
      municipality_id: municipalityId,
      id: newId(),
      import_run_id: runId,
      position,
      code: doubt.code,
      params: JSON.stringify(doubt.params),
      path: doubt.path,
      line: doubt.line,
    })),
  )
  const caseIds = await casesFor(tx, municipalityId, document)
  const provenance = { sourceDocumentId: sourceId, importRunId: runId, sourceName: source.name }
  const meeting = await createMeeting(
    tx,
    municipalityId,
    meetingFrom(document, { host, timeZone, provenance, caseIds, actor: acting.actor }),
    now,
  )
  const model = await buildModel(tx, meeting.id)
  if (model) await indexMeeting(tx, municipalityId, model, null)
  await recordAudit(tx, municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'import.create',
    thing: `import/${runId}`,
    payload: { meeting: meeting.id, doubts: doubts.length },
  })
  const released = options.confirm && (await release(tx, acting, runId, meeting.id, doubts))
  return { status: 'created', runId, url: `/moeder/${meeting.slug}`, doubts, released }
}

async function bodyFor(tx: Tx, municipalityId: string, name: string) {
  const found = await findBodyByName(tx, name)
  if (found) return { id: found.id, name: found.name, isNew: false }
  const id = await createBody(tx, municipalityId, { name, kind: bodyKindOf(name) })
  const made = (await bodySummaries(tx, [id]))[0]
  return { id, name: made?.name ?? name, isNew: true }
}

async function casesFor(tx: Tx, municipalityId: string, document: ParsedDocument): Promise<Map<string, string>> {
  const numbers = [...new Set(document.items.flatMap((item) => item.caseNumber ?? []))]
  const ids = new Map<string, string>()
  for (const number of numbers) ids.set(number, await ensureCase(tx, municipalityId, { system: '', number }))
  return ids
}

async function knownAgain(tx: Tx, acting: Acting, runId: string, confirm: boolean): Promise<ImportResult> {
  const run = await lockRun(tx, runId)
  const meeting = await meetingOfRun(tx, runId)
  const rows = (await doubtsOf(tx, runId)).map((row) => ({
    answer: row.answer,
    doubt: { code: row.code as ImportDoubt['code'], line: row.line, path: row.path, params: row.params as Record<string, string> },
  }))
  const open = rows.filter((row) => row.answer === null).map((row) => row.doubt)
  const wanted = confirm && run?.state === 'draft' && meeting !== null
  const released = wanted ? await release(tx, acting, runId, meeting.id, open) : run?.state === 'confirmed'
  return { status: 'known', runId, url: `/moeder/${meeting?.slug ?? ''}`, doubts: rows.map((row) => row.doubt), released }
}

/** A CPR number must never go public because nobody looked: such a doubt holds the whole document back until a person has answered it. */
export const holdsBack = (doubt: Pick<ImportDoubt, 'code' | 'params'>) => doubt.code === 'personalData' && doubt.params['kind'] === 'cpr'

async function release(tx: Tx, acting: Acting, runId: string, meetingId: string, open: ImportDoubt[]): Promise<boolean> {
  if (open.some(holdsBack) || (await unanswered(tx, runId, meetingId)).some(({ kind }) => kind === 'cpr')) return false
  return confirmRun(tx, acting, runId, meetingId)
}

/** What looks like somebody's number or address in what would be public, but for what somebody ticked in the line where it stands. */
async function unanswered(tx: Tx, runId: string, meetingId: string) {
  const [found, doubts, run] = [await openFindings(tx, meetingId), await doubtsOf(tx, runId), await runById(tx, runId)]
  const lines = run?.text.split('\n') ?? []
  const seen = doubts.filter((doubt) => doubt.code === 'personalData' && doubt.answer !== null && doubt.line !== null)
  const texts = seen.map((doubt) => lines[(doubt.line ?? 0) - 1] ?? '')
  return found.filter(({ match }) => match === '' || !texts.some((text) => text.includes(match)))
}

async function confirmRun(tx: Tx, acting: Acting, runId: string, meetingId: string): Promise<boolean> {
  const result = await releaseMinutes(tx, acting, meetingId)
  if ('refusal' in result && result.refusal === 'noMinutes') await publishAgenda(tx, acting, meetingId)
  await setRun(tx, runId, { state: 'confirmed', confirmed_at: toDate(acting.clock()) })
  await recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action: 'import.confirm', thing: `import/${runId}` })
  return true
}

export type ConfirmRefusal = 'notDraft' | 'doubtsLeft' | 'findings'

/** A person has read the draft beside its source and lets it out. Every doubt must have been answered, and what was found in it since. */
export async function confirmImport(tx: Tx, acting: Acting, runId: string): Promise<{ refusal: ConfirmRefusal } | { slug: string }> {
  const run = await lockRun(tx, runId)
  const meeting = await meetingOfRun(tx, runId)
  if (run?.state !== 'draft' || !meeting) return { refusal: 'notDraft' }
  if ((await doubtsOf(tx, runId)).some((doubt) => doubt.answer === null)) return { refusal: 'doubtsLeft' }
  if ((await unanswered(tx, runId, meeting.id)).length > 0) return { refusal: 'findings' }
  await confirmRun(tx, acting, runId, meeting.id)
  return { slug: meeting.slug }
}

/** Takes a draft and all that came with it away again. What has been released is withdrawn or corrected instead. */
export async function undoImport(tx: Tx, acting: Acting, runId: string): Promise<{ refusal: 'notDraft' } | { undone: true }> {
  const run = await lockRun(tx, runId)
  const meeting = await meetingOfRun(tx, runId)
  if (run?.state !== 'draft' || !meeting) return { refusal: 'notDraft' }
  await removeDraft(tx, meeting.id)
  await deleteDoubts(tx, runId)
  await setRun(tx, runId, { state: 'undone', undone_at: toDate(acting.clock()) })
  await recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action: 'import.undo', thing: `import/${runId}` })
  return { undone: true }
}
