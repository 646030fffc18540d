import { routePath } from 'hono/route'
import { Temporal } from 'temporal-polyfill'
import type { Ctx, Middleware, Municipality } from './context.ts'
import { isHeld } from './held.ts'
import type { Keeping } from './keeping.ts'
import { encodingFor, type KeptPage, keyOf, type PageCache, type Variant } from './page-cache.ts'

/** Pages that are kept, as their route is written, each with the names in a query that it knows. A query with another name is answered afresh. */
export type KeptRoutes = Record<string, readonly string[]>

type Deps = Keeping & {
  routes: KeptRoutes
  /** The host that a request names, and whose it is; null: nobody's. */
  find: (c: Ctx) => Promise<{ host: string; municipality: Municipality | null }>
  /** The next moment after `now` at which some page of the municipality becomes another one by itself, beside midnight. */
  nextChange: (c: Ctx, municipalityId: string, now: Date) => Promise<Date | null>
  path: (request: Request) => string
}

const types = /^(text\/html|application\/json|application\/xml|application\/atom\+xml)(?=;|$)/
/** Not for programs: what they are told of a failure names the one request. */
const mayBeMissing = /^text\/html\b/
/** Of the answer's head these belong to the one request that it was made for, or are made anew. */
const ownToRequest = ['x-request-id', 'content-length', 'content-encoding', 'vary', 'etag', 'date']
const mostSites = 1_000

/**
 * Keeps what anonymous readers are answered. Whoever sends a cookie, whatever it is, is answered afresh. Many who ask for a page at once wait for
 * one that makes it. After a change made here nothing that was kept is shown until the versions have been read anew.
 */
export function keepPages(deps: Deps): Middleware {
  const isKept = Object.entries(deps.routes).map(([route, names]) => ({ pattern: patternOf(route), names }))
  const underWay = new Map<string, Promise<KeptPage | null>>()

  return async (c, next) => {
    if (c.req.method !== 'GET') {
      await next()
      if (c.req.method !== 'HEAD' && c.res.status < 400) deps.changes.doubt()
      return
    }
    if (c.req.header('cookie') !== undefined || c.req.header('authorization') !== undefined) return next()
    const place = await placeOf(c, deps, isKept)
    if (!place) return next()
    const found = deps.cache.find(place.key, place.version, nowOf(c)) ?? (await underWay.get(place.flight))
    if (found) return answer(c, deps.cache, found)
    const { promise, resolve } = Promise.withResolvers<KeptPage | null>()
    underWay.set(place.flight, promise)
    let made: KeptPage | null = null
    try {
      const began = nowOf(c)
      await next()
      made = await kept(c, deps, place, began)
    } finally {
      underWay.delete(place.flight)
      resolve(made)
    }
    if (!made) return
    const whole = await answer(c, deps.cache, made)
    // Without this the headers of the answer that is replaced would be added once more.
    c.res = undefined
    c.res = whole
  }
}

const nowOf = (c: Ctx) => c.get('platform').clock().epochMilliseconds

type Place = { key: string; flight: string; host: string; municipality: Municipality; version: number }

/** Where the request's page is kept; null where it is not. */
async function placeOf(c: Ctx, deps: Deps, routes: { pattern: RegExp; names: readonly string[] }[]): Promise<Place | null> {
  const path = deps.path(c.req.raw)
  const route = routes.find(({ pattern }) => pattern.test(path))
  const { pathname, search, searchParams } = new URL(c.req.url)
  const names = [...searchParams.keys()]
  if (!route || new Set(names).size < names.length || !names.every((name) => route.names.includes(name))) return null
  const { host, municipality } = await deps.find(c).catch(() => ({ host: '', municipality: null }))
  const version = municipality && (await deps.changes.askVersion(municipality.id))
  if (!municipality || version === null) return null
  const key = keyOf(municipality.origin, pathname, search.slice(1))
  if (deps.sites.size > mostSites) deps.sites.clear()
  deps.sites.set(host, { municipalityId: municipality.id, origin: municipality.origin, version })
  return { key, flight: `${version} ${key}`, host, municipality, version }
}

/** Keeps the answer that has just been made, if everybody may have it. */
async function kept(c: Ctx, deps: Deps, place: Place, began: number): Promise<KeptPage | null> {
  const { status, headers } = c.res
  const type = headers.get('content-type') ?? ''
  const mayKeep = (status === 200 && types.test(type)) || ([404, 410].includes(status) && mayBeMissing.test(type))
  if (!mayKeep || headers.has('set-cookie') || /no-store|private/.test(headers.get('cache-control') ?? '')) return null
  const until = await changesAt(c, deps, place.municipality, began).catch(() => began)
  if (until <= nowOf(c)) return null
  return deps.cache.keep({
    key: place.key,
    municipalityId: place.municipality.id,
    version: place.version,
    until,
    status,
    route: routePath(c, -1),
    headers: [...headers].filter(([name]) => !ownToRequest.includes(name)),
    body: Buffer.from(await c.res.clone().arrayBuffer()),
  })
}

/** A page made at a moment is the same until the day ends, or something planned begins. */
async function changesAt(c: Ctx, deps: Deps, { id, timeZone }: Municipality, began: number): Promise<number> {
  const day = Temporal.Instant.fromEpochMilliseconds(began).toZonedDateTimeISO(timeZone).toPlainDate()
  const midnight = day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds
  const next = await deps.nextChange(c, id, new Date(began))
  return Math.min(midnight, next?.getTime() ?? midnight)
}

async function answer(c: Ctx, cache: PageCache, page: KeptPage): Promise<Response> {
  const variant = await cache.variant(page, encodingFor(c.req.header('accept-encoding'), page.body.length))
  c.set('route', page.route)
  const isUnchanged = page.status === 200 && isHeld(c.req.header('if-none-match'), variant.etag)
  const head = headersOf(isUnchanged ? variant.headUnchanged : variant.head, c.get('requestId'))
  return isUnchanged
    ? new Response(null, { status: 304, headers: head })
    : new Response(bytesOf(variant), { status: page.status, headers: head })
}

const bytesOf = ({ body }: Variant) => new Uint8Array(body)

function headersOf(flat: readonly string[], requestId: string): Headers {
  const headers = new Headers({ 'X-Request-Id': requestId })
  for (let i = 0; i < flat.length; i += 2) headers.append(flat[i] ?? '', flat[i + 1] ?? '')
  return headers
}

/** A route as it is written for Hono, as a pattern for whole paths: `:name` is one part of the path, `:name{…}` one of that form. */
export function patternOf(route: string): RegExp {
  const parts = route.split('/').map((part) => {
    const [, form] = /^:\w+\{(.*)\}$/.exec(part) ?? []
    if (form) return `(?:${form})`
    return part.startsWith(':') ? '[^/]+' : part.replaceAll('.', '\\.')
  })
  return new RegExp(`^${parts.join('/')}$`)
}
