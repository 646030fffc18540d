import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { fromRoot } from '#platform/root.ts'
import { wordFile } from './docx.ts'
import { logoBytes } from './logo.ts'
import type { Enclosure, Paper, PaperBlock, PaperFile } from './paper.ts'
import { typstData } from './typst-data.ts'

export type PressJob = { id: number; format: 'pdf' | 'archive' | 'docx'; paper: Paper; files: PaperFile[] }
/** `fallback`: why it is an ordinary tagged PDF and not one by the standard that was asked for. `replaced`: signs that no typeface here has. */
export type PressAnswer = { bytes: Uint8Array; fallback: string | null; replaced: string[] }

const standards = { pdf: 'ua-1', archive: 'a-2a' } as const
/** A longer enclosure stays beside the paper. */
const mostPages = 400
const mostTries = 4

const cuts = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic']
const fontFolders = (family: string, weights: string[]) => {
  const folder = path.dirname(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${family}/package.json`)))
  return weights.map((weight) => path.join(folder, weight))
}

const workspace = fileURLToPath(fromRoot('build/press'))
let made: { compiler: NodeCompiler; template: string } | null = null

function press() {
  if (made) return made
  const fontPaths = [...fontFolders('ibm-plex-sans', cuts), ...fontFolders('ibm-plex-sans-arabic', ['400Regular', '600SemiBold'])]
  const beside = import.meta.url.endsWith('.ts') ? new URL('./template.typ', import.meta.url) : fromRoot('build/template.typ')
  made = {
    compiler: NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] }),
    template: readFileSync(beside, 'utf8'),
  }
  return made
}

/** Sets one paper. @throws Error with the compiler's own words when no form of it can be set */
export async function layOut({ format, paper, files }: PressJob): Promise<PressAnswer> {
  if (format === 'docx') return { bytes: await wordFile(paper, files), fallback: null, replaced: [] }
  const { compiler } = press()
  try {
    for (const file of files) compiler.mapShadow(path.join(workspace, file.name), Buffer.from(file.bytes))
    const hasPages = paper.blocks.some((block) => block.type === 'enclosure')
    // Typst lays pages of other PDFs only into files that claim no standard.
    return setType(withLogo(withPages(paper), files), hasPages ? null : standards[format])
  } finally {
    compiler.resetShadow()
    // Results are native and not felt by the collector: without both, every document leaves 8 MB behind.
    compiler.evictCache(0)
    setImmediate(() => global.gc?.())
  }
}

function setType(paper: Paper, standard: 'ua-1' | 'a-2a' | null): PressAnswer {
  const replaced = new Set<string>()
  let fallback: string | null = null
  for (let tries = 0; ; tries++) {
    const problem = tryToSet(withoutSigns(paper, replaced), fallback === null ? standard : null)
    if (problem instanceof Uint8Array) return { bytes: problem, fallback, replaced: [...replaced].sort() }
    const signs = unshowable(problem)
    if (fallback !== null || standard === null) throw new Error(problem)
    if (signs.length > 0 && tries < mostTries) for (const sign of signs) replaced.add(sign)
    else fallback = problem
  }
}

/** @returns the file, or the compiler's words */
function tryToSet(paper: Paper, standard: string | null): Uint8Array | string {
  const { compiler, template } = press()
  compiler.mapShadow(path.join(workspace, 'data.json'), Buffer.from(JSON.stringify(typstData(paper))))
  const result = compiler.compile({ mainFileContent: template })
  const document: NodeTypstDocument | null = result.result
  if (document === null) return wordsOf(result)
  try {
    return compiler.pdf(document, {
      creationTimestamp: Math.trunc(Date.parse(paper.date) / 1_000),
      ...(standard && { pdfStandard: standard }),
    })
  } catch (error) {
    return String(error)
  }
}

function wordsOf(result: ReturnType<NodeCompiler['compile']>): string {
  const diagnostics = result.takeDiagnostics()
  return diagnostics ? JSON.stringify(press().compiler.fetchDiagnostics(diagnostics)) : 'no document and no reason'
}

/** Inside words that are themselves quoted: every quote and backslash has one more backslash before it. */
const missingText = /the text `\\"(.*?)\\"` could not be displayed|codepoint `\\"(.*?)\\"`/g

/** The signs that the compiler says no typeface has, or the format forbids. */
const unshowable = (problem: string): string[] =>
  [...problem.matchAll(missingText)].flatMap((match) => [...unescaped(match[1] ?? match[2] ?? '')]).filter((sign) => sign !== ' ')

const unescaped = (text: string) =>
  text.replace(/\\+u\{([0-9a-f]+)\}|\\+(.)/g, (_all, code?: string, sign?: string) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : (sign ?? ''),
  )

/** "[U+4E2D]" for a sign that cannot be shown: nothing is lost, and the reader sees that something stood there. */
export const signCode = (sign: string) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

function withoutSigns(paper: Paper, signs: ReadonlySet<string>): Paper {
  if (signs.size === 0) return paper
  const swap = (text: string) => [...text].map((sign) => (signs.has(sign) ? signCode(sign) : sign)).join('')
  const shown = new Set(['text', 'title', 'author', 'term', 'alt', 'start', 'end'])
  return JSON.parse(JSON.stringify(paper, (key, value: unknown) => (typeof value === 'string' && shown.has(key) ? swap(value) : value)))
}

/** A logo whose bytes are not there, or no picture, is left out. */
const withLogo = (paper: Paper, files: PaperFile[]): Paper =>
  paper.logo && logoBytes(paper, files) && canSet(`#image("/${paper.logo.file}", alt: "x")`) ? paper : { ...paper, logo: undefined }

/** Counts the pages of each enclosure; one that cannot be read, or is too long, has none. */
const withPages = (paper: Paper): Paper => ({ ...paper, blocks: paper.blocks.map((block) => counted(block)) })

const counted = (block: PaperBlock): PaperBlock & { pages?: number } =>
  block.type === 'enclosure' ? { ...block, pages: pagesOf(block) } : block

function pagesOf({ file, kind }: Enclosure): number {
  if (kind === 'picture') return canSet(`#image("/${file}", alt: "x")`) ? 1 : 0
  const { compiler } = press()
  const asked = compiler.compile({ mainFileContent: `#image("/${file}", page: 1000000, alt: "x")` })
  const count = Number(/the document only has (\d+) page/.exec(wordsOf(asked))?.[1] ?? 0)
  if (count === 0 || count > mostPages) return 0
  return canSet(`#for n in range(1, ${count + 1}) { image("/${file}", page: n, alt: "x") }`) ? count : 0
}

function canSet(source: string): boolean {
  const { compiler } = press()
  const document = compiler.compile({ mainFileContent: source }).result
  if (document === null) return false
  try {
    return compiler.pdf(document).length > 0
  } catch {
    return false
  }
}
