import { Hono } from 'hono'
import { may } from '#modules/accounts/index.ts'
import { type BodySummary, bodySummaries, settingValues } from '#modules/council/index.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther, today } from '#platform/http/context.ts'
import { formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { freshProof } from '#platform/http/proof.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { bodyScreens, proofFor, sharedScreens } from '../screens.ts'
import { settingsScreen } from '../settings/handle.tsx'
import type { HubCard } from '../settings/hub.views.tsx'
import { actingOf, type FindScope } from '../settings/scope.ts'
import { setupCrumb } from '../setup-crumb.ts'
import { bodiesTexts } from './bodies.text.ts'
import { bodyFormScreen, factsForm, releaseForm } from './body-form.tsx'
import { create, showCreate, useSuggested } from './create.tsx'
import { bodiesPath, bodyAsked, crumbsOf, mayEdit, pathOf } from './find.ts'
import { BodyHubPage } from './hub.views.tsx'
import { BodiesPage } from './list.views.tsx'

const staff = ['secretary', 'administrator'] as const
const one = `${bodiesPath}/:slug`

/** The body's own settings; what the public sees of it is set by those who set up the municipality. */
const ofBody: FindScope = async (tx, c, screen) => {
  const { body } = await bodyAsked(tx, c)
  if (screen.right === 'municipality' && !mayAll(c)) throw new AppError(404, 'sets up no municipality')
  const isShared = mayAll(c) && sharedScreens.some(({ path }) => path === screen.path)
  const sharedPath = isShared ? `/opsaetning/kommune/${screen.path}` : null
  return { bodyId: body.id, name: body.name, path: pathOf(body), crumbs: crumbsOf(c, body), sharedPath }
}

const mayAll = (c: Ctx) => may(c.get('actor'), 'edit', { kind: 'municipality' })

export function bodyRoutes() {
  const app = new Hono<AppEnv>()
    .get(bodiesPath, allow(...staff), office, list)
    .get(`${bodiesPath}/nyt`, allow('administrator'), office, showCreate)
    .post(`${bodiesPath}/nyt`, allow('administrator'), office, create)
    .get(one, allow(...staff), office, hub)
    .post(one, allow(...staff), office, suggest)
  for (const form of [factsForm, releaseForm]) {
    const { get, post } = bodyFormScreen(form)
    app.get(`${one}/${form.path}`, allow('administrator'), office, get)
    app.post(`${one}/${form.path}`, allow('administrator'), freshProof, office, post)
  }
  for (const screen of bodyScreens) {
    const { get, post } = settingsScreen(screen, ofBody)
    const who = screen.right === 'body' ? staff : (['administrator'] as const)
    app.get(`${one}/${screen.path}`, allow(...who), office, get)
    app.post(`${one}/${screen.path}`, allow(...who), proofFor(screen), office, post)
  }
  return app
}

async function list(c: Ctx) {
  const t = officeText(c, bodiesTexts)
  const bodies = await inTenant(c, (tx) => bodySummaries(tx))
  const href = (path: string) => localPath(c.get('lang'), path)
  const rows = bodies
    .filter((body) => mayEdit(c, body))
    .map((body) => ({ body, href: href(pathOf(body)), parent: bodies.find(({ id }) => id === body.parentId)?.name ?? null }))
  return officePage(
    c,
    { title: t.list.title, crumbs: [setupCrumb(c), { label: t.list.title }], help: t.list.help },
    <BodiesPage t={t} rows={rows} createHref={mayAll(c) ? href(`${bodiesPath}/nyt`) : null} />,
  )
}

const ofAgenda = ['standing_items', 'captions', 'decision_templates'] as const

async function hub(c: Ctx) {
  const t = officeText(c, bodiesTexts)
  const { body, agenda } = await inTenant(c, async (tx) => {
    const found = await bodyAsked(tx, c)
    return { ...found, agenda: await settingValues(tx, ofAgenda, found.body.id, today(c)) }
  })
  const empty = new Set<string>(ofAgenda.filter((kind) => agenda[kind].length === 0))
  const href = (path: string) => localPath(c.get('lang'), path)
  const notice = c.req.query('oprettet') === 'ja' ? t.hub.created : c.req.query('forslag') === 'ja' ? t.hub.started : null
  return officePage(
    c,
    { title: body.name, crumbs: crumbsOf(c, body).map((crumb, i) => (i === 2 ? { ...crumb, href: undefined } : crumb)), help: t.hub.help },
    <BodyHubPage
      t={t}
      name={body.name}
      kind={t.kinds[body.kind]}
      once={onceKey()}
      action={href(pathOf(body))}
      notice={notice}
      isBare={empty.size === ofAgenda.length}
      publicHref={body.isPublic ? href(`/raadet/${body.slug}`) : null}
      elsewhere={mayAll(c) ? null : t.hub.elsewhere}
      parts={partsOf(c, body, empty)}
    />,
  )
}

/** What the reader may set, in the order in which a new body is set up. */
function partsOf(c: Ctx, body: BodySummary, empty: ReadonlySet<string>) {
  const t = officeText(c, bodiesTexts)
  const card = (path: string, title: string, text: string, note?: string): HubCard => ({
    href: localPath(c.get('lang'), `${pathOf(body)}/${path}`),
    title,
    text,
    note,
  })
  const screens = bodyScreens
    .filter((screen) => (screen.right === 'body' || mayAll(c)) && (screen.path !== 'regler' || body.kind === 'council'))
    .map((screen) => {
      const { title, card: text } = officeText(c, screen.texts)
      const isAgenda = ofAgenda.some((kind) => screen.kinds.includes(kind)) || screen.path === 'numre'
      return { isAgenda, card: card(screen.path, title, text, screen.kinds.some((kind) => empty.has(kind)) ? t.hub.notSet : undefined) }
    })
  const cards = (isAgenda: boolean) => screens.filter((screen) => screen.isAgenda === isAgenda).map((screen) => screen.card)
  const release = mayAll(c) ? [card(releaseForm.path, t.release.title, t.release.card)] : []
  const about = mayAll(c) ? [card(factsForm.path, t.facts.title, t.facts.card)] : []
  const people = [card('perioder', t.hub.people, t.hub.peopleCard)]
  return [
    { title: t.hub.about, cards: [...about, ...people] },
    { title: t.hub.work, cards: cards(true) },
    { title: t.hub.rules, cards: [...cards(false), ...release] },
  ].filter(({ cards: some }) => some.length > 0)
}

/** The usual standing items, sections and sentences for a body that has none. */
async function suggest(c: Ctx) {
  const { location } = await once(c, async (tx) => {
    const { body } = await bodyAsked(tx, c)
    if (formOf(c).values['do'] !== 'suggest') throw new AppError(400, 'nothing was asked for')
    await useSuggested(tx, actingOf(c), body.id, today(c))
    return { location: `${pathOf(body)}?forslag=ja` }
  })
  return seeOther(c, location)
}
