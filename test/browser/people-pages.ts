/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf, post } from './visitors.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const base = '/opsaetning/raad/:slug/perioder'
const root = '/opsaetning/raad/integrationsraadet/perioder'
const last = (page: Page) => page.locator('main form button[type=submit]').last().click()

/** Sends the last button of a form of the page, with the fields as given, wherever it is folded away. */
const sendForm =
  (form: string, fields: Record<string, string> = {}) =>
  async (page: Page) => {
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
    })
    for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).first().fill(text)
    await page.locator(`main form${form} button`).last().click()
  }
const doing = (what: string) => `:has([name="do"][value="${what}"])`

/** Who sits where, who can sign in, and who may do what. */
export async function peopleStates(site: Site, administrator: Cookie[]): Promise<State[]> {
  const first = async (path: string, pattern: RegExp) => {
    const found = pattern.exec(await (await fetch(site.url + path, { headers: { cookie: headerOf(administrator) } })).text())?.[1]
    if (!found) throw new Error(`${path} has nothing like ${pattern}`)
    return found
  }
  const term = await first(root, new RegExp(`perioder/(${uuid})"`))
  const member = await first(`${root}/${term}`, new RegExp(`medlemmer/(${uuid})"`))
  const person = await first(`${root}/medlemmer/${member}`, new RegExp(`personer/(${uuid})"`))
  const vacant = await first(`${root}/${term}`, /(\/medlemmer\/ny\?[^"]+)"/)
  const user = await first('/brugere?rolle=secretary', new RegExp(`brugere/(${uuid})"`))
  await post(
    site,
    '/brugere/ny',
    administrator,
    new URLSearchParams({ navn: 'Astrid Afsluttet', email: 'astrid@fjordby.example', sprog: 'da', rolle: 'ingen' }),
  )
  const gone = await first('/brugere?tilstand=all&q=astrid', new RegExp(`brugere/(${uuid})"`))
  await post(site, `/brugere/${gone}`, administrator, new URLSearchParams({ do: 'end' }))
  const day = new Date().toISOString().slice(0, 10)
  const newcomer = new URLSearchParams({ navn: 'Nadia Nyvalgt', hverv: 'substitute', fra: day })
  await post(site, `${root}/medlemmer/ny`, administrator, newcomer)
  const page = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route: `GET ${route}`,
    path,
    as: 'administrator',
    ...more,
  })
  const refused = (name: string, route: string, path: string, send: (page: Page) => Promise<unknown>) =>
    page(name, route, path, { status: 422, send })
  const named = async (at: Page) => {
    await at.locator('input[name^=navn-]').nth(1).fill('Samira')
    await last(at)
  }
  const opened = async (at: Page) => {
    await at.locator('details.more summary').first().click()
    await at.locator('details.more[open] button[type=submit]').first().click()
  }
  const invited = async (at: Page) => {
    // From the last one: what is no longer ticked is no longer counted.
    for (const box of (await at.locator('main tbody input[type=checkbox]:checked').all()).reverse()) await box.uncheck()
    const row = at.locator('main tbody tr:has(input[type=email])').first()
    await row.locator('input[type=checkbox]').check()
    await row.locator('input[type=email]').fill('ingen')
    await last(at)
  }
  const [aTerm, aMember] = [`${base}/:id{${uuid}}`, `${base}/medlemmer/:member{${uuid}}`]
  return [
    page('terms', base, root),
    page('terms, as the secretary', base, root, { as: 'secretary' }),
    page('who came and went', `${base}/historik`, `${root}/historik`),
    page('new term', `${base}/ny`, `${root}/ny`),
    page('new term, no days', `${base}/ny`, `${root}/ny`, { status: 422, send: last }),
    page('term', aTerm, `${root}/${term}`),
    page('term, changed', `${aTerm}/ret`, `${root}/${term}/ret`),
    refused('term, no days', `${aTerm}/ret`, `${root}/${term}/ret`, sendForm(':has([name=fra])', { fra: '', til: '' })),
    page('seats', `${aTerm}/pladser`, `${root}/${term}/pladser`),
    refused(
      'seats, too many',
      `${aTerm}/pladser`,
      `${root}/${term}/pladser`,
      sendForm(':has([name=ny])', { ny: 'Foreninger', antal: '999' }),
    ),
    page('appoint many', `${aTerm}/udpeg`, `${root}/${term}/udpeg`),
    page('appoint many, who is meant', `${aTerm}/udpeg`, `${root}/${term}/udpeg`, { status: 422, send: named }),
    page('appoint one', `${base}/medlemmer/ny`, `${root}/medlemmer/ny`),
    page('appoint one to a seat', `${base}/medlemmer/ny`, root + vacant.replaceAll('&amp;', '&')),
    refused('appoint one, without a name', `${base}/medlemmer/ny`, `${root}/medlemmer/ny`, sendForm(':has([name=navn])')),
    page('invite all', `${base}/medlemmer/inviter`, `${root}/medlemmer/inviter`),
    page('invite all, a wrong address', `${base}/medlemmer/inviter`, `${root}/medlemmer/inviter`, { status: 422, send: invited }),
    page('membership', aMember, `${root}/medlemmer/${member}`),
    page('membership, passed on to nobody', aMember, `${root}/medlemmer/${member}`, { status: 422, send: opened }),
    refused('membership, changed on no day', aMember, `${root}/medlemmer/${member}`, sendForm(doing('change'), { 'skift-dag': '' })),
    page('person', `${base}/personer/:person{${uuid}}`, `${root}/personer/${person}`),
    refused(
      'person, no name',
      `${base}/personer/:person{${uuid}}`,
      `${root}/personer/${person}`,
      sendForm(':has([name=navn])', { navn: '' }),
    ),
    page('empty: users', '/brugere', '/brugere', { empty: true }),
    page('users', '/brugere', '/brugere'),
    page('users, none fits', '/brugere', '/brugere?q=zzzz'),
    page('invite', '/brugere/ny', '/brugere/ny'),
    page('invite, nothing typed', '/brugere/ny', '/brugere/ny', { status: 422, send: last }),
    page('user', `/brugere/:id{${uuid}}`, `/brugere/${user}`),
    page('user, no role chosen', `/brugere/:id{${uuid}}`, `/brugere/${user}`, { status: 422, send: opened }),
    refused('user, a wrong address', `/brugere/:id{${uuid}}`, `/brugere/${user}`, sendForm(doing('change'), { email: 'ingen' })),
    refused('user, no deputy', `/brugere/:id{${uuid}}`, `/brugere/${user}`, sendForm(doing('deputise'))),
    page('user, ended', `/brugere/:id{${uuid}}`, `/brugere/${gone}`),
    page('empty: who has access', '/adgang', '/adgang', { empty: true }),
    page('who has access, on a day that is none', '/adgang', '/adgang?dag=31-31-2020&rolle=substitute'),
    page('who has access', '/adgang', '/adgang'),
    page('who has access, to nothing', '/adgang', '/adgang?dag=2001-01-01'),
  ]
}
