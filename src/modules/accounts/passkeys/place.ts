import { isIP } from 'node:net'
import type { Ctx } from '#platform/http/context.ts'

/** The name that passkeys are made for: the municipality's own host. */
export const placeOf = (c: Ctx) => {
  const { origin, name } = c.get('municipality')
  return { id: new URL(origin).hostname, name, origin }
}

/** Passkeys need a name and a protected connection; browsers count localhost as one. A number, such as 127.0.0.1, is no name. */
export function isPasskeyPlace(c: Ctx): boolean {
  const { protocol, hostname } = new URL(c.get('municipality').origin)
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && (protocol === 'https:' || hostname === 'localhost')
}
