import { Hono } from 'hono'
import { may } from '#modules/accounts/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { page } from '#ui/page/respond.tsx'
import { buildModel } from './build-model.ts'
import { ItemPage, type Local, numberOf, titleOf } from './item.views.tsx'
import { MeetingList } from './list.views.tsx'
import { MeetingPage, type Publication } from './meeting.views.tsx'
import type { MeetingModel } from './model.ts'
import { withClosedParts } from './public-model.ts'
import {
  countPublic,
  type FoundMeeting,
  type MeetingFilter,
  meetingBySlug,
  meetingOfItem,
  publicYears,
  tombstoneAt,
  upcomingRows,
} from './published.queries.ts'
import { asSummary, listMeetings } from './published.ts'
import { meetingName, meetingTime } from './titles.ts'

const perPage = 20
const mostAhead = 60

export const localOf = (c: Ctx): Local => ({ t: c.get('t'), lang: c.get('lang'), href: (path) => localPath(c.get('lang'), path) })

export function meetingRoutes() {
  return new Hono<AppEnv>()
    .get('/moeder', allow('public'), listPage)
    .get('/moeder/:slug', allow('public'), meetingPage)
    .get('/punkt/:shortId', allow('public'), itemPage)
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
  return page(
    c,
    { title: t.meetings.title, description: t.meetings.lead, crumbs: [{ label: t.meetings.title }] },
    <MeetingList
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

type Readable = { found: FoundMeeting; meeting: MeetingModel; publication: Publication }

/**
 * What this reader may see of a meeting: the secretariat the tables as they stand, somebody who sits in the body the published version with
 * its closed parts, everybody else the published version. Nothing published and no right: as if it were not there.
 */
async function readable(tx: Tx, c: Ctx, found: FoundMeeting | null): Promise<Readable | null> {
  if (!found) return null
  const actor = c.get('actor')
  const publication =
    found.version === null
      ? null
      : { version: found.version, stage: found.stage ?? '', reason: found.reason ?? '', at: found.publishedAt ?? found.modifiedAt }
  const full = actor.accountId === null ? null : await buildModel(tx, found.id)
  const bodyIds = full?.bodies.map((body) => body.id) ?? []
  if (!found.model) {
    const drafts = full !== null && may(actor, 'readDraft', { kind: 'meeting', bodyIds, isPublic: false })
    return drafts ? { found, meeting: full, publication } : null
  }
  const closed = full !== null && may(actor, 'read', { kind: 'item', bodyIds, isPublic: true, openness: 'closed' })
  return { found, meeting: closed ? withClosedParts(found.model, full) : found.model, publication }
}

/** 410 with the reason where something was withdrawn, else 404. @param path the page's own address */
export async function gone(tx: Tx, c: Ctx, path = c.req.path): Promise<AppError> {
  const tombstone = await tombstoneAt(tx, path)
  if (!tombstone) return new AppError(404, 'no such meeting or item')
  return new AppError(410, 'withdrawn', c.get('t').meetings.withdrawn(tombstone.reason, dateInWords(c.get('lang'), tombstone.withdrawn_at)))
}

async function meetingPage(c: Ctx) {
  const slug = c.req.param('slug') ?? ''
  const result = await inTenant(c, async (tx) => {
    const readableMeeting = await readable(tx, c, await meetingBySlug(tx, slug))
    if (!readableMeeting) throw await gone(tx, c)
    return readableMeeting
  })
  if (result.found.slug !== slug) return c.redirect(localPath(c.get('lang'), `/moeder/${result.found.slug}`), 301)
  const t = c.get('t')
  const { meeting, publication, found } = result
  const title = `${meetingName(meeting)}, ${dateInWords(c.get('lang'), new Date(meeting.startsAt), meeting.timeZone)}`
  return page(
    c,
    {
      title,
      description: `${t.meetings.kinds[meeting.kind]}, ${meetingTime(t, c.get('lang'), meeting)}`,
      crumbs: [
        { label: t.meetings.title, href: localPath(c.get('lang'), '/moeder') },
        { label: meetingName(meeting), lang: 'da' },
      ],
      lastChanged: publication?.at ?? found.modifiedAt,
      noindex: publication === null,
    },
    <MeetingPage local={localOf(c)} meeting={meeting} publication={publication} />,
  )
}

async function itemPage(c: Ctx) {
  const shortId = c.req.param('shortId') ?? ''
  const { found, meeting, publication, item } = await inTenant(c, async (tx) => {
    const result = await readable(tx, c, await meetingOfItem(tx, shortId))
    const item = result?.meeting.items.find((one) => one.shortId === shortId)
    const empty = item?.isClosed && item.title === null
    if (!result || !item || empty) throw await gone(tx, c)
    return { ...result, item }
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
    },
    <ItemPage local={localOf(c)} meeting={meeting} slug={found.slug} item={item} />,
  )
}
