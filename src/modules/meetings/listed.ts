import { yearOf } from '#platform/i18n/dates.ts'
import { toPlainText } from '#platform/richtext/richtext.ts'
import type { ItemModel, MeetingModel } from './model.ts'

type Keys = { municipality_id: string; meeting_id: string; snapshot_id: string }

/** What lists say of a published meeting and of each of its items that the public may read. */
export function listedRows(keys: Keys, slug: string, model: MeetingModel, now: Date) {
  const startsAt = new Date(model.startsAt)
  const meeting = {
    ...keys,
    slug,
    title: model.title,
    kind: model.kind,
    starts_at: startsAt,
    year: yearOf(startsAt, model.timeZone),
    time_known: model.timeKnown,
    place: model.place,
    is_virtual: model.isVirtual,
    state: model.state,
    minutes: model.minutes,
    body_ids: model.bodies.map((body) => body.id),
    body_names: model.bodies.map((body) => body.name),
    item_count: model.items.length,
    published_at: now,
  }
  const items = model.items
    .map((item, position) => ({ item, position }))
    .filter(({ item }) => !item.isClosed)
    .map(({ item, position }) => ({
      ...keys,
      item_id: item.id,
      short_id: item.shortId,
      position,
      number_text: item.number,
      title: item.title ?? '',
      summary: item.summary || beginning(item),
      lang: item.lang,
      standing: item.standing,
      outcome: item.decisions[0]?.outcome ?? null,
      has_decision: item.decisions.length > 0,
      decided_by:
        item.decisions.length > 0 ? [...new Set(item.decisions.flatMap((decision) => decision.decidedBy ?? decision.body))] : null,
    }))
  return { meeting, items }
}

const shownInLists = 200

/** What a list says of an item without a sentence of its own: how its decision begins, whole words. */
function beginning(item: ItemModel): string {
  const text = toPlainText(item.decisions[0]?.content ?? { version: 1, blocks: [] })
    .replace(/\s+/g, ' ')
    .trim()
  return text.length <= shownInLists ? text : `${text.slice(0, shownInLists).replace(/\s+\S*$/, '')} …`
}
