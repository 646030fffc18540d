/// <reference lib="dom" />
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { fjordby } from '#demo/fjordby/index.ts'
import { localPath } from '#platform/http/context.ts'
import { directionOf } from '#platform/i18n/direction.ts'
import { type Lang, type Texts, textsOf } from '#texts/index.ts'
import { desk, openPage, phone, startBrowser, sticksOut, zoomed } from './browser.ts'
import { readIn, signIn, signInLink, textFile } from './visitors.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** A resident on the site: a language, a window, with scripts or without. */
type Resident = { page: Page; lang: Lang; t: Texts }

async function resident(lang: Lang, path: string, options: BrowserContextOptions): Promise<Resident> {
  return { page: await openPage(browser, site.url + localPath(lang, path), options), lang, t: textsOf(lang) }
}

/** What must hold on every page that a resident comes to. */
async function expectGoodPage({ page, lang }: Resident, path: RegExp) {
  const { pathname } = new URL(page.url())
  expect(pathname.replace(new RegExp(`^${localPath(lang, '/')}(?=/|$)`), '') || '/').toMatch(path)
  const html = page.locator('html')
  expect(await html.getAttribute('lang')).toBe(lang)
  expect((await html.getAttribute('dir')) ?? 'ltr').toBe(directionOf(lang))
  expect(await sticksOut(page), `${pathname} sticks out`).toBe(0)
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
}

/** Presses a link or a button and waits for the page that answers. */
const press = (page: Page, target: Locator) => Promise.all([page.waitForEvent('domcontentloaded'), target.click()])

const menuButton = ({ page, t }: Resident) => page.locator('.phone-menus summary').filter({ hasText: t.shell.menu })

/** Chooses from the main menu, which a phone keeps behind a button. */
async function choose(who: Resident, label: string, path: RegExp) {
  if (await menuButton(who).isVisible()) await menuButton(who).click()
  await press(who.page, who.page.locator('.nav-link').filter({ hasText: label, visible: true }))
  await expectGoodPage(who, path)
}

async function follow(who: Resident, link: Locator, path: RegExp) {
  await press(who.page, link)
  await expectGoodPage(who, path)
}

async function look(who: Resident, words: string) {
  await who.page.getByRole('searchbox', { name: who.t.shell.search, exact: true }).fill(words)
  await Promise.all([who.page.waitForEvent('domcontentloaded'), who.page.keyboard.press('Enter')])
  await expectGoodPage(who, /^\/soeg$/)
}

const hits = ({ page }: Resident) => page.locator('.search-hits h2').allInnerTexts()

/** The picture, its legend and the table each tell which group has how many seats. */
async function expectSeatsToAgree({ page, t }: Resident) {
  const dots = await page.locator('.seats-picture .seat').count()
  const legend = await page.locator('.seat-legend li:has(.seat-count)').all()
  const rows = page.locator('.seats-beside tbody tr')
  const seatCells = await rows.locator('td:nth-child(3)').allInnerTexts()
  const names = await rows.locator('th').allInnerTexts()
  expect(dots).toBeGreaterThan(10)
  expect(seatCells).toHaveLength(dots)
  for (const entry of legend) {
    const group = await entry.locator('bdi').innerText()
    const seats = Number(await entry.locator('.seat-count').innerText())
    expect(seatCells.filter((cell) => cell === group || cell.startsWith(`${group}:`)).length, group).toBe(seats)
  }
  expect(names.filter((name) => name === t.council.vacant)).toHaveLength(await page.locator('.seats-picture .seat-vacant').count())
}

async function readMeetings(who: Resident) {
  const { page, t } = who
  await choose(who, t.shell.meetings, /^\/moeder$/)
  const year = page.getByLabel(t.meetings.filter.year)
  await page.getByLabel(t.meetings.filter.body).selectOption({ label: 'Integrationsrådet' })
  await year.selectOption({ index: 2 })
  const chosen = await year.inputValue()
  await press(page, page.getByRole('button', { name: t.meetings.filter.show }))
  await expectGoodPage(who, /^\/moeder$/)
  const days = await page.locator('.link-card .kicker').allInnerTexts()
  expect(days.length).toBeGreaterThan(3)
  for (const day of days) expect(day).toContain(chosen)
  const approved = page.locator('.link-card', { hasText: t.meetings.minutes.approved })
  await follow(who, approved.first().locator('a').first(), /^\/moeder\/\d{4}-/)
}

