import type { News } from '#modules/accounts/index.ts'
import { type SettingValues, settingValuesOfBodies } from '#modules/council/index.ts'
import { deadline, type MeetingOverview, meetingsOfMembers, newsOf, standingApologies } from '#modules/meetings/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'
import { ownBodies } from './acting.ts'
import { seenBy } from './participation.queries.ts'

/** A meeting of one's own, with what there is to know and by when. */
export type OwnMeeting = MeetingOverview & {
  news: News[]
  /** This person's apology stands. */
  isAway: boolean
  apologyBy: Date
  proposalBy: Date
}

const limits = { ahead: 40, recent: 10 }
/** A meeting held longer ago, at which somebody has never looked, has no news for them: they may be new here. */
const freshDays = 30
const dayInMs = 86_400_000

/** Somebody's meetings ahead and recent ones, in a constant number of queries. Nobody's, where they sit in no body. */
export async function ownMeetings(tx: Tx, actor: Actor, now: Date, given = limits): Promise<{ ahead: OwnMeeting[]; recent: OwnMeeting[] }> {
  const bodies = ownBodies(actor)
  if (bodies?.length === 0 || actor.accountId === null) return { ahead: [], recent: [] }
  const found = await meetingsOfMembers(tx, bodies, now, given)
  const all = [...found.ahead, ...found.recent]
  const ids = all.map((meeting) => meeting.id)
  const seen = new Map((await seenBy(tx, actor.accountId, ids)).map((one) => [one.meetingId, one]))
  const news = await newsOf(tx, all, seen)
  const away = new Set((await standingApologies(tx, ids)).filter((one) => one.personId === actor.personId).map((one) => one.meetingId))
  const hosts = [...new Set(all.flatMap((meeting) => meeting.bodies[0]?.id ?? []))]
  const settings = await settingValuesOfBodies(tx, ['deadlines'], hosts, dayOf(now))
  const own = (meeting: MeetingOverview): OwnMeeting => {
    const deadlines = settings.get(meeting.bodies[0]?.id ?? '')?.deadlines
    const by = (kind: keyof SettingValues['deadlines']) => deadline(meeting.startsAt, meeting.timeZone, deadlines?.[kind] ?? 0)
    return {
      ...meeting,
      news: seen.has(meeting.id) || now.getTime() - meeting.startsAt.getTime() < freshDays * dayInMs ? (news.get(meeting.id) ?? []) : [],
      isAway: away.has(meeting.id),
      apologyBy: by('apologies'),
      proposalBy: by('proposals'),
    }
  }
  return { ahead: found.ahead.map(own), recent: found.recent.map(own) }
}
