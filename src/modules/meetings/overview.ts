import type { News } from '#modules/accounts/index.ts'
import { type BodySummary, bodySummaries } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { AgendaState, MeetingKind, MeetingState, MinutesState } from './model.ts'
import {
  meetingsFrom,
  meetingsToFill,
  meetingsUntil,
  type OverviewRow,
  overviewAt,
  overviewOf,
  overviewsOf,
  supplementsOf,
  versionsOf,
} from './overview.queries.ts'
import type { Stage } from './publish.ts'
import type { Rules, Stand } from './transitions.ts'

/** A meeting as those who take part in it see it in a list. */
export type MeetingOverview = {
  id: string
  slug: string
  kind: MeetingKind
  title: string
  /** The host first. */
  bodies: BodySummary[]
  startsAt: Date
  endsAt: Date | null
  timeZone: string
  timeKnown: boolean
  place: string
  isVirtual: boolean
  stand: Stand
  /** When the agenda went out. */
  agendaOutAt: Date | null
  /** Of what the public reads now; null: nothing. */
  version: number | null
}

export const standOf = (row: OverviewRow): Stand => ({
  meeting: row.state as MeetingState,
  agenda: row.agenda_state as AgendaState,
  minutes: (row.minutes_state ?? 'none') as MinutesState,
  isPublic: row.version !== null,
})

export function asOverview(row: OverviewRow, bodies: ReadonlyMap<string, BodySummary>): MeetingOverview {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind as MeetingKind,
    title: row.title,
    bodies: row.body_ids.flatMap((id) => bodies.get(id) ?? []),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    timeKnown: row.time_known,
    place: row.place,
    isVirtual: row.is_virtual,
    stand: standOf(row),
    agendaOutAt: row.published_at,
    version: row.version,
  }
}

export const bodiesById = async (tx: Tx) => new Map((await bodySummaries(tx)).map((body) => [body.id, body]))

/**
 * The meetings of these bodies (null: of all) for those who take part in them: what lies ahead, nearest first, and what was held, newest first.
 * Of a meeting that is planned and not announced only its time and its bodies are told: the rest is a draft.
 */
export async function meetingsOfMembers(
  tx: Tx,
  bodyIds: readonly string[] | null,
  now: Date,
  limits: { ahead: number; recent: number },
): Promise<{ ahead: MeetingOverview[]; recent: MeetingOverview[] }> {
  const bodies = await bodiesById(tx)
  const ahead = await meetingsFrom(tx, bodyIds, now, limits.ahead)
  const recent = limits.recent === 0 ? [] : await meetingsUntil(tx, bodyIds, now, limits.recent)
  return {
    ahead: ahead
      .map((row) => forMembers(asOverview(row, bodies)))
      .filter((meeting) => meeting.stand.meeting === 'planned' || meeting.version !== null),
    recent: recent.map((row) => asOverview(row, bodies)),
  }
}

/** The meetings ahead to which the secretariat can add an item, to some once their agenda is opened again; nearest first, as the secretariat knows them. */
export async function meetingsToPlan(tx: Tx, bodyIds: readonly string[], now: Date, limit: number): Promise<MeetingOverview[]> {
  const bodies = await bodiesById(tx)
  return (await meetingsToFill(tx, bodyIds, now, limit)).map((row) => asOverview(row, bodies))
}

const forMembers = (meeting: MeetingOverview): MeetingOverview =>
  meeting.version === null ? { ...meeting, title: '', place: '', kind: 'ordinary' } : meeting

/** Meetings by their ids, as `meetingsOfMembers` tells of them. */
export async function meetingsById(tx: Tx, ids: readonly string[]): Promise<Map<string, MeetingOverview>> {
  const bodies = await bodiesById(tx)
  return new Map((await overviewsOf(tx, [...new Set(ids)])).map((row) => [row.id, forMembers(asOverview(row, bodies))]))
}

/** One meeting, by its id or any address it ever had, as `meetingsOfMembers` tells of it. Null: there is none, or members may know nothing of it. */
export async function meetingOfMembers(tx: Tx, at: { id: string } | { slug: string }): Promise<MeetingOverview | null> {
  const row = await ('id' in at ? overviewOf(tx, at.id) : overviewAt(tx, at.slug))
  if (!row) return null
  const meeting = forMembers(asOverview(row, await bodiesById(tx)))
  return meeting.stand.meeting === 'planned' || meeting.version !== null ? meeting : null
}

/** What the body's rules ask of the way. */
export const rulesOf = (host: BodySummary, approval: { agenda: boolean; signature: boolean }): Rules => ({
  agendaIsApproved: approval.agenda,
  minutesAreSigned: approval.signature,
  releaseRule: host.releaseRule,
})

/** When somebody last looked at a meeting, and at which version. */
export type Seen = { version: number; seenAt: Date }
type Version = { version: number; stage: string; startsAt: string; place: string }

/**
 * What is new about a meeting to somebody, in the order of its life; null `seen`: they have never looked.
 * A version may repeat the stage of the one before it (a meeting that is moved), so the agenda and its supplements go by when they went out.
 */
export function newsSince(
  seen: Seen | null,
  versions: readonly Version[],
  sent: { agendaOutAt: Date | null; supplements: readonly { number: number; sentOutAt: Date }[] },
): News[] {
  const fresh = versions.filter((one) => one.version > (seen?.version ?? 0))
  const stages = new Set(fresh.map((one) => one.stage as Stage))
  const isAfter = (at: Date | null) => at !== null && (seen === null || at > seen.seenAt)
  const agendaIsNew = stages.has('agenda') && isAfter(sent.agendaOutAt)
  const later = (['minutes', 'approved', 'corrected', 'cancelled'] as const).filter((stage) => stages.has(stage))
  const news: News[] = []
  if (stages.has('announced') && seen === null && sent.agendaOutAt === null) news.push({ news: 'announced' })
  if (agendaIsNew) news.push({ news: 'agenda' })
  else
    for (const { number, sentOutAt } of sent.supplements)
      if (fresh.length > 0 && isAfter(sentOutAt)) news.push({ news: 'supplement', number })
  if (seen !== null && hasMoved(seen, versions)) news.push({ news: 'moved' })
  return [...news, ...later.map((stage): News => ({ news: stage }))]
}

function hasMoved(seen: Seen, versions: readonly Version[]) {
  const then = versions.find((one) => one.version === seen.version)
  const now = versions.at(-1)
  return then !== undefined && now !== undefined && (then.startsAt !== now.startsAt || then.place !== now.place)
}

/** What is new about each of these meetings to somebody, in a constant number of queries; meetings without news are left out. */
export async function newsOf(
  tx: Tx,
  meetings: readonly Pick<MeetingOverview, 'id' | 'agendaOutAt'>[],
  seen: ReadonlyMap<string, Seen>,
): Promise<Map<string, News[]>> {
  const ids = meetings.map((meeting) => meeting.id)
  const versions = Map.groupBy(await versionsOf(tx, ids), (version) => version.meetingId)
  const supplements = Map.groupBy(await supplementsOf(tx, ids), (supplement) => supplement.meetingId)
  const entries = meetings.map(({ id, agendaOutAt }): [string, News[]] => {
    const sent = (supplements.get(id) ?? []).flatMap(({ number, sentOutAt }) =>
      number === null || sentOutAt === null ? [] : [{ number, sentOutAt }],
    )
    return [id, newsSince(seen.get(id) ?? null, versions.get(id) ?? [], { agendaOutAt, supplements: sent })]
  })
  return new Map(entries.filter(([, news]) => news.length > 0))
}
