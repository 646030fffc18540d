/** Ways out of the house that no page leads to. */
const doors = [
  '/',
  '/ar',
  '/sitemap.xml',
  '/sitemap/1.xml',
  '/moeder.atom',
  '/api/openapi.json',
  '/api/tables',
  '/api/meetings',
  '/api/cases',
  '/api/bodies',
]
const oparl = '/api/oparl/v1.1/system'
/** Documents that are made of the same words as their pages, slowly; forms; what is no content; languages beyond two. */
const isPassedBy = (path: string) =>
  /\.(?:pdf|docx)$|^\/(?:assets|foelg|log-ind|tema)|^\/(?:en|fa|pl|so|tr|uk)(?:\/|$|\?)|^\/ar\/(?:foelg|log-ind)/.test(path)
const mostExits = 1_500

/**
 * Everything that somebody who is nobody is answered, as far as one address leads to another: pages in Danish and Arabic, feeds, calendars, files, tables
 * and open data. @param more addresses that only somebody who knows of them asks for, such as searches
 */
export async function everyExit(
  get: (path: string) => Promise<{ status: number; text: string }>,
  origin: string,
  more: readonly string[],
): Promise<Map<string, { status: number; text: string }>> {
  const found = new Map<string, { status: number; text: string }>()
  const left = [...doors, oparl, ...more]
  for (let path = left.shift(); path !== undefined; path = left.shift()) {
    if (found.has(path) || isPassedBy(path)) continue
    if (found.size >= mostExits) throw new Error('more ways out than are looked at')
    const answer = await get(path)
    found.set(path, answer)
    for (const [, link = ''] of answer.text.matchAll(/(?:href="|<loc>|<id>|(?<=[[:,{])")([^"<\s]+)/g)) {
      const address = link.replaceAll('&amp;', '&').replaceAll('\\/', '/')
      const own = address.startsWith(origin) ? address.slice(origin.length) || '/' : address
      if (own.startsWith('/') && !own.startsWith('//')) left.push(own.split('#')[0] ?? '')
    }
  }
  return found
}
