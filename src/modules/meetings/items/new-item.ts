import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId, newShortId } from '#platform/ids.ts'
import { type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import type { NewItem } from '../create.ts'
import { agendaRows, insertItem } from '../plan/agenda.queries.ts'
import { type AgendaRefusal, putIn, refuseItemChange } from '../plan/agenda.ts'
import { beginEdit, type StepActing } from '../plan/stand.ts'
import { defaultText } from './default-text.ts'
import { type CaseRefusal, saveCases } from './item-cases.ts'
import { columnsOf, type ItemValues } from './item-form.ts'
import { captionsFor } from './load.ts'

export type NewTexts = { caption: string; doc: RichText }[]
type Section = NewItem['sections'][number]

/** The body's standing sections; a text that is brought along stands in the one with its heading, or in one of its own. */
function sectionsOf(captions: Awaited<ReturnType<typeof captionsFor>>, texts: NewTexts, lang: string): Section[] {
  const standing = captions
    .filter((one) => one.always)
    .map(({ kind, caption, text }): Section => {
      const brought = texts.find((one) => one.caption === caption)
      return { kind, caption, content: brought?.doc ?? defaultText(text, lang), openness: 'open', lang }
    })
  const others = texts.filter((one) => standing.every((section) => section.caption !== one.caption))
  return [...standing, ...others.map(({ caption, doc }): Section => ({ kind: 'other', caption, content: doc, openness: 'open', lang }))]
}

/** Puts a new item on an agenda, before what stands last on every one. It goes out with the agenda, or with the next supplement. */
export async function createItem(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  given: { values: ItemValues; texts: NewTexts; caseWords: { words: string; title: string } },
): Promise<{ refusal: AgendaRefusal } | CaseRefusal | { shortId: string }> {
  const at = await beginEdit(tx, acting, meetingId)
  const refusal = refuseItemChange(at, null)
  if (refusal) return { refusal }
  const before = await agendaRows(tx, meetingId)
  const common = { municipality_id: acting.municipalityId, modified_at: toDate(acting.clock()) }
  const item = {
    ...common,
    id: newId(),
    short_id: newShortId(),
    meeting_id: meetingId,
    position: before.length,
    ...columnsOf(given.values),
    created_at: common.modified_at,
  }
  const sections = sectionsOf(await captionsFor(tx, at), given.texts, item.lang).map((section, position) => ({
    ...common,
    id: newId(),
    item_id: item.id,
    position,
    kind: section.kind,
    caption: section.caption,
    content: JSON.stringify(section.content),
    plain: toPlainText(section.content),
    openness: section.openness,
    lang: section.lang,
  }))
  await insertItem(tx, { item, sections, attachments: [] })
  await putIn(tx, meetingId, item.id, before)
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'item.create',
    thing: `item/${item.id}`,
    payload: { meeting: meetingId, openness: item.openness },
  })
  const refused = await saveCases(tx, acting, item.id, null, given.caseWords)
  return refused ?? { shortId: item.short_id }
}
