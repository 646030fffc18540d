import type { Browser, BrowserContext, Page, Response } from 'playwright-core'
import { createApp } from '#app'
import { routeRights } from '#platform/http/allow.ts'
import { localPath } from '#platform/http/context.ts'
import { createLimits } from '#platform/http/limits.ts'
import { createMetrics } from '#platform/http/observe.ts'
import type { Lang } from '#texts/index.ts'
import { accessStates } from './access-pages.ts'
import { followStates } from './follow-pages.ts'
import { mailStates } from './mail-pages.ts'
import { participationStates } from './participation-pages.ts'
import { peopleStates } from './people-pages.ts'
import { planStates } from './plan-pages.ts'
import { privacyStates } from './privacy-pages.ts'
import { recordStates } from './record-pages.ts'
import { releaseStates } from './release-pages.ts'
import { reviewsOf } from './reviews.ts'
import type { Issuers, Site } from './server.ts'
import { setupStates } from './setup-pages.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf, invitationTo, signIn, signInLink, unsentLink } from './visitors.ts'
import { writingStates } from './writing-pages.ts'

const idle = {} as never

/** Every address of the program that is read, from its own table. Nothing is asked of the program but that. */
export function readRoutes(): string[] {
  const deps = { platform: idle, hosts: idle, checks: idle, hasMail: false, privateHosts: [], trustedProxies: [], demoSignIn: true }
  const app = createApp({ ...deps, metrics: createMetrics(), limits: createLimits() })
  const routes = routeRights(app.routes).rights.map(({ method, path }) => `${method} ${path}`)
  return [...new Set(routes)].filter((route) => route.startsWith('GET ')).sort()
}

const press = (selector: string) => (page: Page) => page.locator(selector).first().click()
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** The pages that anybody may read. */
function publicStates(found: Found): State[] {
  const { meetings, items, bodies } = found
  const search = (name: string, query: string): State => ({ name: `search, ${name}`, route: 'GET /soeg', path: `/soeg${query}` })
  const meeting = (name: string, path: string): State => ({ name: `meeting, ${name}`, route: 'GET /moeder/:slug', path })
  const item = (name: string, path: string): State => ({ name: `item, ${name}`, route: 'GET /punkt/:shortId', path })
  return [
    { name: 'front page', route: 'GET /', path: '/' },
    { name: 'council', route: 'GET /raadet', path: '/raadet' },
    ...bodies.map((slug): State => ({ name: `body, ${slug}`, route: 'GET /raadet/:slug', path: `/raadet/${slug}` })),
    { name: 'an earlier term', route: 'GET /raadet/:slug/:year{[0-9]+}', path: found.earlierTerm },
    { name: 'meetings', route: 'GET /moeder', path: '/moeder' },
    { name: 'meetings, second page', route: 'GET /moeder', path: '/moeder?side=2' },
    { name: 'meetings, none fits', route: 'GET /moeder', path: '/moeder?aar=1999' },
    ...Object.entries(meetings).map(([name, path]) => meeting(name, path)),
    ...Object.entries(items).map(([name, path]) => item(name, path)),
    { name: 'cases', route: 'GET /sager', path: '/sager' },
    { name: 'case', route: 'GET /sager/:slug', path: found.case },
    { name: 'documents', route: 'GET /dokumenter', path: '/dokumenter' },
    { name: 'document', route: 'GET /dokumenter/:slug', path: '/dokumenter/cykelpolitik' },
    search('nothing asked', ''),
    search('hits', '?q=pris'),
    search('guessed', '?q=integratonspirs'),
    search('nothing found', '?q=zzzzzz'),
    search('too long', `?q=${'meget '.repeat(60)}`),
    { name: 'accessibility', route: 'GET /tilgaengelighed', path: '/tilgaengelighed' },
    { name: 'open data', route: 'GET /aabne-data', path: '/aabne-data' },
    { name: 'sign in, by other sign-ins and passkey, without mail', route: 'GET /log-ind', path: '/log-ind' },
    { name: 'link sent', route: 'GET /log-ind/sendt', path: '/log-ind/sendt' },
    { name: 'link to use', route: 'GET /log-ind/link', path: `/log-ind/link?n=${'A'.repeat(43)}` },
    { name: 'dead link', route: 'GET /log-ind/link', path: '/log-ind/link', status: 422 },
    { name: 'demo', route: 'GET /demo', path: '/demo' },
    { name: 'no such page', route: 'GET /moeder/:slug', path: '/moeder/findes-ikke', status: 404 },
  ]
}

/** Before anything has happened, and with mail that can be sent. */
const emptyStates: State[] = [
  ...[
    ['front page', 'GET /', '/'],
    ['council', 'GET /raadet', '/raadet'],
    ['meetings', 'GET /moeder', '/moeder'],
    ['cases', 'GET /sager', '/sager'],
    ['documents', 'GET /dokumenter', '/dokumenter'],
    ['search', 'GET /soeg', '/soeg?q=pris'],
    ['accessibility', 'GET /tilgaengelighed', '/tilgaengelighed'],
    ['sign in', 'GET /log-ind', '/log-ind'],
  ].map(([name = '', route = '', path = '']): State => ({ name: `empty: ${name}`, route, path, empty: true })),
  {
    name: 'empty: sign in, wrong address',
    route: 'GET /log-ind',
    path: '/log-ind',
    empty: true,
    status: 422,
    send: press('main form button'),
  },
]

