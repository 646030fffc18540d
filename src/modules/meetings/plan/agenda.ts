import { casesOfItems, linkCases } from '#modules/cases/index.ts'
import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { newId, newShortId } from '#platform/ids.ts'
import { lockMeeting } from '../records.queries.ts'
import { type AgendaRow, agendaRows, carryItem, deleteItem, insertItem, partsOf, setOrder } from './agenda.queries.ts'
import { beginEdit, type MeetingAt, type StepActing } from './stand.ts'

export type { AgendaRow } from './agenda.queries.ts'

/** Sent out: the item went out with the agenda and stays where it is. Approved: the chair group's yes is for the agenda as it is. Over: held or cancelled. */
export type AgendaRefusal = 'sentOut' | 'approved' | 'over'

/** The chair group's yes is for the agenda as it is: until it is opened again nothing in it changes, neither its items nor what stands in them. */
export const isApproved = ({ stand }: Pick<MeetingAt, 'stand'>) => stand.meeting === 'planned' && stand.agenda === 'approved'

/** What can be done to an item of an agenda as the meeting stands; null: everything. */
export function refuseItemChange(at: Pick<MeetingAt, 'stand'>, item: Pick<AgendaRow, 'sent_out_at'> | null): AgendaRefusal | null {
  if (at.stand.meeting !== 'planned' && at.stand.meeting !== 'called') return 'over'
  if (isApproved(at)) return 'approved'
  return item?.sent_out_at ? 'sentOut' : null
}

const audited = (tx: Tx, acting: StepActing, action: AuditAction, item: AgendaRow, payload: Record<string, unknown>) =>
  recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action, thing: `item/${item.id}`, payload })

async function itemOn(tx: Tx, meetingId: string, shortId: string) {
  const rows = await agendaRows(tx, meetingId)
  const index = rows.findIndex((row) => row.short_id === shortId)
  const item = rows[index]
  if (!item) throw new AppError(404, 'no such item on this agenda')
  return { rows, item, index }
}

/** Up or down one place, or to a place counted from one; a place beyond the ends is the end. */
export type Place = 'up' | 'down' | number

const placeFrom = (index: number, to: Place) => (to === 'up' ? index - 1 : to === 'down' ? index + 1 : to - 1)

/** Gives an item another place on its agenda. What has gone out keeps its order. */
export async function moveItem(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  shortId: string,
  to: Place,
): Promise<{ refusal: AgendaRefusal } | { place: number }> {
  const at = await beginEdit(tx, acting, meetingId)
  const { rows, item, index } = await itemOn(tx, meetingId, shortId)
  const refusal = refuseItemChange(at, item)
  if (refusal) return { refusal }
  const target = Math.min(Math.max(0, placeFrom(index, to)), rows.length - 1)
  if (target === index) return { place: index + 1 }
  const ids = rows
    .map((row) => row.id)
    .toSpliced(index, 1)
    .toSpliced(target, 0, item.id)
  await setOrder(tx, meetingId, ids)
  await audited(tx, acting, 'item.move', item, { meeting: meetingId, from: index + 1, to: target + 1 })
  return { place: target + 1 }
}

/** Deletes an item that has not gone out, with all that hangs on it. */
export async function removeItem(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  shortId: string,
): Promise<{ refusal: AgendaRefusal } | { removed: true }> {
  const at = await beginEdit(tx, acting, meetingId)
  const { rows, item } = await itemOn(tx, meetingId, shortId)
  const refusal = refuseItemChange(at, item)
  if (refusal) return { refusal }
  await deleteItem(tx, item.id)
  await setOrder(
    tx,
    meetingId,
    rows.filter((row) => row !== item).map((row) => row.id),
  )
  await audited(tx, acting, 'item.remove', item, { meeting: meetingId, sections: item.sections, attachments: item.attachments })
  return { removed: true }
}

/** Holds both meetings, always in the same order, so that two who move items to each other's meetings do not wait for ever. */
async function beginBoth(tx: Tx, acting: StepActing, meetingId: string, targetId: string) {
  if (meetingId === targetId) throw new AppError(409, 'an item does not move to its own meeting')
  for (const id of [meetingId, targetId].sort()) await lockMeeting(tx, id)
  const at = await beginEdit(tx, acting, meetingId)
  const target = await beginEdit(tx, acting, targetId)
  if (target.host.id !== at.host.id) throw new AppError(404, 'items go to meetings of the same body')
  return { at, target }
}

