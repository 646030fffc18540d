/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { localPath } from '#platform/http/context.ts'
import { textsOf } from '#texts/index.ts'
import { desk, openPage, phone, startBrowser } from './browser.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

const open = (lang: 'da' | 'ar', query: string, options: Parameters<typeof openPage>[2]) =>
  openPage(browser, `${site.url}${localPath(lang, '/soeg')}?${query}`, options)

const bottomOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox()
  return box ? box.y + box.height : Number.POSITIVE_INFINITY
}

const kinds = (page: Page) => page.locator('select[name=slags]')

test.each(['da', 'ar'] as const)('a phone shows how many there are and the first of them at once, also narrowed: %s', async (lang) => {
  for (const query of ['q=tolk', 'q=tolk&slags=item&fra=2020', 'q=prisgrupen']) {
    const page = await open(lang, query, { viewport: phone, javaScriptEnabled: false })
    expect(await bottomOf(page, 'main [role=status]'), query).toBeLessThan(phone.height)
    expect(await bottomOf(page, '.search-hits h2'), query).toBeLessThan(phone.height)
    expect(await kinds(page).isVisible()).toBe(false)
    await page.context().close()
  }
})

test('what narrows the search opens on a phone without scripts, and what was chosen goes away by its link', async () => {
  const { search } = textsOf('da')
  const page = await open('da', 'q=tolk', { viewport: phone, javaScriptEnabled: false })
  await page.locator('main summary').first().click()
  await kinds(page).selectOption('item')
  await page.getByRole('button', { name: search.narrow }).click()
  expect(new URL(page.url()).searchParams.get('slags')).toBe('item')
  await page.getByRole('link', { name: search.remove(search.kinds.item) }).click()
  expect(new URL(page.url()).search).toBe('?q=tolk')
  await page.context().close()
})

test('where there is room nothing is folded away, with scripts or without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await open('da', 'q=tolk', { viewport: desk, javaScriptEnabled })
    expect(await kinds(page).isVisible()).toBe(true)
    expect(await page.locator('main summary').first().isVisible()).toBe(false)
    await page.context().close()
  }
})
