import type { Page } from 'playwright-core'
import { writtenForm } from '../written-form.ts'
import { ticksOf } from './reviews.ts'
import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf, post, readIn, textFile } from './visitors.ts'

const press = (selector: string) => (page: Page) => page.locator(selector).first().click()

/** Sets a field to something that the form did not hold, without anybody seeing it. */
const pretend = (page: Page, field: string, value: string) =>
  page
    .locator(field)
    .first()
    .evaluate((node, text) => node.setAttribute('value', text), value)

const minutes = (year: number) => `REFERAT Integrationsrådet d. 07-06-${year}

Mødedato: Mandag d. 7. juni ${year} kl. 17.30

Mødedeltagere:

Ida Krog (formand)

Punkt 1: Godkendelse af dagsorden

Beslutning

Godkendt.

Punkt 2: Cykelstier

Sagsfremstilling

Der mangler lys på stien til skolen.

Beslutning

Rådet støtter forslaget.
`

/** The first item of public minutes. */
async function firstItem(site: Site, meeting: string): Promise<string> {
  const html = await (await fetch(site.url + meeting)).text()
  return /\/punkt\/([a-z0-9]{8})/.exec(html)?.[1] ?? ''
}

const itemIn = (html: string) => [...html.matchAll(/\/punkt\/([a-z0-9]{8})/g)].at(-1)?.[1] ?? ''

/** Minutes of their own, public. @returns the meeting's public path */
async function publicMinutes(site: Site, secretary: Cookie[], year: number): Promise<string> {
  const review = await readIn(site, secretary, textFile(`referat-${year}.txt`, minutes(year)))
  const ticks = await ticksOf(site, secretary, review)
  await post(site, review, secretary, new URLSearchParams([['do', 'release'], ...ticks]))
  return `/moeder/${year}-06-07-integrationsraadet`
}

/** Public minutes of which one item was put right, so that there are two versions. */
async function corrected(site: Site, secretary: Cookie[]): Promise<{ meeting: string; item: string }> {
  const read = async (path: string) => (await fetch(site.url + path, { headers: { cookie: headerOf(secretary) } })).text()
  const meeting = await publicMinutes(site, secretary, 2005)
  const item = itemIn(await read(meeting))
  const path = `/punkt/${item}/ret`
  const { fields } = writtenForm(await read(path), 'main form:has([name=reason])')
  const right = { ...fields, title: 'Lys på cykelstien', text: 'Rådet støtter forslaget om lys.', reason: 'Lyset var glemt.' }
  await post(site, path, secretary, new URLSearchParams(right))
  return { meeting, item }
}

/** Decides an item, so that there is something to write over. */
async function decided(site: Site, secretary: Cookie[], item: string) {
  const path = `/punkt/${item}/beslutning`
  const html = await (await fetch(site.url + path, { headers: { cookie: headerOf(secretary) } })).text()
  const { fields } = writtenForm(html, 'main form:has([name=text])')
  await post(site, path, secretary, new URLSearchParams({ ...fields, do: 'save', text: 'Rådet peger på biblioteket.' }))
}

/** Writes in a form what cannot be saved, so that it waits there as a draft. */
async function drafted(site: Site, secretary: Cookie[], path: string, form: string, more: Record<string, string>) {
  const html = await (await fetch(site.url + path, { headers: { cookie: headerOf(secretary) } })).text()
  const { fields } = writtenForm(html, form)
  await post(site, path, secretary, new URLSearchParams({ ...fields, ...more }))
}

async function withdrawn(site: Site, secretary: Cookie[]): Promise<{ meeting: string; item: string }> {
  const meeting = await publicMinutes(site, secretary, 2006)
  const item = itemIn(await (await fetch(`${site.url}${meeting}/referat`, { headers: { cookie: headerOf(secretary) } })).text())
  await post(site, `${meeting}/traek-tilbage`, secretary, new URLSearchParams({ do: 'withdraw', reason: 'personal' }))
  return { meeting, item }
}

