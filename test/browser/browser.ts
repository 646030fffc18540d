/// <reference lib="dom" />
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export { startBrowser } from './chromium.ts'

/** What a reader can come with. `zoomed` is a window of 1280 × 1024 read at four times the size (WCAG 1.4.10). */
export const phone = { width: 390, height: 844 }
export const tablet = { width: 768, height: 1024 }
export const desk = { width: 1280, height: 900 }
export const zoomed = { width: 320, height: 256 }

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A new reader, with a page already open at the address. Close the page's context afterwards. */
export async function openPage(browser: Browser, address: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(address)
  return page
}

/** By how many pixels the page is wider than the window. */
export const sticksOut = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Every barrier that axe finds, as rule and element. */
export async function barriers(page: Page): Promise<string[]> {
  // No page has frames: without the search for them axe needs a quarter of the time.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(standards)
  const { violations, passes } = await axe.analyze()
  // Axe passes an empty page as well: so many rules apply to the emptiest of ours.
  if (passes.length < 20) throw new Error(`axe looked at next to nothing: ${passes.length} rules`)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/**
 * What can be pressed but lies under something else, which axe does not see.
 * A link of two lines is tried on its first; what is out of sight until it is needed is not tried.
 */
export const covered = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isCovered = (node: Element) => {
      node.scrollIntoView({ block: 'center' })
      const [box] = node.getClientRects()
      if (!box || box.width < 2 || box.height < 2) return false
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      const label = hit?.closest('label')
      return !(hit && (node.contains(hit) || label?.control === node))
    }
    return [...document.querySelectorAll('a[href]:not(.skipnav), button, summary, input:not([type=hidden]), select, textarea')]
      .filter((node) => node.checkVisibility() && isCovered(node))
      .map((node) => node.outerHTML.slice(0, 200))
  })