const emptyOfficeStates: State[] = [
  ['desk', 'GET /skrivebord', '/skrivebord'],
  ['imports', 'GET /import', '/import'],
  ['change log', 'GET /aendringer', '/aendringer'],
].map(([name = '', route = '', path = '']) => ({ name: `empty: ${name}`, route, path, empty: true, as: 'administrator' }))

/** Mails that no mail server takes. */
const unsentStates = (message: string): State[] => [
  { name: 'empty: messages', route: 'GET /beskeder', path: '/beskeder', empty: true, as: 'administrator' },
  { name: 'empty: message', route: `GET /beskeder/:id{${uuid}}`, path: message, empty: true, as: 'administrator' },
]

function officeStates({ reviews }: Found): State[] {
  const review = (name: string, path: string): State => ({
    name: `review, ${name}`,
    route: `GET /import/:id{${uuid}}`,
    path,
    as: 'secretary',
  })
  return [
    { name: 'desk', route: 'GET /skrivebord', path: '/skrivebord', as: 'secretary' },
    { name: 'desk of a member', route: 'GET /skrivebord', path: '/skrivebord', as: 'member' },
    { name: 'imports', route: 'GET /import', path: '/import', as: 'secretary' },
    { name: 'imports, no file', route: 'GET /import', path: '/import', as: 'secretary', status: 422, send: press('main form button') },
    review('doubts', reviews.open),
    { ...review('doubts left', reviews.open), status: 422, send: press('button[value=release]') },
    review('some seen', reviews.partly),
    review('released', reviews.released),
    review('taken back', reviews.undone),
    review('a field open', `${reviews.open}?ret=items.p0`),
    review('a document that is out', reviews.policy),
    { name: 'undo an import', route: `GET /import/:id{${uuid}}/fortryd`, path: `${reviews.open}/fortryd`, as: 'secretary' },
    { name: 'files that came together', route: `GET /import/hold/:id{${uuid}}`, path: reviews.batch, as: 'secretary' },
    {
      name: 'undo files that came together',
      route: `GET /import/hold/:id{${uuid}}/fortryd`,
      path: `${reviews.batch}/fortryd`,
      as: 'secretary',
    },
    { name: 'meeting, draft', route: 'GET /moeder/:slug', path: reviews.draft, as: 'secretary' },
    { name: 'search, with drafts', route: 'GET /soeg', path: '/soeg?q=pris', as: 'secretary' },
    { name: 'change log', route: 'GET /aendringer', path: '/aendringer', as: 'administrator' },
    { name: 'change log, older', route: 'GET /aendringer', path: '/aendringer?foer=20', as: 'administrator' },
    { name: 'change log, checked', route: 'GET /aendringer', path: '/aendringer?efterproev=ja', as: 'administrator' },
  ]
}

/** What lies where in a freshly loaded demo, whose dates follow the day of loading. */
type Found = {
  meetings: Record<string, string>
  items: Record<string, string>
  bodies: string[]
  earlierTerm: string
  case: string
  reviews: { open: string; partly: string; policy: string; batch: string; released: string; undone: string; draft: string }
}

type MeetingData = {
  state: string
  minutes: string
  items: { shortId: string; title: string | null; isClosed: boolean; decisions: unknown[]; sections: unknown[] }[]
}

async function find(site: Site, secretary: Cookie[]): Promise<Found> {
  const json = async <T>(path: string) => (await (await fetch(site.url + path)).json()) as T
  const { meetings: list } = await json<{ meetings: { slug: string }[] }>('/api/meetings')
  const bodyOf = ({ slug }: { slug: string }) => slug.replace(/^[\d-]+/, '')
  const held = (one: { slug: string }) => list.filter((other) => bodyOf(other) === bodyOf(one)).length
  // An item moves from one meeting to the next of its body: the body that meets most has them.
  const busiest = list.toSorted((a, b) => held(b) - held(a))
  const meetings: Record<string, string> = {}
  const items: Record<string, string> = {}
  for (const { slug } of busiest) {
    const data = await json<MeetingData>(`/api/meetings/${slug}`)
    meetings[data.state === 'held' ? data.minutes : data.state] ??= `/moeder/${slug}`
    for (const item of data.items) {
      const kind = item.isClosed ? 'closed' : item.decisions.length > 0 ? (item.sections.length > 2 ? 'long' : 'short') : 'coming'
      if (item.isClosed) meetings['with a closed item'] ??= `/moeder/${slug}`
      // A closed item without a public title has no page of its own.
      if (item.title === null) continue
      items[kind] ??= `/punkt/${item.shortId}`
    }
  }
  const { bodies } = await json<{ bodies: { slug: string }[] }>('/api/bodies')
  const { cases } = await json<{ cases: { slug: string }[] }>('/api/cases')
  const council = await (await fetch(`${site.url}/raadet`)).text()
  return {
    meetings,
    items,
    bodies: bodies.map(({ slug }) => slug),
    earlierTerm: /href="(\/raadet\/[\w-]+\/\d{4})"/.exec(council)?.[1] ?? '',
    case: `/sager/${cases[0]?.slug}`,
    reviews: await reviewsOf(site, secretary),
  }
}

