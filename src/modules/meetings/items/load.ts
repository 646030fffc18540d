import { accountNames } from '#modules/accounts/index.ts'
import { type CaseFile, casesOfItems, findCases } from '#modules/cases/index.ts'
import { type SectionCaption, settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/context.ts'
import { type AgendaRow, agendaRows } from '../plan/agenda.queries.ts'
import { type MeetingAt, mayEdit, meetingAt, type StepActing } from '../plan/stand.ts'
import type { Stand } from '../transitions.ts'
import { type Draft, draftOf } from './drafts.ts'
import { itemByShortId, lastChanges, sectionsOfItem, type WrittenItem, type WrittenSection } from './item.queries.ts'

export type LastChange = { by: string | null; isMine: boolean; at: Date }

/** All that the screen of one item shows, in a constant number of queries. */
export type LoadedItem = {
  item: WrittenItem
  at: MeetingAt
  sections: WrittenSection[]
  agenda: AgendaRow[]
  cases: CaseFile[]
  knownCases: CaseFile[]
  captions: SectionCaption[]
  changes: Map<string, LastChange>
  draft: Draft | null
}

export const actingOf = (c: Ctx): StepActing => ({
  municipalityId: c.get('municipality').id,
  actor: `account/${c.get('actor').accountId}`,
  clock: c.get('platform').clock,
  by: c.get('actor'),
})

/** Whether an item's texts can be written as its meeting stands: until it is cancelled or its minutes are released. */
export function refuseWriting({ meeting, minutes }: Pick<Stand, 'meeting' | 'minutes'>): 'cancelled' | 'released' | null {
  if (meeting === 'cancelled') return 'cancelled'
  return minutes === 'none' || minutes === 'draft' ? null : 'released'
}

/** Null when there is no such item. @throws 404 for whoever may not edit it */
export async function itemAndMeeting(tx: Tx, c: Ctx, shortId: string): Promise<{ item: WrittenItem; at: MeetingAt } | null> {
  const item = await itemByShortId(tx, shortId)
  if (!item) return null
  const at = await meetingAt(tx, item.meeting_id)
  if (!mayEdit(c.get('actor'), at)) throw new AppError(404, 'no right to edit')
  return { item, at }
}

export const captionsFor = async (tx: Tx, at: Pick<MeetingAt, 'host' | 'day'>) =>
  (await settingValues(tx, ['captions'], at.host.id, at.day)).captions

export async function changesByPart(tx: Tx, c: Ctx, itemId: string): Promise<Map<string, LastChange>> {
  const rows = await lastChanges(tx, itemId)
  const accountOf = (actor: string) => (actor.startsWith('account/') ? actor.slice('account/'.length) : null)
  const names = await accountNames(
    tx,
    rows.flatMap((row) => accountOf(row.actor) ?? []),
  )
  return new Map(
    rows.map((row) => {
      const id = accountOf(row.actor)
      return [
        row.part,
        { by: id === null ? null : (names.get(id) ?? null), isMine: id !== null && id === c.get('actor').accountId, at: row.at },
      ]
    }),
  )
}

const casesOffered = 100

export async function loadItem(tx: Tx, c: Ctx, shortId: string): Promise<LoadedItem | null> {
  const found = await itemAndMeeting(tx, c, shortId)
  if (!found) return null
  const { item, at } = found
  const accountId = c.get('actor').accountId
  return {
    item,
    at,
    sections: await sectionsOfItem(tx, item.id),
    agenda: await agendaRows(tx, item.meeting_id),
    cases: (await casesOfItems(tx, [item.id])).get(item.id) ?? [],
    knownCases: await findCases(tx, '', casesOffered),
    captions: await captionsFor(tx, at),
    changes: await changesByPart(tx, c, item.id),
    draft: accountId === null ? null : await draftOf(tx, c.get('platform').clock, accountId, `/punkt/${shortId}/rediger`),
  }
}
