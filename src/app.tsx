import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import type { Registry } from 'prom-client'
import { accountRoutes, backupMissing, type Desk, isFromProvider, sessions, setupMissing } from '#modules/accounts/index.ts'
import { administrationRoutes } from '#modules/administration/index.ts'
import { auditRoutes } from '#modules/audit/index.ts'
import { caseRoutes } from '#modules/cases/index.ts'
import { councilRoutes } from '#modules/council/index.ts'
import { followRoutes, isOneClickEnd } from '#modules/following/index.ts'
import { documentRoutes, importRoutes, importsToReview, publicDocumentPaths, uploadRoom } from '#modules/importing/index.ts'
import {
  caseStory,
  isWhileWriting,
  meetingRoutes,
  meetingsAhead,
  meetingsAtDesk,
  meetingsMailedAbout,
  meetingsOfBody,
  meetingsWithin,
  nextMeetingStart,
  printedItems,
  publishedItemsOf,
} from '#modules/meetings/index.ts'
import { type Matters, messageRoutes, undelivered } from '#modules/messages/index.ts'
import { answerOparlError, isOparl, openRoutes } from '#modules/opendata/index.ts'
import { ownBeside, participationAtDesk, participationRoutes, proposalsMailedAbout } from '#modules/participation/index.ts'
import { privacyRoutes } from '#modules/privacy/index.ts'
import { siteRoutes } from '#modules/site/index.ts'
import { toDate } from '#platform/clock.ts'
import { isLoopback } from '#platform/env.ts'
import { AppError } from '#platform/errors.ts'
import { type Checks, health } from '#platform/health.ts'
import { nobody } from '#platform/http/actor.ts'
import { allow, routeRights } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, localPath, type Platform } from '#platform/http/context.ts'
import { readForm, typedSoFar } from '#platform/http/forms.ts'
import { type KeptRoutes, keepPages } from '#platform/http/keep-pages.ts'
import type { Keeping } from '#platform/http/keeping.ts'
import { restoreKept } from '#platform/http/kept.ts'
import type { LimitedThing, Limits } from '#platform/http/limits.ts'
import { type Metrics, observe } from '#platform/http/observe.ts'
import { freshProof } from '#platform/http/proof.ts'
import { noteReads } from '#platform/http/reads.ts'
import { headers, sameOrigin, tenantHeaders } from '#platform/http/secure.ts'
import { type HostDirectory, municipalityAsked, pathWithoutLang, peerAddress, tenant } from '#platform/http/tenant.ts'
import { fromRoot } from '#platform/root.ts'
import { allLangs, textsOf } from '#texts/index.ts'
import { ErrorPage, type ErrorStatus } from '#ui/error/error-page.tsx'
import { page } from '#ui/page/respond.tsx'
import { schedule } from './holdings.ts'
import { readResolve, readTable } from './read-table.ts'

export type AppDeps = {
  platform: Platform
  hosts: HostDirectory
  trustedProxies: string[]
  /** The page that signs anyone in as a demo person; only ever true on a loopback address. */
  demoSignIn: boolean
  /** Mails can leave the house. */
  hasMail: boolean
  /** Identity providers inside the house, as host[:port]: the only private addresses that the program asks. */
  privateHosts: readonly string[]
  metrics: Metrics
  limits: Limits
  checks: Checks
  /** Where pages for anonymous readers are kept; none: each is made afresh. */
  keeping?: Keeping | null
}

