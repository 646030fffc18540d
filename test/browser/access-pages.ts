import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, post } from './visitors.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const setUp = '/opsaetning/log-ind'

/** One's own access, showing anew who one is, and the administrator's screens for other sign-ins. */
export async function accessStates(site: Site, administrator: Cookie[]): Promise<State[]> {
  const fields = { navn: 'Din arbejdskonto', udsteder: 'https://login.fjordby.example', 'klient-id': 'brobygger', hemmelighed: 'hemmelig' }
  const rules = { 'rolle-claim': 'groups', 'vaerdi-0': 'sekretariat', 'rolle-0': 'secretary', 'sted-0': 'alle' }
  const saved = await post(site, `${setUp}/ny`, administrator, new URLSearchParams({ ...fields, ...rules }))
  const provider = saved.headers.get('location')?.replace(/\?.*/, '') ?? ''
  const page = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route: `GET ${route}`,
    path,
    ...more,
  })
  const office = (name: string, route: string, path: string, more: Partial<State> = {}) =>
    page(name, route, path, { as: 'administrator', ...more })
  const back = `/log-ind/udbyder/:id{${uuid}}/tilbage`
  return [
    page('my access', '/min-adgang', '/min-adgang', { as: 'member' }),
    page('show who you are', '/log-ind/bekraeft', '/log-ind/bekraeft?videre=/brugere', { as: 'member' }),
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
    office('sign-in', `${setUp}/:id{${uuid}}`, provider),
    office('sign-in, turned on untried', `${setUp}/:id{${uuid}}`, provider, {
      status: 422,
      send: (at) => at.locator('main form:has([value=on]) button').click(),
    }),
  ]
}
