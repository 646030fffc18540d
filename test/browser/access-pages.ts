import { softAuthenticator } from '#modules/accounts/passkeys/passkeys.testing.ts'
import type { Role } from '#platform/http/actor.ts'
import type { Issuers, Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, cookiesOf, headerOf, patiently, post, signIn, signInLink } from './visitors.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const setUp = '/opsaetning/log-ind'
const client = { 'klient-id': 'brobygger', hemmelighed: 'hemmelig' }

type Fields = Record<string, string>
const send = (site: Site, path: string, cookies: Cookie[], fields: Fields) => post(site, path, cookies, new URLSearchParams(fields))

/** Sets a sign-in up. @returns its page */
async function setUpAs(site: Site, administrator: Cookie[], fields: Fields): Promise<string> {
  const saved = await send(site, `${setUp}/ny`, administrator, { ...client, ...fields })
  return saved.headers.get('location')?.replace(/\?.*/, '') ?? ''
}

/** Goes where a page leads, signs in there at once and comes back. */
async function through(site: Site, cookies: Cookie[], leaving: Response): Promise<Response> {
  const away = leaving.headers.get('refresh')?.replace('0;url=', '') ?? ''
  const back = (await fetch(away, { redirect: 'manual' })).headers.get('location') ?? ''
  const headers = { cookie: headerOf([...cookies, ...cookiesOf(site.url, leaving)]) }
  return patiently(() => fetch(back, { redirect: 'manual', headers }))
}

async function takeIntoUse(site: Site, administrator: Cookie[], path: string) {
  const tried = await through(site, administrator, await send(site, path, administrator, { do: 'try' }))
  if (tried.status !== 200) throw new Error(`the try was answered by ${tried.status}`)
  await send(site, path, administrator, { do: 'on' })
}

/** Ties the account of whoever is signed in to a provider and gives it a passkey; signs them in in two more places. */
async function manyWays(site: Site, role: Role, cookies: Cookie[], providerId: string) {
  await through(site, cookies, await send(site, '/min-adgang', cookies, { do: 'link', id: providerId }))
  const begun = await send(site, '/min-adgang/noegle/begynd', cookies, {})
  const svar = softAuthenticator(site.url).make(await begun.json())
  const added = await send(site, '/min-adgang', [...cookies, ...cookiesOf(site.url, begun)], { do: 'add', navn: 'Min telefon', svar })
  if (added.status !== 303) throw new Error(`the passkey was answered by ${added.status}`)
  for (let more = 0; more < 2; more++) await signIn(site, await signInLink(site, role))
}

/** One's own access, showing anew who one is, and the administrator's screens for other sign-ins. */
export async function accessStates(site: Site, issuers: Issuers, administrator: Cookie[], chair: Cookie[]): Promise<State[]> {
  const rules = { 'rolle-claim': 'groups', 'vaerdi-0': 'sekretariat', 'rolle-0': 'secretary', 'sted-0': 'alle' }
  const untried = await setUpAs(site, administrator, { navn: 'Din arbejdskonto', udsteder: 'https://login.fjordby.example', ...rules })
  const spread = await setUpAs(site, administrator, { navn: 'Regionens login', udsteder: issuers.spread })
  const inUse = await setUpAs(site, administrator, { navn: 'Kommunens login', udsteder: issuers.plain })
  const second = await setUpAs(site, administrator, { navn: 'Frivilligcenterets fælles login for foreninger', udsteder: issuers.other })
  for (const path of [inUse, second]) await takeIntoUse(site, administrator, path)
  await manyWays(site, 'chair', chair, inUse.split('/').at(-1) ?? '')
  const page = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route: `GET ${route}`,
    path,
    ...more,
  })
  const office = (name: string, route: string, path: string, more: Partial<State> = {}) =>
    page(name, route, path, { as: 'administrator', ...more })
  const back = `/log-ind/udbyder/:id{${uuid}}/tilbage`
  const press = (what: string): Partial<State> => ({ send: (at) => at.locator(`main form:has([value=${what}]) button`).click() })
  const one = `${setUp}/:id{${uuid}}`
  return [
    page('my access', '/min-adgang', '/min-adgang', { as: 'member' }),
    page('my access, many ways and places', '/min-adgang', '/min-adgang', { as: 'chair' }),
    page('show who you are', '/log-ind/bekraeft', '/log-ind/bekraeft?videre=/brugere', { as: 'member' }),
    page('show who you are, by many ways', '/log-ind/bekraeft', '/log-ind/bekraeft?videre=/min-adgang', { as: 'chair' }),
    page('show who you are, failed', '/log-ind/bekraeft', '/log-ind/bekraeft?igen=ja', { as: 'member', status: 422 }),
    page('signed out', '/log-ind/ude', '/log-ind/ude'),
    page('back from a sign-in that nobody began', back, '/log-ind/udbyder/00000000-0000-4000-8000-000000000000/tilbage', { status: 422 }),
    office('empty: other sign-ins', setUp, setUp, { empty: true }),
    office('other sign-ins', setUp, setUp),
    office('new sign-in', `${setUp}/ny`, `${setUp}/ny`),
    office('new sign-in, nothing typed', `${setUp}/ny`, `${setUp}/ny`, {
      status: 422,
      send: (at) => at.locator('main form button').last().click(),
    }),
    office('sign-in', one, untried),
    office('sign-in in use', one, inUse),
    office('sign-in, turned on untried', one, untried, { status: 422, ...press('on') }),
    office('sign-in, other hosts', one, spread, press('try')),
  ]
}
