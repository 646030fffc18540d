import { accountNames } from '#modules/accounts/index.ts'
import { casesOfItems } from '#modules/cases/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import {
  apologiesOf,
  approvingItem,
  attachmentsOf,
  attendanceOf,
  bodiesOf,
  decisionsOf,
  historyOf,
  itemsOf,
  meetingRow,
  sectionsOf,
} from './model.queries.ts'
import type { ItemModel, MeetingKind, MeetingModel, MeetingState, Outcome, SectionKind, Standing } from './model.ts'
import { attendees, type EventKind, type PresenceEvent, recusedNames } from './record/presence.ts'
import type { Votes } from './record/record-model.ts'
import { publicVotes } from './record/votes.ts'

/**
 * The whole of a meeting as it stands in the tables, closed parts included, in a constant number of queries.
 * Only people who may read everything see this; the public sees `publicModel` of it.
 */
export async function buildModel(tx: Tx, meetingId: string): Promise<MeetingModel | null> {
  const meeting = await meetingRow(tx, meetingId)
  if (!meeting) return null
  const links = await bodiesOf(tx, meetingId)
  const bodies = new Map((await bodySummaries(tx)).map((body) => [body.id, body]))
  const items = await itemsOf(tx, meetingId)
  const parts = {
    sections: groupBy(await sectionsOf(tx, meetingId)),
    decisions: groupBy(await decisionsOf(tx, meetingId)),
    history: groupBy(await historyOf(tx, meetingId)),
    attachments: groupBy(await attachmentsOf(tx, meetingId)),
    cases: await casesOfItems(
      tx,
      items.map((item) => item.id),
    ),
    timeZone: meeting.time_zone,
    bodyName: (id: string | null) => (id === null ? null : (bodies.get(id)?.name ?? null)),
  }
  const events = (await attendanceOf(tx, meetingId)).map((event) => ({ ...event, kind: event.kind as EventKind }))
  const approval = meeting.approved_by_item_id ? await approvingItem(tx, meeting.approved_by_item_id) : null
  return {
    schema: 'brobygger/meeting/1',
    id: meeting.id,
    kind: meeting.kind as MeetingKind,
    title: meeting.title,
    bodies: links.map(({ body_id }) => ({
      id: body_id,
      name: bodies.get(body_id)?.name ?? '',
      slug: bodies.get(body_id)?.isPublic ? (bodies.get(body_id)?.slug ?? null) : null,
    })),
    startsAt: meeting.starts_at.toISOString(),
    endsAt: meeting.ends_at?.toISOString() ?? null,
    timeZone: meeting.time_zone,
    timeKnown: meeting.time_known,
    place: meeting.place,
    isVirtual: meeting.is_virtual,
    state: meeting.state as MeetingState,
    cancelledReason: meeting.cancelled_reason,
    agenda: agendaOf(meeting),
    minutes: isReleased(meeting) ? (meeting.minutes_state as 'released') : 'none',
    releasedAt: meeting.released_at?.toISOString() ?? null,
    approvedAt: meeting.approved_at?.toISOString() ?? null,
    approvedBy: approval ? { shortId: approval.short_id, meetingTitle: approval.title, startsAt: approval.starts_at.toISOString() } : null,
    ...(await signatureOf(tx, meeting)),
    ...peopleOf(events, await apologiesOf(tx, meetingId), meeting.starts_at),
    items: items.map((item) => itemModel(item, parts, events)),
  }
}

type MeetingFacts = NonNullable<Awaited<ReturnType<typeof meetingRow>>>

/** Nothing at all where nobody has signed, so that unsigned versions read as they always did. */
async function signatureOf(
  tx: Tx,
  { signed_at, signed_by, signed_version, signed_root }: MeetingFacts,
): Promise<Pick<MeetingModel, 'signature'>> {
  if (!signed_at || !signed_by || signed_version === null || !signed_root) return {}
  const accountId = signed_by.replace(/^account\//, '')
  const by = (await accountNames(tx, [accountId])).get(accountId) ?? ''
  return { signature: { by, at: signed_at.toISOString(), version: signed_version, rootHash: signed_root.toString('hex') } }
}

const isReleased = ({ minutes_state }: MeetingFacts) => minutes_state !== null && minutes_state !== 'draft'

/** An agenda that was for the members alone is for everybody once the minutes are. */
function agendaOf(meeting: MeetingFacts): MeetingModel['agenda'] {
  if (meeting.agenda_state !== 'published') return 'none'
  return meeting.agenda_audience === 'members' && !isReleased(meeting) ? 'members' : 'published'
}

function groupBy<R extends { item_id: string }>(rows: R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) groups.set(row.item_id, [...(groups.get(row.item_id) ?? []), row])
  return groups
}

