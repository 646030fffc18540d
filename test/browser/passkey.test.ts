import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { textsOf } from '#texts/index.ts'
import { barriers, desk, openPage, phone, startBrowser, sticksOut } from './browser.ts'
import { signInLink } from './visitors.ts'

const site = inject('site')
const t = textsOf('da')
const words = t.accounts.ways
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('domcontentloaded'), page.locator('main').getByRole('button', { name, exact: true }).click()])
const pathOf = (page: Page) => new URL(page.url()).pathname

/** A browser on a device that can keep passkeys and asks its owner by itself. */
async function withDevice(javaScriptEnabled = true, viewport = desk) {
  const page = await openPage(browser, site.url + (await signInLink(site, 'member')), { viewport, javaScriptEnabled })
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await press(page, t.accounts.useLink.button)
  return { page, cdp, authenticatorId, complaints }
}

async function makeKey(page: Page, name: string) {
  await page.goto(`${site.url}/min-adgang`)
  await page.locator('form[data-passkey] [name=navn]').fill(name)
  await press(page, words.mine.passkeys.add)
  expect(await page.locator('main').innerText()).toContain(words.mine.done.added)
}

async function signOutAndIn(page: Page) {
  await page.context().clearCookies()
  await page.goto(`${site.url}/log-ind?videre=/mine-moeder`)
  await press(page, words.withPasskey)
}

it('a member makes a passkey and comes in with it without typing a word; a copy of it is stopped', async () => {
  const { page, cdp, authenticatorId, complaints } = await withDevice()
  await makeKey(page, 'Min bærbare')
  await signOutAndIn(page)
  expect(pathOf(page)).toBe('/mine-moeder')
  await page.goto(`${site.url}/min-adgang`)
  expect(await page.locator('main').innerText()).toContain('Min bærbare')
  expect(await page.locator('main').innerText()).toContain('Chrome på Linux')
  expect(await barriers(page)).toEqual([])
  expect(complaints, 'nothing that the policy forbids').toEqual([])
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  for (const credential of credentials) {
    await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential.credentialId })
    await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, signCount: 0 } })
  }
  await signOutAndIn(page)
  expect(await page.locator('main').innerText()).toContain(words.passkeyRefused.stopped)
  await page.context().close()
})

it('whoever cancels stays where they are, and can try again', async () => {
  const { page, cdp, authenticatorId } = await withDevice()
  await makeKey(page, 'Min telefon')
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.context().clearCookies()
  await page.goto(`${site.url}/log-ind`)
  await page.getByRole('button', { name: words.withPasskey, exact: true }).click()
  await page.waitForTimeout(500)
  expect(pathOf(page)).toBe('/log-ind')
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await press(page, words.withPasskey)
  expect(pathOf(page)).toBe('/skrivebord')
  await page.context().close()
})

it('fits a phone, and is removed there', async () => {
  const { page } = await withDevice(true, phone)
  const name = 'Et meget langt navn på en adgangsnøgle til en telefon'
  await makeKey(page, name)
  expect(await sticksOut(page)).toBe(0)
  await page.locator('main summary').filter({ hasText: name }).click()
  await press(page, words.mine.passkeys.removeOf(name))
  expect(await page.locator('main').innerText()).toContain(words.mine.done.removed)
  await page.context().close()
})

it('without a script the page says so, and the other ways are there', async () => {
  const { page } = await withDevice(false)
  await page.goto(`${site.url}/min-adgang`)
  expect(await page.locator('main').innerText()).toContain(words.mine.passkeys.needsScript)
  expect(await page.locator('form[data-passkey]').isVisible()).toBe(false)
  await page.context().clearCookies()
  await page.goto(`${site.url}/log-ind`)
  expect(await page.getByRole('button', { name: words.withPasskey }).count()).toBe(0)
  await page.context().close()
})
