import { casesOfItems } from '#modules/cases/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { RichText } from '#platform/richtext/richtext.ts'
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
    bodyName: (id: string | null) => (id === null ? null : (bodies.get(id)?.name ?? null)),
  }
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
    agenda: meeting.agenda_state === 'published' ? 'published' : 'none',
    minutes: meeting.minutes_state && meeting.minutes_state !== 'draft' ? (meeting.minutes_state as 'released') : 'none',
    releasedAt: meeting.released_at?.toISOString() ?? null,
    approvedAt: meeting.approved_at?.toISOString() ?? null,
    approvedBy: approval ? { shortId: approval.short_id, meetingTitle: approval.title, startsAt: approval.starts_at.toISOString() } : null,
    present: presence(await attendanceOf(tx, meetingId), meeting.starts_at),
    apologies: await apologiesOf(tx, meetingId),
    items: items.map((item) => itemModel(item, parts)),
  }
}

function groupBy<R extends { item_id: string }>(rows: R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) groups.set(row.item_id, [...(groups.get(row.item_id) ?? []), row])
  return groups
}

type Event = Awaited<ReturnType<typeof attendanceOf>>[number]

/** Who was there, derived from what happened: arrived or joined remotely, perhaps later than the start, perhaps left before the end. */
function presence(events: Event[], startsAt: Date): MeetingModel['present'] {
  const people = new Map<string, MeetingModel['present'][number]>()
  for (const event of events) {
    const key = event.person_id ?? `${event.name} ${event.role}`
    const known = people.get(key)
    if (event.kind === 'arrived' || event.kind === 'remote') {
      const arrivedAt = event.at > startsAt ? event.at.toISOString() : null
      if (!known)
        people.set(key, {
          name: event.name,
          role: event.role,
          party: event.party,
          remote: event.kind === 'remote',
          arrivedAt,
          leftAt: null,
        })
    } else if (known && event.kind === 'left') known.leftAt = event.at.toISOString()
    else if (known && event.kind === 'returned') known.leftAt = null
  }
  return [...people.values()]
}

type ItemRow = Awaited<ReturnType<typeof itemsOf>>[number]
type Parts = {
  sections: Map<string, Awaited<ReturnType<typeof sectionsOf>>>
  decisions: Map<string, Awaited<ReturnType<typeof decisionsOf>>>
  history: Map<string, Awaited<ReturnType<typeof historyOf>>>
  attachments: Map<string, Awaited<ReturnType<typeof attachmentsOf>>>
  cases: Awaited<ReturnType<typeof casesOfItems>>
  bodyName: (id: string | null) => string | null
}

function itemModel(item: ItemRow, parts: Parts): ItemModel {
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
    presenter: item.presenter,
    summary: item.summary,
    cases: (parts.cases.get(item.id) ?? []).map(({ number, slug, title }) => ({ number, slug, title })),
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
      isClosed: closed(d.openness),
    })),
    history: (parts.history.get(item.id) ?? []).map((h) => ({
      body: h.body_name,
      date: h.decided_on,
      text: h.plain,
      repeatsDecision: h.repeats_decision_id !== null,
    })),
    attachments: (parts.attachments.get(item.id) ?? []).map((a) => ({ title: a.title, isClosed: closed(a.openness) })),
  }
}
