import { dateInWords, timeOfDay } from '#platform/i18n/dates.ts'
import { commaOf } from '#platform/i18n/direction.ts'
import type { Inline, Paper, PaperBlock } from '#platform/paper/paper.ts'
import type { MeetingModel } from '../model.ts'
import { asReleased } from '../public-model.ts'
import type { Readable } from '../readable.ts'
import { meetingName, meetingTime } from '../titles.ts'
import { heading, itemBlocks } from './item-blocks.ts'
import { danish, type PaperLocal } from './local.ts'

/** `draftMinutes`: minutes that are still written, as far as they have come. */
export type MeetingDocument = 'agenda' | 'minutes' | 'draftMinutes'

/** Shorter papers are seen at a glance. */
const contentsFrom = 4

/** Nothing that only some may read: what this reader sees is what is published for all. */
export const isForAll = ({ found, meeting, publication }: Readable) => publication !== null && meeting === found.model

/** A meeting as its agenda or its minutes; null when there is none of that kind yet. */
export function meetingPaper(local: PaperLocal, read: Readable, document: MeetingDocument): Paper | null {
  const { meeting } = read
  if (meeting.items.length === 0 || (document === 'minutes' && meeting.minutes === 'none')) return null
  const decisions = document !== 'agenda'
  const items = meeting.items.map((item) => asReleased(item, decisions))
  return {
    ...frame(local, read, local.t.papers[document]),
    blocks: [
      ...openingBlocks(local, read, local.t.papers[document], decisions),
      ...(decisions ? peopleBlocks(local, meeting) : []),
      ...(items.length >= contentsFrom ? [{ type: 'contents' as const, title: local.t.papers.contents }] : []),
      ...items.flatMap((item) => itemBlocks(local, item, { level: 2, decisions, attachments: true })),
      ...(decisions ? closingBlocks(local, meeting) : []),
    ],
  }
}

const dayOf = ({ lang }: PaperLocal, { startsAt, timeZone }: MeetingModel) => dateInWords(lang, new Date(startsAt), timeZone)

const onOneLine = (words: string) => words.replaceAll(' ', '\u00a0')

/** What a paper of this meeting says of itself. */
export function frame(local: PaperLocal, read: Readable, kind: string): Omit<Paper, 'blocks'> {
  const { t } = local
  const { meeting, publication, found } = read
  const title = `${kind}: ${meetingName(meeting)}${commaOf(local.lang)}${dayOf(local, meeting)}`
  const state = publication !== null && meeting.minutes === 'released' ? t.papers.notApproved : ''
  return {
    lang: local.lang,
    title,
    author: `${meeting.bodies.map((body) => body.name).join(', ')}, ${local.municipality}`,
    date: (publication?.at ?? found.modifiedAt).toISOString(),
    accent: local.accent,
    ...(local.logo && { logo: local.logo }),
    ...(publication === null && { stamp: t.papers.draft }),
    running: { start: title, end: state },
    pageWords: t.papers.pages,
  }
}

const warning = (text: string): PaperBlock => ({ type: 'box', look: 'warning', blocks: [{ type: 'paragraph', inline: [{ text }] }] })

/** The head of the first page: what it is, of which meeting, when and where, and what a reader must know before reading. */
export function openingBlocks(local: PaperLocal, read: Readable, kind: string, decisions: boolean): PaperBlock[] {
  const { t } = local
  const { meeting, publication } = read
  return [
    { type: 'paragraph', look: 'kicker', inline: [{ text: `${kind} · ${t.meetings.kinds[meeting.kind]}` }] },
    heading(1, [danish(local, meetingName(meeting)), { text: commaOf(local.lang) + onOneLine(dayOf(local, meeting)) }]),
    ...(publication === null ? [warning(t.papers.draftText)] : []),
    ...(hasClosedWords(meeting) ? [warning(t.papers.confidential)] : []),
    ...(decisions && meeting.minutes === 'released' ? [warning(t.meetings.notApproved)] : []),
    ...cancelled(local, meeting),
    {
      type: 'terms',
      rows: [
        { term: t.meetings.when, inline: [{ text: meetingTime(t, local.lang, meeting) }] },
        { term: t.meetings.where, inline: placeOf(local, meeting) },
        { term: t.meetings.who, inline: [danish(local, meeting.bodies.map((body) => body.name).join(', '))] },
      ],
    },
  ]
}

