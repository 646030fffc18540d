import { load } from 'cheerio'
import { createAccount, grantRole } from '#modules/accounts/index.ts'
import { createPerson } from '#modules/council/index.ts'
import type { Role } from '#platform/http/actor.ts'
import { newId } from '#platform/ids.ts'
import type { TestApp } from '#test/app.ts'
import type { TestDatabase } from '#test/database.ts'
import type { identityProvider } from '#test/identity-provider.ts'
import { issueLink } from '../links.ts'

export type Town = { id: string; host: string; origin: string }
type Idp = Awaited<ReturnType<typeof identityProvider>>

type Named = Pick<Idp, 'issuer' | 'clientId' | 'clientSecret'>

/** Saves a provider as an administrator does. @returns the path of its page, and its id */
async function save(admin: TestApp, idp: Named, more: Record<string, string> = {}) {
  const fields = { do: 'save', navn: 'Kommunens login', udsteder: idp.issuer, 'klient-id': idp.clientId, hemmelighed: idp.clientSecret }
  const saved = await admin.post('/opsaetning/log-ind/ny', { ...fields, ...more, once: newId() })
  const path = saved.headers.get('location')?.replace('?gemt=ja', '') ?? ''
  return { path, id: path.split('/').at(-1) ?? '' }
}

/** Takes a provider into use that nobody has tried: one that answers as no provider would. @returns its id */
export async function inUse(db: TestDatabase, admin: TestApp, idp: Named): Promise<string> {
  const { id } = await save(admin, idp)
  await db.owner.updateTable('identity_provider').set({ is_on: true }).where('id', '=', id).execute()
  return id
}

/** Sets a provider up as an administrator does, tries it and takes it into use. @returns its id */
export async function setUp(admin: TestApp, municipality: Town, idp: Idp, more: Record<string, string> = {}): Promise<string> {
  const { path, id } = await save(admin, idp, more)
  idp.register(`${municipality.origin}/log-ind/udbyder/${id}/tilbage`, `${municipality.origin}/log-ind/ude`)
  idp.people['prøver'] = { groups: ['nobody'] }
  idp.signsIn('prøver')
  const visit = visitor(admin, idp)
  const tried = await visit.through(await visit.post(path, { do: 'try' }))
  if (tried.status !== 200) throw new Error(`the try was answered by ${tried.status}: ${await headingOf(tried)}`)
  await admin.post(path, { do: 'on', once: newId() })
  return id
}

/** Somebody with a browser: keeps cookies, goes to the provider and comes back. */
export function visitor(app: TestApp, idp: Pick<Idp, 'host'> & Partial<Pick<Idp, 'browser'>>, signedIn: string | null = app.cookie) {
  const jar = new Map<string, string>()
  const keep = (line: string) => {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  }
  for (const line of signedIn?.split('; ') ?? []) keep(line)
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const atTheProvider = () => idp.browser?.() ?? (async (address: string) => address)
  let there = atTheProvider()
  const took = (answer: Response) => {
    answer.headers.getSetCookie().forEach(keep)
    return answer
  }
  const get = async (path: string) => took(await app.get(path, { cookie: cookies() }))
  const post = async (path: string, fields: Record<string, string> = {}) => took(await app.post(path, fields, { cookie: cookies() }))
  /** The address to which a page leads on. */
  const leadsTo = (answer: Response) => answer.headers.get('refresh')?.replace('0;url=', '') ?? ''
  const back = async (answer: Response) => there(leadsTo(took(answer)))
  const pathOf = (address: string) => address.slice(new URL(address).origin.length)
  return {
    get,
    post,
    /** The provider does not know this browser any more. */
    forgottenThere: () => {
      there = atTheProvider()
    },
    cookies,
    leadsTo,
    /** Goes to an address of the provider by oneself. */
    goesThere: (address: string) => there(address),
    /** Goes where the page leads. @returns the path with which the provider sends back */
    away: async (answer: Response) => pathOf(await back(answer)),
    /** Goes where the page leads, and comes back. */
    through: async (answer: Response) => get(pathOf(await back(answer))),
    signIn: async (providerId: string, fields: Record<string, string> = {}) =>
      get(pathOf(await back(await post(`/log-ind/udbyder/${providerId}`, fields)))),
    /** Who the browser is signed in as, by the name on the page. */
    name: async () =>
      load(await (await get('/min-adgang')).text())('.account-name bdi')
        .first()
        .text(),
    roles: async () => load(await (await get('/skrivebord')).text())('main').text(),
  }
}

/** Somebody with an account. @returns the account's id, their address and the token of an invitation */
export async function somebody(app: TestApp, municipality: Town, given: { name?: string; role?: Role } = {}) {
  return app.platform.db.in(municipality.id, async (tx) => {
    const email = `${newId()}@kommune.example`
    const personId = await createPerson(tx, municipality.id, { name: given.name ?? 'Karla Kanal' })
    const accountId = await createAccount(tx, municipality.id, { personId, email })
    if (given.role) await grantRole(tx, municipality.id, { accountId, role: given.role, bodyId: null, from: '2000-01-01' })
    const invitation = await issueLink(tx, municipality.id, accountId, 'invitation', { actor: 'operator', clock: app.platform.clock })
    return { accountId, email, invitation }
  })
}

export const headingOf = async (answer: Response) => load(await answer.text())('h1').text()
