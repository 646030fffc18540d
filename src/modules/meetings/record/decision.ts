import { latestOf, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { newId, newShortId } from '#platform/ids.ts'
import type { RichText } from '#platform/richtext/richtext.ts'
import type { Openness } from '../create.ts'
import { type Conflict, nameOf, saveText, textConflict } from '../items/save-text.ts'
import type { Outcome } from '../model.ts'
import { numberScope } from '../plan/call.ts'
import { beginStep, type MeetingAt, type StepActing } from '../plan/stand.ts'
import { liftCounter, takeNumbers } from '../records.queries.ts'
import { ensureMinutes } from './attendance.queries.ts'
import { decisionOf, insertItem, lastOf, lockItem, setSummary } from './record.queries.ts'
import type { StoredDecision, Votes } from './record-model.ts'

/** Everything of a decision but its text. */
export type DecisionFacts = {
  outcome: Outcome | null
  postponedTo: string | null
  referredToBodyId: string | null
  votes: Votes | null
  /** Which of the bodies of a joint meeting decided; null: the one that it stands under. */
  decidedBy: string[] | null
  openness: Openness
  /** What the item comes to in one sentence; it belongs to the item. */
  summary: string
}

export type SaveDecision = {
  itemId: string
  bodyId: string
  doc: RichText
  facts: DecisionFacts
  /** The revision of the text, and the facts, as they were when the writer began. */
  base: { revision: number; facts: string }
}

const nothing: Omit<DecisionFacts, 'summary' | 'openness'> = {
  outcome: null,
  postponedTo: null,
  referredToBodyId: null,
  votes: null,
  decidedBy: null,
}

/**
 * A decision as it stands. Before there is one, nothing sums it up: the sentence of the agenda says what the item is about, not what it led to, and
 * gives way when the item is decided.
 */
export const factsOf = (decision: StoredDecision | null, item: { summary: string; openness: Openness }): DecisionFacts =>
  decision
    ? {
        outcome: decision.outcome,
        postponedTo: decision.postponedTo,
        referredToBodyId: decision.referredToBodyId,
        votes: decision.votes,
        decidedBy: decision.decidedBy,
        openness: decision.isClosed ? 'closed' : item.openness,
        summary: item.summary,
      }
    : { ...nothing, openness: item.openness, summary: '' }

/** Facts as one line, to tell whether somebody else has changed them. */
export const factsLine = (facts: DecisionFacts): string =>
  JSON.stringify([
    facts.outcome,
    facts.postponedTo,
    facts.referredToBodyId,
    facts.votes && [facts.votes.for, facts.votes.against, facts.votes.abstain, facts.votes.note, facts.votes.ballot ?? 'counts'],
    facts.decidedBy,
    facts.openness,
    facts.summary,
  ])

/** What another has written meanwhile: the text, the rest, or both. `by` is null where nobody here has changed it. */
export type DecisionConflict = { text: Conflict | null; facts: { now: DecisionFacts; by: string | null; at: Date | null } | null }
export type DecisionResult = { refusal: 'wrongState' | 'needsApproval' } | { conflict: DecisionConflict } | { saved: true }

/**
 * Writes what a body decided on an item, while the record is being made. Whoever began from older words or another outcome than those that stand
 * there gets both to decide. A decision is never more open than its item.
 * @throws 404 when there is no such item
 */
export async function saveDecision(tx: Tx, acting: StepActing, meetingId: string, given: SaveDecision): Promise<DecisionResult> {
  const at = await beginStep(tx, acting, meetingId, 'record')
  if ('refusal' in at) return at
  await ensureMinutes(tx, acting.municipalityId, meetingId)
  return writeDecision(tx, acting, meetingId, given)
}

/** The same without asking for the meeting's state: the caller has. */
export async function writeDecision(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  given: SaveDecision,
): Promise<{ conflict: DecisionConflict } | { saved: true }> {
  const item = await lockItem(tx, given.itemId)
  if (!item || item.meetingId !== meetingId) throw new AppError(404, 'no such item')
  const stored = await decisionOf(tx, item.id, given.bodyId)
  const facts: DecisionFacts = { ...given.facts, openness: item.openness === 'open' ? given.facts.openness : 'closed' }
  const now = factsOf(stored, item)
  const text: Parameters<typeof textConflict>[1] = {
    itemId: item.id,
    part: { kind: 'decision', meetingId, bodyId: given.bodyId },
    baseRevision: given.base.revision,
    doc: given.doc,
  }
  const unmoved = factsLine(now) === given.base.facts || factsLine(now) === factsLine(facts)
  if (!unmoved)
    return { conflict: { text: await textConflict(tx, text), facts: { now, ...(await lastChange(tx, item.id, stored?.id ?? null)) } } }
  const { summary, openness, ...decision } = facts
  const saved = await saveText(tx, acting, { ...text, openness, decision })
  if ('refusal' in saved) throw new AppError(404, 'no such item')
  if ('conflict' in saved) return { conflict: { text: saved.conflict, facts: null } }
  if (summary !== item.summary) {
    await setSummary(tx, item.id, summary, item.revision + 1, toDate(acting.clock()))
    await recordAudit(tx, acting.municipalityId, acting.clock, {
      actor: acting.actor,
      action: 'item.summarise',
      thing: `item/${item.id}`,
      payload: { revision: item.revision + 1 },
    })
  }
  return { saved: true }
}

/** Who last wrote anything of a decision or the sentence that sums it up. */
async function lastChange(tx: Tx, itemId: string, decisionId: string | null): Promise<{ by: string | null; at: Date | null }> {
  const last = await latestOf(tx, `item/${itemId}`, [
    { action: 'item.summarise' },
    ...(decisionId === null ? [] : [{ action: 'item.write' as const, payload: { part: `decision/${decisionId}` } }]),
  ])
  return { by: await nameOf(tx, last?.actor), at: last?.at ?? null }
}

/** An item that comes up at the meeting itself: it stands last and has the next number at once. */
export async function addLateItem(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  { title, openness }: { title: string; openness: Openness },
): Promise<{ refusal: 'wrongState' | 'needsApproval' } | { shortId: string }> {
  const at = await beginStep(tx, acting, meetingId, 'record')
  if ('refusal' in at) return at
  await ensureMinutes(tx, acting.municipalityId, meetingId)
  const last = await lastOf(tx, meetingId)
  const number = await nextNumber(tx, acting, at, last.number)
  const now = toDate(acting.clock())
  const [id, shortId] = [newId(), newShortId()]
  await insertItem(tx, {
    municipality_id: acting.municipalityId,
    id,
    short_id: shortId,
    meeting_id: meetingId,
    position: (last.position ?? -1) + 1,
    number,
    number_text: String(number),
    title,
    openness,
    is_late: true,
    sent_out_at: now,
    created_at: now,
    modified_at: now,
  })
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'item.add_late',
    thing: `item/${id}`,
    payload: { meeting: meetingId, number },
  })
  return { shortId }
}

/** The next of the series, and never one that the meeting has already from an imported paper. */
async function nextNumber(tx: Tx, acting: StepActing, at: MeetingAt, highest: number | null): Promise<number> {
  const scope = await numberScope(tx, at)
  if (highest !== null) await liftCounter(tx, acting.municipalityId, at.host.id, scope, highest)
  return (await takeNumbers(tx, acting.municipalityId, at.host.id, scope, 1))[0] ?? 1
}
