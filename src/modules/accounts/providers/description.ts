import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'
import * as openid from 'openid-client'
import type { Clock } from '#platform/clock.ts'
import { EgressRefused, egressTo, refusalOf } from '#platform/egress/egress.ts'
import { sha256 } from '#platform/ids.ts'

/** What is needed to talk to a provider. */
export type Client = {
  issuer: string
  clientId: string
  clientSecret: string | null
  /** Hosts beside the issuer's own that an administrator has confirmed. */
  otherHosts: readonly string[]
}

/** What the composition root gives: hosts of the house that may be asked. */
export type OpenIdDeps = { privateHosts: readonly string[] }

/** Why it did not go well: nobody answers as they should, the answer is not to be believed, or somebody pressed cancel over there. */
export type OpenIdFault = 'down' | 'refused' | 'cancelled'
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
export const clockTolerance = 60
const keptMs = 60 * 60_000
const secondsToWait = 10

/** What a provider says of itself, and its keys. */
export type Described = { config: openid.Configuration; keys: JWTVerifyGetKey }

/** Providers change their addresses about never, and their keys are fetched anew when an unknown one is used. Per process. */
const known = new Map<string, { until: number } & Described>()

export const forgetProviders = () => known.clear()

const keyOf = ({ issuer, clientId, clientSecret, otherHosts }: Client) =>
  sha256(JSON.stringify([issuer, clientId, clientSecret, otherHosts])).toString('base64url')

/**
 * Reads where a provider is to be asked, and keeps it for an hour.
 * @throws OpenIdError 'down', also where it names a host that nobody has confirmed
 */
export async function describe(client: Client, { privateHosts }: OpenIdDeps, clock: Clock): Promise<Described> {
  const now = clock().epochMilliseconds
  const key = keyOf(client)
  const kept = known.get(key)
  if (kept && kept.until > now) return kept
  const ask = asking(client, privateHosts)
  const config = await discover(client, ask, clock)
  const { hosts, keysAt } = addressesIn(config, privateHosts)
  if (hosts.needed.some((host) => !isConfirmed(client, host))) throw new OpenIdError('down', 'addresses at another host')
  const keys = createRemoteJWKSet(keysAt, { [customFetch]: ask, timeoutDuration: secondsToWait * 1_000 })
  const described = { until: now + keptMs, config, keys }
  known.set(key, described)
  return described
}

/** Whether a host may be asked as a part of this provider. */
export const isConfirmed = ({ issuer, otherHosts }: Pick<Client, 'issuer' | 'otherHosts'>, host: string) =>
  host === new URL(issuer).host || otherHosts.includes(host)

/**
 * The hosts beside its own that the issuer names today. Only the issuer itself is asked.
 * @throws OpenIdError 'down', also where one of them may not be asked at all
 */
export async function hostsNamed(client: Client, { privateHosts }: OpenIdDeps, clock: Clock): Promise<string[]> {
  known.delete(keyOf(client))
  const { hosts } = addressesIn(await discover(client, asking(client, privateHosts), clock), privateHosts)
  const others = new Set([...hosts.needed, ...hosts.useful])
  others.delete(new URL(client.issuer).host)
  return [...others].sort()
}

/** Asks no other host than the issuer's and those that are confirmed. */
function asking({ issuer, otherHosts }: Client, privateHosts: readonly string[]) {
  const ask = egressTo([new URL(issuer).host, ...otherHosts], privateHosts)
  return (url: string, options: unknown) => ask(url, options as Parameters<typeof ask>[1])
}

async function discover({ issuer, clientId, clientSecret }: Client, ask: ReturnType<typeof asking>, clock: Clock) {
  const auth = clientSecret === null ? openid.None() : openid.ClientSecretPost(clientSecret)
  // The house has one clock; the library reads the machine's.
  const skew = Math.round((clock().epochMilliseconds - Date.now()) / 1000)
  const metadata = { [openid.clockSkew]: skew, [openid.clockTolerance]: clockTolerance }
  try {
    const config = await openid.discovery(new URL(issuer), clientId, metadata, auth, {
      [openid.customFetch]: ask,
      // Which addresses may be asked without TLS is decided by egress, for every request.
      execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks],
      timeout: secondsToWait,
    })
    // An issuer for all tenants of a large house would let in anybody from there.
    if (new URL(config.serverMetadata().issuer).href !== new URL(issuer).href) throw new OpenIdError('down', 'another issuer')
    return config
  } catch (error) {
    throw error instanceof OpenIdError ? error : new OpenIdError('down', reasonOf(error))
  }
}

/** Where the issuer says that its parts lie: those without which nobody comes in, and the one that signs out. @throws OpenIdError 'down' */
function addressesIn(config: openid.Configuration, privateHosts: readonly string[]) {
  const { authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint } = config.serverMetadata()
  const read = (address: string | undefined) => {
    if (!address || !URL.canParse(address)) throw new OpenIdError('down', 'an address is missing')
    const url = new URL(address)
    const refusal = refusalOf(url, privateHosts)
    if (refusal) throw new OpenIdError('down', refusal)
    return url
  }
  const keysAt = read(jwks_uri)
  const needed = [read(authorization_endpoint), read(token_endpoint), keysAt].map(({ host }) => host)
  return { keysAt, hosts: { needed, useful: end_session_endpoint ? [read(end_session_endpoint).host] : [] } }
}

/** The library's code of a check, or the kind of error. Messages could repeat what came. */
export function reasonOf(error: unknown): string {
  if (error instanceof EgressRefused) return error.message
  if (!(error instanceof Error)) return 'unknown'
  if (error.cause instanceof EgressRefused) return error.cause.message
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
