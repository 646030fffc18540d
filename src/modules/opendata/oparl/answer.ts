import type { Ctx } from '#platform/http/context.ts'
import { isHeld, markOf } from '#platform/http/held.ts'
import { type ObjectType, pathOf, schema, withOrigin } from './address.ts'
import type { ObjectRow } from './settle.ts'
import { dateTime } from './times.ts'

/** What an object says of others that it holds, and what `omit_internal` leaves out: whoever reads the lists has it from there. */
const internal: Partial<Record<ObjectType, readonly string[]>> = {
  AgendaItem: ['auxiliaryFile'],
  Meeting: ['auxiliaryFile', 'agendaItem'],
  Paper: ['auxiliaryFile', 'location'],
  Person: ['membership'],
  Body: ['legislativeTerm'],
}

/** An object as JSON. One that is gone is its id, its type and its times. */
export function objectJson(
  row: ObjectRow,
  { origin, zone, omitInternal }: { origin: string; zone: string; omitInternal: boolean },
): string {
  const head = { id: origin + pathOf(row.type, row.id), type: schema + row.type }
  const times = { created: dateTime(row.created_at, zone), modified: dateTime(row.modified_at, zone) }
  if (row.content === null) return JSON.stringify({ ...head, ...times, deleted: true })
  const left = omitInternal ? internal[row.type] : undefined
  const content = left ? without(row.content, left) : row.content
  return withOrigin(`${JSON.stringify(head).slice(0, -1)},${content.slice(1, -1)},${JSON.stringify(times).slice(1)}`, origin)
}

const without = (content: string, names: readonly string[]) =>
  JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(content)).filter(([name]) => !names.includes(name))))

/** JSON that everybody may have, sent again only where it is another than before. */
export function answer(c: Ctx, json: string, lastModified: Date) {
  const etag = markOf(json)
  const headers = { ETag: etag, 'Last-Modified': lastModified.toUTCString(), 'Cache-Control': 'no-cache' }
  if (isUnchanged(c, etag, lastModified)) return c.body(null, 304, headers)
  return c.body(json, 200, { ...headers, 'Content-Type': 'application/json; charset=utf-8' })
}

function isUnchanged(c: Ctx, etag: string, lastModified: Date) {
  const mark = c.req.header('if-none-match')
  if (mark !== undefined) return isHeld(mark, etag)
  const since = Date.parse(c.req.header('if-modified-since') ?? '')
  return !Number.isNaN(since) && lastModified.getTime() <= since
}
