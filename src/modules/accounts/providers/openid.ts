import * as openid from 'openid-client'
import type { Clock } from '#platform/clock.ts'
import { EgressRefused, egressTo } from '#platform/egress/egress.ts'
import { sha256 } from '#platform/ids.ts'

/** What is needed to talk to a provider. */
export type Client = { issuer: string; clientId: string; clientSecret: string | null }

/** What the composition root gives: hosts of the house that may be asked. */
export type OpenIdDeps = { privateHosts: readonly string[] }

/** Why it did not go well: nobody answers as they should, the answer is not to be believed, or somebody pressed cancel over there. */
type OpenIdFault = 'down' | 'refused' | 'cancelled'
export class OpenIdError extends Error {
  readonly fault: OpenIdFault
  /** For the operator's log: names a check, holds nothing of the answer. */
  readonly reason: string

  constructor(fault: OpenIdFault, reason: string) {
    super(reason)
    this.fault = fault
    this.reason = reason
  }
}

/** Seconds by which a provider's clock may differ from ours. */
const clockTolerance = 60
const keptMs = 60 * 60_000
const secondsToWait = 10
/** What a provider is asked for at most: who it is, and an address if it has one. */
const scope = 'openid email'

/** Providers change their addresses about never, and their keys are fetched anew when an unknown one is used. Per process. */
const known = new Map<string, { until: number; config: openid.Configuration }>()

export const forgetProviders = () => known.clear()

const keyOf = ({ issuer, clientId, clientSecret }: Client) => sha256(JSON.stringify([issuer, clientId, clientSecret])).toString('base64url')

/** Reads where a provider is to be asked, and keeps it for an hour. @throws OpenIdError 'down' */
async function configOf(client: Client, { privateHosts }: OpenIdDeps, clock: Clock): Promise<openid.Configuration> {
  const now = clock().epochMilliseconds
  const key = keyOf(client)
  const kept = known.get(key)
  if (kept && kept.until > now) return kept.config
  const config = await discover(client, privateHosts, clock)
  known.set(key, { until: now + keptMs, config })
  return config
}

async function discover({ issuer, clientId, clientSecret }: Client, privateHosts: readonly string[], clock: Clock) {
  const ask = egressTo(new URL(issuer).host, privateHosts)
  const auth = clientSecret === null ? openid.None() : openid.ClientSecretPost(clientSecret)
  // The house has one clock; the library reads the machine's.
  const skew = Math.round((clock().epochMilliseconds - Date.now()) / 1000)
  const metadata = { [openid.clockSkew]: skew, [openid.clockTolerance]: clockTolerance }
  try {
    const config = await openid.discovery(new URL(issuer), clientId, metadata, auth, {
      [openid.customFetch]: (url, options) => ask(url, options as Parameters<typeof ask>[1]),
      // Which addresses may be asked without TLS is decided by egress, for every request.
      execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks],
      timeout: secondsToWait,
    })
    requireOwnHost(config, issuer)
    return config
  } catch (error) {
    throw error instanceof OpenIdError ? error : new OpenIdError('down', reasonOf(error))
  }
}

/** An issuer for all tenants of a large house would let in anybody from there; another host is one that nobody has allowed. */
function requireOwnHost(config: openid.Configuration, issuer: string) {
  const server = config.serverMetadata()
  const { host, protocol } = new URL(issuer)
  if (new URL(server.issuer).href !== new URL(issuer).href) throw new OpenIdError('down', 'another issuer')
  const addresses = [server.authorization_endpoint, server.token_endpoint, server.jwks_uri]
  for (const address of addresses) {
    if (!address || !URL.canParse(address)) throw new OpenIdError('down', 'an address is missing')
    const url = new URL(address)
    if (url.host !== host || url.protocol !== protocol) throw new OpenIdError('down', 'addresses at another host')
  }
}

/** The library's code of a check, or the kind of error. Messages could repeat what came. */
function reasonOf(error: unknown): string {
  if (error instanceof EgressRefused) return error.message
  if (!(error instanceof Error)) return 'unknown'
  if (error.cause instanceof EgressRefused) return error.cause.message
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

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
  const config = await configOf(client, deps, given.clock)
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
export type Told = { issuer: string; subject: string; claims: Readonly<Record<string, unknown>>; idToken: string }

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
  const config = await configOf(client, deps, given.clock)
  const checks = { expectedState: given.state, expectedNonce: given.nonce, pkceCodeVerifier: given.codeVerifier, idTokenExpected: true }
  try {
    const tokens = await openid.authorizationCodeGrant(config, given.answer, { ...checks, ...(given.fresh && { maxAge: freshSeconds }) })
    const claims = tokens.claims()
    if (!claims || !tokens.id_token) throw new OpenIdError('refused', 'no ID token')
    return { issuer: claims.iss, subject: claims.sub, claims, idToken: tokens.id_token }
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
    const config = await configOf(client, deps, given.clock)
    const address = config.serverMetadata().end_session_endpoint
    if (!address || new URL(address).host !== new URL(client.issuer).host) return null
    return openid.buildEndSessionUrl(config, {
      post_logout_redirect_uri: given.back,
      ...(given.idToken && { id_token_hint: given.idToken }),
    }).href
  } catch {
    return null
  }
}
