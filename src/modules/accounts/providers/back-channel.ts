import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { sha256, uuid } from '#platform/ids.ts'
import { endAsToldBy, type SignedOut } from '../sessions.queries.ts'
import { type OpenIdDeps, OpenIdError } from './description.ts'
import { readLogoutToken, secondsToRemember } from './logout-token.ts'
import { clientOf } from './provider.ts'
import { firstHeard, type ProviderRow, providerById } from './providers.queries.ts'

const path = new RegExp(`^/log-ind/udbyder/${uuid}/log-ud$`)

/** Whether a request is a provider's own, which comes from no page of ours and brings no cookie that counts. */
export const isFromProvider = (c: Ctx): boolean => c.req.method === 'POST' && path.test(c.req.path)

/**
 * Ends the sessions of whoever has signed out at the provider (OpenID Connect Back-Channel Logout 1.0). Whoever sends something else learns nothing,
 * not even whether there is such a provider.
 */
export async function signOutAsTold(c: Ctx, deps: OpenIdDeps): Promise<Response> {
  const isDone = await isHeard(c, deps, c.get('form')?.values['logout_token'] ?? '')
  c.header('Cache-Control', 'no-store')
  return c.body(null, isDone ? 200 : 400)
}

async function isHeard(c: Ctx, deps: OpenIdDeps, token: string): Promise<boolean> {
  const { clock, secrets, log } = c.get('platform')
  const provider = await inTenant(c, (tx) => providerById(tx, c.req.param('id') ?? ''))
  if (!provider?.isOn) return false
  try {
    const client = clientOf(secrets, c.get('municipality').id, provider)
    if (!client) throw new OpenIdError('down', 'secret cannot be opened')
    const told = await readLogoutToken(client, deps, clock, token)
    if (await inTenant(c, (tx) => end(c, tx, provider, told))) return true
    throw new OpenIdError('refused', 'it came before')
  } catch (error) {
    if (!(error instanceof OpenIdError)) throw error
    log.warn({ id: c.get('requestId'), provider: provider.id, reason: error.reason }, 'a provider did not sign out')
    return false
  }
}

/** @returns whether it was told for the first time; whoever is not signed in here needs no signing out */
async function end(c: Ctx, tx: Tx, { id: providerId }: ProviderRow, told: SignedOut & { jti: string }): Promise<boolean> {
  const { id: municipalityId } = c.get('municipality')
  const { clock } = c.get('platform')
  const row = { municipality_id: municipalityId, provider_id: providerId, jti_hash: sha256(told.jti) }
  const until = toDate(clock().add({ seconds: secondsToRemember }))
  if (!(await firstHeard(tx, { ...row, expires_at: until }, toDate(clock())))) return false
  for (const accountId of new Set(await endAsToldBy(tx, providerId, told, toDate(clock())))) {
    const thing = `account/${accountId}` as const
    await recordAudit(tx, municipalityId, clock, { actor: 'system', action: 'session.end_by_provider', thing, payload: { providerId } })
  }
  return true
}
