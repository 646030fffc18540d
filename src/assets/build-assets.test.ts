import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iconNames } from '#ui/icon/names.ts'
import { buildAssets, type Manifest } from './build-assets.ts'

let directory: string
let manifest: Manifest

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'assets-'))
  manifest = await buildAssets(directory)
})
afterAll(() => rm(directory, { recursive: true }))

const file = (logical: string) => path.join(directory, path.basename(manifest[logical] ?? `no ${logical}`))
const read = (logical: string) => readFile(file(logical), 'utf8')
const wire = async (logical: string) => (await readFile(logical.endsWith('.woff2') ? file(logical) : `${file(logical)}.br`)).length
const together = async (...names: string[]) => (await Promise.all(names.map(wire))).reduce((sum, size) => sum + size, 0)

describe('the built assets', () => {
  it('have a name that changes with their content, and a manifest that knows it', async () => {
    expect(manifest['site.css']).toMatch(/^\/assets\/site\.[0-9a-f]{10}\.css$/)
    expect(JSON.parse(await readFile(path.join(directory, 'manifest.json'), 'utf8'))).toEqual(manifest)
  })

  it('are the same when built again', async () => {
    const again = await mkdtemp(path.join(tmpdir(), 'assets-'))
    expect(await buildAssets(again)).toEqual(manifest)
    await rm(again, { recursive: true })
  })

  it('lie there compressed as well', async () => {
    for (const name of ['site.css', 'site.rtl.css', 'office.css', 'site.js', 'icons.svg']) {
      const plain = await readFile(file(name))
      expect(brotliDecompressSync(await readFile(`${file(name)}.br`)).equals(plain)).toBe(true)
      expect(gunzipSync(await readFile(`${file(name)}.gz`)).equals(plain)).toBe(true)
    }
  })

  it('hold every file that a style sheet asks for', async () => {
    const files = await readdir(directory)
    for (const sheet of ['site.css', 'site.rtl.css']) {
      const urls = [...(await read(sheet)).matchAll(/url\(["']?([^"')]+)/g)].map((match) => match[1])
      expect(urls.length).toBeGreaterThan(2)
      expect(urls.filter((url) => url === undefined || !files.includes(url))).toEqual([])
    }
  })

  it('bring the licence of every part that others made', async () => {
    const texts = await Promise.all(
      (await readdir(path.join(directory, 'licenses'))).map((name) => readFile(path.join(directory, 'licenses', name), 'utf8')),
    )
    for (const licence of ['Apache License', 'SIL OPEN FONT LICENSE', 'MIT license'])
      expect(texts.some((text) => text.includes(licence))).toBe(true)
  })

  it("ship no other authority's logo, and no placeholder for one", async () => {
    expect((await readdir(directory)).filter((name) => /logo|borger|virk/.test(name))).toEqual([])
    expect(await read('site.css')).not.toMatch(/logo-/)
  })
})

describe('the style sheets', () => {
  it("are drawn with the municipality's colours", async () => {
    for (const variable of ['var(--t1,', 'var(--t2,']) expect(await read('site.css')).toContain(variable)
  })

  it('begin with a rule, not with a byte order mark', async () => {
    expect((await readFile(file('site.css')))[0]).not.toBe(0xef)
    expect(await read('site.css')).not.toContain('@charset')
  })

  it('come as a mirror image for right-to-left pages', async () => {
    const label = /\.form-checkbox\s*\+\s*label[^}]*padding-(left|right):/
    expect(label.exec(await read('site.css'))?.[1]).toBe('left')
    expect(label.exec(await read('site.rtl.css'))?.[1]).toBe('right')
    expect(await read('site.rtl.css')).toMatch(/\.form-select\{[^}]*left 1rem/)
  })

  it('heed what readers asked their device for', async () => {
    for (const wish of ['prefers-reduced-motion', 'forced-colors', 'print']) expect(await read('site.css')).toContain(wish)
  })

  it('use logical properties wherever they are ours', async () => {
    const styles = path.join(import.meta.dirname, 'styles')
    const physical = /^\s*(?:(?:margin|padding|border)-(?:left|right)(?:-\w+)?|left|right|text-align:\s*(?:left|right)|float)\b.*$/gm
    const found = await Promise.all(
      (await readdir(styles)).map(async (name) => (await readFile(path.join(styles, name), 'utf8')).match(physical) ?? []),
    )
    // Two that keep text of another language on the side of the page, and two that take back a physical rule of the design system: the
    // mirror turns all four.
    const known = ['text-align: left;', 'text-align: left;', 'border-left: 0;', 'padding-left: 0;']
    expect(found.flat().map((line) => line.trim())).toEqual(known)
  })
})

describe('the fonts', () => {
  it('are two weights in small subsets, each fetched only by pages with its letters', async () => {
    const faces = (await read('site.css')).match(/@font-face\{[^}]*\}/g) ?? []
    expect(faces).toHaveLength(6)
    for (const face of faces) expect(face).toMatch(/font-display:swap.*unicode-range:/)
    expect(
      Math.max(
        ...(await Promise.all(
          Object.keys(manifest)
            .filter((name) => name.includes('latin'))
            .map(wire),
        )),
      ),
    ).toBeLessThan(20_000)
  })

  it('are Arabic only in the sheet that Arabic pages fetch', async () => {
    expect(await read('site.css')).not.toMatch(/arabic/i)
    expect(await read('site.rtl.css')).toContain('plex-sans-arabic')
  })

  it('show the names of languages without being fetched', async () => {
    expect(await read('site.css')).toMatch(/\.language-link\{[^}]*font-family:system-ui/)
  })
})

describe('the sprite', () => {
  it('holds the symbols that components name, and no others', async () => {
    const ids = [...(await read('icons.svg')).matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1])
    expect(ids.toSorted()).toEqual([...iconNames].toSorted())
  })
})

describe('the first visit', () => {
  const html = 12_000
  it('costs a Danish reader less than 100 kB, with 12 kB of page', async () => {
    const fonts = ['plex-sans-latin-400.woff2', 'plex-sans-latin-600.woff2']
    expect((await together('site.css', 'site.js', 'icons.svg', 'icon.svg', ...fonts)) + html).toBeLessThan(100_000)
  })

  it('costs an Arabic reader less than 140 kB, with 12 kB of page', async () => {
    const fonts = ['plex-sans-arabic-400.woff2', 'plex-sans-arabic-600.woff2', 'plex-sans-latin-400.woff2']
    expect((await together('site.rtl.css', 'site.js', 'icons.svg', 'icon.svg', ...fonts)) + html).toBeLessThan(140_000)
  })

  it('runs less than 5 kB of script', async () => {
    expect(await wire('site.js')).toBeLessThan(5_000)
  })
})
