import { aDocx, aPdf, wordParagraph } from '../papers.ts'
import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf, post } from './visitors.ts'

/** A paper of each kind that asks for an answer, opened. */
async function layPapers(site: Site, secretary: Cookie[], shortId: string) {
  const path = `/punkt/${shortId}/bilag`
  const form = new FormData()
  form.append('do', 'tilfoej')
  const files = {
    'brev.pdf': aPdf('Borger 010190-1234, tlf. 22 33 44 55'),
    'svar.docx': aDocx(wordParagraph('ida@fjordby.example')),
    'kort.pdf': aPdf(''),
  }
  for (const [name, bytes] of Object.entries(files)) form.append('filer', new File([new Uint8Array(bytes)], name))
  await post(site, path, secretary, form)
  const html = await (await fetch(site.url + path, { headers: { cookie: headerOf(secretary) } })).text()
  for (const [, id = ''] of html.matchAll(/id="bilag-([\w-]{36})"/g))
    await post(
      site,
      path,
      secretary,
      new URLSearchParams({ do: 'gem', bilag: id, [`titel-${id}`]: 'Brev fra en borger', [`adgang-${id}`]: 'open' }),
    )
}

/** Papers, and the way from held to released. @param meetings public paths by how far the meeting is */
export async function releaseStates(site: Site, secretary: Cookie[], meetings: Record<string, string>): Promise<State[]> {
  const [planned, held] = [meetings['planned'] ?? '', meetings['none'] ?? '']
  const workspace = await (await fetch(`${site.url}${held}/arbejde`, { headers: { cookie: headerOf(secretary) } })).text()
  const [first = '', second = ''] = new Set([...workspace.matchAll(/\/punkt\/([a-z0-9]{8})/g)].map((match) => match[1] ?? ''))
  await layPapers(site, secretary, first)
  const page = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route: `GET ${route}`,
    path,
    as: 'secretary',
    ...more,
  })
  const [papers, release] = ['/punkt/:shortId/bilag', '/moeder/:slug/frigiv']
  return [
    page('papers of an item', papers, `/punkt/${first}/bilag`),
    page('papers of an item, none yet', papers, `/punkt/${second}/bilag`),
    page('papers of an item, no file chosen', papers, `/punkt/${second}/bilag`, {
      status: 422,
      send: (given) => given.locator('#tilfoej button').click(),
    }),
    page('papers of an item, a file that is refused', papers, `/punkt/${second}/bilag`, {
      status: 422,
      send: async (given) => {
        await given.setInputFiles('input[name=filer]', { name: 'side.html', mimeType: 'text/html', buffer: Buffer.from('<script>') })
        await given.locator('#tilfoej button').click()
      },
    }),
    page('papers of an item, no title', papers, `/punkt/${first}/bilag`, {
      status: 422,
      send: async (given) => {
        await given.locator('input[name^="titel-"]').first().fill('')
        await given.locator('button[value=gem]').first().click()
      },
    }),
    page('release, findings', release, `${held}/frigiv`),
    page('release, a personal number is looked at once', release, `${held}/frigiv`, {
      status: 422,
      send: (given) => given.locator('.finding-cpr button').first().click(),
    }),
    page('release, before the meeting', release, `${planned}/frigiv`),
    page('release, done', release, `${meetings['released'] ?? meetings['approved'] ?? ''}/frigiv`),
    page('preview', '/moeder/:slug/forhaandsvisning', `${held}/forhaandsvisning`),
    page('sign, nothing to sign', '/moeder/:slug/underskriv', `${held}/underskriv`, { as: 'chair' }),
  ]
}
