import type { Temporal } from 'temporal-polyfill'
import type { DeskEntry } from '#modules/accounts/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'
import { upcomingMeetings } from './published.ts'
import { meetingName } from './titles.ts'

/** The next meetings for somebody who sits in a body or works for one. */
export async function meetingsAhead(tx: Tx, actor: Actor, now: Temporal.Instant): Promise<DeskEntry[]> {
  if (actor.grants.length === 0) return []
  const meetings = await upcomingMeetings(tx, toDate(now), 3)
  return meetings.map((meeting) => ({
    kind: 'nextMeeting',
    title: meetingName(meeting),
    path: `/moeder/${meeting.slug}`,
    at: meeting.startsAt,
  }))
}
