import { randomUUID } from 'node:crypto'
import { type Role, roles } from '#platform/http/actor.ts'
import { command, type Site } from './server.ts'

/** A cookie as the browser takes it. */
export type Cookie = { name: string; value: string; url: string }

export const cookiesOf = (url: string, answer: Response): Cookie[] =>
  answer.headers.getSetCookie().map((line) => {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
    return { name, value, url }
  })

/** The path of a link that signs in as a demo person with the role, as the operator's command prints it. Good once. */
export async function signInLink(site: Site, role: Role): Promise<string> {
  if (!roles.includes(role)) throw new Error(`no such role: ${role}`)
  const { pathname, search } = new URL(await command(site.dataDir, 'demo-login', role))
  return pathname + search
}

/** A new administrator, and the path of a link that lets them in. Good once, so every caller gets an administrator of its own. */
export async function invitationTo(site: Site): Promise<{ email: string; link: string }> {
  const email = `anna-${randomUUID()}@tomby.example`
  const { pathname, search } = new URL(await command(site.dataDir, 'admin', 'invite', email, 'Anna Tom'))
  return { email, link: pathname + search }
}

export const invitation = async (site: Site) => (await invitationTo(site)).link

/** Uses such a link without a browser. */
export async function signIn(site: Site, link: string): Promise<Cookie[]> {
  const token = new URL(link, site.url).searchParams.get('n') ?? ''
  const cookies = cookiesOf(site.url, await post(site, '/log-ind/link', [], new URLSearchParams({ n: token })))
  if (cookies.length === 0) throw new Error('the link signed nobody in')
  return cookies
}

export const headerOf = (cookies: Cookie[]) => cookies.map(({ name, value }) => `${name}=${value}`).join('; ')

/** Sends a form as the site's own page would, and waits when it is told to. Redirects are not followed. */
export async function post(site: Site, path: string, cookies: Cookie[], body: URLSearchParams | FormData): Promise<Response> {
  const headers = { origin: site.url, cookie: headerOf(cookies) }
  return patiently(() => fetch(site.url + path, { method: 'POST', redirect: 'manual', headers, body }))
}

/** Asks once more when it was too often for one minute. */
export async function patiently(ask: () => Promise<Response>): Promise<Response> {
  const answer = await ask()
  if (answer.status !== 429) return answer
  await new Promise((resolve) => setTimeout(resolve, 1_000 * Number(answer.headers.get('retry-after') ?? 1)))
  return patiently(ask)
}

/** A document to read in. */
export type Upload = { name: string; mimeType: string; buffer: Buffer<ArrayBuffer> }
export const textFile = (name: string, text: string): Upload => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** Reads a document in without a browser. Gives the path of its review. */
export async function readIn(site: Site, cookies: Cookie[], { name, mimeType, buffer }: Upload): Promise<string> {
  const form = new FormData()
  form.append('filer', new File([buffer], name, { type: mimeType }))
  const location = (await post(site, '/import', cookies, form)).headers.get('location')
  if (!location) throw new Error(`${name} was not read in`)
  return location
}

/** Asks for a sign-in link where no mail leaves the house. @returns the path on which the administrator sees that it waits */
export async function unsentLink(site: Site, email: string, cookies: Cookie[]): Promise<string> {
  await post(site, '/log-ind', [], new URLSearchParams({ email }))
  for (let tries = 0; tries < 100; tries++) {
    const html = await (await fetch(`${site.url}/beskeder`, { headers: { cookie: headerOf(cookies) } })).text()
    const found = /href="(\/beskeder\/[\w-]{36})"/.exec(html)?.[1]
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the mail never came to lie in the outbox')
}
