/// <reference lib="dom" />
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { batchTexts } from '#modules/importing/batch/batch.text.ts'
import { reviewTexts } from '#modules/importing/review/review.text.ts'
import { textsOf } from '#texts/index.ts'
import { desk, openPage, phone, startBrowser, sticksOut } from './browser.ts'
import { signInLink, textFile, type Upload } from './visitors.ts'

const site = inject('site')
const t = textsOf('da')
const words = reviewTexts.da
const sending = batchTexts.da.upload
const fixtures = new URL('../../src/modules/importing/parse/fixtures/', import.meta.url)
const seeds = new URL('../../../shared/seeds/', import.meta.url)
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** Invented minutes with doubts, a closed item and reasons for apologies. The same bytes are recognised, so every test has a year of its own. */
const minutes = (year: number): Upload =>
  textFile(`referat-${year}.txt`, readFileSync(new URL('minutes-named.txt', fixtures), 'utf8').replaceAll('2021', String(year)))
/** The 7 June on which they met. */
const addressOf = (year: number) => `/moeder/${year}-06-07-integrationsraadet`

type Window = { viewport: typeof desk; javaScriptEnabled: boolean }
const ways = [
  { place: 'a desk', viewport: desk, javaScriptEnabled: true, year: 2011 },
  { place: 'a desk without scripts', viewport: desk, javaScriptEnabled: false, year: 2012 },
  { place: 'a phone', viewport: phone, javaScriptEnabled: true, year: 2013 },
]

/** Presses a button and waits for the page that answers. */
const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('button', { name, exact: true }).click()])

async function secretary({ viewport, javaScriptEnabled }: Window): Promise<Page> {
  const page = await openPage(browser, site.url + (await signInLink(site, 'secretary')), { viewport, javaScriptEnabled })
  await press(page, t.accounts.useLink.button)
  expect(new URL(page.url()).pathname).toBe('/skrivebord')
  return page
}

async function upload(page: Page, file: Upload) {
  await page.goto(`${site.url}/import`)
  await page.getByLabel(sending.files, { exact: true }).setInputFiles(file)
  await press(page, sending.send)
}

const ticks = (page: Page) => page.locator('.doubt-list input[type=checkbox]')

/** Ticks as a person does, on the words. */
async function tick(page: Page, which: number[]) {
  for (const index of which) await page.locator('.doubt-list label').nth(index).click()
}

/** Each doubt is told in the list alone, with the way to its line and to what it is about; both lead back to it. */
async function expectDoubtsInBoth(page: Page) {
  const doubts = await page.locator('.doubt').all()
  expect(doubts.length).toBeGreaterThan(3)
  for (const doubt of doubts) {
    const id = await doubt.getAttribute('id')
    for (const link of await doubt.locator('.doubt-places a').all()) {
      const place = page.locator((await link.getAttribute('href')) ?? '')
      expect(await place.count()).toBe(1)
      expect(await place.locator(`a[href="#${id}"]`).count()).toBeGreaterThan(0)
    }
  }
}

