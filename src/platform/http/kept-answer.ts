import type { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import { isHeld } from './held.ts'
import type { Keeping } from './keeping.ts'
import { type Metrics, noteRequest } from './observe.ts'
import { encodingFor, type KeptPage, keyOf, type Variant } from './page-cache.ts'
import { hostNamed } from './tenant.ts'

export type KeptAnswers = { keeping: Keeping; trustedProxies: string[]; clock: Clock; log: Log; metrics: Metrics }

/**
 * Puts an answer from what is kept before the whole program of a server: no database call, no middleware; everything else goes on as it did.
 * Log line, measurement and request id are those of every other answer.
 */
export function answerFirst(server: EventEmitter, deps: KeptAnswers) {
  const others = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (!answerKept(deps, incoming, outgoing)) for (const other of others) other.call(server, incoming, outgoing)
  })
}

function answerKept(deps: KeptAnswers, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const started = performance.now()
  const found = isPlain(incoming) ? find(deps, incoming) : null
  if (!found) return false
  const { page, variant } = found
  const id = newId()
  const status = page.status === 200 && isHeld(incoming.headers['if-none-match'], variant.etag) ? 304 : page.status
  send(incoming, outgoing, { status, id, variant })
  noteRequest(deps, { id, method: incoming.method ?? '', route: page.route, status, ms: performance.now() - started, isKept: true })
  return true
}

/** Nobody signed in, nothing sent along, an address of this house. */
const isPlain = ({ method, url, headers }: IncomingMessage) =>
  (method === 'GET' || method === 'HEAD') &&
  url?.startsWith('/') === true &&
  headers.cookie === undefined &&
  headers.authorization === undefined &&
  headers['content-length'] === undefined &&
  headers['transfer-encoding'] === undefined

function find({ keeping, trustedProxies, clock }: KeptAnswers, incoming: IncomingMessage): { page: KeptPage; variant: Variant } | null {
  const host = hostNamed(incoming.headers, incoming.socket.remoteAddress, trustedProxies)
  const site = keeping.sites.get(host)
  if (!site || keeping.changes.versionOf(site.municipalityId) !== site.version) return null
  const [path = '', ...query] = (incoming.url ?? '').split('?')
  const page = keeping.cache.find(keyOf(site.origin, path, query.join('?')), site.version, clock().epochMilliseconds)
  const variant = page?.variants[encodingFor(incoming.headers['accept-encoding']?.toString(), page.body.length)]
  return page && variant ? { page, variant } : null
}

function send(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, id, variant }: { status: number; id: string; variant: Variant },
) {
  const head = status === 304 ? variant.headUnchanged : variant.head
  outgoing.writeHead(status, [...head, 'X-Request-Id', id])
  if (status === 304 || incoming.method === 'HEAD') outgoing.end()
  else outgoing.end(variant.body)
}
