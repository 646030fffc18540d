import { settingValues } from '#modules/council/index.ts'
import { type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import { page } from '#ui/page/respond.tsx'
import { type AttemptPurpose, beginAttempt } from '../attempts.ts'
import { type OpenIdDeps, OpenIdError } from './description.ts'
import { askProvider } from './openid.ts'
import { callbackPath, clientOf } from './provider.ts'
import type { ProviderRow } from './providers.queries.ts'
import { type Answer, AnswerPage, LeavingPage } from './providers.views.tsx'

export const redirectUri = (c: Ctx, providerId: string) => c.get('municipality').origin + callbackPath(providerId)

/** Never kept by a browser or a cache: the page leads to an address that serves once. */
async function unkept(answer: Response | Promise<Response>) {
  const response = await answer
  response.headers.set('Cache-Control', 'no-store')
  return response
}

/** Leads on to another site, at once where the browser does as it is told. */
export async function leadOn(answer: Response | Promise<Response>, href: string) {
  const response = await unkept(answer)
  response.headers.set('Refresh', `0;url=${href}`)
  return response
}

type Leaving = { purpose: AttemptPurpose; next?: string | null; linkHash?: Buffer | null }

/** Begins a way in through a provider and leads there. A provider that does not answer is said to be down. */
export async function leaveFor(c: Ctx, deps: OpenIdDeps, provider: ProviderRow, { purpose, next = null, linkHash = null }: Leaving) {
  const { clock, secrets } = c.get('platform')
  const client = clientOf(secrets, c.get('municipality').id, provider)
  if (!client) return providerFault(c, provider, new OpenIdError('down', 'secret cannot be opened'))
  const fresh = purpose === 'prove'
  try {
    const asked = await askProvider(client, deps, { clock, redirectUri: redirectUri(c, provider.id), fresh, lang: c.get('lang') })
    const { state, nonce, codeVerifier } = asked
    const { accountId } = c.get('actor')
    await beginAttempt(c, { purpose, state, nonce, codeVerifier, providerId: provider.id, accountId, next, linkHash })
    const t = c.get('t')
    const view = <LeavingPage t={t} name={provider.name} href={asked.url} />
    return await leadOn(page(c, { title: t.accounts.ways.leaving.title(provider.name), noindex: true }, view), asked.url)
  } catch (error) {
    if (error instanceof OpenIdError) return providerFault(c, provider, error)
    throw error
  }
}

/** A fault of a provider as a page, and as one line in the log that names the check and nothing of the answer. */
export function providerFault(c: Ctx, provider: ProviderRow, error: OpenIdError) {
  c.get('platform').log.warn({ id: c.get('requestId'), provider: provider.id, reason: error.reason }, 'a provider did not let in')
  return answerPage(c, error.fault, provider.name)
}

/** A page that says why nobody came in. */
export async function answerPage(c: Ctx, answer: Answer, name: string) {
  const t = c.get('t')
  const ask = answer === 'unknown' || answer === 'taken'
  const email = ask ? (await inTenant(c, (tx) => settingValues(tx, ['contact_email'], null, today(c)))).contact_email : ''
  const again = localPath(c.get('lang'), c.get('actor').accountId === null ? '/log-ind' : '/min-adgang')
  const view = <AnswerPage t={t} answer={answer} name={name} again={again} email={email || null} />
  const title = t.accounts.ways.answers[answer].title(name)
  const crumbs = [{ label: t.accounts.signIn.title }]
  return unkept(page(c, { title, crumbs, noindex: true, status: answer === 'down' ? 503 : 422 }, view))
}