/** A resident with no account opens the page. */
async function asResident<R>(path: string, look: (page: Page, status: number) => Promise<R>): Promise<R> {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  const answer = await page.goto(site.url + path)
  const seen = await look(page, answer?.status() ?? 0)
  await context.close()
  return seen
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()
const mainText = async (page: Page) => squeezed((await page.locator('main').textContent()) ?? '')

describe('a secretary', () => {
  it.each(ways)('reads minutes in, looks at every doubt and releases them, at $place', async ({ year, ...window }) => {
    const page = await secretary(window)
    await upload(page, minutes(year))
    expect(await page.locator('h1').textContent()).toContain('Integrationsrådet')
    await expectDoubtsInBoth(page)
    expect(await sticksOut(page)).toBe(0)

    await press(page, words.release)
    expect(await page.locator('#error-summary a').count()).toBe(await ticks(page).count())
    expect(await page.title()).toMatch(new RegExp(`^${t.shell.errorPrefix}`))
    await asResident(addressOf(year), async (_, status) => expect(status).toBe(404))

    await tick(page, [0, 1])
    await press(page, words.saveSeen)
    expect(await page.locator('.doubt-answered').count()).toBe(2)
    await tick(page, [...(await ticks(page).all()).keys()])
    await press(page, words.release)
    expect(new URL(page.url()).pathname).toBe(addressOf(year))
    await page.context().close()

    await asResident(addressOf(year), async (resident, status) => {
      expect(status).toBe(200)
      const text = await mainText(resident)
      for (const said of ['Høring om biblioteksstrategi', 'Forslaget rummer tre spor', 'Sprogcafé', 'Rådet støtter forslaget.', 'Tidsplan'])
        expect(text).toContain(said)
      expect(text).toContain('Per Lund, Samira Haddad')
      for (const personal of ['ferie', 'arbejde', 'Taget til efterretning']) expect(text).not.toContain(personal)
      expect(await resident.locator('.highlight').first().isVisible()).toBe(true)
      await resident.locator('main details').last().locator('summary').click()
      await Promise.all([resident.waitForEvent('domcontentloaded'), resident.locator('a[href*="/sager/"]').first().click()])
      expect(await resident.locator('.timeline-title').allInnerTexts()).toContain('Høring om biblioteksstrategi')
      expect(await resident.locator('.timeline a').evaluateAll((links) => links.length)).toBeGreaterThan(0)
    })
  })

  it('sees the source beside what was read, where there is room', async () => {
    const page = await secretary({ viewport: desk, javaScriptEnabled: true })
    await upload(page, minutes(2014))
    const [source, result] = [await page.locator('#kilde').boundingBox(), await page.locator('#resultat').boundingBox()]
    expect(source && result && result.x + result.width <= source.x && source.y < result.y + result.height).toBe(true)
    await page.context().close()
  })

  it.each([true, false])('takes a document back before anybody else has seen it (scripts: %s)', async (javaScriptEnabled) => {
    const year = javaScriptEnabled ? 2015 : 2016
    const page = await secretary({ viewport: desk, javaScriptEnabled })
    await upload(page, minutes(year))
    await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('link', { name: words.undo, exact: true }).click()])
    await press(page, words.undoPage.button)
    expect(await page.getByText(words.undone).isVisible()).toBe(true)
    expect(await ticks(page).count()).toBe(0)
    expect((await page.goto(site.url + addressOf(year)))?.status()).toBe(404)
    await page.context().close()
  })

  it.each([
    ['is a picture', { name: 'foto.txt', mimeType: 'text/plain', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) }, 'binary'],
    ['is empty', textFile('tom.txt', ''), 'empty'],
  ] as const)('is told in a sentence why a file that %s cannot be used', async (_, file, refusal) => {
    const page = await secretary({ viewport: phone, javaScriptEnabled: true })
    await upload(page, file)
    const line = squeezed((await page.locator('tbody tr').first().textContent()) ?? '')
    expect(line).toContain(file.name)
    expect(line).toContain(t.importing.refusals[refusal])
    await page.context().close()
  })

  it('finds a policy in the library, puts its kind right and lets it out', async () => {
    const page = await secretary({ viewport: phone, javaScriptEnabled: false })
    await upload(page, textFile('politik.txt', readFileSync(new URL('policy.txt', fixtures), 'utf8')))
    expect(await sticksOut(page)).toBe(0)
    await page.getByRole('link', { name: words.editOf(words.fields.kind), exact: true }).click()
    await page.locator('#ret select').selectOption('plan')
    await press(page, words.save)
    expect(await page.locator('#felt-kind').textContent()).toContain(t.documents.kinds.plan)
    await tick(page, [...(await ticks(page).all()).keys()])
    await press(page, words.release)
    const address = new URL(page.url()).pathname
    expect(address).toMatch(/^\/dokumenter\//)
    await page.context().close()
    await asResident(address, async (resident, status) => {
      expect([status, await sticksOut(resident)]).toEqual([200, 0])
    })
  })

  it('is told when no file was chosen', async () => {
    const page = await secretary({ viewport: phone, javaScriptEnabled: false })
    await page.goto(`${site.url}/import`)
    await press(page, sending.send)
    expect(await page.locator('#error-summary').textContent()).toContain(sending.none)
    await page.context().close()
  })

  it('finds what was ticked again when the session ended in the middle', async () => {
    const page = await secretary({ viewport: desk, javaScriptEnabled: true })
    await upload(page, minutes(2017))
    const review = new URL(page.url()).pathname
    const all = await ticks(page).count()
    await tick(page, [0, 2])
    const elsewhere = await browser.newContext({ viewport: desk, storageState: await page.context().storageState() })
    const other = await elsewhere.newPage()
    await other.goto(`${site.url}/skrivebord`)
    await press(other, t.shell.signOut)
    await elsewhere.close()

    await press(page, words.saveSeen)
    expect(new URL(page.url()).pathname).toBe('/log-ind')
    expect(new URL(page.url()).searchParams.get('videre')).toBe(review)
    await page.goto(`${site.url}${await signInLink(site, 'secretary')}&videre=${encodeURIComponent(review)}`)
    await press(page, t.accounts.useLink.button)
    expect(new URL(page.url()).pathname).toBe(review)
    expect(await page.getByText(t.form.keptTitle).isVisible()).toBe(true)
    const ticked = await ticks(page).evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked))
    expect(ticked).toEqual(Array.from({ length: all }, (_, index) => index === 0 || index === 2))
    await press(page, words.saveSeen)
    expect(await page.locator('.doubt-answered').count()).toBe(2)
    await page.context().close()
  })
})

/** Real minutes, where they lie beside the project: the first file that is some. Nothing of them is repeated here. */
const realMinutes = existsSync(seeds)
  ? readdirSync(seeds)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => textFile(name, readFileSync(new URL(name, seeds), 'utf8')))
      .find(({ buffer }) => /^REFERAT /m.test(buffer.toString()))
  : undefined

describe.skipIf(!realMinutes)('real minutes', () => {
  const file = realMinutes ?? textFile('none.txt', '')
  const source = file.buffer.toString()

  it('are public as a whole after a secretary has read them through', async () => {
    const page = await secretary({ viewport: desk, javaScriptEnabled: true })
    await upload(page, file)
    const doubts = await ticks(page).count()
    expect(doubts).toBeGreaterThan(0)
    await tick(page, [...Array(doubts).keys()])
    await press(page, words.release)
    const address = new URL(page.url()).pathname
    expect(address).toMatch(/^\/moeder\//)
    await page.context().close()

    await asResident(address, async (resident, status) => {
      expect(status).toBe(200)
      expect(await sticksOut(resident)).toBe(0)
      const titles = [...source.matchAll(/^Punkt \d+: (.+)$/gm)].map((match) => squeezed(match[1] ?? ''))
      expect((await resident.locator('.agenda-item h2').allInnerTexts()).map(squeezed)).toEqual(titles)
      const text = await mainText(resident)
      // What stood as a list is one, so its marks are no longer text.
      const lines = source.slice(source.indexOf('Punkt ')).split('\n')
      const sentences = lines.map((line) => squeezed(line).replace(/^(-|\d+[.)]) /, ''))
      const long = sentences.filter((line) => line.length > 40)
      expect(long.length).toBeGreaterThan(20)
      expect(long.filter((line) => !text.includes(line) && !titles.some((title) => line.endsWith(title)))).toEqual([])
    })
  })
})
