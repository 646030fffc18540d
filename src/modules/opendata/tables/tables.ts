import { Temporal } from 'temporal-polyfill'
import type { PublishedMeeting } from '#modules/meetings/index.ts'
import { dayOf } from '#platform/clock.ts'
import { toPlainText } from '#platform/richtext/richtext.ts'
import type { columnWords, tableWords } from './tables.text.ts'

export type Cell = string | number | boolean | null
type Name = keyof typeof columnWords
type Columns<Row> = Partial<Record<Name, (row: Row) => Cell>>

/** A table that everybody may fetch. Each of its rows is made of one public meeting. */
export type OpenTable = {
  name: keyof typeof tableWords
  columns: readonly Name[]
  rowsOf: (meeting: PublishedMeeting, origin: string) => Cell[][]
}

type Item = PublishedMeeting['model']['items'][number]
type InMeeting = PublishedMeeting & { origin: string }
type Decided = InMeeting & { item: Item; decision: Item['decisions'][number] }

/** An instant with the offset of the meeting's place, so that nobody has to know about summer time. */
function localInstant(iso: string, zone: string): string {
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(zone)
  return `${at.toPlainDateTime().toString({ smallestUnit: 'second' })}${at.offset}`
}

const several = (names: readonly string[]) => names.join(', ') || null

const ofMeeting = {
  meeting: ({ slug }: InMeeting) => slug,
  page: ({ slug, origin }: InMeeting) => `${origin}/moeder/${slug}`,
  body: ({ model }: InMeeting) => model.bodies[0]?.name ?? null,
  date: ({ model }: InMeeting) => dayOf(new Date(model.startsAt), model.timeZone),
}

const meetings: Columns<InMeeting> = {
  ...ofMeeting,
  bodies: ({ model }) => several(model.bodies.map(({ name }) => name)),
  kind: ({ model }) => model.kind,
  title: ({ model }) => model.title || null,
  starts_at: ({ model }) => (model.timeKnown ? localInstant(model.startsAt, model.timeZone) : null),
  ends_at: ({ model }) => (model.endsAt === null ? null : localInstant(model.endsAt, model.timeZone)),
  place: ({ model }) => model.place || null,
  virtual: ({ model }) => model.isVirtual,
  state: ({ model }) => model.state,
  minutes: ({ model }) => model.minutes,
  items: ({ model }) => model.items.length,
  closed_items: ({ model }) => model.items.filter((item) => item.isClosed).length,
  published_at: ({ publishedAt }) => publishedAt.toISOString(),
}

const decisions: Columns<Decided> = {
  item: ({ item }) => item.shortId,
  page: ({ item, origin }) => `${origin}/punkt/${item.shortId}`,
  meeting: ofMeeting.meeting,
  date: ofMeeting.date,
  decided_by: ({ decision }) => several(decision.decidedBy ?? [decision.body]),
  number: ({ item }) => item.number,
  title: ({ item }) => item.title,
  cases: ({ item }) => several(item.cases.map(({ number }) => number)),
  outcome: ({ decision }) => decision.outcome,
  votes_for: ({ decision }) => decision.votes?.for ?? null,
  votes_against: ({ decision }) => decision.votes?.against ?? null,
  abstentions: ({ decision }) => decision.votes?.abstain ?? null,
  postponed_to: ({ decision }) => decision.postponedTo,
  referred_to: ({ decision }) => decision.referredTo,
  decision: ({ decision }) => toPlainText(decision.content),
  language: ({ decision }) => decision.lang,
}

const attendance: Columns<InMeeting> = {
  ...ofMeeting,
  present: ({ model }) => model.present.length,
  remote: ({ model }) => model.present.filter(({ remote }) => remote).length,
  apologies: ({ model }) => model.apologies.length,
}

function table<Row>(name: OpenTable['name'], columns: Columns<Row>, rows: (meeting: InMeeting) => Row[]): OpenTable {
  const cells = Object.entries(columns) as [Name, (row: Row) => Cell][]
  return {
    name,
    columns: cells.map(([column]) => column),
    rowsOf: (meeting, origin) => rows({ ...meeting, origin }).map((row) => cells.map(([, of]) => of(row))),
  }
}

/** Every table there is. Made of published versions alone: what is closed or not released is in none of them. */
export const openTables: readonly OpenTable[] = [
  table('meetings', meetings, (meeting) => [meeting]),
  table('decisions', decisions, (meeting) =>
    meeting.model.items.flatMap((item) => item.decisions.map((decision) => ({ ...meeting, item, decision }))),
  ),
  table('attendance', attendance, (meeting) => (meeting.model.minutes === 'none' ? [] : [meeting])),
]
