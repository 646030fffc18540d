/// <reference lib="dom" />
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { allLangs } from '#texts/index.ts'
import { barriers, covered, desk, phone, startBrowser, sticksOut } from './browser.ts'
import { checkHtml } from './html-checker.ts'
import { notPages } from './not-pages.ts'
import { allPages, readRoutes } from './pages.ts'
import type { State } from './state.ts'

const pages = await allPages({ site: inject('site'), emptySite: inject('emptySite'), issuers: inject('issuers') })
let browser: Browser
/** Every page as it was sent. */
let sent: string

beforeAll(async () => {
  browser = await startBrowser()
  sent = await mkdtemp(path.join(tmpdir(), 'brobygger-html-'))
})
afterAll(async () => {
  await browser.close()
  await rm(sent, { recursive: true })
})

it('no page of the program is missing here', () => {
  const covered = new Set([...pages.inPublic, ...pages.inOffice].map(({ route }) => route))
  expect(
    readRoutes()
      .filter((route) => !covered.has(route))
      .sort(),
  ).toEqual(notPages.toSorted())
})

const languages = { public: ['da', 'ar'], office: ['da', 'en'] } as const
const windows = [phone, desk]

/** With A11Y=full every state in both languages and both windows, and each other language once; else each state in one of the four, turn by turn. */
const whole = process.env['A11Y'] === 'full'
const others = allLangs.filter((lang) => lang !== 'da' && lang !== 'ar')
const inOthers = others.flatMap((lang) => pages.inPublic.slice(0, 1).map((state) => ({ state, lang, viewport: phone })))
const walked = (['public', 'office'] as const).flatMap((side) =>
  (side === 'public' ? pages.inPublic : pages.inOffice).flatMap((state, index) => {
    const combinations = windows.flatMap((viewport) => languages[side].map((lang) => ({ state, lang, viewport })))
    return whole ? combinations : combinations.filter((_, turn) => turn === index % 4)
  }),
)
const matrix = whole ? [...walked, ...inOthers] : walked

it('what is looked for is found', async () => {
  const { page } = await pages.open(browser, pages.inPublic[0] as State, 'da', desk)
  await page.evaluate(() => {
    const cover = document.body.appendChild(document.createElement('img'))
    cover.setAttribute('src', '/icon')
    Object.assign(cover.style, { position: 'fixed', inset: '0', width: '200vw', height: '100vh' })
    document.body.style.width = '200vw'
  })
  expect((await barriers(page)).join()).toContain('image-alt')
  expect(await sticksOut(page)).toBeGreaterThan(0)
  expect((await covered(page)).length).toBeGreaterThan(10)
  await page.close()
})

describe.concurrent('every page, in every state', () => {
  it.each(matrix)(
    '$state.name, $lang, $viewport.width px',
    async ({ state, lang, viewport }) => {
      const { page, html } = await pages.open(browser, state, lang, viewport)
      await writeFile(path.join(sent, `${state.name.replace(/\W+/g, '-')}.${lang}.html`), await html())
      expect(await barriers(page)).toEqual([])
      expect(await sticksOut(page)).toBe(0)
      expect(await covered(page)).toEqual([])
      await page.close()
      // Whoever sends many forms in a minute is told to wait.
    },
    180_000,
  )
})

it('the checker of the W3C finds no error on any of them, as it was sent', async () => {
  const errors = (await checkHtml(sent)).filter(({ type }) => type !== 'info')
  expect(errors.map(({ url, message, extract }) => `${path.basename(url)}: ${message} ${extract ?? ''}`)).toEqual([])

  await writeFile(path.join(sent, 'broken.html'), '<!doctype html><html lang="da"><title>x</title><ul><p>y</p></ul>')
  expect(await checkHtml(path.join(sent, 'broken.html'))).not.toEqual([])
}, 300_000)
