import { Hono } from 'hono'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { formOf } from '#platform/http/forms.ts'
import type { Limits } from '#platform/http/limits.ts'
import { sha256, uuid } from '#platform/ids.ts'
import { type Lang, textsOf } from '#texts/index.ts'
import { page } from '#ui/page/respond.tsx'
import { type Attempt, endAttempt } from '../attempts.ts'
import { isToken } from '../links.ts'
import { deskPath, nextPath } from '../next-path.ts'
import { giveCookie } from '../sessions.ts'
import { signOutAsTold } from './back-channel.ts'
import { comeIn, linkOwn, type NotIn, proveOwn } from './come-in.ts'
import { type OpenIdDeps, OpenIdError } from './description.ts'
import { answerPage, leaveFor, providerFault, redirectUri } from './leave.tsx'
import { readAnswer, type Told } from './openid.ts'
import { clientOf, signedOutPath } from './provider.ts'
import { type ProviderRow, providerById } from './providers.queries.ts'
import { SignedOutPage } from './providers.views.tsx'
import { triedPage } from './try.tsx'

type ProviderDeps = OpenIdDeps & { limits: Limits }

/** To a provider and back. */
export function providerSignInRoutes(deps: ProviderDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post(`/log-ind/udbyder/:id{${uuid}}`, allow('public'), (c) => leave(c, deps))
  app.get(`/log-ind/udbyder/:id{${uuid}}/tilbage`, allow('public'), deps.limits.limit('form'), (c) => comeBack(c, deps))
  app.post(`/log-ind/udbyder/:id{${uuid}}/log-ud`, allow('public'), (c) => signOutAsTold(c, deps))
  app.get(signedOutPath, allow('public'), (c) => {
    const t = c.get('t')
    const view = <SignedOutPage t={t} provider={null} home={localPath(c.get('lang'), '/')} />
    return page(c, { title: t.accounts.ways.signedOut.title, noindex: true }, view)
  })
  return app
}

const providerAsked = (c: Ctx) => inTenant(c, (tx) => providerById(tx, c.req.param('id') ?? ''))

async function leave(c: Ctx, deps: OpenIdDeps) {
  const { values } = formOf(c)
  const provider = await providerAsked(c)
  if (!provider?.isOn) return answerPage(c, 'stale', '')
  const token = values['n']
  return leaveFor(c, deps, provider, {
    purpose: 'sign_in',
    next: nextPath(values['videre']),
    linkHash: isToken(token) ? sha256(token) : null,
  })
}

/** The address has no language of its own: whoever comes back reads on in the one in which they left. */
function speak(c: Ctx, lang: Lang) {
  if (!c.get('municipality').languages.includes(lang)) return
  c.set('lang', lang)
  c.set('t', textsOf(lang))
}

async function comeBack(c: Ctx, deps: OpenIdDeps) {
  const state = c.req.query('state') ?? ''
  const attempt = await endAttempt(c, state)
  if (attempt) speak(c, attempt.lang)
  const provider = await providerAsked(c)
  if (!attempt || !provider || attempt.providerId !== provider.id || !(provider.isOn || attempt.purpose === 'try'))
    return answerPage(c, 'stale', provider?.name ?? '')
  try {
    return await afterAnswer(c, provider, await answerOf(c, deps, provider, attempt, state), attempt)
  } catch (error) {
    if (error instanceof OpenIdError) return providerFault(c, provider, error)
    throw error
  }
}

async function answerOf(c: Ctx, deps: OpenIdDeps, provider: ProviderRow, attempt: Attempt, state: string) {
  const { clock, secrets } = c.get('platform')
  const client = clientOf(secrets, c.get('municipality').id, provider)
  if (!client) throw new OpenIdError('down', 'secret cannot be opened')
  const answer = new URL(redirectUri(c, provider.id) + new URL(c.req.url).search)
  const { nonce, codeVerifier, purpose } = attempt
  return readAnswer(client, deps, { clock, answer, state, nonce, codeVerifier, fresh: purpose === 'prove' })
}

async function afterAnswer(c: Ctx, provider: ProviderRow, told: Told, attempt: Attempt) {
  const refused = (notIn: NotIn) => answerPage(c, notIn, provider.name)
  if (attempt.purpose === 'try') return triedPage(c, provider, told, attempt)
  if (attempt.purpose === 'link') {
    const result = await linkOwn(c, provider, told, attempt)
    return 'notIn' in result ? refused(result.notIn) : seeOther(c, '/min-adgang?gjort=linked')
  }
  const result = attempt.purpose === 'prove' ? await proveOwn(c, provider, told, attempt) : await comeIn(c, provider, told, attempt)
  if ('notIn' in result) return refused(result.notIn)
  giveCookie(c, result.token)
  return seeOther(c, nextPath(attempt.next ?? undefined) ?? deskPath)
}
