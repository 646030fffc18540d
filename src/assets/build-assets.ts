import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build, transform } from 'esbuild'
import rtlcss from 'rtlcss'
import { compileAsync } from 'sass'
import { iconNames } from '#ui/icon/names.ts'

/** Logical name, such as `site.css`, to the path under which it is served: `/assets/site.1a2b3c4d.css`. */
export type Manifest = Record<string, string>

const here = path.dirname(fileURLToPath(import.meta.url))

function packageRoot(name: string): string {
  const file = findPackageJSON(name, import.meta.url)
  if (!file) throw new Error(`The package ${name} is not installed`)
  return path.dirname(file)
}

const designSystem = packageRoot('dkfds')
const arabicFont = packageRoot('@fontsource/ibm-plex-sans-arabic')

const ibmSubset = (cut: string, subset: string) =>
  path.join(designSystem, `dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-${cut}-${subset}.woff2`)

/** Our names of the font files that the style sheets ask for. */
const fonts: Record<string, string> = {
  'plex-sans-latin-400.woff2': ibmSubset('Regular', 'Latin1'),
  'plex-sans-latin-600.woff2': ibmSubset('SemiBold', 'Latin1'),
  'plex-sans-latin-ext-400.woff2': ibmSubset('Regular', 'Latin2'),
  'plex-sans-latin-ext-600.woff2': ibmSubset('SemiBold', 'Latin2'),
  'plex-sans-cyrillic-400.woff2': ibmSubset('Regular', 'Cyrillic'),
  'plex-sans-cyrillic-600.woff2': ibmSubset('SemiBold', 'Cyrillic'),
  'plex-sans-arabic-400.woff2': path.join(arabicFont, 'files/ibm-plex-sans-arabic-arabic-400-normal.woff2'),
  'plex-sans-arabic-600.woff2': path.join(arabicFont, 'files/ibm-plex-sans-arabic-arabic-600-normal.woff2'),
}

/** Licence texts of everything that we serve but did not write. */
const licences: Record<string, string> = {
  'dkfds-MIT.md': path.join(designSystem, 'LICENSE.md'),
  'IBM-Plex-Sans-OFL.txt': path.join(designSystem, 'dist/fonts/IBMPlexSans/split/woff2/license.txt'),
  'IBM-Plex-Sans-Arabic-OFL.txt': path.join(arabicFont, 'LICENSE'),
  'Material-Symbols-Apache-2.0.txt': path.join(here, 'licenses/Apache-2.0.txt'),
}

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Writes files under content-hashed names, beside them their compressed forms, and remembers where each went. */
class Output {
  readonly manifest: Manifest = {}
  readonly #directory: string

  constructor(directory: string) {
    this.#directory = directory
  }

  /** @returns the hashed file name, which is also its address relative to a style sheet */
  async add(logical: string, content: Buffer): Promise<string> {
    const { name, ext } = path.parse(logical)
    const file = `${name}.${createHash('sha256').update(content).digest('hex').slice(0, 10)}${ext}`
    const target = path.join(this.#directory, file)
    await writeFile(target, content)
    // Fonts are compressed already.
    if (ext !== '.woff2') {
      await writeFile(`${target}.br`, await brotli(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }))
      await writeFile(`${target}.gz`, await gzipped(content, { level: 9 }))
    }
    this.manifest[logical] = `/assets/${file}`
    return file
  }
}

/** Copies what a style sheet asks for (`icon:` of the design system, `font:` of ours) and puts in the hashed names. */
async function resolveUrls(css: string, output: Output): Promise<string> {
  const sources = new Set([...css.matchAll(/url\(["']?((?:icon|font):[^"')]+)["']?\)/g)].map((match) => match[1] ?? ''))
  let resolved = css
  for (const source of sources) {
    const [scheme, name = ''] = source.split(':')
    const file = scheme === 'icon' ? path.join(designSystem, 'dist/img/svg-icons', name) : fonts[name]
    if (!file) throw new Error(`A style sheet asks for ${source}, which is not listed`)
    const hashed = await output.add(name, await readFile(file))
    resolved = resolved.replaceAll(new RegExp(`url\\(["']?${source}["']?\\)`, 'g'), `url(${hashed})`)
  }
  return resolved
}

async function compileStyles(entry: string): Promise<string> {
  const { css } = await compileAsync(path.join(here, 'styles', entry), {
    importers: [{ findFileUrl: (url) => (url.startsWith('dkfds/') ? new URL(url.slice(6), `${pathToFileURL(designSystem)}/`) : null) }],
    // A byte order mark before the rules would break the tools that come after.
    charset: false,
    silenceDeprecations: ['if-function'],
  })
  return css
}

/** Browsers of 2021, the first with logical shorthands; phones sold since 2015 can be brought to them. */
const target = ['es2019', 'chrome87', 'firefox78', 'safari14.1']

const minifyCss = async (css: string) =>
  Buffer.from((await transform(css, { loader: 'css', minify: true, target, legalComments: 'none' })).code)

async function buildStyles(output: Output): Promise<void> {
  const site = await resolveUrls(await compileStyles('site.scss'), output)
  await output.add('site.css', await minifyCss(site))
  // One sheet: were the second to come later, its Latin faces would be fetched for the moment in between.
  const arabic = await resolveUrls(await compileStyles('arabic.scss'), output)
  await output.add('site.rtl.css', await minifyCss(`${rtlcss.process(site)}\n${arabic}`))
  await output.add('office.css', await minifyCss(await resolveUrls(await compileStyles('office.scss'), output)))
}

/** `site.js` for everybody, `office.js` with more comfort for those who work here every day, `passkey.js` where somebody signs in with one. */
async function buildScripts(output: Output): Promise<void> {
  for (const name of ['site', 'office', 'passkey']) {
    const { outputFiles } = await build({
      entryPoints: [path.join(here, `client/${name}.ts`)],
      bundle: true,
      minify: true,
      format: 'iife',
      target,
      write: false,
    })
    for (const file of outputFiles) await output.add(`${name}.js`, Buffer.from(file.contents))
  }
}

/** One sprite with the symbols that our components name; each `<symbol>` keeps the name of the design system. */
async function buildSprite(output: Output): Promise<void> {
  const all = await readFile(path.join(designSystem, 'dist/img/all-svg-icons.svg'), 'utf8')
  const symbols = iconNames.map((name) => {
    const [symbol] = new RegExp(`<symbol id="${name}"[\\s\\S]*?</symbol>`).exec(all) ?? []
    if (!symbol) throw new Error(`The design system has no icon called ${name}`)
    return symbol
  })
  await output.add('icons.svg', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`))
}

async function copyLicences(outDir: string): Promise<void> {
  await mkdir(path.join(outDir, 'licenses'), { recursive: true })
  for (const [name, source] of Object.entries(licences)) await copyFile(source, path.join(outDir, 'licenses', name))
}

/**
 * Builds everything that browsers fetch beside pages: style sheets in both directions, script, icons, fonts, licences and `manifest.json`.
 * @param outDir directory that is served as `/assets/`; created when absent, emptied by nobody here
 */
export async function buildAssets(outDir: string): Promise<Manifest> {
  await mkdir(outDir, { recursive: true })
  const output = new Output(outDir)
  await buildStyles(output)
  await buildScripts(output)
  await buildSprite(output)
  await output.add('icon.svg', await readFile(path.join(here, 'icon.svg')))
  await copyLicences(outDir)
  await writeFile(path.join(outDir, 'manifest.json'), `${JSON.stringify(output.manifest, null, 2)}\n`)
  return output.manifest
}
