import type { Page } from 'playwright-core'
import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf, post } from './visitors.ts'

const press = (selector: string) => (page: Page) => page.locator(selector).first().click()

/** The secretariat's pages of a meeting up to the day on which it is held. @param meetings public paths by how far the meeting is */
export async function planStates(site: Site, secretary: Cookie[], meetings: Record<string, string>): Promise<State[]> {
  const [planned, called, held] = [meetings['planned'] ?? '', meetings['called'] ?? '', meetings['none'] ?? '']
  const workspace = await (await fetch(`${site.url}${called}/arbejde`, { headers: { cookie: headerOf(secretary) } })).text()
  const form = await (await fetch(`${site.url}/moeder/planlaeg/serie`, { headers: { cookie: headerOf(secretary) } })).text()
  const [, body = ''] = /name="raad"[\s\S]*?<option value="([\w-]{36})"/.exec(form) ?? []
  const rule = { moenster: 'maaned', nummer: '1', ugedag: '1', fra: '2030-01-01', til: '2030-12-31', start: '17:00', slags: 'ordinary' }
  const pattern = new URLSearchParams({ raad: body, ...rule })
  const item = /href="([^"]+\/arbejde\/punkt\/[a-z0-9]{8})"/.exec(workspace)?.[1] ?? ''
  const papers = `/punkt/${item.split('/').at(-1)}/bilag`
  await addLate(site, secretary, papers)
  await post(site, `${planned}/arbejde`, secretary, new URLSearchParams({ do: 'ask' }))
  const page = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route: `GET ${route}`,
    path,
    as: 'secretary',
    ...more,
  })
  const work = '/moeder/:slug/arbejde'
  const plan = '/moeder/planlaeg'
  return [
    page('plan a meeting', plan, plan),
    page('plan a meeting, nothing filled in', plan, plan, { status: 422, send: press('main form button') }),
    page('plan a series', `${plan}/serie`, `${plan}/serie`),
    page('plan a series, nothing filled in', `${plan}/serie`, `${plan}/serie?moenster=maaned`, { status: 422 }),
    page('plan a series, dates shown', `${plan}/serie`, `${plan}/serie?${pattern}`),
    page('plan a series, no date left', `${plan}/serie`, `${plan}/serie?${pattern}`, {
      status: 422,
      send: async (given) => {
        await given.locator('[name=dag]').evaluateAll((ticks) => {
          for (const tick of ticks) tick.removeAttribute('checked')
        })
        await press('form:has([name=dag]) button:not([name])')(given)
      },
    }),
    page('meetings in progress', `${plan}/oversigt`, `${plan}/oversigt`),
    page('empty: meetings in progress', `${plan}/oversigt`, `${plan}/oversigt`, { empty: true, as: 'administrator' }),
    page('empty: plan a meeting', plan, plan, { empty: true, as: 'administrator' }),
    page('workspace, planned', work, `${planned}/arbejde`),
    page('workspace, called', work, `${called}/arbejde`),
    page('workspace, held', work, `${held}/arbejde`),
    page('workspace, a step that is no longer open', `${work}/aflys`, `${held}/arbejde/aflys`, { status: 422 }),
    page('move, copy, delete', `${work}/punkt/:shortId`, item),
    page('move, copy, delete, no meeting chosen', `${work}/punkt/:shortId`, item, { status: 422, send: press('button[value=copy]') }),
    page('facts of a meeting', `${work}/oplysninger`, `${called}/arbejde/oplysninger`),
    page('facts of a meeting, a title that names a number', `${work}/oplysninger`, `${called}/arbejde/oplysninger`, {
      status: 422,
      send: async (given) => {
        await given.fill('[name=titel]', 'Ring til 20 30 40 50')
        await press('form:has([name=titel]) button')(given)
      },
    }),
    page('call', `${work}/indkald`, `${planned}/arbejde/indkald`),
    page('papers of an item, one that waits', '/punkt/:shortId/bilag', papers),
    page('supplement', `${work}/tillaeg`, `${called}/arbejde/tillaeg`),
    page('cancel', `${work}/aflys`, `${called}/arbejde/aflys`),
    page('cancel, no reason', `${work}/aflys`, `${called}/arbejde/aflys`, { status: 422, send: press('main form button') }),
    page('delete, but the public saw it', `${work}/slet`, `${planned}/arbejde/slet`, { status: 422 }),
    page('approve the agenda, as the secretary', `${work}/godkend`, `${planned}/arbejde/godkend`),
    page('approve the agenda', `${work}/godkend`, `${planned}/arbejde/godkend`, { as: 'chair' }),
    page('approve the agenda, sent back without a word', `${work}/godkend`, `${planned}/arbejde/godkend`, {
      as: 'chair',
      status: 422,
      send: async (given) => {
        await press('form:has([name=besked]) button')(given)
      },
    }),
  ]
}

/** A paper that came after its agenda went out. */
async function addLate(site: Site, secretary: Cookie[], papers: string) {
  const form = new FormData()
  form.append('do', 'tilfoej')
  form.append('filer', new File(['Notat om lyset på stien.'], 'notat.txt', { type: 'text/plain' }))
  await post(site, papers, secretary, form)
}
