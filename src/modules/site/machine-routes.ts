import { Hono } from 'hono'
import { z } from 'zod'
import { settingOf } from '#modules/council/index.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, today } from '#platform/http/context.ts'
import { sha256 } from '#platform/ids.ts'
import { type Theme, themeCss } from '#ui/theme/theme.ts'
import { pathsPerFile, publicPaths, robots, sitemapIndex, urlset } from './sitemap.ts'

/** What programs read: the sitemap, the rules for search engines, and the municipality's colours. */
export const machineRoutes = () =>
  new Hono<AppEnv>()
    .get('/sitemap.xml', allow('public'), (c) => sitemap(c, null))
    .get('/sitemap/:file{[0-9]+\\.xml}', allow('public'), (c) => sitemap(c, Number.parseInt(c.req.param('file'), 10)))
    .get('/robots.txt', allow('public'), (c) => c.text(robots(c.get('municipality'))))
    .get('/tema.css', allow('public'), theme)

async function sitemap(c: Ctx, file: number | null) {
  const { origin, languages } = c.get('municipality')
  const paths = await inTenant(c, publicPaths)
  const files = Math.ceil(paths.length / pathsPerFile)
  const xml = (text: string) => c.body(text, 200, { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'no-cache' })
  if (file === null) return xml(files > 1 ? sitemapIndex(origin, files) : urlset(origin, languages, paths))
  if (file < 1 || file > files) throw new AppError(404, 'no such sitemap file')
  return xml(urlset(origin, languages, paths.slice((file - 1) * pathsPerFile, file * pathsPerFile)))
}

const themeSetting = z.object({ primary: z.string(), dark: z.string(), darker: z.string() })

/** The colours as a style sheet; without any, or with some that cannot be read on, an empty one, and the site's own colours stay. */
function styleSheet(setting: unknown): string {
  const read = themeSetting.safeParse(setting)
  return read.success ? cssOrNothing(read.data) : ''
}

function cssOrNothing(theme: Theme): string {
  try {
    return themeCss(theme)
  } catch (error) {
    if (error instanceof RangeError) return ''
    throw error
  }
}

async function theme(c: Ctx) {
  const css = styleSheet(await inTenant(c, (tx) => settingOf(tx, 'theme', null, today(c))))
  const etag = `"${sha256(css).toString('base64url').slice(0, 22)}"`
  // Weak or strong is the same to us: compression on the way may have marked it weak.
  const held = (c.req.header('if-none-match') ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  const headers = { ETag: etag, 'Cache-Control': 'public, max-age=300' }
  if (held.includes(etag)) return c.body(null, 304, headers)
  return c.body(css, 200, { ...headers, 'Content-Type': 'text/css; charset=utf-8' })
}
