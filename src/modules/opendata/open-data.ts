import { Hono } from 'hono'
import { publicCases } from '#modules/cases/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import { gone, publicMeetingPaths, publishedItemsOf, snapshotJson } from '#modules/meetings/index.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant } from '#platform/http/context.ts'
import { about, aboutPage, describe } from './about.tsx'
import { answer } from './answer.ts'

/** The public part of what stands in the database, as JSON. Nothing here can be read that has no page of its own. */
export const openDataRoutes = () =>
  new Hono<AppEnv>()
    .get('/api', allow('public'), about)
    .get('/api/openapi.json', allow('public'), describe)
    .get('/aabne-data', allow('public'), aboutPage)
    .get('/api/meetings', allow('public'), async (c) => answer(c, { meetings: await meetings(c) }))
    .get('/api/meetings/:slug', allow('public'), async (c) => {
      const slug = c.req.param('slug')
      const model = await inTenant(c, async (tx) => {
        const published = await snapshotJson(tx, slug)
        if (!published) throw await gone(tx, c, `/moeder/${slug}`)
        return published
      })
      return answer(c, model)
    })
    .get('/api/bodies', allow('public'), async (c) => answer(c, { bodies: await bodies(c) }))
    .get('/api/cases', allow('public'), async (c) => answer(c, { cases: await cases(c) }))

const urlOf = (c: Ctx) => (path: string) => `${c.get('municipality').origin}${path}`

async function meetings(c: Ctx) {
  const url = urlOf(c)
  const paths = await inTenant(c, publicMeetingPaths)
  return paths
    .filter(({ path }) => path.startsWith('/moeder/'))
    .map(({ path, modifiedAt }) => ({
      slug: path.slice('/moeder/'.length),
      page: url(path),
      data: url(`/api/meetings/${path.slice('/moeder/'.length)}`),
      modifiedAt: modifiedAt.toISOString(),
    }))
}

async function bodies(c: Ctx) {
  const url = urlOf(c)
  const all = (await inTenant(c, (tx) => bodySummaries(tx))).filter((body) => body.isPublic)
  const slugs = new Map(all.map((body) => [body.id, body.slug]))
  return all.map((body) => ({
    slug: body.slug,
    name: body.name,
    kind: body.kind,
    description: body.description,
    /** Slug of the body it belongs to, when that is public as well. */
    parent: body.parentId === null ? null : (slugs.get(body.parentId) ?? null),
    publicMeetings: body.publicMeetings,
    page: url(`/raadet/${body.slug}`),
  }))
}

async function cases(c: Ctx) {
  const url = urlOf(c)
  const all = await inTenant(c, (tx) => publicCases(tx, publishedItemsOf))
  return all.map((file) => ({
    number: file.number,
    slug: file.slug,
    title: file.title,
    page: url(`/sager/${file.slug}`),
    items: file.items.map((item) => ({
      shortId: item.shortId,
      title: item.title,
      summary: item.summary,
      lang: item.lang,
      outcome: item.outcome,
      body: item.meeting.hostBodyName,
      bodies: item.bodies,
      meetingStartsAt: item.meeting.startsAt.toISOString(),
      page: url(`/punkt/${item.shortId}`),
    })),
  }))
}
