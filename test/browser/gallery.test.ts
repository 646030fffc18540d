/// <reference lib="dom" />
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAssets, type Manifest } from '../../src/assets/build-assets.ts'
import { barriers, desk, openPage, phone, startBrowser, sticksOut, tablet, zoomed } from './browser.ts'
import { startGallery } from './gallery.tsx'

let directory: string
let manifest: Manifest
let gallery: Awaited<ReturnType<typeof startGallery>>
let browser: Browser

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gallery-'))
  manifest = await buildAssets(directory)
  gallery = await startGallery(directory, manifest)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  gallery.server.close()
  await rm(directory, { recursive: true })
})

const open = (address: string, options: BrowserContextOptions): Promise<Page> => openPage(browser, gallery.origin + address, options)

describe.concurrent.each(['/da', '/ar', '/hostile'])('all components under %s', (address) => {
  it.each([phone, tablet, desk])('have no barrier that axe knows, and none sticks out, at $width px', async (viewport) => {
    const page = await open(address, { viewport })
    expect(await barriers(page)).toEqual([])
    expect(await sticksOut(page)).toBe(0)
    await page.context().close()
  })

  it('can be read at four times the size, without scrolling sideways at 320 px', async () => {
    const page = await open(address, { viewport: zoomed })
    expect(await sticksOut(page)).toBe(0)
    await page.context().close()
  })
})

describe('without scripts', () => {
  it.each(['/da/tag', '/ar/tag'])('the menus of %s open on a phone and lead on', async (address) => {
    const page = await open(address, { viewport: phone, javaScriptEnabled: false })
    const links = page.locator('.phone-menus .nav-link')
    expect(await links.first().isVisible()).toBe(false)
    await page.locator('.phone-menus summary').last().click()
    expect(await links.first().isVisible()).toBe(true)
    await links.nth(1).click()
    expect(page.url()).toMatch(/raadet$/)
    await page.context().close()
  })

  it('a desk shows navigation and languages at once', async () => {
    const page = await open('/da/tag', { viewport: desk, javaScriptEnabled: false })
    expect(await page.locator('.main-nav .nav-link').first().isVisible()).toBe(true)
    expect(await page.locator('.top-bar .language-link').count()).toBe(8)
    await page.context().close()
  })
})

describe.concurrent('everything that can be pressed', () => {
  it.each([phone, tablet, desk])('is not covered by something else at $width px', async (viewport) => {
    for (const address of ['/da/form', '/ar/form', '/da/card']) {
      const page = await open(address, { viewport })
      for (const target of await page.locator('main button, main a.button, main .link-card a').all())
        await target.click({ trial: true, timeout: 20_000 })
      await page.context().close()
    }
  })

  it('is as large as a finger needs on a phone', async () => {
    const page = await open('/da/form', { viewport: phone })
    for (const target of await page.locator('main .button, .phone-menu-button, main .form-input').all()) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    }
    await page.context().close()
  })
})

describe('the script', () => {
  it('moves the focus to the error summary, whose links lead to the fields', async () => {
    const page = await open('/da/form', { viewport: phone })
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('error-summary')
    await page.locator('#error-summary a').first().click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('e-name')
    await page.context().close()
  })

  it('closes a menu with Escape and gives the focus back', async () => {
    const page = await open('/da/tag', { viewport: phone })
    const menu = page.locator('.phone-menus summary').last()
    await menu.click()
    await page.locator('.phone-menus .nav-link').first().focus()
    await page.keyboard.press('Escape')
    expect(await page.locator('.phone-menus details[open]').count()).toBe(0)
    expect(await menu.evaluate((node) => node === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('sends a form once, however often the button is pressed, and again after the back button', async () => {
    const page = await open('/da/form', { viewport: desk })
    const before = gallery.posts()
    const button = page.locator('main form button').first()
    // The second press comes after the first was answered, when no browser would hold it back by itself.
    await button.click()
    await expect.poll(() => gallery.posts() - before).toBe(1)
    await button.press('Enter')
    await page.waitForTimeout(300)
    expect(gallery.posts() - before).toBe(1)
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    await page.evaluate(() => dispatchEvent(new Event('pageshow')))
    await button.click()
    await expect.poll(() => gallery.posts() - before).toBe(2)
    await page.context().close()
  })
})

describe('what is fetched', () => {
  async function fetched(address: string) {
    // The width at which the names of all languages are seen.
    const context = await browser.newContext({ viewport: desk })
    const page = await context.newPage()
    const bytes = new Map<string, number>()
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('requestfinished', async (request) => {
      const { responseBodySize } = await request.sizes()
      bytes.set(new URL(request.url()).pathname, responseBodySize)
    })
    await page.goto(gallery.origin + address, { waitUntil: 'networkidle' })
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await context.close()
    return {
      names: [...bytes.keys()].map((name) => path.basename(name)),
      assets: [...bytes].filter(([name]) => name.startsWith('/assets/')).reduce((sum, [, size]) => sum + size, 0),
      errors,
    }
  }

  it('by a Danish page is no Arabic font and less than 88 kB beside the page, though it names Arabic', async () => {
    const { names, assets, errors } = await fetched('/da/card')
    expect(errors).toEqual([])
    expect(names.filter((name) => /arabic|cyrillic|latin-ext/.test(name))).toEqual([])
    expect(names.filter((name) => name.endsWith('.woff2'))).toHaveLength(2)
    expect(assets).toBeLessThan(88_000)
  })

  it('by an Arabic page is less than 128 kB beside the page', async () => {
    const { names, assets, errors } = await fetched('/ar/card')
    expect(errors).toEqual([])
    expect(names.filter((name) => name.endsWith('.woff2')).length).toBeLessThanOrEqual(3)
    expect(assets).toBeLessThan(128_000)
  })
})

describe('an Arabic page with Danish in it', () => {
  it('keeps the full stop of a Danish sentence on its right', async () => {
    const page = await open('/ar/richtext', { viewport: desk })
    const { first, stop } = await page
      .locator('p[lang=da]')
      .first()
      .evaluate((paragraph) => {
        const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode() as Text
        const left = (at: number) => {
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          return range.getBoundingClientRect().left
        }
        return { first: left(0), stop: left(node.data.lastIndexOf('.')) }
      })
    expect(stop).toBeGreaterThan(first)
    await page.context().close()
  })

  it('turns arrows around', async () => {
    const page = await open('/ar/pagination', { viewport: desk })
    const transform = await page
      .locator('.page-step .icon-mirror')
      .first()
      .evaluate((node) => getComputedStyle(node).transform)
    expect(transform).toBe('matrix(-1, 0, 0, 1, 0, 0)')
    await page.context().close()
  })
})

describe('readers who asked their device for something', () => {
  it('see no movement when they asked for none', async () => {
    const page = await open('/da/details', { viewport: desk, reducedMotion: 'reduce' })
    const duration = await page
      .locator('.accordion-summary .icon-svg')
      .first()
      .evaluate((node) => getComputedStyle(node).transitionDuration)
    expect(Number.parseFloat(duration)).toBeLessThan(0.001)
    await page.context().close()
  })

  it('print the text without the navigation', async () => {
    const page = await open('/da/richtext', { viewport: desk })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.main-nav').isVisible()).toBe(false)
    expect(await page.locator('.prose').first().isVisible()).toBe(true)
    await page.context().close()
  })
})
