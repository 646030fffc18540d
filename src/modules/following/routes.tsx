import { Hono } from 'hono'
import { emailAddress } from '#modules/accounts/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { atomType } from '#platform/feed/atom.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import type { Limits } from '#platform/http/limits.ts'
import { once } from '#platform/http/once.ts'
import { onceKey, page } from '#ui/page/respond.tsx'
import { feedRoutes } from './feeds/feeds.routes.ts'
import { followById, followsOf } from './follow.queries.ts'
import { AskLinkPage, AskPage, ConfirmPage, DeadFollowLinkPage, EndAllPage, MinePage, SentPage } from './follow.views.tsx'
import { type Acting, askForLink, askToFollow, confirmFollow, endFollows } from './follows.ts'
import { endPath, minePath, mineToken, readConfirmToken, readMineToken } from './links.ts'
import { followPath, type Thing, thingAsked, thingsOf } from './things.ts'

export type FollowDeps = {
  limits: Limits
  /** Mails can leave the house. */
  hasMail: boolean
}

/** To follow something by mail without an account, to confirm it, and to see and end all of it by the link of a mail; and the feeds. */
export const followRoutes = (deps: FollowDeps) =>
  new Hono<AppEnv>()
    .route('/', feedRoutes(deps.limits))
    .get('/foelg', allow('public'), (c) => askPage(c, deps))
    .post('/foelg', allow('public'), deps.limits.limit('signIn'), (c) => ask(c, deps))
    .get('/foelg/sendt', allow('public'), (c) => sentPage(c, deps))
    .get('/foelg/bekraeft', allow('public'), (c) => unkept(confirmPage(c)))
    .post('/foelg/bekraeft', allow('public'), (c) => unkept(confirm(c)))
    .get('/foelg/mine', allow('public'), (c) => unkept(minePage(c)))
    .post('/foelg/mine', allow('public'), deps.limits.limit('signIn'), (c) => unkept(changeMine(c)))
    .get('/foelg/slut', allow('public'), (c) => unkept(endAllPage(c)))
    .post('/foelg/slut', allow('public'), (c) => unkept(endAll(c)))

/**
 * Whether the reader's mail program ends all mails by itself (RFC 8058). It comes from no page of ours and has no cookie; what it may do stands in the
 * token of the address alone.
 */
export const isOneClickEnd = (c: Ctx) =>
  c.req.method === 'POST' && c.req.path === '/foelg/slut' && c.get('form')?.values['List-Unsubscribe'] === 'One-Click'

const actingOf = (c: Ctx): Acting => ({ municipalityId: c.get('municipality').id, clock: c.get('platform').clock })
const sealingOf = (c: Ctx) => ({ secrets: c.get('platform').secrets, municipalityId: c.get('municipality').id })
const hrefOf = (c: Ctx) => (path: string) => localPath(c.get('lang'), path)
const viewOf = (c: Ctx) => ({ t: c.get('t'), href: hrefOf(c) })
const nowOf = (c: Ctx) => toDate(c.get('platform').clock())

/** Never kept by a browser or a cache, and named to nobody: the address holds the token. */
async function unkept(answer: Response | Promise<Response>) {
  const response = await answer
  response.headers.set('Cache-Control', 'no-store')
  response.headers.set('X-Robots-Tag', 'noindex')
  return response
}

const followPage = (c: Ctx, title: string, view: Parameters<typeof page>[2], more: Partial<Parameters<typeof page>[1]> = {}) =>
  page(c, { title, crumbs: [{ label: title }], noindex: true, ...more }, view)

const asked = (c: Ctx) => new URL(c.req.url).searchParams

async function thingOf(c: Ctx): Promise<Thing> {
  const thing = await inTenant(c, (tx) => thingAsked(tx, asked(c)))
  if (!thing) throw new AppError(404, 'nothing public to follow')
  return thing
}

async function askPage(c: Ctx, deps: FollowDeps, given: { email?: string; errors?: FieldErrors } = {}) {
  const thing = await thingOf(c)
  const { title } = c.get('t').follow.page
  const { origin, isDemo } = c.get('municipality')
  const errors = given.errors ?? {}
  const hasErrors = Object.keys(errors).length > 0
  const view = (
    <AskPage
      {...viewOf(c)}
      thing={thing}
      action={hrefOf(c)(followPath(thing))}
      once={onceKey()}
      feed={origin + hrefOf(c)(thing.feed)}
      email={given.email ?? ''}
      errors={errors}
      mayMail={deps.hasMail || isDemo}
    />
  )
  return followPage(c, title, view, {
    hasErrors,
    status: hasErrors ? 422 : 200,
    feeds: [{ href: hrefOf(c)(thing.feed), title, type: atomType }],
  })
}

/** The address as it is kept; null: it is none. */
function addressIn(c: Ctx): string | null {
  const parsed = emailAddress.safeParse(formOf(c).values['email'] ?? '')
  return parsed.success ? parsed.data : null
}

const badEmail = (c: Ctx): FieldErrors => ({ email: c.get('t').follow.page.badEmail })
const typed = (c: Ctx) => formOf(c).values['email'] ?? ''

async function ask(c: Ctx, deps: FollowDeps) {
  const address = addressIn(c)
  if (address === null || !(deps.hasMail || c.get('municipality').isDemo)) return askPage(c, deps, { email: typed(c), errors: badEmail(c) })
  const result = await once(c, async (tx) => {
    const thing = await thingAsked(tx, asked(c))
    if (!thing) throw new AppError(404, 'nothing public to follow')
    await askToFollow(tx, actingOf(c), { address, about: thing.about, lang: c.get('lang') })
    return { location: '/foelg/sendt' }
  })
  return seeOther(c, result.location)
}

