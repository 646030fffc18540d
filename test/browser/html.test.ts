import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { startBrowser } from './browser.ts'
import { allPages } from './pages.ts'
import type { State } from './state.ts'

/** The package's one export is the place of its program. */
const checker: string = String(createRequire(import.meta.url)('vnu-jar'))
let browser: Browser
let folder: string

beforeAll(async () => {
  browser = await startBrowser()
  folder = await mkdtemp(path.join(tmpdir(), 'brobygger-html-'))
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

type Message = { type: string; url: string; message: string; extract?: string; lastLine?: number }

/** What the W3C's checker says of all files of a folder, in one run. */
function check(files: string): Promise<Message[]> {
  const args = ['-jar', checker, '--format', 'json', '--exit-zero-always', '--skip-non-html', files]
  return new Promise((resolve, reject) => {
    execFile('java', args, { maxBuffer: 50_000_000 }, (error, _, report) =>
      error ? reject(error) : resolve((JSON.parse(report) as { messages: Message[] }).messages),
    )
  })
}

/** With A11Y=full every page in both languages; else turn by turn. */
const turn = <const T>(languages: readonly [T, T], index: number) =>
  process.env['A11Y'] === 'full' ? languages : languages.filter((_, at) => at === index % 2)

it('the checker of the W3C finds no error on any page, as it is sent', async () => {
  const pages = await allPages({ site: inject('site'), emptySite: inject('emptySite') })
  const save = async (state: State, lang: 'da' | 'ar' | 'en') => {
    const html = await pages.source(browser, state, lang)
    await writeFile(path.join(folder, `${state.name.replace(/\W+/g, '-')}.${lang}.html`), html)
  }
  for (const [index, state] of pages.inPublic.entries()) for (const lang of turn(['da', 'ar'], index)) await save(state, lang)
  for (const [index, state] of pages.inOffice.entries()) for (const lang of turn(['da', 'en'], index)) await save(state, lang)
  const errors = (await check(folder)).filter(({ type }) => type !== 'info')
  expect(errors.map(({ url, message, extract }) => `${path.basename(url)}: ${message} ${extract ?? ''}`)).toEqual([])

  await writeFile(path.join(folder, 'broken.html'), '<!doctype html><html lang="da"><title>x</title><ul><p>y</p></ul>')
  expect(await check(path.join(folder, 'broken.html'))).not.toEqual([])
}, 300_000)