async function readItemAndCase(who: Resident) {
  const { page } = who
  const ofCase = page.locator('.agenda-item').filter({ has: page.locator('a[href*="/sager/"]') })
  const title = await ofCase.first().locator('h2').innerText()
  await follow(who, ofCase.first().locator('h2 a'), /^\/punkt\/\w+$/)
  expect(await page.locator('h1').innerText()).toBe(title)
  expect(await page.locator('.highlight').first().isVisible()).toBe(true)
  await follow(who, page.locator('.item-facts a').first(), /^\/sager\/\d{4}-\d+$/)
  expect(await page.locator('.timeline-title').allInnerTexts()).toContain(title)
}

async function search(who: Resident) {
  const { page, t } = who
  await look(who, 'pris')
  expect((await hits(who)).filter((title) => title.includes('Integrationspriserne')).length).toBeGreaterThan(1)
  expect(await page.getByText(t.search.corrected('pris')).count()).toBe(0)
  await look(who, 'integratonspirs')
  expect(await page.getByText(t.search.corrected('integratonspirs')).isVisible()).toBe(true)
  expect((await hits(who))[0]).toContain('Integrationspriserne')
}

/** From the front page through everything that is open to a resident. */
async function readEverything(who: Resident) {
  const { page, t } = who
  await expectGoodPage(who, /^\/$/)
  await choose(who, t.shell.council, /^\/raadet$/)
  await expectSeatsToAgree(who)
  await readMeetings(who)
  await readItemAndCase(who)
  await search(who)
  await follow(who, page.locator('footer').getByRole('link', { name: t.shell.accessibility }), /^\/tilgaengelighed$/)
}

const windows = { 'a phone': phone, 'a desk': desk }
const ways = (['da', 'ar'] as const).flatMap((lang) =>
  Object.entries(windows).flatMap(([place, viewport]) => [true, false].map((scripts) => ({ lang, place, viewport, scripts }))),
)

describe.concurrent('a resident without an account', () => {
  it.each([...ways, { lang: 'en' as const, place: 'a desk', viewport: desk, scripts: true }])(
    'reads the council, its meetings and cases in $lang on $place (scripts: $scripts)',
    async ({ lang, viewport, scripts }) => {
      const who = await resident(lang, '/', { viewport, javaScriptEnabled: scripts })
      await readEverything(who)
      await who.page.context().close()
    },
  )

  it.each(['da', 'ar'] as const)('reads all of it in %s at four times the size', async (lang) => {
    const who = await resident(lang, '/', { viewport: zoomed })
    await readEverything(who)
    await who.page.context().close()
  })

  it.each([phone, desk])('stays on the page when changing the language, at $width px', async (viewport) => {
    const who = await resident('da', '/sager', { viewport, javaScriptEnabled: false })
    await press(who.page, who.page.locator('main table a').first())
    const { pathname } = new URL(who.page.url())
    for (const lang of ['ar', 'en', 'da'] as const) {
      // Without its styles a page shows both menus.
      await who.page.waitForLoadState('load')
      const languages = who.page.locator('.phone-menus summary').first()
      if (await languages.isVisible()) await languages.click()
      await press(who.page, who.page.locator(`.language-link[hreflang=${lang}]`).filter({ visible: true }))
      await expectGoodPage({ ...who, lang }, /^\/sager\//)
      expect(new URL(who.page.url()).pathname).toBe(localPath(lang, pathname))
    }
    await who.page.context().close()
  })

  it('keeps filters and search words when changing the language', async () => {
    const who = await resident('da', '/soeg?q=pris&slags=item', { viewport: desk })
    await press(who.page, who.page.locator('.top-bar .language-link[hreflang=ar]'))
    expect(new URL(who.page.url()).search).toBe('?q=pris&slags=item')
    await who.page.context().close()
  })

  it('sees who sits in the council beside the picture of its seats, where there is room', async () => {
    const who = await resident('da', '/raadet', { viewport: desk })
    const [picture, table] = [await who.page.locator('.seats').boundingBox(), await who.page.locator('.seats-beside table').boundingBox()]
    expect(picture && table && picture.x + picture.width <= table.x && Math.abs(picture.y - table.y) < 60).toBe(true)
    await who.page.context().close()
  })
})

/** What has the focus: its words, and whether a line around it shows that it has. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const node = document.activeElement as HTMLElement
    // Past the last link the focus is on nothing of the page.
    if (node === document.body) return { words: '', inMain: false, isSeen: true }
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node)
    return {
      words: (node.innerText || node.getAttribute('aria-label') || node.getAttribute('name') || '').trim(),
      inMain: node.closest('main') !== null,
      isSeen: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    }
  })

/** Presses Tab until the focus is on something with these words. */
async function tabTo(page: Page, words: RegExp, inMain = false) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (!now.isSeen && now.words !== '') throw new Error(`nothing shows that the focus is on ${now.words}`)
    if (words.test(now.words) && now.inMain === inMain) return
  }
  throw new Error(`Tab never comes to ${words} on ${page.url()}`)
}