const sentPage = (c: Ctx, deps: FollowDeps) =>
  followPage(c, c.get('t').follow.sent.title, <SentPage {...viewOf(c)} isDemoWithoutMail={c.get('municipality').isDemo && !deps.hasMail} />)

function deadPage(c: Ctx) {
  const { title } = c.get('t').follow.dead
  return followPage(c, title, <DeadFollowLinkPage {...viewOf(c)} />, { status: 422 })
}

/** What a token is for, if somebody has asked for it and it is still public. */
async function waiting(c: Ctx, tx: Tx, token: string | undefined) {
  const id = readConfirmToken(sealingOf(c), token, nowOf(c))
  const row = id === null ? undefined : await followById(tx, id)
  const thing = row && (await thingsOf(tx, [row.about])).get(row.about)
  return row && thing ? { row, thing } : null
}

async function confirmPage(c: Ctx) {
  const token = c.req.query('n') ?? ''
  const found = await inTenant(c, (tx) => waiting(c, tx, token))
  if (!found || found.row.confirmed_at !== null) return deadPage(c)
  const { title } = c.get('t').follow.confirm
  return followPage(c, title, <ConfirmPage {...viewOf(c)} thing={found.thing} action={hrefOf(c)('/foelg/bekraeft')} token={token} />)
}

/** A link confirms once; whoever presses twice lands where the first press did. */
async function confirm(c: Ctx) {
  const token = formOf(c).values['n']
  const confirmed = await inTenant(c, async (tx) => {
    const found = await waiting(c, tx, token)
    return found && confirmFollow(tx, actingOf(c), found.row.id)
  })
  if (!confirmed) return deadPage(c)
  return seeOther(c, `${minePath(mineToken(sealingOf(c), confirmed.address))}&nu=bekraeftet`)
}

async function minePage(c: Ctx) {
  const token = c.req.query('n')
  if (token === undefined) return askLinkPage(c)
  const address = readMineToken(sealingOf(c), token)
  if (address === null) return deadPage(c)
  const follows = await inTenant(c, async (tx) => {
    const rows = await followsOf(tx, address)
    const things = await thingsOf(
      tx,
      rows.map(({ about }) => about),
    )
    return rows.map(({ id, about, confirmed_at }) => ({ id, thing: things.get(about) ?? null, isOn: confirmed_at !== null }))
  })
  const { title } = c.get('t').follow.mine
  const now = c.req.query('nu')
  const done = now === 'bekraeftet' ? 'confirmed' : now === 'stoppet' ? 'ended' : null
  const props = { address, follows, done, token, action: hrefOf(c)('/foelg/mine'), endHref: hrefOf(c)(endPath(token)) } as const
  return followPage(c, title, <MinePage {...viewOf(c)} {...props} />)
}

function askLinkPage(c: Ctx, given: { email?: string; errors?: FieldErrors } = {}) {
  const { title } = c.get('t').follow.ask
  const errors = given.errors ?? {}
  const hasErrors = Object.keys(errors).length > 0
  const view = <AskLinkPage {...viewOf(c)} action={hrefOf(c)('/foelg/mine')} email={given.email ?? ''} errors={errors} />
  return followPage(c, title, view, { hasErrors, status: hasErrors ? 422 : 200 })
}

async function changeMine(c: Ctx) {
  const { values } = formOf(c)
  if (values['do'] === 'link') return sendLink(c)
  const token = values['n']
  const address = readMineToken(sealingOf(c), token)
  if (address === null || token === undefined) return deadPage(c)
  const id = values['id'] ?? ''
  const done = await inTenant(c, async (tx) => {
    const own = (await followsOf(tx, address)).find((row) => row.id === id)
    if (values['do'] === 'confirm' && own) await confirmFollow(tx, actingOf(c), own.id)
    if (values['do'] === 'end' && own) await endFollows(tx, actingOf(c), address, own.id)
    return values['do'] === 'confirm' ? 'bekraeftet' : 'stoppet'
  })
  return seeOther(c, `${minePath(token)}&nu=${done}`)
}

/** Laid ready beside the answer, which comes as fast whether the address is known or not. */
function sendLink(c: Ctx) {
  const address = addressIn(c)
  if (address === null) return askLinkPage(c, { email: typed(c), errors: badEmail(c) })
  const { db, log } = c.get('platform')
  const acting = actingOf(c)
  db.in(acting.municipalityId, (tx) => askForLink(tx, acting, address)).catch((error) =>
    log.error({ err: error }, 'a link to what is followed was not laid ready'),
  )
  return seeOther(c, '/foelg/sendt')
}

function endAllPage(c: Ctx) {
  const token = c.req.query('n') ?? ''
  if (readMineToken(sealingOf(c), token) === null) return deadPage(c)
  const { title } = c.get('t').follow.endAll
  return followPage(c, title, <EndAllPage {...viewOf(c)} action={hrefOf(c)('/foelg/slut')} token={token} />)
}

async function endAll(c: Ctx) {
  const token = formOf(c).values['n'] ?? c.req.query('n') ?? ''
  const address = readMineToken(sealingOf(c), token)
  if (address === null) return deadPage(c)
  await inTenant(c, (tx) => endFollows(tx, actingOf(c), address, null))
  return isOneClickEnd(c) ? c.text('', 200) : seeOther(c, `${minePath(token)}&nu=stoppet`)
}
