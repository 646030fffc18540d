import { Hono } from 'hono'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, fieldErrors, formOf } from '#platform/http/forms.ts'
import type { Limits } from '#platform/http/limits.ts'
import { page } from '#ui/page/respond.tsx'
import { isDemoDoorOpen } from './demo-door.ts'
import { isToken } from './links.ts'
import { deskPath, nextPath } from './next-path.ts'
import type { OpenIdDeps } from './providers/description.ts'
import { invitationProviders, waysIn } from './providers/offered.ts'
import { signOutThere } from './providers/sign-out.tsx'
import { giveCookie, signOut } from './sessions.ts'
import { signInForm } from './sign-in.schema.ts'
import { sendLinkLater, useLink } from './sign-in.ts'
import { DeadLinkPage, LinkSentPage, SignInPage, UseLinkPage } from './sign-in.views.tsx'

export type SignInDeps = {
  /** Mails can leave the house. */
  hasMail: boolean
  limits: Limits
  demoSignIn: boolean
} & OpenIdDeps

export function signInRoutes(deps: SignInDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/log-ind', allow('public'), async (c) => {
    const next = nextPath(c.req.query('videre'))
    if (c.get('actor').accountId !== null) return seeOther(c, next ?? deskPath)
    return signInPage(c, deps, { email: '', next, errors: {} })
  })
  app.post('/log-ind', allow('public'), deps.limits.limit('signIn'), (c) => askForLink(c, deps))
  app.get('/log-ind/sendt', allow('public'), (c) => {
    const t = c.get('t')
    const view = <LinkSentPage t={t} again={localPath(c.get('lang'), '/log-ind')} />
    return page(c, { title: t.accounts.linkSent.title, crumbs: [{ label: t.accounts.signIn.title }], noindex: true }, view)
  })
  app.get('/log-ind/link', allow('public'), (c) => useLinkPage(c))
  app.post('/log-ind/link', allow('public'), (c) => signInByLink(c))
  app.post('/log-ud', allow('public'), async (c) => {
    const through = await signOut(c)
    return through ? signOutThere(c, deps, through) : seeOther(c, '/')
  })
  return app
}

/** The way on that a page hands to the next one. */
const onward = (next: string | null) => (next ? `?${new URLSearchParams({ videre: next })}` : '')

async function signInPage(c: Ctx, deps: SignInDeps, given: { email: string; next: string | null; errors: FieldErrors }) {
  const t = c.get('t')
  const href = (path: string) => localPath(c.get('lang'), path)
  const ways = await waysIn(c)
  const view = (
    <SignInPage
      t={t}
      action={href('/log-ind')}
      {...given}
      hasMail={deps.hasMail}
      ways={ways}
      isDemo={c.get('municipality').isDemo}
      demoHref={isDemoDoorOpen(c, deps.demoSignIn) ? href('/demo') + onward(given.next) : null}
    />
  )
  const hasErrors = Object.keys(given.errors).length > 0
  const options = { title: t.accounts.signIn.title, crumbs: [{ label: t.accounts.signIn.title }], noindex: true }
  return page(c, { ...options, scripts: ways.passkey ? ['passkey.js'] : [], hasErrors, status: hasErrors ? 422 : 200 }, view)
}

async function askForLink(c: Ctx, deps: SignInDeps) {
  const { values } = formOf(c)
  const next = nextPath(values['videre'])
  const parsed = signInForm(c.get('t')).safeParse({ email: values['email'] ?? '' })
  if (!parsed.success) return signInPage(c, deps, { email: values['email'] ?? '', next, errors: fieldErrors(parsed.error) })
  if (!deps.hasMail)
    return signInPage(c, deps, { email: values['email'] ?? '', next, errors: { form: c.get('t').accounts.signIn.withoutMail.title } })
  sendLinkLater(c, parsed.data.email, next)
  return seeOther(c, '/log-ind/sendt')
}

/** Never kept by a browser or a cache: the page holds the token. */
async function unkept(answer: Response | Promise<Response>) {
  const response = await answer
  response.headers.set('Cache-Control', 'no-store')
  return response
}

async function useLinkPage(c: Ctx) {
  const t = c.get('t')
  const token = c.req.query('n')
  if (!isToken(token)) return deadLinkPage(c)
  const next = nextPath(c.req.query('videre'))
  const action = localPath(c.get('lang'), '/log-ind/link')
  const view = <UseLinkPage t={t} action={action} token={token} next={next} providers={await invitationProviders(c, token)} />
  return unkept(page(c, { title: t.accounts.useLink.title, crumbs: [{ label: t.accounts.signIn.title }], noindex: true }, view))
}

async function signInByLink(c: Ctx) {
  const { values } = formOf(c)
  const token = values['n']
  const use = isToken(token) ? await useLink(c, token) : null
  if (use === null) return deadLinkPage(c)
  if (use !== 'already in') giveCookie(c, use.signedIn)
  return seeOther(c, nextPath(values['videre']) ?? deskPath)
}

function deadLinkPage(c: Ctx) {
  const t = c.get('t')
  const view = <DeadLinkPage t={t} again={localPath(c.get('lang'), '/log-ind')} />
  return unkept(
    page(c, { title: t.accounts.deadLink.title, crumbs: [{ label: t.accounts.signIn.title }], status: 422, noindex: true }, view),
  )
}
