import { Hono } from 'hono'
import { AppError } from '#platform/errors.ts'
import { atomType } from '#platform/feed/atom.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import { page } from '#ui/page/respond.tsx'
import { bodyData } from './body-data.ts'
import { loadBodyPage, type MeetingsOfBody, yearsOf } from './body-page.ts'
import { BodyPage, NoCouncilPage } from './body-page.views.tsx'

export type CouncilDeps = { meetingsOfBody: MeetingsOfBody }

/** The council and every other public body: who sits for whom, until when. */
export function councilRoutes({ meetingsOfBody }: CouncilDeps) {
  return new Hono<AppEnv>()
    .get('/raadet', allow('public'), (c) => bodyPage(c, meetingsOfBody, { slug: null, year: null }))
    .get('/raadet/:slug', allow('public'), (c) => bodyPage(c, meetingsOfBody, { slug: c.req.param('slug'), year: null }))
    .get('/raadet/:slug/:year{[0-9]+}', allow('public'), (c) =>
      bodyPage(c, meetingsOfBody, { slug: c.req.param('slug'), year: c.req.param('year') }),
    )
}

async function bodyPage(c: Ctx, meetingsOfBody: MeetingsOfBody, asked: { slug: string | null; year: string | null }) {
  const t = c.get('t')
  const lang = c.get('lang')
  const data = await inTenant(c, (tx) => loadBodyPage(tx, meetingsOfBody, asked, today(c)))
  if (!data && asked.slug === null)
    return page(c, { title: t.shell.council, crumbs: [{ label: t.shell.council }] }, <NoCouncilPage t={t} />)
  if (!data) throw new AppError(404, 'no such public body')
  const { body, term, isCurrent } = data
  const name = { label: body.name, lang: 'da' }
  const href = (path: string) => localPath(lang, path)
  const bodyHref = href(`/raadet/${body.slug}`)
  const crumbs =
    asked.slug === null ? [name] : [{ label: t.shell.council, href: href('/raadet') }, isCurrent ? name : { ...name, href: bodyHref }]
  const years = term && !isCurrent ? [{ label: yearsOf(term) }] : []
  const title = [body.name, ...years.map(({ label }) => label)].join(' ')
  const feeds = isCurrent ? [{ href: href(`/raadet/${body.slug}/nyt.atom`), title: t.follow.feedOf(body.name), type: atomType }] : []
  const linkedData = isCurrent ? [bodyData((path) => c.get('municipality').origin + href(path), c.get('municipality').name, data)] : []
  const options = {
    feeds,
    linkedData,
    title,
    description: body.description || undefined,
    crumbs: [...crumbs, ...years],
    lastChanged: body.modifiedAt,
  }
  return page(
    c,
    options,
    <BodyPage
      t={t}
      lang={lang}
      zone={c.get('municipality').timeZone}
      origin={c.get('municipality').origin}
      now={c.get('platform').clock().epochMilliseconds}
      href={href}
      {...data}
    />,
  )
}
