import { Hono } from 'hono'
import { bodySummaries } from '#modules/council/index.ts'
import { toDate } from '#platform/clock.ts'
import { atomType } from '#platform/feed/atom.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { commaOf } from '#platform/i18n/direction.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { ButtonLink } from '#ui/form/form.tsx'
import { page } from '#ui/page/respond.tsx'
import { calendarRoutes } from './calendar/calendar.routes.tsx'
import { MeetingCalendar } from './calendar/calendar.views.tsx'
import { ItemPage, type Local, numberOf, titleOf } from './item.views.tsx'
import { itemRoutes } from './items/routes.tsx'
import { MeetingList } from './list.views.tsx'
import { MeetingPage } from './meeting.views.tsx'
import { itemData, meetingData } from './meeting-data.ts'
import { paperRoutes } from './papers/routes.ts'
import { awaitsApproval } from './plan/approval.ts'
import { planRoutes } from './plan/routes.ts'
import { mayHavePack } from './printed/pack.ts'
import { printedRoutes } from './printed/routes.ts'
import { countPublic, type MeetingFilter, meetingBySlug, publicYears, upcomingRows } from './published.queries.ts'
import { asSummary, listMeetings } from './published.ts'
import { type Beside, gone, readable, readableItem } from './readable.ts'
import { recordRoutes } from './record/routes.tsx'
import { releaseRoutes } from './release/routes.ts'
import { meetingName, meetingTime } from './titles.ts'
import { versionRoutes } from './versions/routes.tsx'

const perPage = 20
const mostAhead = 60

export const localOf = (c: Ctx): Local => ({ t: c.get('t'), lang: c.get('lang'), href: (path) => localPath(c.get('lang'), path) })

export type MeetingDeps = { beside?: Beside }

export function meetingRoutes({ beside = {} }: MeetingDeps = {}) {
  return new Hono<AppEnv>()
    .route('/', planRoutes())
    .route('/', printedRoutes())
    .route('/', calendarRoutes())
    .get('/moeder', allow('public'), listPage)
    .get('/moeder/:slug', allow('public'), (c) => meetingPage(c, beside))
    .get('/punkt/:shortId', allow('public'), (c) => itemPage(c, beside))
    .route('/', itemRoutes())
    .route('/', recordRoutes())
    .route('/', versionRoutes())
    .route('/', paperRoutes())
    .route('/', releaseRoutes())
}

async function listPage(c: Ctx) {
  const now = toDate(c.get('platform').clock())
  const year = /^\d{4}$/.test(c.req.query('aar') ?? '') ? Number(c.req.query('aar')) : null
  const number = Math.min(Math.max(1, Math.trunc(Number(c.req.query('side') ?? 1)) || 1), 10_000)
  const found = await inTenant(c, async (tx) => {
    const bodies = (await bodySummaries(tx)).filter((body) => body.isPublic)
    const body = bodies.find((one) => one.slug === c.req.query('raad')) ?? null
    const filter: MeetingFilter = { bodyId: body?.id ?? null, year, before: now }
    return {
      bodies,
      body,
      years: await publicYears(tx),
      count: await countPublic(tx, filter),
      held: await listMeetings(tx, filter, perPage, (number - 1) * perPage),
      upcoming: number > 1 ? [] : (await upcomingRows(tx, now, mostAhead, filter)).map(asSummary),
    }
  })
  const local = localOf(c)
  const search = (page: number) =>
    new URLSearchParams({
      ...(found.body && { raad: found.body.slug }),
      ...(year && { aar: String(year) }),
      ...(page > 1 && { side: String(page) }),
    }).toString()
  const t = c.get('t')
  const follow = followOf(local, found.body)
  return page(
    c,
    {
      title: t.meetings.title,
      description: t.meetings.lead,
      crumbs: [{ label: t.meetings.title }],
      feeds: [{ href: follow.feed, title: t.follow.feedOf(found.body?.name ?? t.follow.things.meetings), type: atomType }],
    },
    <MeetingList
      follow={follow}
      local={local}
      upcoming={found.upcoming}
      held={found.held}
      filter={{ body: found.body?.slug ?? '', year: year === null ? '' : String(year) }}
      bodies={found.bodies.map((body) => ({ value: body.slug, label: body.name, lang: 'da' }))}
      years={found.years.map((one) => ({ value: String(one.year), label: String(one.year) }))}
      page={number}
      pages={Math.ceil(found.count / perPage)}
      hrefOf={(to) => `${local.href('/moeder')}${search(to) ? `?${search(to)}` : ''}`}
    />,
  )
}

