import { jwtVerify } from 'jose'
import { z } from 'zod'
import { type Clock, toDate } from '#platform/clock.ts'
import type { SignedOut } from '../sessions.queries.ts'
import { type Client, clockTolerance, describe, type OpenIdDeps, OpenIdError, reasonOf } from './description.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'
/** Seconds after which nobody is signed out by a token any more, whatever it says of itself. */
const oldestSeconds = 10 * 60
/** Seconds for which a token has to be remembered: as long as it could come again. */
export const secondsToRemember = oldestSeconds + 2 * clockTolerance

const text = z.string().min(1)
/** OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6. A nonce is forbidden, so that no ID token passes for one. */
const claimsSchema = z.object({
  jti: text,
  events: z.looseObject({ [event]: z.looseObject({}) }),
  nonce: z.undefined().optional(),
  sub: text.optional(),
  sid: text.optional(),
})

const kinds = ['jwt', 'logout+jwt', 'application/logout+jwt']
/** Looked at before anybody is asked for keys. */
const isToken = (token: string) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)
const isAsymmetric = (algorithm: string) => /^(?:(?:RS|PS|ES)(?:256|384|512)|EdDSA|Ed25519)$/.test(algorithm)

/**
 * Who has signed out at the provider, by the token in which it says so: its signature, issuer, audience, age and purpose are looked at. Whether it
 * has come before is for the caller to see, by `jti`.
 * @throws OpenIdError
 */
export async function readLogoutToken(client: Client, deps: OpenIdDeps, clock: Clock, token: string): Promise<SignedOut & { jti: string }> {
  if (!isToken(token)) throw new OpenIdError('refused', 'no token')
  const { config, keys } = await describe(client, deps, clock)
  const { issuer, id_token_signing_alg_values_supported: named = [] } = config.serverMetadata()
  const algorithms = named.filter(isAsymmetric)
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      ...{ issuer, audience: client.clientId, algorithms: algorithms.length > 0 ? algorithms : ['RS256'] },
      ...{ currentDate: toDate(clock()), clockTolerance, maxTokenAge: oldestSeconds },
    })
    if (!kinds.includes((protectedHeader.typ ?? 'jwt').toLowerCase())) throw new OpenIdError('refused', 'a token of another kind')
    const { data, error } = claimsSchema.safeParse(payload)
    if (!data) throw new OpenIdError('refused', `the claim ${String(error.issues[0]?.path[0])}`)
    const { jti, sub = null, sid = null } = data
    if (sub !== null) return { jti, subject: sub, sid }
    if (sid !== null) return { jti, subject: null, sid }
    throw new OpenIdError('refused', 'nobody is named')
  } catch (error) {
    throw error instanceof OpenIdError ? error : new OpenIdError('refused', reasonOf(error))
  }
}
