import { isLoopback } from '#platform/env.ts'
import { AppError } from '#platform/errors.ts'
import { isLang, type Lang, textsOf } from '#texts/index.ts'
import type { Ctx, Middleware, Municipality } from './context.ts'

/** Which municipality a host name means. Answers are kept a few seconds: hosts change when an operator changes them. */
export type HostDirectory = { find(host: string): Promise<Municipality | null>; findDemo(): Promise<Municipality | null> }

/** The host the reader asked for: forwarded names count only from a configured proxy. */
export function hostNamed(
  headers: Record<string, string | string[] | undefined>,
  peer: string | undefined,
  trustedProxies: string[],
): string {
  const forwarded = trustedProxies.includes(withoutPrefix(peer)) ? headers['x-forwarded-host'] : undefined
  return String(forwarded ?? headers['host'] ?? '')
    .trim()
    .toLowerCase()
}

const requestedHost = (c: Ctx, trustedProxies: string[]) =>
  hostNamed({ host: c.req.header('host'), 'x-forwarded-host': c.req.header('x-forwarded-host') }, peerAddress(c), trustedProxies)

const withoutPrefix = (address = '') => address.replace(/^::ffff:/, '')

export const peerAddress = (c: Ctx) => withoutPrefix(c.env?.incoming?.socket.remoteAddress)

/** The reader's address: the last hop that a configured proxy names, else the peer itself. */
export function clientAddress(c: Ctx, trustedProxies: string[]): string {
  const peer = peerAddress(c)
  if (!trustedProxies.includes(peer)) return peer
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || peer
}

const withoutPort = (host: string) => host.replace(/:\d+$/, '')

/** Finds municipality and language, or answers 421: an address that nobody runs here is not guessed at. */
export const tenant =
  (hosts: HostDirectory, trustedProxies: string[]): Middleware =>
  async (c, next) => {
    c.set('clientAddress', clientAddress(c, trustedProxies))
    const { municipality } = await municipalityAsked(hosts, trustedProxies)(c)
    if (!municipality) throw new AppError(421, 'unknown host')
    const lang = langOf(c.req.raw)
    c.set('municipality', municipality)
    c.set('lang', municipality.languages.includes(lang) ? lang : 'da')
    c.set('t', textsOf(c.get('lang')))
    if (!municipality.languages.includes(lang)) throw new AppError(404, 'language not offered')
    await next()
  }

/** The host that a request names, and the municipality it stands for; null: nobody's. */
export const municipalityAsked = (hosts: HostDirectory, trustedProxies: string[]) => async (c: Ctx) => {
  const host = requestedHost(c, trustedProxies)
  return { host, municipality: isLoopback(withoutPort(host)) ? await loopback(hosts, host) : await hosts.find(withoutPort(host)) }
}

async function loopback(hosts: HostDirectory, host: string): Promise<Municipality | null> {
  const municipality = await hosts.findDemo()
  return municipality && { ...municipality, origin: `http://${host}` }
}

const prefix = /^\/([a-z]{2})(?=\/|$)/

/** The language that a path names: /ar/moeder is Arabic, /moeder Danish. */
export function langOf(request: Request): Lang {
  const found = prefix.exec(new URL(request.url).pathname)?.[1]
  return found && found !== 'da' && isLang(found) ? found : 'da'
}

/** The path without its language, which is what routes are written for. */
export function pathWithoutLang(request: Request): string {
  const path = new URL(request.url).pathname
  const found = prefix.exec(path)?.[1]
  return found && found !== 'da' && isLang(found) ? path.slice(3) || '/' : path
}
