import { buffer } from 'node:stream/consumers'
import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '#platform/db/db.ts'
import type { Platform } from '#platform/http/context.ts'
import { captionsOf } from './captions.ts'
import { applyChanges } from './draft/apply.ts'
import { type Change, placeOfChange } from './draft/changes.ts'
import { type Edited, type Editing, settleAgain } from './edit.ts'
import { deleteDoubts, doubtsOf, editsOf, insertDoubts, lockRun, type RunRow, setRun } from './import.queries.ts'
import { doubtRows, houseDoubts, type ImportDoubt } from './import.ts'
import { toJson } from './parse/parse.ts'
import type { ParsedDocument, ParsedWithSource } from './parse/types.ts'
import { parseAside } from './read/aside.ts'
import { readSource } from './read/read-source.ts'

/** Reads the file of an import once more, with the captions that the municipality has taught by now. Null: it is not there, or cannot be read. */
export async function readAgain(
  platform: Platform,
  { municipalityId, timeZone }: { municipalityId: string; timeZone: string },
  run: Pick<RunRow, 'sha256' | 'file_name'>,
): Promise<ParsedWithSource | null> {
  if (!run.sha256) return null
  const captions = await captionsOf(platform, municipalityId, timeZone)
  const bytes = await buffer(platform.files.read(municipalityId, run.sha256))
  const read = await readSource(bytes, run.file_name, { captions })
  // What a case system writes names files beside it, which are not at hand any more.
  if ('refusal' in read || read.parsed) return null
  const parsed = await parseAside(read, captions)
  return 'refusal' in parsed ? null : parsed
}

/**
 * Puts what was read anew in the place of what was read before. What people changed stays on top of it, and what they answered stays answered; refused
 * where a change is of something that now is read otherwise.
 */
export async function rereadImport(tx: Tx, editing: Editing, { document, spans, doubts }: ParsedWithSource): Promise<Edited> {
  const { acting, runId } = editing
  const locked = await lockRun(tx, runId)
  if (locked?.state !== 'draft') return { refusal: 'notDraft' }
  const before = locked.parsed as unknown as ParsedDocument
  const after = JSON.parse(JSON.stringify(toJson({ ...document, body: before.body }))) as ParsedDocument
  const changes = (await editsOf(tx, runId)).map(({ change }) => change as Change)
  const isOnFirmGround = changes.every((change) => isDeepStrictEqual(groundOf(before, change), groundOf(after, change)))
  if (!isOnFirmGround || applyChanges(after, changes).missed.length > 0) return { refusal: 'rereadEdited' }
  await setRun(tx, runId, { parsed: JSON.stringify(after), spans: JSON.stringify(spans) })
  const isNamed = before.body !== null
  await renewDoubts(tx, acting.municipalityId, runId, isNamed ? doubts.filter(({ code }) => code !== 'noBody') : doubts)
  return settleAgain(tx, editing, { reread: true })
}

/** What a change was made upon: it is to mean the same when that is read again. */
function groundOf(parsed: ParsedDocument, change: Change): unknown {
  const [area = '', key = '', part = '', entry = ''] = placeOfChange(change).split('.')
  const at = (of: string) => Number(/^(?:p\d+-)?p(\d+)$/.exec(of)?.[1] ?? -1)
  if (area === 'attendees' || area === 'absent') return parsed[area]
  if (area !== 'items') return null
  const heads = parsed.items.map(({ number, title }) => [number, title])
  const item = parsed.items[at(key)]
  const sections = change.op === 'split' || part === 'sections' ? item?.sections : null
  const list = part === 'earlierDecisions' ? item?.earlierDecisions : part === 'attachments' ? item?.attachments : null
  return [heads, change.op === 'split' ? sections : (sections?.[at(entry)] ?? null), list ?? null]
}

type DoubtRow = Awaited<ReturnType<typeof doubtsOf>>[number]

/** Those that only the house can raise: reading again changes nothing about them. */
const isOwn = ({ code, path }: Pick<DoubtRow, 'code' | 'path'>) =>
  houseDoubts.some((own) => own === code) || (code === 'personalData' && path === 'unplaced')

const keyOf = ({ code, line, params }: Pick<DoubtRow, 'code' | 'line' | 'params'>) => JSON.stringify([code, line, params])

async function renewDoubts(tx: Tx, municipalityId: string, runId: string, found: readonly ImportDoubt[]): Promise<void> {
  const rows = await doubtsOf(tx, runId)
  const answered = new Map(rows.filter(({ answer }) => answer !== null).map((row) => [keyOf(row), row]))
  const own = rows
    .filter(isOwn)
    .map((row) => ({ ...row, code: row.code as ImportDoubt['code'], params: row.params as ImportDoubt['params'] }))
  const held = new Set(own.map(keyOf))
  const all = [...own, ...found.filter((doubt) => !held.has(keyOf(doubt)))]
  await deleteDoubts(tx, runId)
  await insertDoubts(
    tx,
    doubtRows(municipalityId, runId, all).map((row, i) => {
      const before = all[i] && answered.get(keyOf(all[i]))
      return before ? { ...row, answer: before.answer, answered_by: before.answered_by, answered_at: before.answered_at } : row
    }),
  )
}
