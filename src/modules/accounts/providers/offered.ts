import { type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { sha256 } from '#platform/ids.ts'
import { isPasskeyPlace } from '../passkeys/place.ts'
import { linkByHash } from '../sessions.queries.ts'
import { providersInUse } from './providers.queries.ts'
import type { ProviderButton } from './providers.views.tsx'

/** What somebody can sign in with beside a link in a mail. */
export type WaysIn = { providers: ProviderButton[]; passkey: { start: string; action: string } | null }

async function buttons(c: Ctx): Promise<ProviderButton[]> {
  const providers = await inTenant(c, (tx) => providersInUse(tx))
  return providers.map(({ id, name }) => ({ name, action: localPath(c.get('lang'), `/log-ind/udbyder/${id}`) }))
}

export async function waysIn(c: Ctx): Promise<WaysIn> {
  const href = (path: string) => localPath(c.get('lang'), path)
  const passkey = isPasskeyPlace(c) ? { start: href('/log-ind/noegle/begynd'), action: href('/log-ind/noegle') } : null
  return { providers: await buttons(c), passkey }
}

/** What an invited person can sign in with from now on: only whoever holds an invitation is offered to tie it to something else. */
export async function invitationProviders(c: Ctx, token: string): Promise<ProviderButton[]> {
  const link = await inTenant(c, (tx) => linkByHash(tx, sha256(token), 'invitation'))
  return link && link.used_at === null ? buttons(c) : []
}
