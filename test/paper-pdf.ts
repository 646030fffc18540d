import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Seen } from './paper-seen.ts'

export type PdfSeen = {
  blocks: Seen[]
  /** Text that stands neither in a tag nor in an artifact. */
  loose: string[]
  /** Text that is said to belong to the page and not to the content. */
  artifacts: string[]
  /** The entries of the contents. */
  contents: string[]
  figures: { alt: string | null; text: string }[]
  title: string
  lang: string
  pages: number
  outline: string[]
}

type Node = { role?: string; type?: string; id?: string; lang?: string; alt?: string; children?: Node[] }
type Item = { type?: string; id?: string | null; tag?: string; str?: string; hasEOL?: boolean }

/** What a reader that follows tags finds in a PDF. */
export async function readPdfTags(bytes: Uint8Array): Promise<PdfSeen> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await task.promise
  const found: PdfSeen = {
    blocks: [],
    loose: [],
    artifacts: [],
    contents: [],
    figures: [],
    title: '',
    lang: '',
    pages: pdf.numPages,
    outline: [],
  }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const tree = (await page.getStructTree()) as unknown as Node | null
    const { texts, loose, artifacts } = textsById(items as Item[])
    found.loose.push(...loose)
    found.artifacts.push(...artifacts)
    const before = found.blocks.length
    if (tree) walk(tree, { texts, found, depth: 0, lang: undefined })
    const first = found.blocks.slice(before).find((block) => block.text.trim() !== '')
    if (first) first.begins = true
  }
  const { info } = (await pdf.getMetadata()) as unknown as { info: { Title?: string; Language?: string } }
  found.title = info.Title ?? ''
  found.lang = info.Language ?? ''
  const outline = (entries: { title: string; items: unknown[] }[] | null): string[] =>
    (entries ?? []).flatMap((entry) => [entry.title, ...outline(entry.items as { title: string; items: unknown[] }[])])
  found.outline = outline(await pdf.getOutline())
  await task.destroy()
  return found
}

function textsById(items: Item[]) {
  const texts = new Map<string, string>()
  const loose: string[] = []
  const artifacts: string[] = []
  const around: Item[] = []
  for (const item of items) {
    if (item.type?.startsWith('begin')) around.push(item)
    else if (item.type === 'endMarkedContent') around.pop()
    else if (item.str) {
      // An enclosed page brings marks of its own; the outermost is the one of this document.
      const id = around.find((one) => one.id)?.id
      if (id) texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`)
      else if (around.some((one) => one.tag === 'Artifact')) artifacts.push(item.str)
      else if (item.str.trim() !== '') loose.push(item.str)
    }
  }
  return { texts, loose, artifacts }
}

type Walk = { texts: Map<string, string>; found: PdfSeen; depth: number; lang: string | undefined }

function contents(node: Node, { texts, found }: Walk): void {
  for (const child of node.children ?? []) {
    if (child.role === 'TOCI') found.contents.push(textOf(child, texts))
    else contents(child, { texts, found, depth: 0, lang: undefined })
  }
}

const textOf = (node: Node, texts: Map<string, string>): string =>
  node.type === 'content' ? (texts.get(node.id ?? '') ?? '') : (node.children ?? []).map((child) => textOf(child, texts)).join('')

function walk(node: Node, around: Walk): void {
  const { texts, found } = around
  const at = { ...around, lang: langOf(node, texts) ?? around.lang }
  const add = (kind: Seen['kind'], level: number, text: string) => found.blocks.push({ kind, level, text, lang: at.lang })
  const deeper = (more: Partial<Walk> = {}) => {
    for (const child of node.children ?? []) walk(child, { ...at, ...more })
  }
  const level = /^H(\d)$/.exec(node.role ?? '')?.[1]
  if (level) add('heading', Number(level), textOf(node, texts))
  else if (node.role === 'P' || node.role === 'Span') add('text', 0, textOf(node, texts))
  else if (node.role === 'TH' || node.role === 'TD') add(node.role === 'TH' ? 'head' : 'cell', 0, textOf(node, texts))
  else if (node.role === 'L') deeper({ depth: at.depth + 1 })
  else if (node.role === 'LI') listItem(node, at)
  else if (node.role === 'TOC') contents(node, at)
  else if (node.role === 'Figure') found.figures.push({ alt: node.alt ?? null, text: textOf(node, texts) })
  else if (node.type === 'content') {
    if (textOf(node, texts).trim() !== '') add('text', 0, textOf(node, texts))
  } else deeper()
}

/** The language of a node: its own, or the one that all the words in it have. */
function langOf(node: Node, texts: Map<string, string>): string | undefined {
  if (node.lang !== undefined) return node.lang
  const spoken = (node.children ?? []).filter((child) => child.type !== 'annotation' && textOf(child, texts).trim() !== '')
  const langs = new Set(spoken.map((child) => (child.type === 'content' ? undefined : langOf(child, texts))))
  return langs.size === 1 ? [...langs][0] : undefined
}

/** The sign before an item, then its words, then the lists within it. */
function listItem(node: Node, at: Walk) {
  const [label, body] = ['Lbl', 'LBody'].map((role) => node.children?.find((child) => child.role === role))
  const lists = (within: Node | undefined): Node[] =>
    (within?.children ?? []).flatMap((child) => (child.role === 'L' ? [child] : lists(child)))
  const own = (within: Node | undefined): string =>
    within === undefined || within.role === 'L'
      ? ''
      : within.type === 'content'
        ? textOf(within, at.texts)
        : (within.children ?? []).map(own).join('')
  const sign = label ? textOf(label, at.texts) : ''
  const kind = /^\s*\d+\)/.test(sign) ? 'number' : /^\s*[•–·]/.test(sign) ? 'bullet' : 'term'
  at.found.blocks.push({
    kind,
    level: at.depth,
    text: kind === 'term' ? `${sign} ${own(body)}` : own(body),
    lang: (body && langOf(body, at.texts)) ?? at.lang,
  })
  for (const list of lists(body)) walk(list, at)
  for (const child of node.children ?? []) if (child.role === 'L') walk(child, at)
}
