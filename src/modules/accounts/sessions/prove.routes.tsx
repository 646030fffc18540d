import { Hono } from 'hono'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { formOf } from '#platform/http/forms.ts'
import { provePath } from '#platform/http/kept.ts'
import type { Limits } from '#platform/http/limits.ts'
import { proofMinutes } from '#platform/http/proof.ts'
import { page } from '#ui/page/respond.tsx'
import { accountToMail } from '../accounts.queries.ts'
import { isDemoDoorOpen } from '../demo-door.ts'
import { deskPath, nextPath } from '../next-path.ts'
import { passkeysOf } from '../passkeys/passkeys.queries.ts'
import { isPasskeyPlace } from '../passkeys/place.ts'
import type { OpenIdDeps } from '../providers/description.ts'
import { leaveFor } from '../providers/leave.tsx'
import { identitiesOf, providerById, providersInUse } from '../providers/providers.queries.ts'
import { giveCookie, proveAgain } from '../sessions.ts'
import { sendLinkLater } from '../sign-in.ts'
import { ProvePage } from './prove.views.tsx'

type ProveDeps = OpenIdDeps & { hasMail: boolean; demoSignIn: boolean; limits: Limits }

/** Showing anew who one is, before something that matters. */
export const proveRoutes = (deps: ProveDeps): Hono<AppEnv> =>
  new Hono<AppEnv>()
    .get(provePath, allow('signedIn'), (c) => provePage(c, deps))
    .post(provePath, allow('signedIn'), deps.limits.limit('signIn'), (c) => prove(c, deps))

const nextOf = (c: Ctx) => nextPath(c.get('form')?.values['videre'] ?? c.req.query('videre'))

/** What this account can show who it is with, here and now. */
async function waysOf(c: Ctx, deps: ProveDeps) {
  const accountId = c.get('actor').accountId ?? ''
  return inTenant(c, async (tx) => {
    const issuers = new Set((await identitiesOf(tx, accountId)).map(({ issuer }) => issuer))
    return {
      providers: (await providersInUse(tx)).filter(({ issuer }) => issuers.has(issuer)),
      hasPasskey: isPasskeyPlace(c) && (await passkeysOf(tx, accountId)).some(({ stoppedAt }) => stoppedAt === null),
      hasMail: deps.hasMail,
      hasDemo: isDemoDoorOpen(c, deps.demoSignIn),
    }
  })
}

async function provePage(c: Ctx, deps: ProveDeps, hasFailed = c.req.query('igen') === 'ja') {
  const t = c.get('t')
  const next = nextOf(c)
  const href = (path: string) => localPath(c.get('lang'), path)
  const ways = await waysOf(c, deps)
  const view = (
    <ProvePage
      t={t}
      minutes={t.accounts.minutes(proofMinutes)}
      action={href(provePath)}
      passkey={{ start: href('/log-ind/noegle/begynd'), action: href('/log-ind/noegle') }}
      back={href(next ?? deskPath)}
      next={next}
      hasFailed={hasFailed}
      {...ways}
    />
  )
  const options = { title: t.accounts.ways.prove.title, noindex: true, scripts: ways.hasPasskey ? ['passkey.js'] : [] }
  return page(c, { ...options, crumbs: [{ label: options.title }], status: hasFailed ? 422 : 200, hasErrors: hasFailed }, view)
}

async function prove(c: Ctx, deps: ProveDeps) {
  const { values } = formOf(c)
  const next = nextOf(c)
  if (values['do'] === 'mail' && deps.hasMail) return mailLink(c, next)
  if (values['do'] === 'demo' && isDemoDoorOpen(c, deps.demoSignIn)) {
    const token = await inTenant(c, (tx) => proveAgain(c, tx, { purpose: 'demo door' }))
    if (token === null) throw new AppError(401, 'the session has ended')
    giveCookie(c, token)
    return seeOther(c, next ?? deskPath)
  }
  if (values['do'] === 'provider') {
    const asked = values['udbyder'] ?? ''
    const { providers } = await waysOf(c, deps)
    const known = providers.find(({ id }) => id === asked)
    const provider = known && (await inTenant(c, (tx) => providerById(tx, known.id)))
    if (provider) return leaveFor(c, deps, provider, { purpose: 'prove', next })
  }
  return provePage(c, deps, true)
}

async function mailLink(c: Ctx, next: string | null) {
  const account = await inTenant(c, (tx) => accountToMail(tx, c.get('actor').accountId ?? ''))
  if (account) sendLinkLater(c, account.email, next)
  return seeOther(c, '/log-ind/sendt')
}
