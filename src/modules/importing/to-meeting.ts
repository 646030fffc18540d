import type { BodyKind } from '#modules/council/index.ts'
import type { NewItem, NewMeeting, SectionKind, Standing } from '#modules/meetings/index.ts'
import { atLocal, toDate } from '#platform/clock.ts'
import { fromPlainText } from '#platform/richtext/richtext.ts'
import type { Draft, DraftItem } from './draft/draft.ts'
import { isText } from './draft/draft.ts'
import { papersOf, type RunPaper } from './papers.ts'
import type { Match } from './people.ts'

type Setting = {
  host: { id: string; name: string }
  timeZone: string
  provenance: NewMeeting['provenance']
  /** Case number as printed → id. */
  caseIds: Map<string, string>
  actor: string
  /** By name as printed. */
  people: ReadonlyMap<string, Match>
  papers: readonly RunPaper[]
}

import { sameBody } from './parse/same-body.ts'

/** What a parsed document becomes: a draft that says what the source says and nothing more. It must lack nothing (`lackOf`). */
export function meetingFrom(document: Draft, setting: Setting): NewMeeting {
  const startsAt = atLocal(document.date ?? '', document.time ?? '12:00', setting.timeZone)
  if (!startsAt) throw new RangeError('a document without a valid date is refused before')
  const isMinutes = document.kind === 'minutes'
  const papers = papersOf(document, setting.papers)
  const personId = (name: string) => setting.people.get(name)?.personId ?? null
  return {
    kind: 'ordinary',
    title: '',
    startsAt: toDate(startsAt),
    endsAt: endOf(document, toDate(startsAt), setting.timeZone),
    timeZone: setting.timeZone,
    timeKnown: document.time !== null,
    place: document.place ?? '',
    isVirtual: false,
    state: isMinutes ? 'held' : 'called',
    cancelledReason: null,
    host: setting.host,
    otherBodyIds: [],
    preMeetingOfId: null,
    agenda: 'draft',
    hasMinutes: isMinutes,
    provenance: setting.provenance,
    present: document.attendees.map((person) => ({
      personId: personId(person.name),
      name: person.name,
      role: person.role ?? '',
      party: person.party ?? '',
      remote: false,
      arrivedAt: null,
      leftAt: null,
    })),
    apologies: document.absent.map((person) => ({ personId: personId(person.name), name: person.name, reason: person.reason ?? '' })),
    items: document.items.map((item) => itemFrom(item, document, setting, papers.get(item.key) ?? [])),
    recordedBy: setting.actor,
  }
}

/** An end before the beginning is no end: somebody meant another day, or made a slip. */
function endOf({ date, time, endTime }: Draft, startsAt: Date, timeZone: string): Date | null {
  const end = date && time && endTime ? atLocal(date, endTime, timeZone) : null
  return end && toDate(end) > startsAt ? toDate(end) : null
}

function itemFrom(item: DraftItem, document: Draft, setting: Setting, attachments: NewItem['attachments']): NewItem {
  const openness = item.closed ? ('closed' as const) : ('open' as const)
  const caseId = item.caseNumber === null ? undefined : setting.caseIds.get(item.caseNumber)
  const captionOf = (kind: string) => item.sections.find((section) => section.kind === kind)?.caption ?? 'Beslutning'
  return {
    numberText: item.number,
    title: item.title ?? '',
    publicTitle: null,
    openness,
    standing: standingOf(item.title ?? ''),
    supplement: null,
    presenter: '',
    summary: '',
    lang: 'da',
    caseIds: caseId ? [caseId] : [],
    sections: item.sections.filter(isText).map(({ kind, caption, text }) => ({
      kind: kind as SectionKind,
      caption: caption ?? '',
      content: fromPlainText(text ?? ''),
      openness,
      lang: 'da',
    })),
    decision:
      item.decision === null
        ? null
        : {
            caption: captionOf('decision'),
            content: fromPlainText(item.decision),
            outcome: null,
            postponedTo: null,
            referredToBodyId: null,
            openness,
          },
    history: item.earlierDecisions
      .filter((entry) => !isOwnDecision(entry, item, document))
      .map((entry) => ({
        body: entry.body ?? '',
        date: entry.date,
        text: entry.text ?? '',
        repeatsDecision: entry.text === item.decision && entry.date === document.date,
      })),
    attachments,
  }
}

/** Systems print what this meeting decided in the history of the case as well. Put right in one place, it would stand in two versions. */
const isOwnDecision = ({ body, date, text }: DraftItem['earlierDecisions'][number], item: DraftItem, document: Draft): boolean =>
  item.decision !== null &&
  text !== item.decision &&
  date === document.date &&
  document.body !== null &&
  body !== null &&
  sameBody(body, document.body)

const standingTitles: [RegExp, Standing][] = [
  [/^godkendelse af dagsorden/i, 'approve_agenda'],
  [/^(godkendelse af )?referat(et)?( fra)?( det)? (sidste|seneste|forrige) møde/i, 'last_minutes'],
  [/^eventuelt\b/i, 'any_other_business'],
]

/** The items that stand on every agenda, known by their usual Danish titles. */
export const standingOf = (title: string): Standing | null => standingTitles.find(([pattern]) => pattern.test(title.trim()))?.[1] ?? null

/** A first guess at what kind of body a name means; somebody looks at it, because a new body is always a doubt. */
export function bodyKindOf(name: string): BodyKind {
  if (/byråd|kommunalbestyrelse/i.test(name)) return 'city_council'
  if (/udvalg/i.test(name)) return 'committee'
  if (/arbejdsgruppe/i.test(name)) return 'working_group'
  return /råd(et)?$/i.test(name.trim()) ? 'council' : 'other'
}
