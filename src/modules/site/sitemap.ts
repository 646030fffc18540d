import { listedCases } from '#modules/cases/index.ts'
import { bodySummaries, councilAmong } from '#modules/council/index.ts'
import { publicMeetingPaths } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { localPath } from '#platform/http/context.ts'
import type { Lang } from '#texts/index.ts'

/** An address in Danish; each stands under every language of the municipality. */
export type PublicPath = { path: string; modifiedAt: Date | null }

export type MorePaths = (tx: Tx) => Promise<PublicPath[]>

/** Every page that the public may read, in a constant number of queries. */
export async function publicPaths(tx: Tx, more: MorePaths): Promise<PublicPath[]> {
  const bodies = (await bodySummaries(tx)).filter((body) => body.isPublic)
  const council = councilAmong(bodies)
  const cases = await listedCases(tx)
  const fixed = ['/', '/raadet', '/moeder', '/sager', '/dokumenter', '/tilgaengelighed', '/aabne-data'].map((path) => ({
    path,
    modifiedAt: null,
  }))
  return [
    ...fixed,
    // The council's page is /raadet.
    ...bodies.filter((body) => body !== council).map((body) => ({ path: `/raadet/${body.slug}`, modifiedAt: body.modifiedAt })),
    ...(await publicMeetingPaths(tx)),
    ...cases.map((file) => ({ path: `/sager/${file.slug}`, modifiedAt: null })),
    ...(await more(tx)),
  ]
}

/** Paths in one file. With eight languages that makes 40,000 addresses; sitemaps.org allows 50,000 and 50 MB. */
export const pathsPerFile = 5_000

const header = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const xmlText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The sitemap of these paths: every page in every language, each naming all its translations. */
export function urlset(origin: string, languages: readonly Lang[], paths: readonly PublicPath[]): string {
  const address = (lang: Lang, path: string) => xmlText(`${origin}${localPath(lang, path)}`)
  const alternates = (path: string) =>
    languages.map((lang) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${address(lang, path)}"/>`).join('')
  const entries = paths.flatMap(({ path, modifiedAt }) => {
    const rest = `${modifiedAt ? `<lastmod>${modifiedAt.toISOString()}</lastmod>` : ''}${alternates(path)}`
    return languages.map((lang) => `<url><loc>${address(lang, path)}</loc>${rest}</url>`)
  })
  return `${header}<urlset xmlns="${namespace}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`
}

/** The list of sitemap files, for a site with more pages than one file may hold. */
export function sitemapIndex(origin: string, files: number): string {
  const entries = Array.from({ length: files }, (_, index) => `<sitemap><loc>${xmlText(origin)}/sitemap/${index + 1}.xml</loc></sitemap>`)
  return `${header}<sitemapindex xmlns="${namespace}">\n${entries.join('\n')}\n</sitemapindex>\n`
}

/** Search engines stay out of a demo, and out of search results and working pages everywhere. */
export function robots({ origin, isDemo, languages }: { origin: string; isDemo: boolean; languages: readonly Lang[] }): string {
  if (isDemo) return 'User-agent: *\nDisallow: /\n'
  const closed = languages.flatMap((lang) => ['/soeg', '/log-ind'].map((path) => `Disallow: ${localPath(lang, path)}`))
  return ['User-agent: *', ...closed, '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n')
}
