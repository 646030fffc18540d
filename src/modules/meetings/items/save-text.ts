import canonicalize from 'canonicalize'
import { accountNames } from '#modules/accounts/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { toMarkdown } from '#platform/richtext/markdown.ts'
import { type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import { tidy } from '#platform/richtext/tidy.ts'
import type { Openness } from '../create.ts'
import type { Outcome } from '../model.ts'
import type { Acting } from '../publish.ts'
import {
  changeOf,
  type DecisionColumns,
  decisionText,
  insertChanges,
  insertDecision,
  lockItem,
  sectionText,
  setDecisionText,
  setSectionText,
  type TextColumns,
} from './text.queries.ts'

/** A text of an item: one of its sections, or what a body decided on it in a meeting. */
export type TextPart = { kind: 'section'; id: string } | { kind: 'decision'; meetingId: string; bodyId: string }

export type SaveText = {
  itemId: string
  part: TextPart
  /** The revision that the writer began from; 0 when there was no decision yet. */
  baseRevision: number
  doc: RichText
  /** Left as they are when not given. */
  caption?: string
  openness?: Openness
  lang?: string
  /** What else a decision holds; left as it is when not given. */
  decision?: {
    outcome?: Outcome | null
    postponedTo?: string | null
    referredToBodyId?: string | null
    votes?: unknown
    decidedBy?: string[] | null
  }
}

/** The other text, for whoever began from an older one. `by` is null where nobody here has changed it. */
export type Conflict = { markdown: string; doc: RichText; revision: number; by: string | null; at: Date }
export type SaveTextResult = { refusal: 'gone' } | { conflict: Conflict } | { saved: number }

type Stored = NonNullable<Awaited<ReturnType<typeof sectionText>>>

const changed = (value: unknown, before: unknown) => value !== undefined && value !== before
const sameText = (a: RichText, b: RichText) => canonicalize(tidy(a).blocks) === canonicalize(tidy(b).blocks)
export const docOf = (row: { content: unknown }) => row.content as RichText

/** Who somebody in the change log is, by name; null: nobody with an account. */
export async function nameOf(tx: Tx, actor: string | undefined): Promise<string | null> {
  const id = actor?.startsWith('account/') ? actor.slice('account/'.length) : null
  return id === null ? null : ((await accountNames(tx, [id])).get(id) ?? null)
}

const storedText = (tx: Tx, itemId: string, part: TextPart) =>
  part.kind === 'section' ? sectionText(tx, itemId, part.id) : decisionText(tx, itemId, part.meetingId, part.bodyId)

/** The other text, where this one would be written over it unseen; null: it would not. */
export async function textConflict(tx: Tx, given: Pick<SaveText, 'itemId' | 'part' | 'baseRevision' | 'doc'>): Promise<Conflict | null> {
  const row = await storedText(tx, given.itemId, given.part)
  return row && isOvertaken(given, row) ? conflictWith(tx, given.itemId, partName(given.part, row.id), row) : null
}

const isOvertaken = ({ doc, baseRevision }: Pick<SaveText, 'doc' | 'baseRevision'>, row: Stored) =>
  !sameText(doc, docOf(row)) && row.revision !== baseRevision

export async function conflictWith(tx: Tx, itemId: string, part: string, row: Stored): Promise<Conflict> {
  const last = await changeOf(tx, itemId, part, row.revision)
  const doc = docOf(row)
  return { markdown: toMarkdown(doc), doc, revision: row.revision, by: await nameOf(tx, last?.actor), at: last?.at ?? row.modified_at }
}

/**
 * Saves one text of an item in the caller's transaction, which has asked for the right and the meeting's state. Whoever began from an older text
 * than the one that stands there gets that one back and decides; equal texts are no conflict. Each change is kept with who made it and when.
 * @returns the revision that the text has now
 */
export async function saveText(tx: Tx, acting: Acting, given: SaveText): Promise<SaveTextResult> {
  const item = await lockItem(tx, given.itemId)
  if (!item) return { refusal: 'gone' }
  const { part } = given
  const row = await storedText(tx, item.id, part)
  if (!row && part.kind === 'section') return { refusal: 'gone' }
  const doc = { ...given.doc, ...((given.lang ?? row?.lang) && { lang: given.lang ?? row?.lang }) }
  if (!row)
    return { saved: await firstDecision(tx, acting, given, doc, { caption: given.caption, openness: item.openness, lang: item.lang }) }
  const name = partName(part, row.id)
  const isSame = sameText(doc, docOf(row))
  if (isOvertaken(given, row)) return { conflict: await conflictWith(tx, item.id, name, row) }
  const extra = decisionColumns(given)
  const same = isSame && !changed(given.caption, row.caption) && !changed(given.openness, row.openness) && !changed(given.lang, row.lang)
  if (same && Object.keys(extra).length === 0) return { saved: row.revision }
  // Beside an equal text something else of it may be new; only a new text is a new revision.
  const revision = isSame ? row.revision : row.revision + 1
  const columns = { ...textColumns(acting, given, doc), revision }
  if (part.kind === 'section') await setSectionText(tx, row.id, columns)
  else await setDecisionText(tx, row.id, { ...columns, ...extra })
  if (!isSame) await noteChange(tx, acting, item.id, name, { caption: given.caption ?? row.caption, doc, revision }, row)
  await audit(tx, acting, item.id, name, revision)
  return { saved: revision }
}

const partName = (part: TextPart, id: string) => `${part.kind}/${id}`

const textColumns = (acting: Acting, given: SaveText, doc: RichText): TextColumns => ({
  content: JSON.stringify(doc),
  plain: toPlainText(doc),
  ...(given.caption !== undefined && { caption: given.caption }),
  ...(given.openness !== undefined && { openness: given.openness }),
  ...(given.lang !== undefined && { lang: given.lang }),
  modified_at: toDate(acting.clock()),
})

const decisionColumns = ({ decision = {} }: SaveText): DecisionColumns => ({
  ...(decision.outcome !== undefined && { outcome: decision.outcome }),
  ...(decision.postponedTo !== undefined && { postponed_to: decision.postponedTo }),
  ...(decision.referredToBodyId !== undefined && { referred_to_body_id: decision.referredToBodyId }),
  ...(decision.decidedBy !== undefined && { decided_by_body_ids: decision.decidedBy }),
  ...(decision.votes !== undefined && { votes: decision.votes === null ? null : JSON.stringify(decision.votes) }),
})

async function firstDecision(
  tx: Tx,
  acting: Acting,
  given: SaveText,
  doc: RichText,
  otherwise: { caption: string | undefined; openness: string; lang: string },
): Promise<number> {
  if (given.part.kind !== 'decision') throw new RangeError('a section is not begun here')
  const id = newId()
  await insertDecision(tx, {
    municipality_id: acting.municipalityId,
    id,
    item_id: given.itemId,
    meeting_id: given.part.meetingId,
    body_id: given.part.bodyId,
    openness: otherwise.openness,
    lang: otherwise.lang,
    ...textColumns(acting, given, doc),
    ...decisionColumns(given),
  })
  await noteChange(tx, acting, given.itemId, partName(given.part, id), { caption: otherwise.caption ?? '', doc, revision: 1 }, null)
  await audit(tx, acting, given.itemId, partName(given.part, id), 1)
  return 1
}

async function noteChange(
  tx: Tx,
  acting: Acting,
  itemId: string,
  part: string,
  now: { caption: string; doc: RichText; revision: number },
  before: Stored | null,
) {
  const common = { municipality_id: acting.municipalityId, item_id: itemId, part }
  const first = before && {
    ...common,
    ...{ id: newId(), revision: before.revision, caption: before.caption, plain: before.plain, at: before.modified_at, actor: 'system' },
  }
  await insertChanges(tx, [
    ...(first ? [first] : []),
    {
      ...common,
      id: newId(),
      revision: now.revision,
      caption: now.caption,
      plain: toPlainText(now.doc),
      at: toDate(acting.clock()),
      actor: acting.actor,
    },
  ])
}

const audit = (tx: Tx, acting: Acting, itemId: string, part: string, revision: number) =>
  recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'item.write',
    thing: `item/${itemId}`,
    payload: { part, revision },
  })
