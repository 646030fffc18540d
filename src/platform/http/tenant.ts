import { isLoopback } from '#platform/env.ts'
import { AppError } from '#platform/errors.ts'
import { isLang, type Lang, textsOf } from '#texts/index.ts'
import type { Ctx, Middleware, Municipality } from './context.ts'

/** Which municipality a host name means. Answers are kept a few seconds: hosts change when an operator changes them. */
export type HostDirectory = { find(host: string): Promise<Municipality | null>; findDemo(): Promise<Municipality | null> }

/** The host the reader asked for: forwarded names count only from a configured proxy. */
export function requestedHost(c: Ctx, trustedProxies: string[]): string {
  const peer = peerAddress(c)
  const forwarded = trustedProxies.includes(peer) ? c.req.header('x-forwarded-host') : undefined
  return (forwarded ?? c.req.header('host') ?? '').trim().toLowerCase()
}

export const peerAddress = (c: Ctx) => (c.env?.incoming?.socket.remoteAddress ?? '').replace(/^::ffff:/, '')

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
    const host = requestedHost(c, trustedProxies)
    c.set('clientAddress', clientAddress(c, trustedProxies))
    const municipality = isLoopback(withoutPort(host)) ? await loopback(hosts, host) : await hosts.find(withoutPort(host))
    if (!municipality) throw new AppError(421, 'unknown host')
    const lang = langOf(c.req.raw)
    c.set('municipality', municipality)
    c.set('lang', municipality.languages.includes(lang) ? lang : 'da')
    c.set('t', textsOf(c.get('lang')))
    if (!municipality.languages.includes(lang)) throw new AppError(404, 'language not offered')
    await next()
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