/** The whole program as one function from request to answer: middleware in order, the rooms, the one error handler. */
export function createApp(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ getPath: pathWithoutLang })
  app.onError((error, c) => answerError(error, c))
  app.notFound((c) => answerError(new AppError(404, 'no such route'), c))
  app.use(async (c, next) => {
    c.set('platform', deps.platform)
    // What a page of refusal needs, should the request be refused before it is known who sends it.
    c.set('actor', nobody)
    c.set('provedAt', null)
    c.set('endedSessionOf', null)
    c.set('form', null)
    c.set('kept', null)
    await next()
  })
  app.use(observe(deps.platform.log, deps.metrics))
  app.use(compress())
  if (deps.keeping) app.use(pageKeeper(deps, deps.keeping))
  app.use(headers)
  operatorRoutes(app, deps)
  app.use(tenant(deps.hosts, deps.trustedProxies))
  app.use(tenantHeaders)
  app.use(sessions)
  app.use(readForm(uploadRoom))
  app.use(async (c, next) => (c.req.method === 'POST' ? deps.limits.limit(kindOfForm(c))(c, next) : next()))
  app.use(sameOrigin((c) => isFromProvider(c) || isOneClickEnd(c)))
  app.use(restoreKept)
  app.use(noteReads(readTable, readResolve))
  app.route('/', siteRoutes({ limits: deps.limits, morePaths: publicDocumentPaths }))
  app.route('/', openRoutes())
  // Before the pages whose addresses theirs look like.
  app.route('/', followRoutes(deps))
  app.route('/', councilRoutes({ meetingsOfBody }))
  app.route('/', participationRoutes())
  app.route('/', meetingRoutes({ beside: ownBeside }))
  app.route('/', caseRoutes({ publishedItemsOf, caseStory, printedItems }))
  app.route('/', accountRoutes({ ...deps, desk: deskOf(deps) }))
  app.route('/', importRoutes())
  app.route('/', documentRoutes())
  app.route('/', auditRoutes())
  app.route('/', administrationRoutes({ ...deps, meetingsWithin }))
  app.route('/', privacyRoutes({ schedule, prove: freshProof }))
  app.route('/', messageRoutes({ hasMail: deps.hasMail, matters: mailedAbout }))
  const { unlisted } = routeRights(app.routes)
  if (unlisted.length > 0) throw new Error(`routes that name nobody who may use them: ${unlisted.join(', ')}`)
  return app
}

const kindOfForm = (c: Ctx): LimitedThing => (isWhileWriting(c) ? 'writing' : isFromProvider(c) || isOneClickEnd(c) ? 'provider' : 'form')

/**
 * What anonymous readers are shown again as it was made, and what their pages know of a query. Not search: anybody can invent words. Nor earlier
 * versions: what is closed today is left out of them, and that stands in the tables that are being worked on.
 */
export const keptRoutes: KeptRoutes = {
  '/': [],
  '/raadet': [],
  '/raadet/:slug': [],
  '/raadet/:slug/:year{[0-9]+}': [],
  '/moeder': ['raad', 'aar', 'side'],
  '/moeder/:slug': [],
  '/moeder/:slug/versioner': [],
  '/punkt/:shortId': [],
  '/sager': ['side'],
  '/sager/:slug': [],
  '/dokumenter': ['side'],
  '/dokumenter/:slug': [],
  '/tilgaengelighed': [],
  '/aabne-data': [],
  '/api/openapi.json': [],
  '/moeder.atom': [],
  '/raadet/:slug/nyt.atom': [],
  '/sager/:slug/nyt.atom': [],
  '/api/meetings': [],
  '/api/meetings/:slug': [],
  '/api/bodies': [],
  '/api/cases': [],
  '/sitemap.xml': [],
  '/sitemap/:file{[0-9]+\\.xml}': [],
}

const pageKeeper = ({ hosts, trustedProxies }: AppDeps, keeping: Keeping) =>
  keepPages({
    ...keeping,
    routes: keptRoutes,
    path: pathWithoutLang,
    find: municipalityAsked(hosts, trustedProxies),
    nextChange: (c, municipalityId, now) => c.get('platform').db.in(municipalityId, (tx) => nextMeetingStart(tx, now)),
  })

/** What mails are about, from every room that sends some. */
const mailedAbout: Matters = async (tx, abouts) =>
  new Map([...(await meetingsMailedAbout(tx, abouts)), ...(await proposalsMailedAbout(tx, abouts))])

