import type { ItemModel, MeetingModel } from '../model.ts'
import { publicModel } from '../public-model.ts'

/**
 * An earlier version as the public may read it today: what was open then and has been closed since is closed in every version.
 * @param now the meeting as it stands in the tables, closed parts included
 * @param closedPapers ids of the papers that are closed, those among them that were taken off their items since
 */
export function stillOpen(version: MeetingModel, now: MeetingModel, closedPapers: ReadonlySet<string> = new Set()): MeetingModel {
  const items = new Map(now.items.map((item) => [item.id, item]))
  return {
    ...version,
    items: version.items.map((item) => {
      const today = items.get(item.id)
      if (!today || item.isClosed) return item
      return today.isClosed ? closed(item, today) : withoutClosedParts(item, today, closedPapers)
    }),
  }
}

/** Nothing of the item but its number and the title that the public may know now. */
function closed(item: ItemModel, today: ItemModel): ItemModel {
  const hidden: MeetingModel = { ...emptyMeeting, items: [{ ...item, isClosed: true, publicTitle: today.publicTitle }] }
  return publicModel(hidden).items[0] ?? item
}

const emptyMeeting = { agenda: 'published', minutes: 'released', present: [], apologies: [] } as unknown as MeetingModel

const keyOf = (section: ItemModel['sections'][number]) => `${section.kind} ${section.caption}`

/** A section is found again by its kind and caption. Of one that has another caption today it is not known which it was, so it counts as closed. */
function isClosedToday(section: ItemModel['sections'][number], today: ItemModel): boolean {
  const alike = today.sections.filter(({ kind }) => kind === section.kind)
  const named = alike.filter((one) => keyOf(one) === keyOf(section))
  return named.length > 0 ? named.some((one) => one.isClosed) : alike.some((one) => one.isClosed)
}

function withoutClosedParts(item: ItemModel, today: ItemModel, closedPapers: ReadonlySet<string>): ItemModel {
  const decisions = new Set(today.decisions.filter((decision) => decision.isClosed).map(({ body }) => body))
  const papers = new Set(today.attachments.filter((paper) => paper.isClosed).flatMap(({ id, title }) => [id, title]))
  const hidesDecision = item.decisions.some(({ body }) => decisions.has(body))
  // Who stood aside belongs to how the item was decided.
  const { recused, ...rest } = item
  return {
    ...rest,
    ...(recused && !hidesDecision && { recused }),
    ...(hidesDecision && { summary: '', history: item.history.filter((entry) => !entry.repeatsDecision) }),
    sections: item.sections.filter((section) => !isClosedToday(section, today)),
    decisions: item.decisions.filter(({ body }) => !decisions.has(body)),
    attachments: item.attachments.filter(
      ({ id, title }) => !papers.has(title) && (id === undefined || !(papers.has(id) || closedPapers.has(id))),
    ),
  }
}
