import { Hono } from 'hono'
import { bodySummaries } from '#modules/council/index.ts'
import { type CalendarEntry, calendarText, calendarType, type Subscription } from '#platform/calendar/ics.ts'
import { toDate } from '#platform/clock.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { forEverybody } from '#platform/http/cors.ts'
import { formOf } from '#platform/http/forms.ts'
import { isHeld, markOf } from '#platform/http/held.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { page } from '#ui/page/respond.tsx'
import { meetingBySlug } from '../published.queries.ts'
import { gone } from '../readable.ts'
import { calendarRow, memberCalendarRows, publicCalendarRows } from './calendar.queries.ts'
import { OwnCalendarPage } from './calendar.views.tsx'
import { entryOfRow, type Telling } from './entries.ts'
import { endFeed, type FeedActing, feedSince, makeFeed, ownBodies, readerOf } from './feeds.ts'

/** Meetings as calendars: of a body and of one meeting for everybody, and one's own under an address that nobody else knows. */
export const calendarRoutes = () =>
  new Hono<AppEnv>()
    .get('/raadet/:slug/kalender.ics', allow('public'), forEverybody, bodyCalendar)
    .get('/moeder/:slug/kalender.ics', allow('public'), forEverybody, oneMeeting)
    .get('/kalender/:address{[\\w-]{43}\\.ics}', allow('public'), ownCalendar)
    .get('/mine-moeder/kalender', allow('signedIn'), (c) => ownPage(c))
    .post('/mine-moeder/kalender', allow('signedIn'), changeOwn)

/** How far back a calendar reaches, in days, how many meetings it holds, and how often programs may come again. */
const daysBack = 730
const mostMeetings = 500
const minutes = 60

const spanOf = (c: Ctx) => ({
  since: toDate(
    c
      .get('platform')
      .clock()
      .subtract({ hours: 24 * daysBack }),
  ),
  limit: mostMeetings,
})

const tellingOf = (c: Ctx): Telling => ({
  t: c.get('t'),
  url: (slug) => c.get('municipality').origin + localPath(c.get('lang'), `/moeder/${slug}`),
})

async function bodyCalendar(c: Ctx) {
  const { body, rows } = await inTenant(c, async (tx) => {
    const body = (await bodySummaries(tx)).find((one) => one.isPublic && one.slug === c.req.param('slug'))
    if (!body) throw new AppError(404, 'no such public body')
    return { body, rows: await publicCalendarRows(tx, body.id, spanOf(c)) }
  })
  const entries = rows.map((row) => entryOfRow(row, tellingOf(c), new Map()))
  return answer(c, entries, { name: body.name, minutes }, 'no-cache')
}

async function oneMeeting(c: Ctx) {
  const slug = c.req.param('slug') ?? ''
  const row = await inTenant(c, async (tx) => {
    const found = await meetingBySlug(tx, slug)
    if (!found?.model) throw await gone(tx, c, `/moeder/${slug}`)
    return calendarRow(tx, found.id)
  })
  if (!row) throw new AppError(404, 'no such meeting')
  return answer(c, [entryOfRow(row, tellingOf(c), new Map())], null, 'no-cache')
}

/** An address that leads nowhere is answered without a page: a page would repeat it. */
async function ownCalendar(c: Ctx) {
  const token = (c.req.param('address') ?? '').slice(0, -'.ics'.length)
  const { clock } = c.get('platform')
  const entries = await inTenant(c, async (tx) => {
    const reader = await readerOf(tx, token, clock, c.get('municipality').timeZone)
    if (!reader) return null
    const names = new Map((await bodySummaries(tx)).map((body) => [body.id, body.name]))
    const bodies = ownBodies(reader)
    const rows = bodies?.length === 0 ? [] : await memberCalendarRows(tx, bodies, spanOf(c))
    return rows.map((row) => entryOfRow(row, tellingOf(c), names))
  })
  c.header('X-Robots-Tag', 'noindex')
  c.header('Referrer-Policy', 'no-referrer')
  if (!entries) return c.text('404', 404, { 'Cache-Control': 'no-store' })
  return answer(c, entries, { name: c.get('t').meetings.calendar.own.calendarName, minutes }, 'private, no-cache')
}

function answer(c: Ctx, entries: CalendarEntry[], subscription: Subscription | null, caching: string) {
  const text = calendarText(entries, subscription)
  const headers = { ETag: markOf(text), 'Cache-Control': caching }
  if (isHeld(c.req.header('if-none-match'), headers.ETag)) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'Content-Type': calendarType, 'Content-Disposition': 'inline; filename="kalender.ics"' })
}

const actingOf = (c: Ctx): FeedActing => ({
  municipalityId: c.get('municipality').id,
  accountId: c.get('actor').accountId ?? '',
  clock: c.get('platform').clock,
})

async function ownPage(c: Ctx, made: string | null = null) {
  const t = c.get('t')
  const texts = t.meetings.calendar.own
  const since = await inTenant(c, (tx) => feedSince(tx, actingOf(c).accountId))
  const mine = { label: t.participation.mine.title, href: localPath(c.get('lang'), '/mine-moeder') }
  return page(
    c,
    { title: texts.title, crumbs: [mine, { label: texts.title }], noindex: true },
    <OwnCalendarPage
      t={t}
      sits={ownBodies(c.get('actor'))?.length !== 0}
      made={made}
      since={since && dateInWords(c.get('lang'), since, c.get('municipality').timeZone)}
      isEnded={c.req.query('lukket') === 'ja'}
    />,
  )
}

/** The new address stands on the answer itself and nowhere else, so there is no page to go on to. */
async function changeOwn(c: Ctx) {
  if (formOf(c).values['do'] === 'end') {
    await inTenant(c, (tx) => endFeed(tx, actingOf(c)))
    return seeOther(c, '/mine-moeder/kalender?lukket=ja')
  }
  if (formOf(c).values['do'] !== 'make') return ownPage(c)
  const token = await inTenant(c, (tx) => makeFeed(tx, actingOf(c)))
  return ownPage(c, c.get('municipality').origin + localPath(c.get('lang'), `/kalender/${token}.ics`))
}
