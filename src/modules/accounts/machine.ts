import { isLoopback } from '#platform/env.ts'
import type { Ctx } from '#platform/http/context.ts'
import { peerAddress } from '#platform/http/tenant.ts'

const tracesOfProxies = /^(x-forwarded-.*|forwarded|x-real-ip|via)$/i

/**
 * Whether a request comes from a browser on this very machine: asked of a loopback name, over a loopback connection, through no proxy.
 * The name is looked at as well because a page elsewhere may point its own name at 127.0.0.1.
 */
export function isFromThisMachine(c: Ctx): boolean {
  const host = (c.req.header('host') ?? '').toLowerCase().replace(/:\d+$/, '')
  const viaProxy = Object.keys(c.req.header()).some((name) => tracesOfProxies.test(name))
  return isLoopback(host) && isLoopback(peerAddress(c)) && !viaProxy
}
