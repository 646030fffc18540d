import type { Middleware } from './context.ts'

/** Any page may read open data from a browser: it is public, and no cookie changes it. Refusals are said so that such a page hears them too. */
export const forEverybody: Middleware = async (c, next) => {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS')
  c.header('Access-Control-Allow-Headers', 'If-None-Match, If-Modified-Since, Range')
  c.header('Access-Control-Expose-Headers', 'ETag, Last-Modified, Content-Disposition, Content-Range')
  await next()
}