/** What is written down in a meeting and put right or taken back afterwards. @param meetings public paths by how far the meeting is */
export async function recordStates(site: Site, secretary: Cookie[], meetings: Record<string, string>): Promise<State[]> {
  const right = await corrected(site, secretary)
  const gone = await withdrawn(site, secretary)
  const [planned, called, held] = [meetings['planned'] ?? '', meetings['called'] ?? '', meetings['none'] ?? '']
  const released = meetings['released'] ?? meetings['approved'] ?? ''
  const items = await (await fetch(`${site.url}${held}/referat`, { headers: { cookie: headerOf(secretary) } })).text()
  const [item = '', other = ''] = new Set([...items.matchAll(/\/punkt\/([a-z0-9]{8})\/beslutning/g)].map((match) => match[1] ?? ''))
  await decided(site, secretary, item)
  await drafted(site, secretary, `/punkt/${other}/beslutning`, 'main form:has([name=text])', { text: '![kort](kort.png)', do: 'save' })
  const firstRight = await firstItem(site, right.meeting)
  await drafted(site, secretary, `/punkt/${firstRight}/ret`, 'main form:has([name=reason])', { title: 'Dagsordenen', reason: '' })
  const page = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route: `GET ${route}`,
    path,
    as: 'secretary',
    ...more,
  })
  const anybody = (name: string, route: string, path: string, status = 200): State => ({ name, route: `GET ${route}`, path, status })
  const [attendance, decision, correct, withdraw] = [
    '/moeder/:slug/fremmoede',
    '/punkt/:shortId/beslutning',
    '/punkt/:shortId/ret',
    '/moeder/:slug/traek-tilbage',
  ]
  const version = '/moeder/:slug/versioner/:n{[1-9][0-9]{0,5}}'
  return [
    anybody('versions', '/moeder/:slug/versioner', `${right.meeting}/versioner`),
    anybody('version, the first', version, `${right.meeting}/versioner/1`),
    anybody('version, with what differs', version, `${right.meeting}/versioner/2`),
    anybody('version, unknown', version, `${right.meeting}/versioner/9`, 404),
    anybody('meeting, withdrawn', '/moeder/:slug', gone.meeting, 410),
    anybody('item, withdrawn', '/punkt/:shortId', `/punkt/${gone.item}`, 410),
    anybody('versions, withdrawn', '/moeder/:slug/versioner', `${gone.meeting}/versioner`, 410),
    page('versions, as the secretariat', '/moeder/:slug/versioner', `${right.meeting}/versioner`),
    page('attendance, before the meeting', attendance, `${called}/fremmoede`),
    page('attendance, after the meeting', attendance, `${held}/fremmoede`),
    page('attendance, released', attendance, `${released}/fremmoede`),
    page('attendance, a guest without a name', attendance, `${held}/fremmoede`, {
      status: 422,
      send: async (given) => {
        await given.locator('details:has([name=guest]) > summary').click()
        await press('form:has([name=guest]) button')(given)
      },
    }),
    page('attendance, recused from nothing', attendance, `${held}/fremmoede`, {
      status: 422,
      send: async (given) => {
        await given.locator('details:has([name=recused]) > summary').click()
        await press('form:has([name=recused]) button')(given)
      },
    }),
    page('minutes, being written', '/moeder/:slug/referat', `${held}/referat`),
    page('minutes, not begun', '/moeder/:slug/referat', `${planned}/referat`),
    page('minutes, released', '/moeder/:slug/referat', `${released}/referat`),
    page('decision', decision, `/punkt/${item}/beslutning`),
    page('decision, not open any more', decision, `/punkt/${right.item}/beslutning`),
    page('decision, no text and odd votes', decision, `/punkt/${item}/beslutning`, {
      status: 422,
      send: async (given) => {
        await given.locator('[name=text]').fill('')
        // Open already where odd votes lie here as a draft.
        const folded = given.locator('details:has([name=for]):not([open]) > summary')
        if (await folded.count()) await folded.click()
        await given.fill('[name=for]', 'mange')
        await press('button[value=save]')(given)
      },
    }),
    page('decision, somebody else wrote it meanwhile', decision, `/punkt/${item}/beslutning`, {
      status: 409,
      send: async (given) => {
        await given.locator('[name=text]').fill('Noget helt andet.')
        // What was refused before lies here as a draft.
        await pretend(given, '[name=for]', '')
        await pretend(given, '[name=base]', '77')
        await pretend(given, '[name=base-facts]', 'andet')
        await press('button[value=save]')(given)
      },
    }),
    page('decision, a draft', decision, `/punkt/${other}/beslutning`),
    page('correct', correct, `/punkt/${right.item}/ret`),
    page('correct, a draft', correct, `/punkt/${firstRight}/ret`),
    page('correct, not released', correct, `/punkt/${item}/ret`),
    page('correct, no title and no reason', correct, `/punkt/${right.item}/ret`, {
      status: 422,
      send: async (given) => {
        await given.fill('[name=title]', '')
        await press('form:has([name=reason]) .button-primary')(given)
      },
    }),
    page('correct, nothing changed', correct, `/punkt/${right.item}/ret`, {
      status: 422,
      send: async (given) => {
        await given.fill('[name=reason]', 'Intet')
        await press('form:has([name=reason]) .button-primary')(given)
      },
    }),
    page('correct, somebody else did meanwhile', correct, `/punkt/${right.item}/ret`, {
      status: 409,
      send: async (given) => {
        await given.fill('[name=title]', 'Lys på stien')
        await given.fill('[name=reason]', 'Titlen var for lang.')
        for (const base of ['title', 'decision']) await pretend(given, `[name="${base}.base"]`, '0')
        await press('form:has([name=reason]) .button-primary')(given)
      },
    }),
    page('withdraw', withdraw, `${right.meeting}/traek-tilbage`),
    page('withdraw, a reason that names a number', withdraw, `${right.meeting}/traek-tilbage`, {
      status: 422,
      send: async (given) => {
        await given.fill('[name=own]', 'Der stod 010190-1234')
        await press('form:has([name=own]) button')(given)
      },
    }),
    page('withdrawn: what to do now', withdraw, `${gone.meeting}/traek-tilbage`),
    page('withdrawn: what to do now, as the administrator', withdraw, `${gone.meeting}/traek-tilbage`, { as: 'administrator' }),
    page('withdraw, nothing is public', withdraw, `${held}/traek-tilbage`),
    page('workspace, withdrawn', '/moeder/:slug/arbejde', `${gone.meeting}/arbejde`),
    page('workspace, released', '/moeder/:slug/arbejde', `${right.meeting}/arbejde`),
  ]
}
