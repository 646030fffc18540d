import { randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { latestOf, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import type { RichText } from '#platform/richtext/richtext.ts'
import { tidy } from '#platform/richtext/tidy.ts'
import { buildModel } from '../build-model.ts'
import { type Conflict, nameOf, saveText } from '../items/save-text.ts'
import { insertChanges } from '../items/text.queries.ts'
import { currentVersion } from '../plan/publish-facts.queries.ts'
import { beginStep, type StepActing } from '../plan/stand.ts'
import { publicModel, sentOut } from '../public-model.ts'
import { hashOf, publishVersion } from '../publish.ts'
import { type DecisionConflict, type DecisionFacts, factsLine, factsOf, writeDecision } from '../record/decision.ts'
import { decisionOf } from '../record/record.queries.ts'
import { sendOutPapers } from '../records.queries.ts'
import { openFindings } from '../release/findings.ts'
import { type CorrectableItem, correctable, setTitles } from './correct.queries.ts'

export type Titles = { title: string; publicTitle: string }

export type Correction = {
  title: string
  publicTitle: string
  /** The titles as they were when the writer began. */
  base: Titles
  sections: { id: string; doc: RichText; base: number }[]
  /** Null: the item has no decision, and none is put in. Its text is null where the writer left it as it was. */
  decision: { doc: RichText | null; facts: DecisionFacts; base: { revision: number; facts: string } } | null
  reason: string
}

/** What an item says now, for whoever corrects a part of it; null: there is no such item. */
export async function itemAsItStands(tx: Tx, shortId: string, hostId: string): Promise<Omit<Correction, 'reason'> | null> {
  const item = await correctable(tx, shortId)
  if (!item) return null
  const titles = { title: item.title, publicTitle: item.publicTitle }
  const stored = await decisionOf(tx, item.id, hostId)
  const facts = factsOf(stored, item)
  const decision = stored && { doc: stored.content, facts, base: { revision: stored.revision, facts: factsLine(facts) } }
  return { ...titles, base: titles, sections: [], decision }
}

type TitleConflict = { field: keyof Titles; now: string; by: string | null; at: Date }
export type CorrectConflict = { sections: Map<string, Conflict>; decision: DecisionConflict | null; titles: TitleConflict[] }
export type CorrectRefusal = 'wrongState' | 'needsApproval' | 'nothingChanged' | 'findings'

/**
 * Puts right what released minutes say of one item: its words are saved and go out at once as a new version with the reason. All other items stay
 * as they were published, with the hashes that they had; the earlier versions stay as they are.
 * The caller takes everything back when it is refused, or somebody else has written meanwhile.
 */
export async function correctItem(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  shortId: string,
  given: Correction,
): Promise<{ refusal: CorrectRefusal } | { conflict: CorrectConflict } | { version: number }> {
  const at = await beginStep(tx, acting, meetingId, 'correct')
  if ('refusal' in at) return at
  const item = await correctable(tx, shortId)
  if (item?.meetingId !== meetingId) throw new AppError(404, 'no such item')
  const before = await essenceOf(tx, meetingId, item.id)
  const conflict: CorrectConflict = { sections: new Map(), decision: null, titles: await saveTitles(tx, acting, item, given) }
  for (const { id, doc, base } of given.sections) {
    const saved = await saveText(tx, acting, { itemId: item.id, part: { kind: 'section', id }, baseRevision: base, doc })
    if ('conflict' in saved) conflict.sections.set(id, saved.conflict)
  }
  if (given.decision) {
    const written = await joinedDecision(tx, item, at.host.id, given.decision)
    const saved = await writeDecision(tx, acting, meetingId, { itemId: item.id, bodyId: at.host.id, ...written })
    if ('conflict' in saved) conflict.decision = saved.conflict
  }
  if (conflict.sections.size > 0 || conflict.decision || conflict.titles.length > 0) return { conflict }
  const sent = await sendOutPapers(tx, [item.id], toDate(acting.clock()))
  if (sent > 0 && (await hasOpenPapers(tx, meetingId, item.id))) return { refusal: 'findings' }
  if ((await essenceOf(tx, meetingId, item.id)) === before) return { refusal: 'nothingChanged' }
  return publishCorrected(tx, acting, meetingId, item.id, given.reason)
}

/** A paper of the item holds something that looks personal, or that no machine could read, and nobody has answered for it. */
const hasOpenPapers = async (tx: Tx, meetingId: string, itemId: string): Promise<boolean> =>
  (await openFindings(tx, meetingId)).some(({ place }) => place.part === 'paper' && place.item?.id === itemId)

/** What the writer left as it was is taken as it stands now, whoever has changed it meanwhile. */
async function joinedDecision(tx: Tx, item: CorrectableItem, hostId: string, given: NonNullable<Correction['decision']>) {
  const stored = await decisionOf(tx, item.id, hostId)
  const now = factsOf(stored, item)
  const doc = given.doc ?? stored?.content ?? { version: 1 as const, blocks: [] }
  const isTouched = factsLine(given.facts) !== given.base.facts
  return { doc, facts: isTouched ? given.facts : now, base: isTouched ? given.base : { ...given.base, facts: factsLine(now) } }
}

/** Everything that an item says, however its formatted text is written down. */
async function essenceOf(tx: Tx, meetingId: string, itemId: string): Promise<string> {
  const item = (await buildModel(tx, meetingId))?.items.find(({ id }) => id === itemId)
  const bare = <P extends { content: RichText }>(part: P) => ({ ...part, content: tidy(part.content).blocks })
  return canonicalize({ ...item, sections: item?.sections.map(bare), decisions: item?.decisions.map(bare) }) ?? ''
}

/** What this writer changed of the titles joined with what others changed. @returns those that both did */
async function saveTitles(tx: Tx, acting: StepActing, item: CorrectableItem, given: Correction): Promise<TitleConflict[]> {
  const fields = ['title', 'publicTitle'] as const
  const touched = fields.filter((field) => given[field] !== given.base[field] && given[field] !== item[field])
  const clashing = touched.filter((field) => item[field] !== given.base[field])
  if (clashing.length > 0) {
    const last = await latestOf(tx, `item/${item.id}`, [{ action: 'item.change' }])
    const by = await nameOf(tx, last?.actor)
    return clashing.map((field) => ({ field, now: item[field], by, at: last?.at ?? item.modifiedAt }))
  }
  if (touched.length === 0) return []
  const wanted = { title: item.title, publicTitle: item.publicTitle }
  for (const field of touched) wanted[field] = given[field]
  const now = toDate(acting.clock())
  const revision = item.revision + 1
  const public_title = wanted.publicTitle === '' ? null : wanted.publicTitle
  await setTitles(tx, item.id, { title: wanted.title, public_title, revision, modified_at: now })
  const change = { municipality_id: acting.municipalityId, item_id: item.id, part: 'item', caption: '' }
  await insertChanges(tx, [
    { ...change, id: newId(), revision: item.revision, plain: item.title, at: item.modifiedAt, actor: 'system' },
    { ...change, id: newId(), revision, plain: wanted.title, at: now, actor: acting.actor },
  ])
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'item.change',
    thing: `item/${item.id}`,
    payload: { fields: 'title' },
  })
  return []
}

/** What is being written on other items meanwhile stays out of the new version. */
async function publishCorrected(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  itemId: string,
  reason: string,
): Promise<{ version: number }> {
  const current = await currentVersion(tx, meetingId)
  const all = await buildModel(tx, meetingId)
  if (!current || !all) throw new AppError(404, 'no version to correct')
  const full = sentOut(all)
  const whole = full.items.find(({ id }) => id === itemId)
  const shown = publicModel(full).items.find(({ id }) => id === itemId)
  if (!whole || !shown) throw new AppError(404, 'no such item in the version')
  const salt = randomBytes(16)
  const model = { ...current.model, items: current.model.items.map((item) => (item.id === itemId ? shown : item)) }
  const hashes = current.hashes.map((hash) =>
    hash.id === itemId ? { id: itemId, salt: salt.toString('hex'), sha256: hashOf(salt, whole) } : hash,
  )
  return publishVersion(tx, acting, { full, model, hashes }, 'corrected', reason)
}
