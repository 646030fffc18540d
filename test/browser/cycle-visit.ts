/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Role } from '#platform/http/actor.ts'
import { textsOf } from '#texts/index.ts'
import { desk, phone, sticksOut } from './browser.ts'
import type { Site } from './server.ts'
import { signInLink } from './visitors.ts'

const t = textsOf('da')

/** Somebody on the site. Every page that they come to is looked at: it has one h1, nothing sticks out, and the browser complains of nothing. */
export type Visitor = {
  page: Page
  /** As the desk greets them; empty without an account. */
  name: string
  /** Opens an address, which answers so. */
  go: (path: string, status?: number) => Promise<void>
  /** Follows the link of this name. */
  follow: (name: string | RegExp) => Promise<void>
  /** Presses the button of this name and looks at the page that answers. */
  press: (name: string | RegExp) => Promise<void>
  fill: (label: string, text: string) => Promise<void>
  choose: (label: string) => Promise<void>
  /** The words of the page's own part, on one line. */
  text: () => Promise<string>
  /** The path at which they are. */
  path: () => string
  leave: () => Promise<void>
}

type Who = { scripts: boolean; at?: typeof desk; never?: readonly string[] }

/** A reader without an account, on a phone. @param never words that none of their pages may hold, not even in its source */
export const resident = (browser: Browser, site: Site, who: Who) => arrive(browser, site, { at: phone, ...who })

/** Signs in as the demo's person with the role: at a desk, but for members, who have a phone. */
export async function signedIn(browser: Browser, site: Site, role: Role, who: Who): Promise<Visitor> {
  const visitor = await arrive(browser, site, { at: role === 'secretary' ? desk : phone, ...who })
  await visitor.go(await signInLink(site, role))
  await visitor.press(t.accounts.useLink.button)
  expect(visitor.path()).toBe('/skrivebord')
  const [before = '', after = ''] = t.accounts.desk.greeting('|').split('|')
  const lead = (await visitor.page.locator('main .font-lead').first().textContent()) ?? ''
  return Object.assign(visitor, { name: lead.trim().slice(before.length, lead.trim().length - after.length) })
}

async function arrive(browser: Browser, site: Site, { scripts, at = desk, never = [] }: Who): Promise<Visitor> {
  const context = await browser.newContext({ viewport: at, javaScriptEnabled: scripts })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // An answer that is no 200 is a complaint of its own; its status is asked for.
    const isThePage = message.location().url === page.url() || message.location().url === ''
    if (message.type() === 'error' && !(isThePage && message.text().includes('status of'))) complaints.push(message.text())
  })
  const look = async () => {
    const where = page.url()
    expect(await page.locator('h1').count(), `h1 at ${where}`).toBe(1)
    expect(await sticksOut(page), `sticks out at ${where}`).toBe(0)
    expect(complaints, `complaints at ${where}`).toEqual([])
    const html = never.length > 0 ? await page.content() : ''
    expect(never.filter((word) => html.includes(word)), `closed words at ${where}`).toEqual([])
  }
  const arriving = async (act: () => Promise<unknown>) => {
    await Promise.all([page.waitForEvent('domcontentloaded'), act()])
    await look()
  }
  return {
    page,
    name: '',
    go: async (path, status = 200) => {
      const answer = await page.goto(site.url + path)
      expect(answer?.status(), path).toBe(status)
      await look()
    },
    follow: (name) => arriving(() => page.locator('main').getByRole('link', named(name)).first().click()),
    press: (name) => arriving(() => page.getByRole('button', named(name)).first().click()),
    fill: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    choose: (label) => page.getByText(label, { exact: true }).click(),
    text: async () => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ').trim(),
    path: () => new URL(page.url()).pathname,
    leave: () => context.close(),
  }
}

const named = (name: string | RegExp) => (typeof name === 'string' ? { name, exact: true } : { name })
