/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import type { Site } from './server.ts'
import type { State } from './state.ts'
import { type Cookie, headerOf } from './visitors.ts'

const save = (page: Page) => page.locator('button[value=gem]').first().click()

/** Saves to an address at which nothing lies any more. */
async function deletedMeanwhile(page: Page) {
  await page.locator('[data-rich] textarea').first().fill('Det, jeg nåede at skrive')
  await page.locator('#punkt').evaluate((form) => form.setAttribute('action', location.pathname.replace(/[a-z0-9]{8}(?=\/)/, 'zzzzzzzz')))
  await save(page)
}

/** The secretariat's pages of writing an item. @param called the public path of a meeting whose agenda is out */
export async function writingStates(site: Site, secretary: Cookie[], called: string): Promise<State[]> {
  const read = async (path: string) => (await fetch(site.url + path, { headers: { cookie: headerOf(secretary) } })).text()
  const items = [...(await read(`${called}/arbejde`)).matchAll(/\/punkt\/([a-z0-9]{8})\/rediger/g)].map((match) => match[1] ?? '')
  const written: string[] = []
  for (const item of new Set(items)) if ((await read(`/punkt/${item}/rediger`)).includes('class="item-section"')) written.push(item)
  const item = written[0] ?? ''
  const page = (name: string, route: string, path: string, more: Partial<State> = {}): State => ({
    name,
    route: `GET ${route}`,
    path,
    as: 'secretary',
    ...more,
  })
  const edit = (name: string, send?: (page: Page) => Promise<unknown>, status = 422) =>
    page(name, '/punkt/:shortId/rediger', `/punkt/${item}/rediger`, send && { status, send })
  const text = '[data-rich] textarea'
  const add = '/moeder/:slug/punkter/nyt'
  return [
    edit('edit an item'),
    edit('edit an item, no title and a picture', async (given) => {
      await given.fill('#titel', '')
      await given.locator(text).first().fill('![kort](https://broby.example/kort.png)')
      await save(given)
    }),
    edit('edit an item, somebody else changed the text', async (given) => {
      await given.locator(text).first().fill('En anden tekst')
      await given
        .locator('input[name$=".rev"]')
        .first()
        .evaluate((field) => field.setAttribute('value', '0'))
      await save(given)
    }),
    edit('edit an item, deleted meanwhile', deletedMeanwhile, 410),
    page('remove a section?', '/punkt/:shortId/rediger', `/punkt/${item}/rediger`, {
      send: async (given) => {
        await given.locator('.item-section > .more > summary').first().click()
        await given.locator('button[value^="fjern:"]').first().click()
      },
    }),
    page('history of an item', '/punkt/:shortId/historik', `/punkt/${item}/historik`),
    page('new item', add, `${called}/punkter/nyt`),
    page('new item, nothing filled in', add, `${called}/punkter/nyt`, {
      status: 422,
      send: (given) => given.locator('#punkt button[type=submit]').last().click(),
    }),
    page('keyboard shortcuts', '/genveje', '/genveje'),
  ]
}
