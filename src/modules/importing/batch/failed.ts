import type { Acting } from '#modules/meetings/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import type { Tx } from '#platform/db/db.ts'
import { moveReferences } from '#platform/files/files.queries.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { insertDoubts, isSource, sourceByHash } from '../import.queries.ts'
import { doubtRows, writeRun } from '../import.ts'
import { parseWithSource } from '../parse/parse.ts'
import { settle } from '../settle.ts'
import { takeImportTurn } from '../source-file.ts'
import { failedFiles, fileToRead, lockFile, setFile } from './batch.queries.ts'
import { archiveOf } from './batch.ts'

/** What a file is whose words nobody could read. */
export const unread = 'unread'

/** A file that the house failed to read is read once more, as if it had just been sent. */
export async function tryAgain(tx: Tx, { municipalityId }: Acting, id: string): Promise<void> {
  const file = await lockFile(tx, id)
  if (file?.state !== 'refused' || !file.sha256) return
  await setFile(tx, id, { state: 'waiting', refusal: null, tries: 0 })
  await enqueue(tx, 'import', [{ municipalityId, id }])
}

/**
 * Keeps a file that the house failed to read as a document of the library, a draft without a word. Nobody has looked for personal data in it, so
 * somebody has to say that they have opened it before it goes out.
 * @returns the import; null when the file waits no longer for anything
 */
export async function keepUnread(tx: Tx, acting: Acting, timeZone: string, id: string): Promise<{ runId: string; files: Buffer[] } | null> {
  const { municipalityId } = acting
  await takeImportTurn(tx, municipalityId)
  const locked = await lockFile(tx, id)
  const file = await fileToRead(tx, id)
  if (locked?.state !== 'refused' || !locked.sha256 || !file) return null
  const { sha256 } = locked
  const known = await sourceByHash(tx, sha256)
  const isCounted = await isSource(tx, sha256)
  const runId = known?.run_id ?? (await writeUnread(tx, acting, timeZone, { sha256, name: file.file_name }, file.body_id))
  await setFile(tx, id, { state: known ? 'known' : 'read', refusal: null, import_run_id: runId, sha256: null, beside: null })
  // What pointed at the file here points at it from the document now.
  const free = [isCounted ? sha256 : null, archiveOf(locked.beside)].flatMap((one) => one ?? [])
  await moveReferences(tx, free, -1)
  return { runId, files: free }
}

async function writeUnread(
  tx: Tx,
  acting: Acting,
  timeZone: string,
  { sha256, name }: { sha256: Buffer; name: string },
  bodyId: string | null,
) {
  const source = { parsed: parseWithSource(''), text: '', encoding: unread, format: unread, sha256, name, papers: [] }
  const run = await writeRun(tx, acting, { bodyName: null }, source, bodyId)
  await settle(tx, acting, timeZone, run)
  await insertDoubts(tx, doubtRows(acting.municipalityId, run.id, [{ code: 'notRead', line: null, path: 'title', params: {} }]))
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    ...{ actor: acting.actor, action: 'import.create', thing: `import/${run.id}`, payload: { meeting: null, doubts: 1, papers: 0 } },
  })
  return run.id
}

/** Files that the house failed to read and that came before a moment. */
export const failedBefore = async (tx: Tx, before: Date): Promise<number> => (await failedFiles(tx, before)).length

/** Lets go of them; what stays is that they came and could not be read. @returns the bytes that nothing may point at any more */
export async function forgetFailed(tx: Tx, before: Date): Promise<{ count: number; files: Buffer[] }> {
  const rows = await failedFiles(tx, before)
  const files = rows.flatMap(({ sha256, beside }) => [sha256, archiveOf(beside)].flatMap((one) => one ?? []))
  for (const { id } of rows) await setFile(tx, id, { sha256: null, beside: null })
  await moveReferences(tx, files, -1)
  return { count: rows.length, files }
}
