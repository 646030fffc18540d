import type { Temporal } from 'temporal-polyfill'
import type { DeskEntry } from '#modules/accounts/index.ts'
import { type BodySummary, settingValuesOfBodies } from '#modules/council/index.ts'
import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, hasRole, scopeOf } from '#platform/http/actor.ts'
import { type Coming, comingTo } from './apologies.ts'
import { type DeskMeeting, meetingEntries } from './desk-rules.ts'
import { approvingItems, meetingsUnderWay, type OverviewRow } from './overview.queries.ts'
import { asOverview, bodiesById, rulesOf } from './overview.ts'
import { upcomingMeetings } from './published.ts'
import { meetingName } from './titles.ts'

/** Minutes that nobody has settled within so many days are for the list of meetings, not for the desk. */
const daysBack = 400
const mostMeetings = 300

/** What meetings ask of somebody who works for a body or chairs it, in a constant number of queries. */
export async function meetingsAtDesk(tx: Tx, actor: Actor, now: Temporal.Instant): Promise<DeskEntry[]> {
  if (!hasRole(actor, 'secretary', 'administrator', 'chair')) return []
  const scope = scopeOf(actor, 'secretary', 'administrator', 'chair')
  const rows = await meetingsUnderWay(tx, scope, toDate(now.subtract({ hours: 24 * daysBack })), mostMeetings)
  if (rows.length === 0) return []
  const meetings = await deskMeetings(tx, rows, now)
  return meetings.flatMap((meeting) => meetingEntries(meeting, actor, toDate(now)))
}

async function deskMeetings(tx: Tx, rows: OverviewRow[], now: Temporal.Instant): Promise<DeskMeeting[]> {
  const bodies = await bodiesById(tx)
  const bodyIds = [...new Set(rows.flatMap((row) => row.body_ids))]
  const settings = await settingValuesOfBodies(tx, ['deadlines', 'approval', 'quorum'], bodyIds, dayOf(now))
  const ahead = rows.filter((row) => row.state === 'called').map((row) => ({ id: row.id, bodyIds: row.body_ids }))
  const coming = await comingTo(tx, ahead, (bodyId) => settings.get(bodyId)?.quorum ?? null, dayOf(now))
  const released = rows.filter((row) => row.minutes_state === 'released').map((row) => row.id)
  const approving = Map.groupBy(await approvingItems(tx, released), (item) => item.approves)
  return rows.flatMap((row) => {
    const host = bodies.get(row.body_ids[0] ?? '')
    const rules = host && settings.get(host.id)
    if (!host || !rules) return []
    const approvedAt = approving.get(row.id)?.[0]
    return {
      ...asOverview(row, bodies),
      rules: rulesOf(host, rules.approval),
      deadlines: rules.deadlines,
      isAsked: row.asked_at !== null,
      isReturned: (row.state === 'held' ? row.minutes_returned_at : row.returned_at) !== null,
      readyBy: row.ready_at === null ? null : row.ready_by,
      coming: coming.get(row.id) ?? (null as Coming | null),
      approvedAt: approvedAt ? { slug: approvedAt.slug, isHeld: approvedAt.state === 'held' } : null,
      next: nextOf(host, row, rows),
    }
  })
}

/** The next meeting of the same host whose agenda is still being made. */
function nextOf(host: BodySummary, row: OverviewRow, rows: OverviewRow[]) {
  const next = rows.find((other) => other.starts_at > row.starts_at && other.state === 'planned' && other.body_ids[0] === host.id)
  return next ? { slug: next.slug, startsAt: next.starts_at } : null
}

/** The next public meetings, for somebody with a role who sits in no body. */
export async function meetingsAhead(tx: Tx, actor: Actor, now: Temporal.Instant): Promise<DeskEntry[]> {
  if (actor.grants.length === 0 || hasRole(actor, 'chair', 'member', 'substitute')) return []
  const meetings = await upcomingMeetings(tx, toDate(now), 3)
  return meetings.map((meeting) => ({
    kind: 'nextMeeting',
    title: meetingName(meeting),
    path: `/moeder/${meeting.slug}`,
    at: meeting.startsAt,
  }))
}
