import type { Page } from 'playwright-core'
import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf, post } from './visitors.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const press = (selector: string) => (page: Page) => page.locator(selector).first().click()

/** Taking part in meetings, as a member and as the secretariat, with a proposal that waits for its answer. */
export async function participationStates(
  site: Site,
  member: Cookie[],
  secretary: Cookie[],
  found: { called: string; item: string },
): Promise<State[]> {
  const proposal = await proposed(site, member, secretary)
  const away = await stayAway(site, member)
  const { called, item } = found
  await post(site, `${item}/note`, member, new URLSearchParams({ do: 'save', text: 'Spørg til lyset på stien.' }))
  const own = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route,
    path,
    as: 'member',
    ...more,
  })
  const office = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route,
    path,
    as: 'secretary',
    ...more,
  })
  return [
    own('own meetings', 'GET /mine-moeder', '/mine-moeder'),
    own('own calendar', 'GET /mine-moeder/kalender', '/mine-moeder/kalender'),
    own('own calendar, just made', 'GET /mine-moeder/kalender', '/mine-moeder/kalender', { send: press('main form button') }),
    office('own meetings, sits nowhere', 'GET /mine-moeder', '/mine-moeder'),
    own('apology', 'GET /moeder/:slug/afbud', `${called}/afbud`),
    own('apology, sent', 'GET /moeder/:slug/afbud', away),
    own('apology, too long', 'GET /moeder/:slug/afbud', `${called}/afbud`, {
      status: 422,
      send: async (given) => {
        await given.fill('[name=reason]', 'Jeg er på rejse. '.repeat(100))
        await press('main form:has([name=reason]) button')(given)
      },
    }),
    office('apologies', 'GET /moeder/:slug/afbud', `${called}/afbud`),
    office('apologies, nobody chosen', 'GET /moeder/:slug/afbud', `${called}/afbud`, {
      status: 422,
      send: press('main form[aria-label] button'),
    }),
    { name: 'apology by a dead link', route: 'GET /afbud', path: '/afbud', status: 422 },
    own('proposal for a meeting', 'GET /moeder/:slug/forslag', `${called}/forslag`),
    own('own proposals', 'GET /mine-moeder/forslag', '/mine-moeder/forslag'),
    own('own proposals, nothing written', 'GET /mine-moeder/forslag', '/mine-moeder/forslag', {
      status: 422,
      send: press('main form button'),
    }),
    office('proposals', 'GET /forslag', '/forslag'),
    office('proposal to answer', `GET /forslag/:id{${uuid}}`, proposal),
    office('proposal, no answer', `GET /forslag/:id{${uuid}}`, proposal, { status: 422, send: press('main form button') }),
    own('note, too long', 'GET /punkt/:shortId/note', `${item}/note`, {
      status: 422,
      send: async (given) => {
        await given.fill('[name=text]', 'Husk det. '.repeat(2_000))
        await press('button[value=save]')(given)
      },
    }),
    own('note', 'GET /punkt/:shortId/note', `${item}/note`),
    own('item, with an own note', 'GET /punkt/:shortId', item),
  ]
}

/** The member stays away from the last meeting that lies ahead. @returns where that is said */
async function stayAway(site: Site, member: Cookie[]): Promise<string> {
  const own = await (await fetch(`${site.url}/mine-moeder`, { headers: { cookie: headerOf(member) } })).text()
  const path = [...own.matchAll(/href="(\/moeder\/[\w-]+\/afbud)"/g)].at(-1)?.[1] ?? ''
  await post(site, path, member, new URLSearchParams({ do: 'send', reason: 'Jeg er på rejse.' }))
  return path
}

/** @returns the address at which the secretariat answers it */
async function proposed(site: Site, member: Cookie[], secretary: Cookie[]): Promise<string> {
  const form = await (await fetch(`${site.url}/mine-moeder/forslag`, { headers: { cookie: headerOf(member) } })).text()
  const place = /<option value="(n-[^"]+)"/.exec(form)?.[1] ?? ''
  const fields = { do: 'propose', meeting: place, title: 'Cykelstativer ved biblioteket', reason: 'Der er for få.' }
  await post(site, '/mine-moeder/forslag', member, new URLSearchParams(fields))
  const list = await (await fetch(`${site.url}/forslag`, { headers: { cookie: headerOf(secretary) } })).text()
  return /href="(\/forslag\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? ''
}
