import { Hono } from 'hono'
import { toDate } from '#platform/clock.ts'
import { atomType } from '#platform/feed/atom.ts'
import { hasRole } from '#platform/http/actor.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import type { Limits } from '#platform/http/limits.ts'
import { office } from '#platform/http/office.ts'
import { page } from '#ui/page/respond.tsx'
import { accessibilityPage, toStatement } from './accessibility.tsx'
import { loadFrontPage } from './front-page.ts'
import { FrontPage } from './front-page.views.tsx'
import { machineRoutes } from './machine-routes.ts'
import { searchPage } from './search-page.tsx'
import { shortcutsPage } from './shortcuts.tsx'
import { siteData } from './site-data.ts'
import type { MorePaths } from './sitemap.ts'

export type SiteDeps = {
  limits: Limits
  /** What else the public may read, from rooms that the site does not use. */
  morePaths: MorePaths
}

/** The front page, search, the accessibility statement, and what programs read. */
export const siteRoutes = ({ limits, morePaths }: SiteDeps) =>
  new Hono<AppEnv>()
    .get('/', allow('public'), frontPage)
    .get('/soeg', allow('public'), limits.limit('search'), searchPage)
    .get('/tilgaengelighed', allow('public'), accessibilityPage)
    .get('/was', allow('public'), toStatement)
    .get('/genveje', allow('secretary', 'administrator'), office, shortcutsPage)
    .route('/', machineRoutes(morePaths))

async function frontPage(c: Ctx) {
  const t = c.get('t')
  const lang = c.get('lang')
  const { name, timeZone } = c.get('municipality')
  const now = toDate(c.get('platform').clock())
  const data = await inTenant(c, (tx) => loadFrontPage(tx, now, today(c)))
  const href = (path: string) => localPath(lang, path)
  const isStaff = hasRole(c.get('actor'), 'secretary', 'administrator')
  return page(
    c,
    {
      title: t.shell.home,
      description: data.purpose ?? t.site.front.purpose,
      feeds: [{ href: href('/moeder.atom'), title: t.follow.feedOf(t.follow.things.meetings), type: atomType }],
      linkedData: [siteData(c)],
    },
    <FrontPage t={t} lang={lang} zone={timeZone} href={href} municipality={name} isStaff={isStaff} {...data} />,
  )
}