/** Who was there, and who sent an apology and did stay away; no reasons, and of people no more than their names. */
function peopleOf(
  events: readonly PresenceEvent[],
  apologies: Awaited<ReturnType<typeof apologiesOf>>,
  startsAt: Date,
): Pick<MeetingModel, 'present' | 'apologies'> {
  const present = attendees(events, startsAt)
  const came = new Set(present.map(({ personId }) => personId))
  return {
    present: present.map(({ personId: _, ...person }) => person),
    apologies: apologies.filter(({ personId }) => personId === null || !came.has(personId)).map(({ name }) => ({ name })),
  }
}

/** What can be fetched of a paper; nothing where only its title was read in. */
const fileOf = (paper: Awaited<ReturnType<typeof attachmentsOf>>[number]) =>
  paper.sha256 === null
    ? {}
    : {
        id: paper.id,
        fileName: paper.file_name,
        mediaType: paper.media_type,
        size: paper.size ?? 0,
        sha256: Buffer.from(paper.sha256).toString('hex'),
      }

/** Whether a paper has gone out, and on which day it did where that was later than its item. */
function sendingOf(item: ItemRow, { sent_out_at }: Awaited<ReturnType<typeof attachmentsOf>>[number], timeZone: string) {
  if (sent_out_at === null) return { isUnsent: true as const }
  return item.sent_out_at && sent_out_at > item.sent_out_at ? { lateOn: dayOf(sent_out_at, timeZone) } : {}
}

type ItemRow = Awaited<ReturnType<typeof itemsOf>>[number]
type Parts = {
  sections: Map<string, Awaited<ReturnType<typeof sectionsOf>>>
  decisions: Map<string, Awaited<ReturnType<typeof decisionsOf>>>
  history: Map<string, Awaited<ReturnType<typeof historyOf>>>
  attachments: Map<string, Awaited<ReturnType<typeof attachmentsOf>>>
  cases: Awaited<ReturnType<typeof casesOfItems>>
  bodyName: (id: string | null) => string | null
  timeZone: string
}

function itemModel(item: ItemRow, parts: Parts, events: readonly PresenceEvent[]): ItemModel {
  const recused = recusedNames(events, item.id).map((name) => ({ name }))
  const isClosed = item.openness !== 'open'
  const closed = (openness: string) => isClosed || openness !== 'open'
  return {
    id: item.id,
    shortId: item.short_id,
    number: item.number_text,
    title: item.title,
    publicTitle: item.public_title,
    isClosed,
    lang: item.lang,
    standing: item.standing as Standing | null,
    supplement: item.supplement,
    ...(item.sent_out_at === null && { isUnsent: true as const }),
    presenter: item.presenter,
    summary: item.summary,
    cases: (parts.cases.get(item.id) ?? []).map(({ number, slug, title }) => ({ number, slug, title })),
    ...(recused.length > 0 && { recused }),
    sections: (parts.sections.get(item.id) ?? []).map((s) => ({
      kind: s.kind as SectionKind,
      caption: s.caption,
      lang: s.lang,
      isClosed: closed(s.openness),
      content: s.content as unknown as RichText,
    })),
    decisions: (parts.decisions.get(item.id) ?? []).map((d) => ({
      body: parts.bodyName(d.body_id) ?? '',
      caption: d.caption,
      lang: d.lang,
      content: d.content as unknown as RichText,
      outcome: d.outcome as Outcome | null,
      postponedTo: d.postponed_to,
      referredTo: parts.bodyName(d.referred_to_body_id),
      ...publicVotes(d.votes as Votes | null),
      ...(d.decided_by_body_ids && { decidedBy: d.decided_by_body_ids.flatMap((id) => parts.bodyName(id) ?? []) }),
      isClosed: closed(d.openness),
    })),
    history: (parts.history.get(item.id) ?? []).map((h) => ({
      body: h.body_name,
      date: h.decided_on,
      text: h.plain ?? wordsOf(parts.decisions.get(item.id)?.find(({ id }) => id === h.repeats_decision_id)?.content),
      repeatsDecision: h.repeats_decision_id !== null,
    })),
    attachments: (parts.attachments.get(item.id) ?? []).map((a) => ({
      title: a.title,
      isClosed: closed(a.openness),
      ...fileOf(a),
      ...sendingOf(item, a, parts.timeZone),
    })),
  }
}

const wordsOf = (content: unknown) => (content === undefined ? '' : toPlainText(content as RichText))