async function open(page: Page, words: RegExp, inMain = false) {
  await tabTo(page, words, inMain)
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
}

describe.concurrent('with the keyboard alone', () => {
  it('the first thing is a way past the menu', async () => {
    const { page, t } = await resident('da', '/moeder', { viewport: desk })
    await page.keyboard.press('Tab')
    expect((await focused(page)).words).toBe(t.shell.skipToContent)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect((await focused(page)).inMain).toBe(true)
    await page.context().close()
  })

  it.each([desk, phone])('a resident gets from the front page to a case and finds an item, at $width px', async (viewport) => {
    const who = await resident('da', '/', { viewport })
    const { page, t } = who
    if (viewport === phone) {
      await tabTo(page, new RegExp(`^${t.shell.menu}$`))
      await page.keyboard.press('Enter')
    }
    await open(page, /^Møder$/)
    await tabTo(page, /Alle/, true)
    await tabTo(page, /Alle/, true)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await open(page, /^Vis$/, true)
    await expectGoodPage(who, /^\/moeder$/)
    expect(new URL(page.url()).searchParams.get('aar')).toMatch(/^\d{4}$/)
    await open(page, /^Integrationsrådet$/, true)
    await expectGoodPage(who, /^\/moeder\/./)
    await open(page, /^\d{4}-\d{6}/, true)
    await expectGoodPage(who, /^\/sager\/./)
    await tabTo(page, /^q$/)
    await page.keyboard.type('pris')
    await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
    // The page about the prizes is found too: it is a document, and stands before the items.
    await open(page, /Integrationspriserne(?!: kriterier og modtagere)/, true)
    await expectGoodPage(who, /^\/punkt\/./)
    await page.context().close()
  })
})

describe('what is not for residents', () => {
  const draft = `REFERAT Integrationsrådet d. 01-03-2021

Mødedato: Mandag d. 1. marts 2021 kl. 17.00

Mødested: Rådhuset

Mødedeltagere:

Samira Haddad

Afbud: Flemming Ravn (skovflåtbid)

Punkt 1: Tangsalat i kantinen

Beslutning

Udsat.
`
  const inDrafts = ['skovflåtbid', 'tangsalat']
  const closedTitles = fjordby.meetings.flatMap((meeting) => meeting.items.filter((item) => item.closed).map((item) => item.title))
  const hidden = [...fjordby.secrets, ...closedTitles, ...inDrafts].map((words) => words.toLowerCase())

  const textAt = async (url: string) => (await (await fetch(url)).text()).toLowerCase()
  const expectNothingHidden = (url: string, text: string) =>
    expect(
      hidden.filter((words) => text.includes(words)),
      url,
    ).toEqual([])

  it('stands on no page, in no data and in no answer of the search', async () => {
    const review = await readIn(site, await signIn(site, await signInLink(site, 'secretary')), textFile('udkast.txt', draft))
    const map = await (await fetch(`${site.url}/sitemap.xml`)).text()
    const pages = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)]
      .map((match) => match[1] ?? '')
      .filter((url) => !/^\/[a-z]{2}(\/|$)/.test(new URL(url).pathname))
    const data = ['/api/meetings', '/api/cases', '/api/bodies'].map((path) => site.url + path)
    expect(pages.length).toBeGreaterThan(150)
    for (const url of [...pages, ...data]) expectNothingHidden(url, await textAt(url))
    for (const words of hidden) {
      const url = `${site.url}/soeg?q=${encodeURIComponent(words)}`
      // The page repeats what was searched for; what was found stands in the list.
      expectNothingHidden(url, /<ol class="search-hits">.*<\/ol>/s.exec(await textAt(url))?.[0] ?? '')
    }
    const answer = await fetch(site.url + review, { redirect: 'manual' })
    expect(answer.headers.get('location')).toMatch(/^\/log-ind\?/)
    expect((await fetch(`${site.url}/moeder/2021-03-01-integrationsraadet`)).status).toBe(404)
  })
})
