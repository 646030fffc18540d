import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { settingValues } from '#modules/council/index.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, today } from '#platform/http/context.ts'
import { isHeld, markOf } from '#platform/http/held.ts'
import { type Theme, themeCss } from '#ui/theme/theme.ts'
import { type MorePaths, pathsPerFile, publicPaths, robots, sitemapIndex, urlset } from './sitemap.ts'

/** What programs read: the sitemap, the rules for search engines, and the municipality's colours and logo. */
export const machineRoutes = (more: MorePaths) =>
  new Hono<AppEnv>()
    .get('/sitemap.xml', allow('public'), (c) => sitemap(c, more, null))
    .get('/sitemap/:file{[0-9]+\\.xml}', allow('public'), (c) => sitemap(c, more, Number.parseInt(c.req.param('file'), 10)))
    .get('/robots.txt', allow('public'), (c) => c.text(robots(c.get('municipality'))))
    .get('/tema.css', allow('public'), theme)
    .get('/logo', allow('public'), logo)

async function sitemap(c: Ctx, more: MorePaths, file: number | null) {
  const { origin, languages } = c.get('municipality')
  const paths = await inTenant(c, (tx) => publicPaths(tx, more))
  const files = Math.ceil(paths.length / pathsPerFile)
  const xml = (text: string) => c.body(text, 200, { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'no-cache' })
  if (file === null) return xml(files > 1 ? sitemapIndex(origin, files) : urlset(origin, languages, paths))
  if (file < 1 || file > files) throw new AppError(404, 'no such sitemap file')
  return xml(urlset(origin, languages, paths.slice((file - 1) * pathsPerFile, file * pathsPerFile)))
}

/** The colours as a style sheet; with some that cannot be read on an empty one, and the site's own colours stay. */
function styleSheet(theme: Theme | null): string {
  try {
    return theme ? themeCss(theme) : ''
  } catch (error) {
    if (error instanceof RangeError) return ''
    throw error
  }
}

async function theme(c: Ctx) {
  const { theme: colours } = await inTenant(c, (tx) => settingValues(tx, ['theme'], null, today(c)))
  const css = styleSheet(colours)
  const etag = markOf(css)
  const headers = { ETag: etag, 'Cache-Control': caching(c) }
  if (isHeld(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers)
  return c.body(css, 200, { ...headers, 'Content-Type': 'text/css; charset=utf-8' })
}

/** An address that names the version is good for ever; the bare one is asked about again. */
const caching = (c: Ctx) => (c.req.query('v') ? 'public, max-age=31536000, immutable' : 'public, max-age=300')

async function logo(c: Ctx) {
  const { logo: set } = await inTenant(c, (tx) => settingValues(tx, ['logo'], null, today(c)))
  if (!set) throw new AppError(404, 'no logo')
  const etag = `"${set.sha256.slice(0, 32)}"`
  const headers = { ETag: etag, 'Cache-Control': caching(c) }
  if (isHeld(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers)
  const file = c.get('platform').files.read(c.get('municipality').id, Buffer.from(set.sha256, 'hex'))
  return c.body(Readable.toWeb(file) as ReadableStream, 200, { ...headers, 'Content-Type': set.mediaType })
}
