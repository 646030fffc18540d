import * as openid from 'openid-client'
import type { Clock } from '#platform/clock.ts'
import { type Client, describe, isConfirmed, type OpenIdDeps, OpenIdError, type OpenIdFault, reasonOf } from './description.ts'

/** What a provider is asked for at most: who it is, and an address if it has one. */
const scope = 'openid email'

export type Asked = { url: string; state: string; nonce: string; codeVerifier: string }

/**
 * Where to send somebody to sign in at the provider, and what must come back.
 * @param fresh the provider is to ask again, even if it knows them
 */
export async function askProvider(
  client: Client,
  deps: OpenIdDeps,
  given: { clock: Clock; redirectUri: string; fresh: boolean; lang: string },
): Promise<Asked> {
  const { config } = await describe(client, deps, given.clock)
  const [state, nonce, codeVerifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()]
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: given.redirectUri,
    scope,
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ui_locales: given.lang,
    ...(given.fresh && { prompt: 'login', max_age: '0' }),
  })
  return { url: url.href, state, nonce, codeVerifier }
}

/** What the provider says of somebody, checked: signature, issuer, audience, times, nonce. */
export type Told = {
  issuer: string
  subject: string
  /** Which sign-in there it is, where the provider says so. */
  sid: string | null
  claims: Readonly<Record<string, unknown>>
  idToken: string
}

/** Seconds since the provider last asked somebody, at most, when it was told to ask again. */
const freshSeconds = 300

/**
 * Hands the code in and reads what the provider says.
 * @param answer the address with which the browser came back
 * @throws OpenIdError
 */
export async function readAnswer(
  client: Client,
  deps: OpenIdDeps,
  given: { clock: Clock; answer: URL; state: string; nonce: string; codeVerifier: string; fresh: boolean },
): Promise<Told> {
  const { config } = await describe(client, deps, given.clock)
  const checks = { expectedState: given.state, expectedNonce: given.nonce, pkceCodeVerifier: given.codeVerifier, idTokenExpected: true }
  try {
    const tokens = await openid.authorizationCodeGrant(config, given.answer, { ...checks, ...(given.fresh && { maxAge: freshSeconds }) })
    const claims = tokens.claims()
    if (!claims || !tokens.id_token) throw new OpenIdError('refused', 'no ID token')
    const sid = typeof claims['sid'] === 'string' && claims['sid'] !== '' ? claims['sid'] : null
    return { issuer: claims.iss, subject: claims.sub, sid, claims, idToken: tokens.id_token }
  } catch (error) {
    throw error instanceof OpenIdError ? error : new OpenIdError(faultOf(error), reasonOf(error))
  }
}

/** The library's codes for an answer that is none. */
const unanswered = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR']

function faultOf(error: unknown): OpenIdFault {
  if (error instanceof openid.AuthorizationResponseError) return error.error === 'access_denied' ? 'cancelled' : 'refused'
  if (error instanceof openid.ResponseBodyError) return 'refused'
  return error instanceof openid.ClientError && error.code !== undefined && !unanswered.includes(error.code) ? 'refused' : 'down'
}

/** Where to sign out at the provider; null when it offers no such thing, or cannot be asked. */
export async function signOutAddress(
  client: Client,
  deps: OpenIdDeps,
  given: { clock: Clock; idToken: string | null; back: string },
): Promise<string | null> {
  try {
    const { config } = await describe(client, deps, given.clock)
    const address = config.serverMetadata().end_session_endpoint
    if (!address || !isConfirmed(client, new URL(address).host)) return null
    return openid.buildEndSessionUrl(config, {
      post_logout_redirect_uri: given.back,
      ...(given.idToken && { id_token_hint: given.idToken }),
    }).href
  } catch {
    return null
  }
}
