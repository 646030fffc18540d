import { Hono } from 'hono'
import { publicCases } from '#modules/cases/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import { gone, publicMeetingPaths, publishedItemsOf, snapshotJson } from '#modules/meetings/index.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant } from '#platform/http/context.ts'

/** What there is, in English as the names in the data are. */
const endpoints = [
  { path: '/api/meetings', description: 'Every public meeting: its address, where its data is, and when it last changed.' },
  {
    path: '/api/meetings/{slug}',
    description: 'One meeting as it was published, with agenda, decisions and minutes. Schema brobygger/meeting/1.',
  },
  { path: '/api/bodies', description: 'Councils, committees and working groups with a public page.' },
  { path: '/api/cases', description: 'Cases with the public items in which they were on an agenda, newest first.' },
]

/** The public part of what stands in the database, as JSON. Nothing here can be read that has no page of its own. */
export const openDataRoutes = () =>
  new Hono<AppEnv>()
    .get('/api', allow('public'), (c) => {
      const { name, code, origin } = c.get('municipality')
      const listed = endpoints.map(({ path, description }) => ({ url: `${origin}${path}`, description }))
      return answer(c, { schema: 'brobygger/api/1', municipality: { name, code }, endpoints: listed })
    })
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

const answer = (c: Ctx, data: object) => c.json(data, 200, { 'Cache-Control': 'no-cache' })

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