/** What waits for somebody at the desk, from every room that has something. */
const deskOf =
  ({ platform: { clock }, checks }: AppDeps): Desk =>
  async (tx, actor) => [
    ...(await backupMissing(actor, checks['backup'])),
    ...(await setupMissing(tx, actor, clock())),
    ...(await importsToReview(tx, actor)),
    ...(await meetingsAtDesk(tx, actor, clock())),
    ...(await participationAtDesk(tx, actor, toDate(clock()))),
    ...(await meetingsAhead(tx, actor, clock())),
    ...(await undelivered(tx, actor, clock, mailedAbout)),
  ]

/** Static files, health and metrics: they belong to the machine, not to a municipality. */
function operatorRoutes(app: Hono<AppEnv>, deps: AppDeps) {
  const root = fileURLToPath(fromRoot('build/'))
  const immutable = (_path: string, c: Ctx) => c.header('Cache-Control', 'public, max-age=31536000, immutable')
  app.get('/assets/*', allow('public'), serveStatic<AppEnv>({ root, precompressed: true, onFound: immutable }))
  app.get('/health', allow('public'), async (c) => {
    const answer = await health(deps.checks)
    return c.json(answer, answer.status === 'degraded' ? 503 : 200)
  })
  app.get('/metrics', allow('public'), async (c) => {
    if (!isLoopback(peerAddress(c)) || c.req.header('x-forwarded-for')) throw new AppError(404, 'metrics are for the machine itself')
    const registry: Registry = deps.metrics.registry
    return c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
  })
}

/** The database's answers that are no fault of ours: a sign that no text can hold, room or connections gone, somebody else was first. */
const sqlStates: Record<string, AppError['status']> = {
  '22021': 400,
  '22P05': 400,
  '25006': 503,
  '53100': 503,
  '53300': 503,
  '57P01': 503,
  '57P02': 503,
  '57P03': 503,
  '40001': 409,
  '40P01': 409,
}
/** The database cannot be reached, or there is no room to write: later it may go well. */
const forNow = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ENOSPC', 'EDQUOT']

function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  if (error instanceof HTTPException && error.status < 500) return new AppError(error.status === 413 ? 413 : 400, error.message)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const status = forNow.includes(code) || code.startsWith('08') ? 503 : sqlStates[code]
  if (status) return new AppError(status, `database: ${code}`)
  return error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
    ? new AppError(503, 'database: gone')
    : null
}

/**
 * Whether one click may send the form again. Not one that was too large, and never one that signs somebody in: a foreign page could have
 * filled it in.
 */
const mayResend = (c: Ctx, status: ErrorStatus) => status !== 413 && !['/log-ind', '/demo'].some((path) => c.req.path.startsWith(path))

/** Every refusal and every failure becomes a page in the reader's language; what was typed stands on it. */
async function answerError(error: unknown, c: Ctx): Promise<Response> {
  const known = asAppError(error)
  const status: ErrorStatus = known?.status ?? 500
  if (status >= 500) c.get('platform').log.error({ id: c.get('requestId'), err: error }, 'request failed')
  const requestId = c.get('requestId') ?? ''
  if (isOparl(c) && c.get('t'))
    return answerOparlError(c, status, known?.shown ?? c.get('t').errors[status].text, `${known?.message ?? 'failed'} (${requestId})`)
  if (c.req.path.startsWith('/api/')) return c.json({ error: { status, id: requestId } }, status)
  if (!c.get('municipality'))
    return c.text(status === 421 ? allLangs.map((lang) => textsOf(lang).errors[421].text).join(' / ') : `${status} ${requestId}`, status)
  const t = c.get('t')
  const view = (
    <ErrorPage
      t={t}
      status={status}
      text={known?.shown ?? undefined}
      requestId={requestId}
      home={localPath(c.get('lang'), '/')}
      form={await typedSoFar(c)}
      action={localPath(c.get('lang'), c.req.path)}
      resend={mayResend(c, status)}
    />
  )
  return page(c, { title: t.errors[status].title, status, noindex: true }, view)
}
