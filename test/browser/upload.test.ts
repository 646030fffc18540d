import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { desk, openPage, startBrowser } from './browser.ts'
import { type Cookie, headerOf, signIn, signInLink } from './visitors.ts'

const site = inject('site')
let browser: Browser
let cookies: Cookie[]
let papers = ''

beforeAll(async () => {
  browser = await startBrowser()
  cookies = await signIn(site, await signInLink(site, 'secretary'))
  const read = async (path: string) => (await fetch(site.url + path, { headers: { cookie: headerOf(cookies) } })).text()
  const workspace = /\/moeder\/[a-z0-9-]+\/arbejde/.exec(await read('/moeder/planlaeg/oversigt'))?.[0] ?? ''
  papers = (/\/punkt\/[a-z0-9]{8}\/rediger/.exec(await read(workspace))?.[0] ?? '').replace('rediger', 'bilag')
})
afterAll(() => browser.close())

async function atPapers(): Promise<Page> {
  const page = await openPage(browser, `${site.url}/log-ind`, { viewport: desk })
  await page.context().addCookies(cookies)
  await page.goto(site.url + papers)
  return page
}
const text = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) })
const choose = (page: Page, files: ReturnType<typeof text>[]) =>
  page.locator('#tilfoej input[type=file], input[name=filer]').first().setInputFiles(files)
const titles = (page: Page) => page.locator('article.agenda-item h3').allTextContents()

it('several files are sent one by one, each with its bar; the bad one is named, and the good ones are there', async () => {
  const page = await atPapers()
  const before = (await titles(page)).length
  await choose(page, [text('første.txt', 'et'), text('ond.exe', 'MZ\0'), text('sidste.txt', 'to')])
  let posts = 0
  let bars = 0
  await page.route(`**${papers}`, async (route) => {
    if (route.request().method() === 'POST') {
      posts++
      bars = Math.max(bars, await page.locator('progress').count())
    }
    await route.continue()
  })
  await page.locator('form:has(input[name=filer]) button').click()
  await page.locator('main > .alert-error').filter({ hasText: 'ond.exe' }).waitFor()
  expect([posts, bars]).toEqual([3, 3])
  expect((await titles(page)).slice(before)).toEqual(['første', 'sidste'])
  expect(await page.locator('main > .alert-error').evaluate((alert) => alert === document.activeElement)).toBe(true)
  await page.context().close()
})

it('good files alone lead back to the list, and one that does not arrive is named', async () => {
  const page = await atPapers()
  await choose(page, [text('tredje.txt', 'tre'.repeat(400_000))])
  await page.locator('form:has(input[name=filer]) button').click()
  await page.locator('article.agenda-item h3', { hasText: 'tredje' }).waitFor()
  await choose(page, [text('fjerde.txt', 'fire'.repeat(300_000))])
  await page.route(`**${papers}`, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await page.locator('form:has(input[name=filer]) button').click()
  await page.locator('main > .alert-error').filter({ hasText: 'fjerde.txt kom ikke frem' }).waitFor()
  expect((await titles(page)).at(-1)).toBe('tredje')
  await page.context().close()
})
