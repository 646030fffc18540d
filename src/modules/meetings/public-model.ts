import type { ItemModel, MeetingModel } from './model.ts'

/**
 * What of a meeting the public may read: no items before the agenda is published, no decisions and no names before the minutes are released,
 * and of a closed item its number and public title alone. A part is never more open than the item it stands in.
 */
export function publicModel(model: MeetingModel): MeetingModel {
  const released = model.minutes !== 'none'
  return {
    ...model,
    items: model.agenda === 'none' ? [] : model.items.map((item) => (item.isClosed ? closedItem(item) : openItem(item, released))),
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

function openItem(item: ItemModel, released: boolean): ItemModel {
  const decisions = released ? item.decisions.filter((decision) => !decision.isClosed) : []
  const allOpen = decisions.length === item.decisions.length
  return {
    ...item,
    publicTitle: null,
    // The sentence and the repeated entry tell what the decision says, so they are as closed as the decision is.
    summary: allOpen || !item.decisions.some((decision) => decision.isClosed) ? item.summary : '',
    decisions,
    history: item.history.filter((entry) => !entry.repeatsDecision || allOpen),
    sections: item.sections.filter((section) => !section.isClosed),
    attachments: item.attachments.filter((attachment) => !attachment.isClosed),
  }
}

/**
 * The public snapshot as somebody with a right to closed parts reads it: closed items are filled in from the tables, open ones stay as published,
 * so that a correction under way shows to nobody.
 */
export const withClosedParts = (published: MeetingModel, full: MeetingModel): MeetingModel => {
  const items = new Map(full.items.map((item) => [item.id, item]))
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
            attachments: [...item.attachments, ...whole.attachments.filter((a) => a.isClosed)],
          }
    }),
  }
}
