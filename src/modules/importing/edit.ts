import { findBodyByName, namesOf } from '#modules/council/index.ts'
import type { Acting } from '#modules/meetings/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { applyChanges } from './draft/apply.ts'
import { type Change, placeOfChange } from './draft/changes.ts'
import { placeOf } from './draft/draft.ts'
import { answerDoubts, deleteEdits, doubtsOf, editsOf, insertDoubts, insertEdit, lockRun, runById } from './import.queries.ts'
import { doubtRows, ownDoubts } from './import.ts'
import type { ParsedDocument } from './parse/types.ts'
import { type Settled, settle } from './settle.ts'

/** Why a change was not made: nothing of it is kept but what was typed. */
export type EditRefusal = 'notDraft' | 'stale' | 'gone' | 'needed' | 'editedSince' | 'tooLate' | 'notYours' | 'noPerson' | 'rereadEdited'

export type Editing = { acting: Acting; timeZone: string; runId: string; mayImport: (bodyId: string | null) => boolean }
export type Edited = { refusal: EditRefusal } | { done: true }

/**
 * Changes the draft of an import at one place; who did it when is kept, and what was read stays beside it. Doubts about that place count as answered.
 * @param seen the number of the last change that the person had before them
 */
export async function editImport(tx: Tx, editing: Editing, change: Change, seen: number): Promise<Edited> {
  const { acting, runId } = editing
  const locked = await lockRun(tx, runId)
  if (locked?.state !== 'draft') return { refusal: 'notDraft' }
  const edits = await editsOf(tx, runId)
  const place = placeOfChange(change)
  if (edits.some((edit) => edit.seq > seen && touches(placeOfChange(edit.change as Change), place))) return { refusal: 'stale' }
  const after = applyChanges(locked.parsed as unknown as ParsedDocument, [...edits.map((edit) => edit.change as Change), change])
  if (after.missed.includes(edits.length)) return { refusal: 'gone' }
  if (change.op === 'fact' && change.field === 'body' && change.value) {
    const body = await findBodyByName(tx, change.value)
    if (!editing.mayImport(body?.id ?? null)) return { refusal: 'notYours' }
  }
  const personId = change.op === 'same' || change.op === 'other' ? change.personId : null
  if (personId !== null && !(await namesOf(tx, [personId])).has(personId)) return { refusal: 'noPerson' }
  const now = toDate(acting.clock())
  await insertEdit(tx, {
    ...{ municipality_id: acting.municipalityId, id: newId(), import_run_id: runId, seq: (edits.at(-1)?.seq ?? 0) + 1 },
    ...{ change: JSON.stringify(change), person_id: personId, actor: acting.actor, at: now },
  })
  await answerAt(tx, acting, runId, place, change)
  return settleAgain(tx, editing, { change: place })
}

/** Whether what somebody else changed meanwhile is what is being changed now, or part of it. */
const touches = (theirs: string, mine: string) => theirs === mine || mine.startsWith(`${theirs}.`) || theirs.startsWith(`${mine}.`)

/** Doubts about a place are answered by changing it; a line that is put where it belongs answers the doubts about that line. */
async function answerAt(tx: Tx, { actor, clock }: Acting, runId: string, place: string, change: Change): Promise<void> {
  const answered = (await doubtsOf(tx, runId)).filter((doubt) => {
    if (doubt.answer !== null) return false
    if (change.op === 'place') return doubt.line === change.line
    if (change.op === 'apart') return doubt.code === 'sameDay'
    const at = placeOf(doubt.path)
    if (change.op === 'removeItem') return at === place || at.startsWith(`${place}.`)
    return at === place && doubt.code !== 'sameDay' && doubt.code !== 'personalData'
  })
  if (answered.length > 0)
    await answerDoubts(
      tx,
      runId,
      answered.map(({ id }) => id),
      'corrected',
      actor,
      toDate(clock()),
    )
}

/** Makes the house say what the draft says after a change of it. */
export async function settleAgain(
  tx: Tx,
  { acting, timeZone, runId, mayImport }: Editing,
  payload: Record<string, unknown>,
  into: string | null = null,
): Promise<Edited> {
  const run = await runById(tx, runId)
  if (!run) return { refusal: 'notDraft' }
  const settled = await settle(tx, acting, timeZone, run, into)
  if ('refusal' in settled) return settled
  const { body_id: bodyId } = (await runById(tx, runId)) ?? run
  if (bodyId !== null && !mayImport(bodyId)) return { refusal: 'notYours' }
  await raise(tx, acting, runId, settled, into !== null)
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'import.edit',
    thing: `import/${runId}`,
    payload,
  })
  return { done: true }
}

/** Doubts that a change has brought, and those that it has settled. */
async function raise(
  tx: Tx,
  { municipalityId, actor, clock }: Acting,
  runId: string,
  settled: Exclude<Settled, { refusal: string }>,
  joined: boolean,
) {
  const doubts = await doubtsOf(tx, runId)
  const open = doubts.filter(({ answer, code }) => answer === null && code === 'sameDay')
  if (open.length > 0 && (joined || !settled.sameDay))
    await answerDoubts(
      tx,
      runId,
      open.map(({ id }) => id),
      'corrected',
      actor,
      toDate(clock()),
    )
  const isOpen = (code: string) => doubts.some((doubt) => doubt.answer === null && doubt.code === code)
  const wanted = ownDoubts({ ...settled, sameDay: settled.sameDay && settled.slug === null }).filter(({ code }) => !isOpen(code))
  await insertDoubts(tx, doubtRows(municipalityId, runId, wanted, doubts.length))
}

/** Takes a change back: the draft is as if it had never been made. Refused while later ones need it. */
export async function undoEdit(tx: Tx, editing: Editing, editId: string): Promise<Edited> {
  const locked = await lockRun(tx, editing.runId)
  if (locked?.state !== 'draft') return { refusal: 'notDraft' }
  const edits = await editsOf(tx, editing.runId)
  if (!edits.some(({ id }) => id === editId)) return { refusal: 'gone' }
  const rest = edits.filter(({ id }) => id !== editId).map(({ change }) => change as Change)
  if (applyChanges(locked.parsed as unknown as ParsedDocument, rest).missed.length > 0) return { refusal: 'needed' }
  await deleteEdits(tx, editing.runId, editId)
  return settleAgain(tx, editing, { undone: editId })
}

/** The minutes fill the meeting whose agenda is there already: it becomes one meeting. */
export async function joinMeeting(tx: Tx, editing: Editing, meetingId: string): Promise<Edited> {
  const locked = await lockRun(tx, editing.runId)
  if (locked?.state !== 'draft') return { refusal: 'notDraft' }
  return settleAgain(tx, editing, { joined: meetingId }, meetingId)
}
