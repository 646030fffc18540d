import { writtenForm } from '../written-form.ts'
import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf, post } from './visitors.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** The mails that a meeting's new place brings about, and the page to which one of them leads whoever holds it. @param called a meeting ahead */
export async function mailStates(site: Site, secretary: Cookie[], called: string): Promise<State[]> {
  const read = async (path: string) => (await fetch(site.url + path, { headers: { cookie: headerOf(secretary) } })).text()
  const facts = `${called}/arbejde/oplysninger`
  const { fields } = writtenForm(await read(facts), 'main form:has([name=sted])')
  await post(site, facts, secretary, new URLSearchParams({ ...fields, sted: 'Fjordby Bibliotek, sal 2' }))
  const { message, link } = await mailWithLink(read, async (link) => (await fetch(site.url + link)).status === 200)
  const office = (name: string, route: string, path: string): State => ({ name, route, path, as: 'secretary' })
  return [
    office('messages, as they would be sent', 'GET /beskeder', '/beskeder'),
    office('message, as it would be sent', `GET /beskeder/:id{${uuid}}`, message),
    { name: 'apology by the link of a mail', route: 'GET /afbud', path: link },
  ]
}

/** Waits until a mail has been written that lets its reader stay away from a meeting still ahead. */
async function mailWithLink(
  read: (path: string) => Promise<string>,
  isLive: (link: string) => Promise<boolean>,
): Promise<{ message: string; link: string }> {
  for (let tries = 0; tries < 100; tries++) {
    const messages = new Set([...(await read('/beskeder')).matchAll(/href="(\/beskeder\/[\w-]{36})"/g)].map((match) => match[1] ?? ''))
    for (const message of messages) {
      const link = /(\/afbud\?n=[\w-]+)/.exec(await read(message))?.[1]
      if (link && (await isLive(link))) return { message, link }
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('no mail lets its reader stay away')
}
