import { accountNames } from '#modules/accounts/index.ts'
import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import type { SectionKind } from '../model.ts'
import type { StepActing } from '../plan/stand.ts'
import {
  deleteSection,
  insertSection,
  lastChanges,
  orderSections,
  sectionsOfItem,
  setItem,
  type WrittenItem,
  type WrittenSection,
} from './item.queries.ts'
import { columnsOf, type ItemField, type ItemValues, isTouched, joined, type SectionForm, valuesOf } from './item-form.ts'
import { type Conflict, saveText } from './save-text.ts'
import { insertChanges } from './text.queries.ts'

/** A section that was typed, and the document that its text is. */
export type ReadSection = { section: SectionForm; doc: RichText }

export type Clash = { field: ItemField; now: string; by: string | null }

const audited = (
  tx: Tx,
  acting: StepActing,
  action: AuditAction,
  itemId: string,
  payload: Record<string, string | number | boolean | null>,
) => recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action, thing: `item/${itemId}`, payload })

/** The fields of an item as the history shows them: one in a line, those that say something. */
const plainOf = (values: ItemValues) =>
  Object.values(values)
    .filter((value) => value !== '')
    .join('\n')

/** Saves the fields that somebody changed. Fields that two people changed differently are left to the second to decide. */
export async function saveFields(tx: Tx, acting: StepActing, item: WrittenItem, typed: Readonly<Record<string, string>>): Promise<Clash[]> {
  const now = valuesOf(item)
  const { values, clashes } = joined(typed, now)
  if (clashes.length > 0) {
    const last = (await lastChanges(tx, item.id)).find((change) => change.part === 'item')
    const id = last?.actor.startsWith('account/') ? last.actor.slice('account/'.length) : null
    const by = id === null ? null : ((await accountNames(tx, [id])).get(id) ?? null)
    return clashes.map((field) => ({ field, now: now[field], by }))
  }
  const changed = (Object.keys(now) as ItemField[]).filter((name) => values[name] !== now[name].replace(/\r\n?/g, '\n').trim())
  if (changed.length === 0) return []
  const at = toDate(acting.clock())
  const revision = item.revision + 1
  await setItem(tx, item.id, { ...columnsOf(values), revision, modified_at: at })
  const row = { municipality_id: acting.municipalityId, item_id: item.id, part: 'item', caption: '' }
  await insertChanges(tx, [
    { ...row, id: newId(), revision: item.revision, plain: plainOf(now), at: item.modified_at, actor: 'system' },
    { ...row, id: newId(), revision, plain: plainOf(values), at, actor: acting.actor },
  ])
  await audited(tx, acting, 'item.change', item.id, { fields: changed.join(' '), openness: values.aabenhed })
  return []
}

/** Saves the sections that somebody touched. @returns those that somebody else has changed meanwhile; the caller then takes everything back */
export async function saveSections(
  tx: Tx,
  acting: StepActing,
  item: WrittenItem,
  sections: readonly ReadSection[],
): Promise<Map<string, Conflict>> {
  const conflicts = new Map<string, Conflict>()
  for (const { section, doc } of sections.filter((one) => isTouched(one.section))) {
    const result = await saveText(tx, acting, {
      itemId: item.id,
      part: { kind: 'section', id: section.id },
      baseRevision: section.base,
      doc,
      caption: section.caption,
      openness: section.isClosed ? 'closed' : 'open',
    })
    if ('conflict' in result) conflicts.set(section.id, result.conflict)
    // Somebody has removed the section: the text comes back as a section of its own.
    if ('refusal' in result && section.text !== '') await addSection(tx, acting, item, { ...section, kind: 'other', doc })
  }
  return conflicts
}

export type NewSection = { kind: SectionKind; caption: string; doc: RichText; isClosed: boolean }

/** Adds a section after the others. @returns its id */
export async function addSection(tx: Tx, acting: StepActing, item: Pick<WrittenItem, 'id' | 'lang'>, given: NewSection): Promise<string> {
  const rows = await sectionsOfItem(tx, item.id)
  const id = newId()
  const now = toDate(acting.clock())
  const plain = toPlainText(given.doc)
  await insertSection(tx, {
    municipality_id: acting.municipalityId,
    id,
    item_id: item.id,
    position: rows.length,
    kind: given.kind,
    caption: given.caption,
    content: JSON.stringify(given.doc),
    plain,
    openness: given.isClosed ? 'closed' : 'open',
    lang: item.lang,
    modified_at: now,
  })
  const change = {
    municipality_id: acting.municipalityId,
    id: newId(),
    item_id: item.id,
    part: `section/${id}`,
    at: now,
    actor: acting.actor,
  }
  await insertChanges(tx, [{ ...change, revision: 1, caption: given.caption, plain }])
  await audited(tx, acting, 'item.add_section', item.id, { part: `section/${id}`, kind: given.kind })
  return id
}

/** Takes a section away. Its words stay in the history. */
export async function removeSection(tx: Tx, acting: StepActing, item: WrittenItem, row: WrittenSection): Promise<void> {
  const rows = await sectionsOfItem(tx, item.id)
  const change = { municipality_id: acting.municipalityId, item_id: item.id, part: `section/${row.id}`, caption: row.caption }
  await insertChanges(tx, [
    { ...change, id: newId(), revision: row.revision, plain: row.plain, at: row.modified_at, actor: 'system' },
    { ...change, id: newId(), revision: row.revision + 1, plain: '', at: toDate(acting.clock()), actor: acting.actor },
  ])
  await deleteSection(tx, row.id)
  await orderSections(
    tx,
    item.id,
    rows.filter((one) => one.id !== row.id).map((one) => one.id),
  )
  await audited(tx, acting, 'item.remove_section', item.id, { part: `section/${row.id}` })
}

/** Moves a section one place up (-1) or down (1); at the end it stays. */
export async function moveSection(tx: Tx, acting: StepActing, item: WrittenItem, id: string, by: -1 | 1): Promise<void> {
  const ids = (await sectionsOfItem(tx, item.id)).map((row) => row.id)
  const from = ids.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return
  await orderSections(tx, item.id, ids.toSpliced(from, 1).toSpliced(to, 0, id))
  await audited(tx, acting, 'item.move_section', item.id, { part: `section/${id}`, to: to + 1 })
}
