import { type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import type { ItemModel, MeetingModel } from './model.ts'

/** A meeting without what the secretariat is still writing: an item or a paper added after the agenda went out waits for its supplement. */
export const sentOut = (model: MeetingModel): MeetingModel => ({
  ...model,
  items: model.items
    .filter((item) => !item.isUnsent)
    .map((item) => ({ ...item, attachments: item.attachments.filter((paper) => !paper.isUnsent) })),
})

/**
 * What of a meeting the public may read: no items before the agenda is published to all, no decisions and no names before the minutes are released,
 * and of a closed item its number and public title alone. A part is never more open than the item it stands in.
 */
export function publicModel(model: MeetingModel): MeetingModel {
  const released = model.minutes !== 'none'
  return {
    ...model,
    items:
      model.agenda === 'published' ? sentOut(model).items.map((item) => (item.isClosed ? closedItem(item) : openItem(item, released))) : [],
    present: released ? model.present : [],
    apologies: released ? model.apologies : [],
  }
}

const closedItem = (item: ItemModel): ItemModel => ({
  id: item.id,
  shortId: item.shortId,
  number: item.number,
  title: item.publicTitle,
  publicTitle: null,
  isClosed: true,
  lang: item.lang,
  standing: null,
  supplement: item.supplement,
  presenter: '',
  summary: '',
  cases: [],
  sections: [],
  decisions: [],
  history: [],
  attachments: [],
})

/** An item without what was decided on it. The summary and the repeated entry tell what a decision says, so they go with it. */
const withoutDecisions = (item: ItemModel, kept: ItemModel['decisions']): ItemModel =>
  kept.length === item.decisions.length
    ? item
    : { ...withoutRecused(item), summary: '', decisions: kept, history: item.history.filter((entry) => !entry.repeatsDecision) }

/** Who stood aside belongs to how an item was decided: it is never told without the decisions. */
const withoutRecused = ({ recused: _stoodAside, ...item }: ItemModel): ItemModel => item

/** What those who may read everything of an item may know of it: its decisions only once the minutes are released. */
export const asReleased = (item: ItemModel, released: boolean): ItemModel => (released ? item : withoutRecused(withoutDecisions(item, [])))

/** A caption under which nobody has written anything. */
export const isUnwritten = (content: RichText) => toPlainText(content).trim() === ''

function openItem(item: ItemModel, released: boolean): ItemModel {
  const decisions = released ? item.decisions.filter((decision) => !decision.isClosed) : []
  return {
    ...withoutDecisions(released ? item : withoutRecused(item), decisions),
    publicTitle: null,
    sections: item.sections.filter((section) => !section.isClosed && !isUnwritten(section.content)),
    attachments: item.attachments.filter((attachment) => !attachment.isClosed),
  }
}

/**
 * The public snapshot as somebody with a right to closed parts reads it: closed items are filled in from the tables, open ones stay as published,
 * so that a correction under way shows to nobody.
 */
export const withClosedParts = (published: MeetingModel, full: MeetingModel): MeetingModel => {
  const released = published.minutes !== 'none'
  const sent = sentOut(full).items.map((item) => asReleased(item, released))
  if (published.agenda === 'members') return { ...published, items: sent }
  const items = new Map(sent.map((item) => [item.id, item]))
  return {
    ...published,
    items: published.items.map((item) => {
      const whole = items.get(item.id)
      if (!whole) return item
      return item.isClosed
        ? whole
        : {
            ...item,
            sections: [...item.sections, ...whole.sections.filter((s) => s.isClosed)],
            decisions: [...item.decisions, ...whole.decisions.filter((d) => d.isClosed)],
            ...(whole.decisions.some((d) => d.isClosed) && whole.recused && { recused: whole.recused }),
            attachments: [...item.attachments, ...whole.attachments.filter((a) => a.isClosed)],
          }
    }),
  }
}
