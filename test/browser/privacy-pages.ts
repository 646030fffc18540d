import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf, post } from './visitors.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** What is kept about people, who has read it, and how it goes. */
export async function privacyStates(site: Site, administrator: Cookie[]): Promise<State[]> {
  const first = async (path: string, pattern: RegExp) => {
    const found = pattern.exec(await (await fetch(site.url + path, { headers: { cookie: headerOf(administrator) } })).text())?.[1]
    if (!found) throw new Error(`${path} has nothing like ${pattern}`)
    return found
  }
  const send = (path: string, fields: Record<string, string>) => post(site, path, administrator, new URLSearchParams(fields))
  const former = await first('/personer', new RegExp(`/personer/(${uuid})/indsigt`))
  await send('/brugere/ny', { navn: 'Sofus Slettet', email: 'sofus@fjordby.example', sprog: 'da', rolle: 'ingen' })
  await send(`/brugere/${await first('/brugere?tilstand=all&q=sofus', new RegExp(`brugere/(${uuid})"`))}`, { do: 'end' })
  const erased = `/personer/${await first('/personer?q=Sofus', new RegExp(`/personer/(${uuid})/indsigt`))}/sletning`
  await send(erased, { plan: await first(erased, /name="plan" value="(\w+)"/), grund: 'request', sikker: 'ja' })
  const receipt = await first('/sletning', new RegExp(`/sletning/(${uuid})"`))
  const office = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route: `GET ${route}`,
    path,
    as: 'administrator',
    ...more,
  })
  const one = `/personer/:id{${uuid}}`
  return [
    { name: 'privacy', route: 'GET /privatliv', path: '/privatliv' },
    { name: 'empty: privacy', route: 'GET /privatliv', path: '/privatliv', empty: true },
    { name: 'own data', route: 'GET /mine-oplysninger', path: '/mine-oplysninger', as: 'member' },
    office('people', '/personer', '/personer'),
    office('people, none fits', '/personer', '/personer?q=zzzz'),
    office('insight', `${one}/indsigt`, `/personer/${former}/indsigt`),
    office('erase a person', `${one}/sletning`, `/personer/${former}/sletning`),
    office('erase a person, unanswered', `${one}/sletning`, `/personer/${former}/sletning`, {
      status: 422,
      send: (page) => page.locator('main .button-warning').click(),
    }),
    office('erasure', '/sletning', '/sletning'),
    office('empty: erasure', '/sletning', '/sletning', { empty: true }),
    office('receipt', `/sletning/:id{${uuid}}`, `/sletning/${receipt}`),
    office('read log', '/laeselog', '/laeselog'),
    office('read log, none fits', '/laeselog', '/laeselog?fra=2001-01-01&til=2001-01-02'),
    office('read log, a day that is none', '/laeselog', '/laeselog?fra=31-31-2020'),
  ]
}
