import { bodySummaries } from '#modules/council/index.ts'
import { type Acting, buildModel, meetingOfRun, removeDraft, unfillMinutes } from '#modules/meetings/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { dropReference, moveReferences } from '#platform/files/files.queries.ts'
import { removeEntries } from '#platform/search/search.ts'
import { deleteDoubts, deleteEdits, deleteSource, lockRun, runById, setRun } from './import.queries.ts'
import { emptyDocument } from './library/library.queries.ts'
import { madeOf } from './made.ts'
import { filesOfPapers } from './papers.ts'
import { draftOfRun, meetingForRun, takeAway } from './settle.ts'

/** What will go when an import is undone, so that whoever asks for it knows. */
export type ToGo = {
  fileName: string
  meeting: { slug: string; items: number; attachments: number } | null
  /** The meeting stays, and what was written into it goes. */
  filled: { slug: string; decisions: number; items: number } | null
  bodies: string[]
  cases: number
  edits: number
}

export async function whatGoes(tx: Tx, runId: string): Promise<ToGo | null> {
  const run = await runById(tx, runId)
  if (run?.state !== 'draft') return null
  const made = madeOf(run.made)
  const { edits } = await draftOfRun(tx, run)
  const meeting = await meetingForRun(tx, run)
  const model = meeting && !made.filled ? await buildModel(tx, meeting.id) : null
  const attachments = model?.items.reduce((sum, item) => sum + item.attachments.length, 0) ?? 0
  return {
    fileName: run.file_name,
    meeting: meeting && model ? { slug: meeting.slug, items: model.items.length, attachments } : null,
    filled: made.filled && { slug: made.filled.slug, decisions: made.filled.decisions.length, items: made.filled.items.length },
    bodies: (await bodySummaries(tx, made.bodies)).map(({ name }) => name),
    cases: made.cases.length,
    edits: edits.length,
  }
}

/**
 * Takes a draft and all that came with it away again: the meeting, bodies and cases that nothing else uses, what the search knows, what people changed
 * of it, the text and the file. What has been released is withdrawn or corrected instead.
 * @returns the files that nothing may point at any more, for `removeUnused`
 */
export async function undoImport(tx: Tx, acting: Acting, runId: string): Promise<{ refusal: 'notDraft' } | { files: Buffer[] }> {
  const locked = await lockRun(tx, runId)
  if (locked?.state !== 'draft') return { refusal: 'notDraft' }
  const made = madeOf(locked.made)
  const now = toDate(acting.clock())
  const own = await meetingOfRun(tx, runId)
  const files = filesOfPapers([...made.papers, ...made.offered])
  await moveReferences(tx, files, -1)
  if (own) files.push(...(await removeDraft(tx, own.id)))
  if (made.filled) files.push(...(await unfillMinutes(tx, made.filled, now)))
  await deleteDoubts(tx, runId)
  await deleteEdits(tx, runId)
  await removeEntries(tx, `import/${runId}`)
  await setRun(tx, runId, {
    ...{
      state: 'undone',
      undone_at: now,
      source_document_id: null,
      body_id: made.bodies.includes(locked.body_id ?? '') ? null : locked.body_id,
    },
    ...{ parsed: '{}', spans: '[]', made: '{}' },
  })
  await takeAway(tx, made)
  await emptyDocument(tx, runId)
  const file = locked.source_document_id ? await deleteSource(tx, locked.source_document_id) : null
  if (file) await dropReference(tx, file)
  await recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action: 'import.undo', thing: `import/${runId}` })
  return { files: file ? [file, ...files] : files }
}
