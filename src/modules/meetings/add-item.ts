import { settingValues } from '#modules/council/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId, newShortId } from '#platform/ids.ts'
import { fromPlainText, toPlainText } from '#platform/richtext/richtext.ts'
import { agendaRows, insertItem } from './plan/agenda.queries.ts'
import { type AgendaRefusal, putIn, refuseItemChange } from './plan/agenda.ts'
import { planTexts } from './plan/plan.text.ts'
import { beginEdit, type StepActing } from './plan/stand.ts'
import { sectionsFrom } from './plan/standing-items.ts'

/** `background` is plain text. */
export type AddedItem = { title: string; background: string; presenter: string }

/**
 * Puts an item on the agenda of a meeting that lies ahead, before the items that stand last, with the sections that the body's items have. It is
 * closed until the secretariat opens it; where the agenda has gone out, it waits for the next supplement.
 * @throws 404 for whoever may not edit the meeting
 */
export async function addItem(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  given: AddedItem,
): Promise<{ refusal: AgendaRefusal } | { id: string; shortId: string }> {
  const at = await beginEdit(tx, acting, meetingId)
  const refusal = refuseItemChange(at, null)
  if (refusal) return { refusal }
  const rows = await agendaRows(tx, meetingId)
  const [id, shortId, now] = [newId(), newShortId(), toDate(acting.clock())]
  const keys = { municipality_id: acting.municipalityId, item_id: id }
  await insertItem(tx, {
    item: {
      municipality_id: acting.municipalityId,
      id,
      short_id: shortId,
      meeting_id: meetingId,
      position: rows.length,
      title: given.title,
      openness: 'closed',
      presenter: given.presenter,
      created_at: now,
      modified_at: now,
    },
    sections: (await sectionsOf(tx, at, given.background)).map(({ content, ...section }, position) => ({
      ...keys,
      ...section,
      id: newId(),
      position,
      content: JSON.stringify(content),
      plain: toPlainText(content),
      modified_at: now,
    })),
    attachments: [],
  })
  await putIn(tx, meetingId, id, rows)
  const event = { actor: acting.actor, action: 'item.add' as const, thing: `item/${id}`, payload: { meeting: meetingId } }
  await recordAudit(tx, acting.municipalityId, acting.clock, event)
  return { id, shortId }
}

async function sectionsOf(tx: Tx, at: { host: { id: string }; day: string }, background: string) {
  const { captions } = await settingValues(tx, ['captions'], at.host.id, at.day)
  const sections = sectionsFrom(captions)
  if (!background.trim()) return sections
  const written = fromPlainText(background)
  const own = { kind: 'background' as const, caption: planTexts.da.background, content: written, openness: 'open' as const, lang: 'da' }
  if (!sections.some((section) => section.kind === 'background')) return [...sections, own]
  return sections.map((section) => (section.kind === 'background' ? { ...section, content: written } : section))
}
