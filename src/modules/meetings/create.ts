import type { Insertable } from 'kysely'
import { linkCases } from '#modules/cases/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { moveReferences } from '#platform/files/files.queries.ts'
import { newId, newShortId, slugify } from '#platform/ids.ts'
import { type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import type { MeetingKind, MeetingState, Outcome, SectionKind, Standing } from './model.ts'
import { insertMeetingRows, liftCounter, type MeetingRows, slugsLike } from './records.queries.ts'

export type Openness = 'open' | 'closed'

export type NewMeeting = {
  kind: MeetingKind
  /** Empty: the body and the date are title enough. */
  title: string
  startsAt: Date
  endsAt: Date | null
  timeZone: string
  timeKnown: boolean
  place: string
  isVirtual: boolean
  state: MeetingState
  cancelledReason: string | null
  host: { id: string; name: string }
  otherBodyIds: string[]
  preMeetingOfId: string | null
  agenda: 'draft' | 'approved' | 'published'
  hasMinutes: boolean
  provenance: { sourceDocumentId: string; importRunId: string; sourceName: string } | null
  present: {
    personId: string | null
    name: string
    role: string
    party: string
    remote: boolean
    arrivedAt: Date | null
    leftAt: Date | null
  }[]
  apologies: { personId: string | null; name: string; reason: string }[]
  items: NewItem[]
  recordedBy: string
}

export type NewItem = {
  /** As printed; a whole number also lifts the body's counter. */
  numberText: string | null
  title: string
  publicTitle: string | null
  openness: Openness
  standing: Standing | null
  supplement: number | null
  presenter: string
  summary: string
  lang: string
  caseIds: string[]
  sections: { kind: SectionKind; caption: string; content: RichText; openness: Openness; lang: string }[]
  decision: {
    caption: string
    content: RichText
    outcome: Outcome | null
    postponedTo: string | null
    referredToBodyId: string | null
    openness: Openness
  } | null
  history: { body: string; date: string | null; text: string; repeatsDecision: boolean }[]
  attachments: NewPaper[]
}

/** A paper of an item; without a file it is a title alone. The file lies in the store already. */
export type NewPaper = { title: string; openness: Openness; file?: NewFile }
export type NewFile = { fileName: string; mediaType: string; size: number; sha256: Buffer }

/**
 * The address of a meeting: its day and its host, with -2, -3 … where another meeting has that. It follows the day until the meeting is called.
 * @param ownId the meeting that may take an address again which it had before
 */
export async function freeSlug(
  tx: Tx,
  municipalityId: string,
  meeting: { startsAt: Date; timeZone: string; hostName: string },
  ownId: string | null = null,
) {
  const day = dayOf(meeting.startsAt, meeting.timeZone)
  const base = `${day}-${slugify(meeting.hostName)}`
  await takeTurn(tx, municipalityId, `addresses of ${day}`)
  const taken = new Map((await slugsLike(tx, base)).map((row) => [row.slug, row.meeting_id]))
  const isFree = (slug: string) => !taken.has(slug) || taken.get(slug) === ownId
  if (isFree(base)) return base
  let n = 2
  while (!isFree(`${base}-${n}`)) n++
  return `${base}-${n}`
}

/** An item's id, and the one in its address. */
export type ItemIds = { id: string; shortId: string }
/** The addresses of a draft that is written anew; items that were not there before have none. */
export type Before = { id: string; slug: string | null; items: (ItemIds | undefined)[] }

/**
 * Writes a meeting with everything in it, in a constant number of statements. It is not public: publishing is a step of its own.
 * @param before the draft that was removed to be written anew in the same place
 * @returns the ids, those of the items in their order
 */
export async function createMeeting(tx: Tx, municipalityId: string, meeting: NewMeeting, now: Date, before: Before | null = null) {
  const id = before?.id ?? newId()
  const slug = before?.slug ?? (await freeSlug(tx, municipalityId, { ...meeting, hostName: meeting.host.name }))
  const ids = meeting.items.map((_, i) => before?.items[i] ?? { id: newId(), shortId: newShortId() })
  const itemIds = ids.map((item) => item.id)
  const rows: MeetingRows = {
    meeting: meetingRow(municipalityId, id, slug, meeting, now),
    slug: { municipality_id: municipalityId, slug, meeting_id: id },
    bodies: bodyRows(municipalityId, id, meeting),
    agenda: {
      municipality_id: municipalityId,
      meeting_id: id,
      state: meeting.agenda,
      published_at: meeting.agenda === 'published' ? now : null,
    },
    minutes: meeting.hasMinutes ? { municipality_id: municipalityId, meeting_id: id, state: 'draft' } : null,
    attendance: attendanceRows(municipalityId, id, meeting),
    apologies: apologyRows(municipalityId, id, meeting, now),
    ...itemRows(municipalityId, id, meeting, ids, now),
  }
  await insertMeetingRows(tx, rows)
  await moveReferences(
    tx,
    rows.attachments.flatMap(({ sha256 }) => sha256 ?? []),
    1,
  )
  const links = meeting.items.flatMap((item, i) => item.caseIds.map((caseId) => ({ caseId, itemId: itemIds[i] ?? '' })))
  await linkCases(tx, municipalityId, links)
  const highest = Math.max(0, ...meeting.items.map((item) => wholeNumber(item.numberText) ?? 0))
  if (highest > 0) await liftCounter(tx, municipalityId, meeting.host.id, 'ever', highest)
  return { id, slug, itemIds, ids }
}

const wholeNumber = (text: string | null) => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null)

