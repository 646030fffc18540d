/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { textsOf } from '#texts/index.ts'
import { desk, phone, sticksOut } from './browser.ts'
import type { Site } from './server.ts'
import { type Cookie, signIn, signInLink } from './visitors.ts'

const t = textsOf('da')

/**
 * Somebody on the site. Every page that they come to is looked at: it is there, it has one h1, nothing sticks out, and the browser complains of
 * nothing.
 */
export type Visitor = {
  page: Page
  /** As the desk greets them; empty without an account. */
  name: string
  /** Opens an address, which answers so. */
  go: (path: string, status?: number) => Promise<void>
  /** Follows the link of this name. */
  follow: (name: string | RegExp) => Promise<void>
  /** Goes to the desk and opens what lies there: of this kind, about this. */
  fromDesk: (kind: string, title: string) => Promise<void>
  /** Presses the button of this name and looks at the page that answers. */
  press: (name: string | RegExp, status?: number) => Promise<void>
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

const roles = ['secretary', 'chair', 'member', 'administrator'] as const
type Keys = Record<(typeof roles)[number], Cookie[]>

/** Signs in as the demo's people. */
export async function keysTo(site: Site): Promise<Keys> {
  const entries = await Promise.all(roles.map(async (role) => [role, await signIn(site, await signInLink(site, role))]))
  return Object.fromEntries(entries)
}

/** Somebody who is signed in: the chair and the member on a phone, the others at a desk. */
export async function holderOf(browser: Browser, site: Site, keys: Keys, role: keyof Keys, who: Who): Promise<Visitor> {
  const visitor = await arrive(browser, site, { at: role === 'chair' || role === 'member' ? phone : desk, ...who })
  await visitor.page.context().addCookies(keys[role])
  await visitor.go('/skrivebord')
  const lead = (await visitor.page.locator('main .font-lead').first().textContent()) ?? ''
  return Object.assign(visitor, { name: lead.replace(t.accounts.desk.greeting('').trim(), '').trim() })
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
  let answered = 0
  let retryAfter = 0
  page.on('response', (answer) => {
    if (!answer.request().isNavigationRequest() || answer.frame() !== page.mainFrame()) return
    answered = answer.status()
    retryAfter = Number(answer.headers()['retry-after'] ?? 1)
  })
  const look = async (status = 200) => {
    const where = page.url()
    expect(answered, where).toBe(status)
    expect(await page.locator('h1').count(), `h1 at ${where}`).toBe(1)
    expect(await sticksOut(page), `sticks out at ${where}`).toBe(0)
    expect(complaints, `complaints at ${where}`).toEqual([])
    const html = never.length > 0 ? await page.content() : ''
    expect(
      never.filter((word) => html.includes(word)),
      `closed words at ${where}`,
    ).toEqual([])
  }
  const arriving = async (act: () => Promise<unknown>, status = 200) => {
    await Promise.all([page.waitForEvent('domcontentloaded'), act()])
    // Nobody presses as fast as this; when told to wait, send the same form again.
    if (answered === 429) {
      await page.waitForTimeout(1_000 * retryAfter)
      await page.reload()
    }
    await look(status)
  }
  const go = async (path: string, status = 200) => {
    await page.goto(site.url + path)
    await look(status)
  }
  return {
    page,
    name: '',
    go,
    fromDesk: async (kind, title) => {
      await go('/skrivebord')
      const entry = page.locator('main .link-card').filter({ hasText: kind }).filter({ hasText: title })
      await go((await entry.getByRole('link').getAttribute('href')) ?? '')
    },
    follow: (name) => arriving(() => page.locator('main').getByRole('link', named(name)).first().click()),
    press: (name, status) => arriving(() => page.getByRole('button', named(name)).first().click(), status),
    fill: (label, text) =>
      page
        .locator('input, textarea')
        .and(page.getByLabel(label, { exact: true }))
        .fill(text),
    choose: (label) => page.getByText(label, { exact: true }).click(),
    text: async () => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ').trim(),
    path: () => new URL(page.url()).pathname,
    leave: () => context.close(),
  }
}

const named = (name: string | RegExp) => (typeof name === 'string' ? { name, exact: true } : { name })
