import type { Ctx } from '#platform/http/context.ts'
import { isHeld, markOf } from '#platform/http/held.ts'

/** Data as JSON, sent again only where they are other than before. */
export function answer(c: Ctx, data: object) {
  const json = JSON.stringify(data)
  const headers = { ETag: markOf(json), 'Cache-Control': 'no-cache' }
  if (isHeld(c.req.header('if-none-match'), headers.ETag)) return c.body(null, 304, headers)
  return c.body(json, 200, { ...headers, 'Content-Type': 'application/json; charset=utf-8' })
}