/** The one place where a new item comes: before what stands last on every agenda, where nothing of it has gone out yet. */
function lastPlace(rows: readonly AgendaRow[]): number {
  const after = rows.findLastIndex((row) => row.standing !== 'any_other_business' || row.sent_out_at !== null)
  return after + 1
}

/** Gives an item that was laid on an agenda its place among those that stood there. */
export async function putIn(tx: Tx, meetingId: string, itemId: string, before: readonly AgendaRow[]) {
  const ids = before.map((row) => row.id)
  await setOrder(tx, meetingId, ids.toSpliced(lastPlace(before), 0, itemId))
}

/** Moves an item that has no number yet to another meeting of the same host: a number that was given stays with the meeting that gave it. */
export async function moveItemTo(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  shortId: string,
  targetId: string,
): Promise<{ refusal: AgendaRefusal } | { slug: string }> {
  const { at, target } = await beginBoth(tx, acting, meetingId, targetId)
  const { rows, item } = await itemOn(tx, meetingId, shortId)
  const refusal = refuseItemChange(at, item) ?? (item.number_text === null ? null : 'sentOut') ?? refuseItemChange(target, null)
  if (refusal) return { refusal }
  const there = await agendaRows(tx, targetId)
  await carryItem(tx, item.id, targetId, there.length, toDate(acting.clock()))
  await putIn(tx, targetId, item.id, there)
  await setOrder(
    tx,
    meetingId,
    rows.filter((row) => row !== item).map((row) => row.id),
  )
  await audited(tx, acting, 'item.carry', item, { from: meetingId, to: targetId })
  return { slug: target.slug }
}

/** A new item on another meeting with this one's words, papers and cases; without its number, its decision and the sentence that sums that up. */
export async function copyItem(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  shortId: string,
  targetId: string,
): Promise<{ refusal: AgendaRefusal } | { slug: string; shortId: string }> {
  const { target } = await beginBoth(tx, acting, meetingId, targetId)
  const { item } = await itemOn(tx, meetingId, shortId)
  const refusal = refuseItemChange(target, null)
  if (refusal) return { refusal }
  const copy = await putCopy(tx, acting, item.id, targetId)
  await audited(tx, acting, 'item.copy', item, { from: meetingId, to: targetId, copy: copy.id })
  return { slug: target.slug, shortId: copy.shortId }
}

/** The copy itself, with its cases, in its place on the agenda. The caller holds the meeting and has asked for the right to change it. */
export async function putCopy(tx: Tx, acting: StepActing, itemId: string, targetId: string): Promise<{ id: string; shortId: string }> {
  const there = await agendaRows(tx, targetId)
  const copy = await copiedRows(tx, acting, itemId, targetId, there.length)
  await insertItem(tx, copy)
  await putIn(tx, targetId, copy.item.id, there)
  const cases = (await casesOfItems(tx, [itemId])).get(itemId) ?? []
  await linkCases(
    tx,
    acting.municipalityId,
    cases.map((file) => ({ caseId: file.id, itemId: copy.item.id })),
  )
  return { id: copy.item.id, shortId: copy.item.short_id }
}

async function copiedRows(tx: Tx, acting: StepActing, itemId: string, meeting_id: string, position: number) {
  const { item, sections, attachments } = await partsOf(tx, itemId)
  const municipality_id = acting.municipalityId
  const item_id = newId()
  const now = toDate(acting.clock())
  const row = {
    ...item,
    municipality_id,
    id: item_id,
    short_id: newShortId(),
    meeting_id,
    position,
    copied_from_item_id: itemId,
    created_at: now,
    modified_at: now,
  }
  return {
    item: row,
    sections: sections.map((one) => ({
      ...one,
      content: JSON.stringify(one.content),
      municipality_id,
      id: newId(),
      item_id,
      modified_at: now,
    })),
    attachments: attachments.map((one) => ({ ...one, municipality_id, id: newId(), item_id, created_at: now })),
  }
}
