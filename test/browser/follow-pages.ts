import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf, post } from './visitors.ts'

const address = 'laeser@example.org'

/** What is followed by mail without an account, in its states. @param found the addresses of a body and a case */
export async function followStates(site: Site, administrator: Cookie[], found: { body: string; case: string }): Promise<State[]> {
  const body = `/foelg?om=raad/${found.body.split('/').at(-1)}`
  const ofCase = `/foelg?om=sag/${found.case.split('/').at(-1)}`
  const search = '/foelg?om=soeg&q=integrationsprisen'
  const tokens: string[] = []
  for (const path of [body, ofCase, search]) tokens.push(await tokenAfter(site, administrator, path, tokens))
  const confirmed = await post(site, '/foelg/bekraeft', [], new URLSearchParams({ n: tokens[0] ?? '' }))
  const mine = confirmed.headers.get('location') ?? ''
  await post(site, '/foelg/bekraeft', [], new URLSearchParams({ n: tokens[1] ?? '' }))
  const n = new URL(mine, site.url).searchParams.get('n') ?? ''
  const ended = await endedAfter(site, administrator, tokens)
  const page = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route: `GET ${route}`,
    path,
    ...more,
  })
  return [
    page('follow all meetings', '/foelg', '/foelg'),
    page('follow a body', '/foelg', body),
    page('follow a case', '/foelg', ofCase),
    page('follow a search', '/foelg', search),
    page('follow, no address', '/foelg', body, { status: 422, send: (at) => at.locator('main form button').click() }),
    page('follow, nothing of the kind', '/foelg', '/foelg?om=raad/findes-ikke', { status: 404 }),
    page('follow, asked', '/foelg/sendt', '/foelg/sendt'),
    page('follow, to confirm', '/foelg/bekraeft', `/foelg/bekraeft?n=${tokens[2]}`),
    page('follow, dead link', '/foelg/bekraeft', '/foelg/bekraeft?n=x', { status: 422 }),
    page('followed', '/foelg/mine', mine),
    page('followed, a link to it', '/foelg/mine', '/foelg/mine'),
    page('followed, no address', '/foelg/mine', '/foelg/mine', { status: 422, send: (at) => at.locator('main form button').click() }),
    page('followed, nothing any more', '/foelg/mine', `/foelg/mine?n=${ended}&nu=stoppet`),
    page('follow, end all', '/foelg/slut', `/foelg/slut?n=${n}`),
  ]
}

/** Asks for mails about something, and waits for the link of the mail, which a demo shows instead of sending it. */
async function tokenAfter(site: Site, administrator: Cookie[], path: string, known: readonly string[], email = address): Promise<string> {
  await post(site, path, [], new URLSearchParams({ email }))
  const read = async (at: string) => (await fetch(site.url + at, { headers: { cookie: headerOf(administrator) } })).text()
  for (let tries = 0; tries < 100; tries++) {
    const messages = new Set([...(await read('/beskeder')).matchAll(/href="(\/beskeder\/[\w-]{36})"/g)].map((match) => match[1] ?? ''))
    for (const message of messages) {
      const token = /\/foelg\/bekraeft\?n=([\w-]+)/.exec(await read(message))?.[1]
      if (token && !known.includes(token)) return token
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('no mail asks whether somebody wants to follow')
}

/** Somebody who followed something and has ended it. @returns the token with which they did */
async function endedAfter(site: Site, administrator: Cookie[], known: readonly string[]): Promise<string> {
  const token = await tokenAfter(site, administrator, '/foelg', known, 'forhen@example.org')
  const confirmed = await post(site, '/foelg/bekraeft', [], new URLSearchParams({ n: token }))
  const n = new URL(confirmed.headers.get('location') ?? '', site.url).searchParams.get('n') ?? ''
  await post(site, '/foelg/slut', [], new URLSearchParams({ n }))
  return n
}
