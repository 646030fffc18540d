import { Hono } from 'hono'
import type { News } from '#modules/accounts/index.ts'
import { type BesideMeeting, takesPart } from '#modules/meetings/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { dayInWords } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { page } from '#ui/page/respond.tsx'
import { nameOf, nowOf, ownBodies, timeOf } from './acting.ts'
import { type OwnMeeting, ownMeetings } from './mine.ts'
import { MeetingAside, MinePage, type ShownMeeting } from './mine.views.tsx'
import { markSeen } from './participation.queries.ts'

export const mineRoutes = () => new Hono<AppEnv>().get('/mine-moeder', allow('signedIn'), minePage)

async function minePage(c: Ctx) {
  const t = c.get('t')
  const actor = c.get('actor')
  const { ahead, recent } = await inTenant(c, (tx) => ownMeetings(tx, actor, nowOf(c)))
  return page(
    c,
    { title: t.participation.mine.title, crumbs: [{ label: t.participation.mine.title }], noindex: true },
    <MinePage
      t={t}
      sits={ownBodies(actor)?.length !== 0}
      ahead={ahead.map((meeting) => shown(c, meeting, true))}
      recent={recent.map((meeting) => shown(c, meeting, false))}
      proposalsHref={localPath(c.get('lang'), '/mine-moeder/forslag')}
      calendarHref={localPath(c.get('lang'), '/mine-moeder/kalender')}
    />,
  )
}

export const newsText = (t: Texts, news: News) =>
  news.news === 'supplement' ? t.participation.news.supplement(news.number) : t.participation.news.kinds[news.news]

function shown(c: Ctx, meeting: OwnMeeting, isAhead: boolean): ShownMeeting {
  const t = c.get('t')
  const texts = t.participation.mine
  const href = (path: string) => localPath(c.get('lang'), path)
  const { stand, slug } = meeting
  const open = isAhead && stand.meeting !== 'cancelled'
  const until = (at: Date, say: (when: string) => string) => {
    const isLate = at < nowOf(c)
    return { text: say(dayInWords(c.get('lang'), at, meeting.timeZone)), isLate }
  }
  const sameDay = dayOf(meeting.proposalBy, meeting.timeZone) === dayOf(meeting.startsAt, meeting.timeZone)
  return {
    name: nameOf(meeting),
    datetime: meeting.startsAt.toISOString(),
    when: timeOf(c, meeting),
    place: meeting.isVirtual ? t.meetings.virtual : meeting.place,
    placeIsDanish: !meeting.isVirtual,
    href: meeting.version === null ? null : href(`/moeder/${slug}`),
    state: stand.meeting,
    minutes: stand.minutes === 'draft' ? 'none' : stand.minutes,
    notReady: open && meeting.agendaOutAt === null,
    news: meeting.news.map((news) => newsText(t, news)),
    isAway: meeting.isAway,
    deadlines: open
      ? [
          ...(meeting.isAway ? [] : [until(meeting.apologyBy, texts.apologyBy)]),
          ...(sameDay ? [] : [until(meeting.proposalBy, texts.proposeBy)]),
        ]
      : [],
    apologyHref: open ? href(`/moeder/${slug}/afbud`) : null,
    proposalHref: open ? href(`/moeder/${slug}/forslag`) : null,
  }
}

/**
 * On the page of a meeting, for those who take part in it: what they can do, and what is new. The page is then what they have last seen; whoever
 * only passes by leaves no trace.
 */
export async function meetingBeside(tx: Tx, c: Ctx, { id, slug, version, bodyIds, meeting }: BesideMeeting) {
  const { accountId, personId } = c.get('actor')
  if (accountId === null || personId === null || !takesPart(c.get('actor'), bodyIds)) return null
  if (version !== null)
    await markSeen(tx, { municipality_id: c.get('municipality').id, account_id: accountId, meeting_id: id, version, seen_at: nowOf(c) })
  const isAhead = (meeting.state === 'planned' || meeting.state === 'called') && new Date(meeting.startsAt) > nowOf(c)
  if (!isAhead) return null
  const href = (path: string) => localPath(c.get('lang'), path)
  return <MeetingAside t={c.get('t')} apologyHref={href(`/moeder/${slug}/afbud`)} proposalHref={href(`/moeder/${slug}/forslag`)} />
}
