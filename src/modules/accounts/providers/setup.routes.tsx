import { Hono } from 'hono'
import { bodySummaries } from '#modules/council/index.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { freshProof } from '#platform/http/proof.ts'
import { uuid } from '#platform/ids.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { may } from '../policy.ts'
import { wholeMunicipality } from '../users/role-form.ts'
import { managing } from '../users/shared.ts'
import { hostsNamed, isConfirmed, type OpenIdDeps, OpenIdError } from './description.ts'
import { leaveFor, providerFault, redirectUri } from './leave.tsx'
import { backChannelPath, clientOf, signedOutPath } from './provider.ts'
import { allProviders, type ProviderRow, providerById, type RoleRule, roleRulesOf } from './providers.queries.ts'
import { readProvider, rowsShown, type Typed } from './setup.form.ts'
import { setupTexts } from './setup.text.ts'
import { changeProvider, confirmHosts, createProvider, turnOff, turnOn } from './setup.ts'
import { ProviderPage, ProvidersPage } from './setup.views.tsx'

const base = '/opsaetning/log-ind'

/** The administrator's screens for identity providers. */
export function providerSetupRoutes(deps: OpenIdDeps): Hono<AppEnv> {
  const admin = [allow('administrator'), office] as const
  return new Hono<AppEnv>()
    .get(base, ...admin, list)
    .get(`${base}/ny`, ...admin, freshProof, (c) => providerPage(c, { typed: c.get('kept'), errors: {} }))
    .post(`${base}/ny`, ...admin, freshProof, (c) => create(c, deps))
    .get(`${base}/:id{${uuid}}`, ...admin, freshProof, (c) => providerPage(c, { typed: c.get('kept'), errors: {} }))
    .post(`${base}/:id{${uuid}}`, ...admin, freshProof, (c) => change(c, deps))
}

/** @throws AppError 404 unless the reader sets up the whole municipality */
function requireSetup(c: Ctx) {
  if (!may(c.get('actor'), 'edit', { kind: 'municipality' })) throw new AppError(404, 'sets up no municipality')
}

const crumbsOf = (c: Ctx, ...more: { label: string }[]) => {
  const text = officeText(c, setupTexts)
  const href = (path: string) => localPath(c.get('lang'), path)
  const own = { label: text.title, ...(more.length > 0 && { href: href(base) }) }
  return [{ label: text.setup, href: href('/opsaetning') }, own, ...more]
}

async function list(c: Ctx) {
  requireSetup(c)
  const text = officeText(c, setupTexts)
  const href = (path: string) => localPath(c.get('lang'), path)
  const providers = await inTenant(c, (tx) => allProviders(tx))
  const rows = providers.map((provider) => ({ ...provider, href: href(`${base}/${provider.id}`) }))
  const view = <ProvidersPage text={text} providers={rows} addHref={href(`${base}/ny`)} />
  return officePage(c, { title: text.title, crumbs: crumbsOf(c), help: text.help }, view)
}

const toTyped = (provider: ProviderRow, rules: readonly RoleRule[]): Typed => ({
  navn: provider.name,
  udsteder: provider.issuer,
  'klient-id': provider.clientId,
  'rolle-claim': provider.roleClaim,
  ...(provider.trustsEmail && { 'stol-email': 'ja' }),
  ...Object.fromEntries(
    rules.flatMap(({ claimValue, role, bodyId }, row) => [
      [`vaerdi-${row}`, claimValue],
      [`rolle-${row}`, role],
      [`sted-${row}`, bodyId ?? wholeMunicipality],
    ]),
  ),
})

async function load(c: Ctx) {
  const id = c.req.param('id')
  return inTenant(c, async (tx) => {
    const bodies = (await bodySummaries(tx)).map((body) => ({ id: body.id, name: body.name }))
    if (id === undefined) return { bodies, provider: null, rules: [] }
    const provider = await providerById(tx, id)
    if (!provider) throw new AppError(404, 'no such provider')
    return { bodies, provider, rules: await roleRulesOf(tx, id) }
  })
}

type Shown = {
  typed: Typed | null
  errors: FieldErrors
  /** Hosts that the issuer names and that are to be confirmed. */
  hosts?: string[]
}

async function providerPage(c: Ctx, { typed, errors, hosts = [] }: Shown) {
  requireSetup(c)
  const text = officeText(c, setupTexts)
  const { bodies, provider, rules } = await load(c)
  const { municipality, platform } = c.var
  const secretOf = (one: ProviderRow) =>
    one.clientSecret === null ? 'none' : clientOf(platform.secrets, municipality.id, one) ? 'set' : 'lost'
  const view = (
    <ProviderPage
      t={c.get('t')}
      text={text}
      lang={c.get('lang')}
      zone={municipality.timeZone}
      once={onceKey()}
      typed={typed ?? (provider ? toTyped(provider, rules) : {})}
      errors={errors}
      bodies={bodies}
      rows={rowsShown(Math.max(rules.length, rowsTyped(typed)))}
      hosts={hosts}
      saved={typed === null && c.req.query('gemt') === 'ja'}
      now={
        provider && {
          provider,
          secret: secretOf(provider),
          redirect: redirectUri(c, provider.id),
          signedOut: municipality.origin + signedOutPath,
          backChannel: municipality.origin + backChannelPath(provider.id),
        }
      }
    />
  )
  const hasErrors = Object.keys(errors).length > 0
  const title = provider?.name ?? text.add
  return officePage(c, { title, crumbs: crumbsOf(c, { label: title }), help: text.help, hasErrors, status: hasErrors ? 422 : 200 }, view)
}

