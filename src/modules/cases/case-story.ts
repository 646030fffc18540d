import type { Tx } from '#platform/db/db.ts'
import type { Ctx } from '#platform/http/context.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import type { Lang, Texts } from '#texts/index.ts'
import type { Child } from '#ui/context.ts'
import type { PublicCase, PublicItem } from './cases.ts'

/** A decision that minutes repeat from before: by a body or at a meeting that this house may know nothing else of. */
export type PastDecision = {
  body: string
  /** YYYY-MM-DD; null where the minutes give no day that exists. */
  date: string | null
  text: string
  /** The item under which it stands. */
  shortId: string
  itemTitle: string
}

/** Where a decision leaves a case: postponed (to a day, when one was set), or sent on to another body. */
export type LeftOpen = { isPostponed: boolean; until: string | null; referredTo: string | null }

/** What the public may read of the items of a case beyond their line in a list. */
export type CaseStory = (
  tx: Tx,
  c: Ctx,
  shortIds: string[],
) => Promise<{
  past: PastDecision[]
  /** Decisions and papers of an item, as they stand on its own page; null: nothing of it is public. */
  shown: (shortId: string) => Child
  ahead: (shortId: string) => LeftOpen | null
}>

export type CaseEvent = { kind: 'item'; day: string; item: PublicItem } | { kind: 'past'; day: string | null; past: PastDecision }

/** What happened to a case, the newest first, by year; what has no day comes last, under null. */
export function eventsByYear(
  file: PublicCase,
  past: readonly PastDecision[],
  dayOf: (at: Date) => string,
): { year: string | null; events: CaseEvent[] }[] {
  const events: CaseEvent[] = [
    ...file.items.map((item) => ({ kind: 'item' as const, day: dayOf(item.meeting.startsAt), item })),
    ...past.toReversed().map((entry) => ({ kind: 'past' as const, day: entry.date, past: entry })),
  ]
  events.sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''))
  return [...Map.groupBy(events, ({ day }) => day?.slice(0, 4) ?? null)].map(([year, each]) => ({ year, events: each }))
}

export const isComing = ({ meeting }: PublicItem, now: Date) =>
  (meeting.state === 'planned' || meeting.state === 'called') && meeting.startsAt > now

/** What is still to happen to a case: the meetings that have it before them, else where its latest decision has left it. */
export function whatIsAhead(
  file: PublicCase,
  ahead: (shortId: string) => LeftOpen | null,
  now: Date,
): { coming: PublicItem[]; left: LeftOpen | null } {
  // Items of one meeting stay in the order of its agenda.
  const coming = file.items
    .filter((item) => isComing(item, now))
    .toSorted((a, b) => a.meeting.startsAt.getTime() - b.meeting.startsAt.getTime())
  const latest = file.items.find((item) => item.hasDecision)
  const left = coming.length === 0 && latest ? ahead(latest.shortId) : null
  return { coming, left: left && (left.isPostponed || left.referredTo !== null) ? left : null }
}

export function leftOpenInWords(t: Texts, lang: Lang, { referredTo, until }: LeftOpen): string {
  if (referredTo !== null) return t.cases.referred(referredTo)
  return until === null ? t.cases.postponed : t.cases.postponedTo(dateInWords(lang, until))
}
