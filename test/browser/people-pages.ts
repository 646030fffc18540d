import type { Page } from 'playwright-core'
import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf, post } from './visitors.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const base = '/opsaetning/raad/:slug/perioder'
const root = '/opsaetning/raad/integrationsraadet/perioder'
const last = (page: Page) => page.locator('main form button[type=submit]').last().click()

/** Who sits where, who can sign in, and who may do what. */
export async function peopleStates(site: Site, administrator: Cookie[]): Promise<State[]> {
  const first = async (path: string, pattern: RegExp) =>
    pattern.exec(await (await fetch(site.url + path, { headers: { cookie: headerOf(administrator) } })).text())?.[1] ?? ''
  const term = await first(root, new RegExp(`perioder/(${uuid})"`))
  const member = await first(`${root}/${term}`, new RegExp(`medlemmer/(${uuid})"`))
  const person = await first(`${root}/medlemmer/${member}`, new RegExp(`personer/(${uuid})"`))
  const user = await first('/brugere?rolle=secretary', new RegExp(`brugere/(${uuid})"`))
  await post(
    site,
    '/brugere/ny',
    administrator,
    new URLSearchParams({ navn: 'Astrid Afsluttet', email: 'astrid@fjordby.example', sprog: 'da' }),
  )
  const gone = await first('/brugere?q=astrid', new RegExp(`brugere/(${uuid})"`))
  await post(site, `/brugere/${gone}`, administrator, new URLSearchParams({ do: 'end' }))
  const page = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route: `GET ${route}`,
    path,
    as: 'administrator',
    ...more,
  })
  const named = async (at: Page) => {
    await at.locator('input[name^=navn-]').nth(1).fill('Samira')
    await last(at)
  }
  const opened = async (at: Page) => {
    await at.locator('details.more summary').first().click()
    await at.locator('details.more[open] button[type=submit]').first().click()
  }
  const [aTerm, aMember] = [`${base}/:id{${uuid}}`, `${base}/medlemmer/:member{${uuid}}`]
  return [
    page('terms', base, root),
    page('who came and went', `${base}/historik`, `${root}/historik`),
    page('new term', `${base}/ny`, `${root}/ny`),
    page('new term, no days', `${base}/ny`, `${root}/ny`, { status: 422, send: last }),
    page('term', aTerm, `${root}/${term}`),
    page('term, changed', `${aTerm}/ret`, `${root}/${term}/ret`),
    page('seats', `${aTerm}/pladser`, `${root}/${term}/pladser`),
    page('appoint many', `${aTerm}/udpeg`, `${root}/${term}/udpeg`),
    page('appoint many, who is meant', `${aTerm}/udpeg`, `${root}/${term}/udpeg`, { status: 422, send: named }),
    page('appoint one', `${base}/medlemmer/ny`, `${root}/medlemmer/ny`),
    page('membership', aMember, `${root}/medlemmer/${member}`),
    page('membership, passed on to nobody', aMember, `${root}/medlemmer/${member}`, { status: 422, send: opened }),
    page('person', `${base}/personer/:person{${uuid}}`, `${root}/personer/${person}`),
    page('users', '/brugere', '/brugere'),
    page('users, none fits', '/brugere', '/brugere?q=zzzz'),
    page('invite', '/brugere/ny', '/brugere/ny'),
    page('invite, nothing typed', '/brugere/ny', '/brugere/ny', { status: 422, send: last }),
    page('user', `/brugere/:id{${uuid}}`, `/brugere/${user}`),
    page('user, no role chosen', `/brugere/:id{${uuid}}`, `/brugere/${user}`, { status: 422, send: opened }),
    page('user, ended', `/brugere/:id{${uuid}}`, `/brugere/${gone}`),
    page('who has access', '/adgang', '/adgang'),
    page('who has access, to nothing', '/adgang', '/adgang?dag=2001-01-01'),
  ]
}