/** How many rules somebody has written something in. */
const rowsTyped = (typed: Typed | null) =>
  typed === null ? 0 : Object.keys(typed).filter((name) => name.startsWith('vaerdi-') && typed[name] !== '').length

async function readForm(c: Ctx, deps: OpenIdDeps, errors: FieldErrors) {
  const { bodies, provider } = await load(c)
  const known = {
    bodyIds: bodies.map(({ id }) => id),
    privateHosts: deps.privateHosts,
    issuer: provider?.issuer ?? null,
    hasSecret: provider !== null && provider.clientSecret !== null,
  }
  return { provider, input: readProvider(formOf(c).values, known, officeText(c, setupTexts), errors) }
}

async function create(c: Ctx, deps: OpenIdDeps) {
  requireSetup(c)
  const errors: FieldErrors = {}
  const { input } = await readForm(c, deps, errors)
  if (!input) return providerPage(c, { typed: formOf(c).values, errors })
  const { location } = await once(c, async (tx) => {
    const id = await createProvider(tx, managing(c), c.get('platform').secrets, input)
    return { location: `${base}/${id}?gemt=ja` }
  })
  return seeOther(c, location)
}

async function change(c: Ctx, deps: OpenIdDeps) {
  requireSetup(c)
  const typed = formOf(c).values
  if (typed['do'] === 'try') return tryOut(c, deps)
  if (typed['do'] === 'hosts') return confirm(c, deps)
  if (typed['do'] === 'on' || typed['do'] === 'off') return turn(c, typed['do'])
  const errors: FieldErrors = {}
  const { provider, input } = await readForm(c, deps, errors)
  if (!provider) throw new AppError(404, 'no such provider')
  if (!input) return providerPage(c, { typed, errors })
  const { location } = await once(c, async (tx) => {
    if (!(await changeProvider(tx, managing(c), c.get('platform').secrets, provider.id, input))) throw new AppError(404, 'no such provider')
    return { location: `${base}/${provider.id}?gemt=ja` }
  })
  return seeOther(c, location)
}

/** Asks the issuer where its parts lie before it is tried; at hosts that nobody has confirmed it is not. */
async function tryOut(c: Ctx, deps: OpenIdDeps) {
  const named = await askForHosts(c, deps)
  if ('answer' in named) return named.answer
  const { provider, hosts } = named
  if (!hosts.every((host) => isConfirmed(provider, host))) return providerPage(c, { typed: null, errors: {}, hosts })
  return leaveFor(c, deps, provider, { purpose: 'try' })
}

type Named = { provider: ProviderRow; hosts: string[] } | { answer: Promise<Response> }

async function askForHosts(c: Ctx, deps: OpenIdDeps): Promise<Named> {
  const { provider } = await load(c)
  if (!provider) throw new AppError(404, 'no such provider')
  const { municipality, platform } = c.var
  try {
    const client = clientOf(platform.secrets, municipality.id, provider)
    if (!client) throw new OpenIdError('down', 'secret cannot be opened')
    return { provider, hosts: await hostsNamed(client, deps, platform.clock) }
  } catch (error) {
    if (error instanceof OpenIdError) return { answer: providerFault(c, provider, error) }
    throw error
  }
}

/** Only what the issuer names now is confirmed, and only when it is what was seen: the form's own word counts for nothing. */
async function confirm(c: Ctx, deps: OpenIdDeps) {
  const { values, lists } = formOf(c)
  const named = await askForHosts(c, deps)
  if ('answer' in named) return named.answer
  const { provider, hosts } = named
  const text = officeText(c, setupTexts)
  const isSeen = hosts.join() === (lists['vaert'] ?? []).join()
  if (!isSeen || values['godkend'] !== 'ja')
    return providerPage(c, { typed: null, errors: { godkend: isSeen ? text.errors.hostsTick : text.errors.hostsOther }, hosts })
  const { location } = await once(c, async (tx) => {
    if (!(await confirmHosts(tx, managing(c), provider, hosts))) throw new AppError(409, 'the provider was changed meanwhile')
    return { location: `${base}/${provider.id}?gemt=ja` }
  })
  return seeOther(c, location)
}

async function turn(c: Ctx, which: 'on' | 'off') {
  const id = c.req.param('id') ?? ''
  const result = await once<'tryFirst'>(c, async (tx) => {
    const turned = which === 'on' ? await turnOn(tx, managing(c), id) : await turnOff(tx, managing(c), id)
    if (!turned) throw new AppError(404, 'no such provider')
    return 'refusal' in turned ? turned : { location: `${base}/${id}?gemt=ja` }
  })
  if ('location' in result) return seeOther(c, result.location)
  return providerPage(c, { typed: null, errors: { form: officeText(c, setupTexts).errors[result.refusal] } })
}
