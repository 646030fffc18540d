import type { Temporal } from 'temporal-polyfill'
import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type Coming, comingTo } from '../apologies.ts'
import { openFindings } from '../release/findings.ts'
import { meetingName } from '../titles.ts'
import { openSteps, type Transition } from '../transitions.ts'
import { type AgendaRow, agendaRows } from './agenda.queries.ts'
import { type DayWarnings, warningsOn } from './day-warnings.ts'
import { type NextStep, nextStep, stagesOf } from './next-step.ts'
import { hostOf, type MeetingAt } from './stand.ts'
import { addDays, comesTwice } from './times.ts'
import { meetingsNamed } from './workspace.queries.ts'

/** An item on the agenda, with when it begins as far as every item before it has its minutes. */
export type AgendaItem = AgendaRow & { startsAt: Date | null }

export type Deadline = { what: 'agenda' | 'proposals' | 'apologies' | 'minutes'; day: string; isLate: boolean }

export type Workspace = {
  at: MeetingAt
  name: string
  next: NextStep
  stages: ReturnType<typeof stagesOf>
  open: ReadonlySet<Transition>
  items: AgendaItem[]
  /** When the last item ends; null when not every item has its minutes. */
  endsAt: Date | null
  minutes: number
  deadlines: Deadline[]
  coming: Coming | null
  warnings: DayWarnings | null
  isTwice: boolean
  /** How many places of a draft agenda look like they belong to one person, and nobody has answered for yet. */
  personal: number
  /** Meetings that this page names beside its own, by id. */
  others: Map<string, { slug: string; name: string; startsAt: Date; zone: string }>
}

/** Everything that the secretariat's page of a meeting shows, in a constant number of queries. */
export async function workspaceOf(tx: Tx, actor: Actor, at: MeetingAt, clock: Temporal.Instant): Promise<Workspace> {
  const now = toDate(clock)
  const today = dayOf(now, at.row.time_zone)
  const rows = await agendaRows(tx, at.id)
  const isAhead = at.stand.meeting === 'planned' || at.stand.meeting === 'called'
  const bodyIds = at.bodies.map((body) => body.id)
  const coming = isAhead ? await comingTo(tx, [{ id: at.id, bodyIds }], () => at.settings.quorum, at.day) : null
  const warnings = isAhead ? await warningsOn(tx, actor, { bodyIds, days: [at.day], zone: at.row.time_zone, except: at.id }) : null
  const named = [at.row.pre_meeting_of_id, ...rows.map((row) => row.approves_meeting_id)].flatMap((id) => id ?? [])
  const standing = new Set(at.settings.standing_items.map((item) => item.title))
  const progress = {
    ownItems: rows.filter((row) => row.standing === null && !standing.has(row.title)).length,
    unsent: rows.filter((row) => row.sent_out_at === null || row.late_papers).length,
    undecided: rows.filter((row) => (row.decisions ?? 0) === 0).length,
    isAsked: at.row.asked_at !== null,
    isReady: at.row.ready_at !== null,
    startsAt: at.row.starts_at,
    dayHasCome: at.day <= today,
  }
  return {
    at,
    name: nameOf(at),
    next: nextStep(at.stand, at.rules, progress, now),
    stages: stagesOf(at.stand, at.rules),
    open: new Set(openSteps(actor, { bodyIds: hostOf(at), stand: at.stand, rules: at.rules })),
    ...withClock(rows, at.row.starts_at),
    deadlines: deadlinesOf(at, today),
    coming: toTell(at, coming?.get(at.id)),
    warnings: warnings?.get(at.day) ?? null,
    isTwice: comesTwice(at.row.starts_at, at.row.time_zone),
    personal: await personalIn(tx, at),
    others: await othersOf(tx, named),
  }
}

/** The chair group is asked for a yes to what will be sent out: what would stop that is told before. A file that nobody has read stops it later. */
async function personalIn(tx: Tx, at: MeetingAt): Promise<number> {
  if (!at.rules.agendaIsApproved || at.stand.meeting !== 'planned' || at.stand.agenda !== 'draft') return 0
  return (await openFindings(tx, at.id)).filter((finding) => finding.kind !== 'unreadable').length
}

/** Before the call nobody has been asked whether they come; an apology that came all the same is told. */
const toTell = (at: MeetingAt, coming: Coming | undefined): Coming | null =>
  coming && (at.stand.meeting === 'called' || coming.apologies.length > 0) ? coming : null

export const nameOf = (at: Pick<MeetingAt, 'row' | 'bodies'>) => meetingName({ title: at.row.title, bodies: at.bodies })

async function othersOf(tx: Tx, ids: string[]): Promise<Workspace['others']> {
  const rows = await meetingsNamed(tx, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, { slug: row.slug, name: row.title, startsAt: row.starts_at, zone: row.time_zone }]))
}

/** The clock runs on from item to item; after one without minutes nobody knows. */
export function withClock(rows: readonly AgendaRow[], startsAt: Date): Pick<Workspace, 'items' | 'endsAt' | 'minutes'> {
  let at: number | null = startsAt.getTime()
  let minutes = 0
  const items = rows.map((row) => {
    const item = { ...row, startsAt: at === null ? null : new Date(at) }
    minutes += row.minutes_allotted ?? 0
    at = at === null || row.minutes_allotted === null ? null : at + row.minutes_allotted * 60_000
    return item
  })
  // Where no item has minutes, a clock would only repeat when the meeting starts.
  const isTimed = rows.some((row) => row.minutes_allotted !== null)
  return {
    items: isTimed ? items : items.map((item) => ({ ...item, startsAt: null })),
    endsAt: isTimed && at !== null ? new Date(at) : null,
    minutes,
  }
}

/** What is due as the meeting stands, by the settings of its host. */
export function deadlinesOf(
  { stand, day, settings: { deadlines } }: Pick<MeetingAt, 'stand' | 'day' | 'settings'>,
  today: string,
): Deadline[] {
  const due = (what: Deadline['what'], on: string): Deadline => ({ what, day: on, isLate: on < today })
  if (stand.meeting === 'planned') {
    const before = [due('agenda', addDays(day, -deadlines.agenda)), due('proposals', addDays(day, -deadlines.proposals))]
    return before.sort((a, b) => a.day.localeCompare(b.day))
  }
  if (stand.meeting === 'called') return [due('apologies', addDays(day, -deadlines.apologies))]
  const isWriting = stand.meeting === 'held' && (stand.minutes === 'none' || stand.minutes === 'draft')
  return isWriting ? [due('minutes', addDays(day, deadlines.minutes))] : []
}
