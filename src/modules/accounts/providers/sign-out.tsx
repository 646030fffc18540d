import { nobody } from '#platform/http/actor.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { page } from '#ui/page/respond.tsx'
import type { CameThrough } from '../sessions.ts'
import type { OpenIdDeps } from './description.ts'
import { leadOn } from './leave.tsx'
import { signOutAddress } from './openid.ts'
import { clientOf, signedOutPath } from './provider.ts'
import { providerById } from './providers.queries.ts'
import { SignedOutPage } from './providers.views.tsx'

/** Leads whoever has signed out here on to the provider, to sign out there as well; says so where that cannot be done. */
export async function signOutThere(c: Ctx, deps: OpenIdDeps, { providerId, idToken }: CameThrough) {
  const provider = await inTenant(c, (tx) => providerById(tx, providerId))
  if (!provider) return seeOther(c, '/')
  const { clock, secrets } = c.get('platform')
  const client = clientOf(secrets, c.get('municipality').id, provider)
  const back = c.get('municipality').origin + signedOutPath
  const href = client && (await signOutAddress(client, deps, { clock, idToken, back }))
  c.set('actor', nobody)
  const t = c.get('t')
  const view = <SignedOutPage t={t} provider={{ name: provider.name, href }} home={localPath(c.get('lang'), '/')} />
  const answer = page(c, { title: t.accounts.ways.signedOut.title, noindex: true }, view)
  return href ? leadOn(answer, href) : answer
}
