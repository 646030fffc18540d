import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { desk, openPage, startBrowser } from './browser.ts'
import { headerOf, signIn, signInLink } from './visitors.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

it('a draft that the server has no room for keeps its text on the page, and is kept a little later', async () => {
  const cookies = await signIn(site, await signInLink(site, 'secretary'))
  const read = async (path: string) => (await fetch(site.url + path, { headers: { cookie: headerOf(cookies) } })).text()
  const workspace = /\/moeder\/[a-z0-9-]+\/arbejde/.exec(await read('/moeder/planlaeg/oversigt'))?.[0] ?? ''
  const item = /\/punkt\/[a-z0-9]{8}\/rediger/.exec(await read(workspace))?.[0] ?? ''
  const page = await openPage(browser, `${site.url}/log-ind`, { viewport: desk })
  await page.context().addCookies(cookies)
  let refusals = 2
  const sent: string[] = []
  await page.route('**/kladde', async (route) => {
    sent.push(new URLSearchParams(route.request().postData() ?? '').get('titel') ?? '')
    await (refusals-- > 0 ? route.fulfill({ status: 429, headers: { 'Retry-After': '5' }, body: '' }) : route.continue())
  })
  await page.goto(site.url + item)
  const status = page.locator('[data-writing-status]')
  await page.fill('#titel', 'Det, jeg skriver nu')
  await status.filter({ hasText: 'Ikke gemt – prøver igen' }).waitFor()
  expect(await page.locator('#titel').inputValue()).toBe('Det, jeg skriver nu')
  await page.locator('#titel').pressSequentially(' og lidt til')
  await status.filter({ hasText: 'Kladde gemt kl.' }).waitFor({ timeout: 40_000 })
  expect(await page.locator('#titel').inputValue()).toBe('Det, jeg skriver nu og lidt til')
  expect(sent.at(-1)).toBe('Det, jeg skriver nu og lidt til')
  expect(await read(item)).toContain('Det, jeg skriver nu og lidt til')
  await page.context().close()
})