/** The meetings that the list shows are followed as a whole: all of them, or a body's. */
const followOf = ({ href }: Local, body: { slug: string } | null) => ({
  mail: href(body ? `/foelg?${new URLSearchParams({ om: `raad/${body.slug}` })}` : '/foelg'),
  feed: href(body ? `/raadet/${body.slug}/nyt.atom` : '/moeder.atom'),
})

const urlOf = (c: Ctx) => (path: string) => c.get('municipality').origin + localPath(c.get('lang'), path)

async function meetingPage(c: Ctx, beside: Beside) {
  const slug = c.req.param('slug') ?? ''
  const result = await inTenant(c, async (tx) => {
    const result = await readable(tx, c, await meetingBySlug(tx, slug))
    if (!result) throw await gone(tx, c)
    const { found, meeting } = result
    const bodyIds = meeting.bodies.map((body) => body.id)
    const mine = await beside.meeting?.(tx, c, { id: found.id, slug: found.slug, version: found.version, bodyIds, meeting })
    return { ...result, mine, isAwaited: await awaitsApproval(tx, c.get('actor'), found.id) }
  })
  if (result.found.slug !== slug) return c.redirect(localPath(c.get('lang'), `/moeder/${result.found.slug}`), 301)
  const t = c.get('t')
  const { meeting, publication, found } = result
  const comma = commaOf(c.get('lang'))
  const title = `${meetingName(meeting)}${comma}${dateInWords(c.get('lang'), new Date(meeting.startsAt), meeting.timeZone)}`
  return page(
    c,
    {
      title,
      description: `${t.meetings.kinds[meeting.kind]}${comma}${meetingTime(t, c.get('lang'), meeting)}`,
      crumbs: [
        { label: t.meetings.title, href: localPath(c.get('lang'), '/moeder') },
        { label: meetingName(meeting), lang: 'da' },
      ],
      lastChanged: publication?.at ?? found.modifiedAt,
      noindex: publication === null,
      linkedData: [meetingData(urlOf(c), meeting, found.slug)],
    },
    <>
      {result.isAwaited && (
        <Alert kind="info" title={t.planning.approve.waits}>
          <ButtonLink
            label={t.planning.approve.title}
            href={localPath(c.get('lang'), `/moeder/${found.slug}/arbejde/godkend`)}
            variant="primary"
          />
        </Alert>
      )}
      {result.mine}
      <MeetingPage
        local={localOf(c)}
        meeting={meeting}
        publication={publication}
        slug={found.slug}
        hasPack={mayHavePack(c, meeting)}
        calendar={
          publication && <MeetingCalendar local={localOf(c)} origin={c.get('municipality').origin} meeting={meeting} slug={found.slug} />
        }
      />
    </>,
  )
}

async function itemPage(c: Ctx, beside: Beside) {
  const shortId = c.req.param('shortId') ?? ''
  const { found, meeting, publication, item, mine } = await inTenant(c, async (tx) => {
    const result = await readableItem(tx, c, shortId)
    if (!result) throw await gone(tx, c)
    const { meeting, item } = result
    const bodyIds = meeting.bodies.map((body) => body.id)
    return { ...result, mine: await beside.item?.(tx, c, { id: item.id, shortId, bodyIds }) }
  })
  const t = c.get('t')
  const home = localPath(c.get('lang'), `/moeder/${found.slug}`)
  return page(
    c,
    {
      title: `${numberOf(t, item)}: ${titleOf(t, item)}`,
      description: item.summary || undefined,
      crumbs: [
        { label: t.meetings.title, href: localPath(c.get('lang'), '/moeder') },
        { label: meetingName(meeting), href: home, lang: 'da' },
        { label: numberOf(t, item) },
      ],
      lastChanged: publication?.at ?? found.modifiedAt,
      noindex: publication === null,
      linkedData: item.isClosed ? [] : [itemData(urlOf(c), meeting, found.slug, item, publication?.at ?? found.modifiedAt)],
    },
    <ItemPage local={localOf(c)} meeting={meeting} slug={found.slug} item={item} beside={mine} />,
  )
}