const hasClosedWords = ({ items }: MeetingModel) =>
  items.some(
    (item) =>
      (item.isClosed && item.sections.length + item.decisions.length + item.attachments.length > 0) ||
      (!item.isClosed && [...item.sections, ...item.decisions, ...item.attachments].some((part) => part.isClosed)),
  )

const cancelled = ({ t }: PaperLocal, { state, cancelledReason }: MeetingModel): PaperBlock[] =>
  state === 'cancelled' ? [warning([t.meetings.cancelledTitle, cancelledReason].filter(Boolean).join(': '))] : []

const placeOf = (local: PaperLocal, { isVirtual, place }: MeetingModel): Inline[] => [
  ...(isVirtual ? [{ text: place ? `${local.t.meetings.virtual}, ` : local.t.meetings.virtual }] : []),
  ...(place ? [danish(local, place)] : isVirtual ? [] : [{ text: '–' }]),
]

/** Who was there, as a table; who sent an apology, as a sentence. */
function peopleBlocks(local: PaperLocal, meeting: MeetingModel): PaperBlock[] {
  const { t } = local
  if (meeting.present.length === 0 && meeting.apologies.length === 0) return []
  const name = (text: string): Inline => ({ ...danish(local, text), isName: true })
  const rows = meeting.present.map((person) => [
    [name(person.name)],
    [danish(local, [person.party, person.role].filter(Boolean).join(', '))],
    [{ text: remarkOf(local, meeting, person) }],
  ])
  const columns = [0, 1, 2].filter((column) => column === 0 || rows.some((row) => row[column]?.some((run) => run.text !== '')))
  const only = (row: Inline[][]) => columns.map((column) => row[column] ?? [])
  const head = only([[{ text: t.papers.name }], [{ text: t.papers.role }], [{ text: t.papers.remark }]])
  const apologies = meeting.apologies.flatMap((person, i) => [...(i > 0 ? [{ text: ', ' }] : []), name(person.name)])
  return [
    // Old minutes may tell no more than who sent word.
    heading(2, [{ text: rows.length > 0 ? t.meetings.present : t.meetings.apologies }]),
    ...(rows.length > 0 ? [{ type: 'table' as const, head, rows: rows.map(only) }] : []),
    ...(apologies.length > 0
      ? [{ type: 'paragraph' as const, inline: [{ text: `${t.meetings.apologies}: `, strong: true }, ...apologies] }]
      : []),
  ]
}

function remarkOf({ t, lang }: PaperLocal, meeting: MeetingModel, person: MeetingModel['present'][number]): string {
  const clock = (at: string) => timeOfDay(lang, new Date(at), meeting.timeZone)
  return [
    person.remote && !meeting.isVirtual ? t.meetings.remote : '',
    person.arrivedAt ? t.meetings.arrived(clock(person.arrivedAt)) : '',
    person.leftAt ? t.meetings.left(clock(person.leftAt)) : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** How far the minutes have come: which meeting approved them, and who signed which version. */
function closingBlocks(local: PaperLocal, { approvedBy, signature, timeZone }: MeetingModel): PaperBlock[] {
  const { t, lang, href } = local
  const on = (at: string) => dateInWords(lang, new Date(at), timeZone)
  const lines: Inline[][] = [
    ...(approvedBy
      ? [[{ text: `${t.meetings.approvedBy} ` }, { text: on(approvedBy.startsAt), href: href(`/punkt/${approvedBy.shortId}`) }]]
      : []),
    ...(signature
      ? [
          [{ text: t.meetings.signed(signature.by, on(signature.at)), isName: true }],
          [{ text: `${t.meetings.signedVersion(signature.version)} ${signature.rootHash}` }],
        ]
      : []),
  ]
  if (lines.length === 0) return []
  const blocks = lines.map((inline): PaperBlock => ({ type: 'paragraph', inline }))
  return [heading(2, [{ text: t.papers.approval }]), { type: 'box', look: 'decision', blocks }]
}
