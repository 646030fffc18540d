import type { Secrets } from '#platform/secrets.ts'
import type { Client } from './description.ts'
import type { ProviderRow } from './providers.queries.ts'

export type { ProviderRow, RoleRule } from './providers.queries.ts'

export const callbackPath = (providerId: string) => `/log-ind/udbyder/${providerId}/tilbage`
/** Where a provider says that somebody has signed out there. */
export const backChannelPath = (providerId: string) => `/log-ind/udbyder/${providerId}/log-ud`
export const signedOutPath = '/log-ind/ude'

/** To what a provider's sealed secret belongs. The issuer is part of it: with another one the secret has to be given anew. */
const placeOf = (municipalityId: string, { id, issuer }: { id: string; issuer: string }) => `provider/${municipalityId}/${id}/${issuer}`

export const sealSecret = (secrets: Secrets, municipalityId: string, provider: { id: string; issuer: string }, secret: string) =>
  secrets.seal(secret, placeOf(municipalityId, provider))

/** A provider as a client of it needs it. Null: its secret cannot be opened with this machine's key. */
export function clientOf(secrets: Secrets, municipalityId: string, provider: ProviderRow): Client | null {
  const { issuer, clientId, otherHosts } = provider
  if (provider.clientSecret === null) return { issuer, clientId, otherHosts, clientSecret: null }
  const clientSecret = secrets.open(provider.clientSecret, placeOf(municipalityId, provider))
  return clientSecret === null ? null : { issuer, clientId, otherHosts, clientSecret }
}