const meetingRow = (municipality_id: string, id: string, slug: string, m: NewMeeting, now: Date): Insertable<Database['meeting']> => ({
  municipality_id,
  id,
  slug,
  kind: m.kind,
  title: m.title,
  starts_at: m.startsAt,
  ends_at: m.endsAt,
  time_zone: m.timeZone,
  time_known: m.timeKnown,
  place: m.place,
  is_virtual: m.isVirtual,
  state: m.state,
  cancelled_reason: m.cancelledReason,
  pre_meeting_of_id: m.preMeetingOfId,
  source_document_id: m.provenance?.sourceDocumentId ?? null,
  import_run_id: m.provenance?.importRunId ?? null,
  source_name: m.provenance?.sourceName ?? null,
  slug_frozen_at: m.state === 'planned' ? null : now,
  created_at: now,
  modified_at: now,
})

const bodyRows = (municipality_id: string, meeting_id: string, m: NewMeeting) => [
  { municipality_id, meeting_id, body_id: m.host.id, is_host: true },
  ...m.otherBodyIds.map((body_id) => ({ municipality_id, meeting_id, body_id, is_host: false })),
]

export function attendanceRows(municipality_id: string, meeting_id: string, m: NewMeeting): Insertable<Database['attendance_event']>[] {
  const event = (p: NewMeeting['present'][number], kind: string, at: Date) => ({
    municipality_id,
    id: newId(),
    meeting_id,
    person_id: p.personId,
    name: p.name,
    role: p.role,
    party: p.party,
    kind,
    at,
    recorded_by: m.recordedBy,
  })
  const events = m.present.flatMap((p) => [
    event(p, p.remote ? 'remote' : 'arrived', p.arrivedAt ?? m.startsAt),
    ...(p.leftAt ? [event(p, 'left', p.leftAt)] : []),
  ])
  return events.map((row, position) => ({ ...row, position }))
}

export const apologyRows = (municipality_id: string, meeting_id: string, m: NewMeeting, now: Date): Insertable<Database['apology']>[] =>
  m.apologies.map((a, position) => ({
    municipality_id,
    id: newId(),
    meeting_id,
    position,
    person_id: a.personId,
    name: a.name,
    reason: a.reason,
    received_at: now,
  }))

/** @param first the position of the first of these items */
export function itemRows(municipality_id: string, meeting_id: string, m: NewMeeting, ids: readonly ItemIds[], now: Date, first = 0) {
  const rows = { items: [], sections: [], decisions: [], history: [], attachments: [] } as Pick<
    MeetingRows,
    'items' | 'sections' | 'decisions' | 'history' | 'attachments'
  >
  const sent_out_at = m.agenda === 'published' ? now : null
  for (const [i, item] of m.items.entries()) {
    const position = first + i
    const { id: item_id = '', shortId = newShortId() } = ids[i] ?? {}
    const decisionId = newId()
    rows.items.push({
      municipality_id,
      id: item_id,
      short_id: shortId,
      meeting_id,
      position,
      number: wholeNumber(item.numberText),
      number_text: item.numberText,
      title: item.title,
      public_title: item.publicTitle,
      openness: item.openness,
      standing: item.standing,
      supplement: item.supplement,
      sent_out_at,
      presenter: item.presenter,
      summary: item.summary,
      lang: item.lang,
      source_document_id: m.provenance?.sourceDocumentId ?? null,
      import_run_id: m.provenance?.importRunId ?? null,
      created_at: now,
      modified_at: now,
    })
    for (const [i, s] of item.sections.entries())
      rows.sections.push({
        municipality_id,
        id: newId(),
        item_id,
        position: i,
        kind: s.kind,
        caption: s.caption,
        content: JSON.stringify(s.content),
        plain: toPlainText(s.content),
        openness: s.openness,
        lang: s.lang,
        modified_at: now,
      })
    if (item.decision) {
      const { caption, content, outcome, postponedTo, referredToBodyId, openness } = item.decision
      rows.decisions.push({
        municipality_id,
        id: decisionId,
        item_id,
        meeting_id,
        body_id: m.host.id,
        caption,
        content: JSON.stringify(content),
        plain: toPlainText(content),
        outcome,
        postponed_to: postponedTo,
        referred_to_body_id: referredToBodyId,
        openness,
        lang: item.lang,
        modified_at: now,
      })
    }
    for (const [i, h] of item.history.entries())
      rows.history.push({
        municipality_id,
        id: newId(),
        item_id,
        position: i,
        body_name: h.body,
        decided_on: h.date,
        ...(h.repeatsDecision && item.decision
          ? { plain: null, repeats_decision_id: decisionId }
          : { plain: h.text, repeats_decision_id: null }),
      })
    for (const [i, a] of item.attachments.entries())
      rows.attachments.push({ ...paperRow(municipality_id, item_id, a, now), position: i, openness: a.openness, sent_out_at })
  }
  return rows
}

export const paperRow = (municipality_id: string, item_id: string, { title, file }: NewPaper, created_at: Date) => ({
  ...{ municipality_id, id: newId(), item_id, title, created_at },
  ...(file && { file_name: file.fileName, media_type: file.mediaType, size: file.size, sha256: file.sha256 }),
})