type Opened = { page: Page; html: () => Promise<string> }

export type Sites = { site: Site; emptySite: Site; issuers: Issuers }

/** All states of all pages, and who is signed in for them. */
export async function allPages({ site, emptySite, issuers }: Sites) {
  const newcomer = await invitationTo(emptySite)
  const cookies = {
    secretary: await signIn(site, await signInLink(site, 'secretary')),
    member: await signIn(site, await signInLink(site, 'member')),
    chair: await signIn(site, await signInLink(site, 'chair')),
    administrator: await signIn(site, await signInLink(site, 'administrator')),
    newcomer: await signIn(emptySite, newcomer.link),
  }
  const found = await find(site, cookies.secretary)
  const { meetings } = found
  const message = await unsentLink(emptySite, newcomer.email, cookies.newcomer)
  const taken = { called: meetings['called'] ?? '', item: found.items['coming'] ?? found.items['short'] ?? '' }
  const all = [
    ...publicStates(found),
    ...emptyStates,
    ...officeStates(found),
    ...emptyOfficeStates,
    ...unsentStates(message),
    ...setupStates(found.bodies[0] ?? ''),
    ...(await planStates(site, cookies.secretary, meetings)),
    ...(await releaseStates(site, cookies.secretary, meetings)),
    ...(await writingStates(site, cookies.secretary, meetings['called'] ?? '')),
    ...(await participationStates(site, cookies.member, cookies.secretary, taken)),
    ...(await recordStates(site, cookies.secretary, meetings)),
    ...(await peopleStates(site, cookies.administrator)),
    ...(await privacyStates(site, cookies.administrator)),
    ...(await mailStates(site, cookies.secretary, meetings['called'] ?? '')),
    ...(await followStates(site, cookies.administrator, { body: `/raadet/${found.bodies[0]}`, case: found.case })),
    ...(await accessStates(site, issuers, cookies.administrator, cookies.chair)),
  ]
  // Residents and members read every language of the shell, the office its own two.
  const isOffice = ({ as }: State) => as === 'secretary' || as === 'administrator'
  const [inPublic, inOffice] = [all.filter((state) => !isOffice(state)), all.filter(isOffice)]

  const addressOf = (state: State, lang: Lang) => (state.empty ? emptySite : site).url + localPath(lang, state.path)
  const cookiesFor = ({ as, empty }: State) => (as ? cookies[empty ? 'newcomer' : as] : [])
  const expectStatus = (state: State, status: number | undefined) => {
    if (status !== (state.status ?? 200)) throw new Error(`${state.name}: ${status} instead of ${state.status ?? 200}`)
  }

  /** One reader per person and size of window: the second page finds styles and letters in their cache. */
  const readers = new Map<string, Promise<BrowserContext>>()
  const readerOf = (browser: Browser, state: State, viewport: { width: number; height: number }) => {
    const key = `${state.as} ${state.empty} ${viewport.width} ${headerOf(cookiesFor(state))}`
    const come = async () => {
      const context = await browser.newContext({ viewport })
      await context.addCookies(cookiesFor(state))
      return context
    }
    const reader = readers.get(key) ?? come()
    readers.set(key, reader)
    return reader
  }

  let signedInAt = Date.now()
  /** Administrators are asked again after a quarter of an hour who they are: a walk that takes longer signs in anew. */
  async function stayFresh({ as, empty }: State) {
    if (as !== 'administrator' || empty || Date.now() - signedInAt < 10 * 60_000) return
    signedInAt = Date.now()
    cookies.administrator = await signIn(site, await signInLink(site, 'administrator'))
  }

  /** Opens the page in a window of its own, and waits when it is told to. Close it afterwards. */
  async function open(browser: Browser, state: State, lang: Lang, viewport: { width: number; height: number }): Promise<Opened> {
    await stayFresh(state)
    const page = await (await readerOf(browser, state, viewport)).newPage()
    const answer = await page.goto(addressOf(state, lang))
    const last = state.send ? await sent(page, state.send) : answer
    if (last?.status() === 429) {
      await page.close()
      await new Promise((resolve) => setTimeout(resolve, 1_000 * Number(last.headers()['retry-after'] ?? 1)))
      return open(browser, state, lang, viewport)
    }
    expectStatus(state, last?.status())
    return { page, html: async () => (await last?.text()) ?? '' }
  }

  return { inPublic, inOffice, open }
}

async function sent(page: Page, send: (page: Page) => Promise<unknown>): Promise<Response> {
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest() && response.request().method() === 'POST')
  const shown = page.waitForEvent('load')
  await send(page)
  await shown
  return answered
}
