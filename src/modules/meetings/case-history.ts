import type { LeftOpen, PastDecision } from '#modules/cases/index.ts'
import { dayOf } from '#platform/clock.ts'
import { toPlainText } from '#platform/richtext/richtext.ts'
import type { ItemModel, MeetingModel } from './model.ts'

/** An item of a case, and the day on which it was on an agenda. */
export type DatedItem = { item: ItemModel; day: string }

/** Of these meetings the items with these addresses, the oldest first. */
export function datedItems(meetings: readonly MeetingModel[], shortIds: readonly string[]): DatedItem[] {
  const wanted = new Set(shortIds)
  const all = meetings.flatMap(({ items, startsAt, timeZone }) =>
    items.filter((item) => wanted.has(item.shortId)).map((item) => ({ item, day: dayOf(new Date(startsAt), timeZone) })),
  )
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Where the last decision of an item leaves its case; null while nothing is decided on it. */
export function leftOpen(items: readonly DatedItem[], shortId: string): LeftOpen | null {
  const last = items.find(({ item }) => item.shortId === shortId)?.item.decisions.at(-1)
  return last ? { isPostponed: last.outcome === 'postponed', until: last.postponedTo, referredTo: last.referredTo } : null
}

/**
 * What old minutes repeat of earlier decisions on a case, each once: not what one of the items decides itself, and not what an earlier item has
 * repeated already. Two bodies that decide in the same words are two decisions. The oldest first; entries without a day come last.
 */
export function pastDecisions(items: readonly DatedItem[]): PastDecision[] {
  const told = new Set(
    items.flatMap(({ item, day }) => item.decisions.map(({ body, content }) => sayingOf({ body, date: day, text: toPlainText(content) }))),
  )
  const past = items.flatMap(({ item }) =>
    item.history.flatMap(({ body, date, text, repeatsDecision }) => {
      const saying = sayingOf({ body, date, text })
      if (repeatsDecision || told.has(saying)) return []
      told.add(saying)
      return [{ body, date, text, shortId: item.shortId, itemTitle: item.title ?? '' }]
    }),
  )
  return past.sort((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999'))
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

const sayingOf = ({ body, date, text }: { body: string; date: string | null; text: string }) =>
  [plain(body), date ?? '', plain(text)].join('\n')
