import type { CDPSession, Page } from 'playwright-core'
import { startBrowser } from '#test/browser/chromium.ts'
import { allLangs } from '#texts/index.ts'
import { type Row, type Section, shown } from './report.ts'

/** Bytes over the wire by kind of file, heads included, and what holds the first picture back. */
type Load = { total: number; kinds: Map<string, number>; sheets: number; otherBlocking: number }

const inEnglish = new Intl.DisplayNames('en', { type: 'language' })
const kB = (bytes: number) => bytes / 1000

/** What a browser that was never here loads, on a phone's screen. */
export async function measureFirstLoads(origin: string, meetingPath: string): Promise<Section> {
  const browser = await startBrowser()
  try {
    const rows: Row[] = []
    for (const lang of allLangs)
      for (const [name, path] of [
        ['front page', '/'],
        ['meeting', meetingPath],
        ['council', '/raadet'],
      ] as const) {
        const [prefix, bar] = lang === 'da' ? ['', 100] : [`/${lang}`, 140]
        const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
        const load = await firstLoad(await context.newPage(), `${origin}${path === '/' ? prefix || '/' : prefix + path}`)
        await context.close()
        rows.push(...rowsOf(`${name}, ${inEnglish.of(lang)}`, load, bar))
      }
    return { title: 'First load', rows, notes: [`Chromium ${browser.version()}, empty cache, 390 px wide; HTTP heads counted.`] }
  } finally {
    await browser.close()
  }
}

async function firstLoad(page: Page, url: string): Promise<Load> {
  const network = await page.context().newCDPSession(page)
  const kinds = await countBytes(network)
  await page.goto(url, { waitUntil: 'networkidle' })
  const blocking = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap((entry) => {
      const { renderBlockingStatus, name } = entry as PerformanceEntry & { renderBlockingStatus?: string }
      return renderBlockingStatus === 'blocking' ? [name] : []
    }),
  )
  const sheets = blocking.filter((name) => new URL(name).pathname.endsWith('.css')).length
  return { total: [...kinds.values()].reduce((sum, bytes) => sum + bytes, 0), kinds, sheets, otherBlocking: blocking.length - sheets }
}

async function countBytes(network: CDPSession): Promise<Map<string, number>> {
  const kinds = new Map<string, number>()
  const kindOf = new Map<string, string>()
  network.on('Network.responseReceived', ({ requestId, type }) => void kindOf.set(requestId, type))
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kindOf.get(requestId) ?? 'Other'
    kinds.set(kind, (kinds.get(kind) ?? 0) + encodedDataLength)
  })
  await network.send('Network.enable')
  return kinds
}

function rowsOf(what: string, { total, kinds, sheets, otherBlocking }: Load, bar: number): Row[] {
  const parts = [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, bytes]) => `${kind.toLowerCase()} ${shown(kB(bytes))}`)
  const script = kB(kinds.get('Script') ?? 0)
  return [
    { what, measured: `${shown(kB(total))} kB (${parts.join(', ')})`, bar: `≤ ${bar} kB`, pass: kB(total) <= bar },
    {
      what: `${what}: script; what blocks the first picture`,
      measured: `${shown(script)} kB; ${sheets} style sheets, ${otherBlocking} others`,
      bar: '≤ 5 kB; 0 others',
      pass: script <= 5 && otherBlocking === 0,
    },
  ]
}
