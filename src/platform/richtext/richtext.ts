import { z } from 'zod'

/** A run of text. `href` is a web address, `mailto:`, `tel:` or an address within the site. */
export type Inline = {
  text: string
  lang?: string | undefined
  href?: string | undefined
  strong?: boolean | undefined
  em?: boolean | undefined
}
export type Paragraph = { type: 'paragraph'; lang?: string | undefined; inline: Inline[] }
/** Level 1 and 2 are relative: the page decides which heading they become. */
export type Heading = { type: 'heading'; lang?: string | undefined; level: 1 | 2; inline: Inline[] }
export type ListItem = { inline: Inline[]; list?: List | undefined }
export type List = { type: 'list'; lang?: string | undefined; ordered: boolean; items: ListItem[] }
export type Table = { type: 'table'; lang?: string | undefined; head: Inline[][]; rows: Inline[][][] }
export type Block = Paragraph | Heading | List | Table

/** The closed form of all formatted text: what is not in here cannot be stored or shown. */
export type RichText = { version: 1; lang?: string | undefined; blocks: Block[] }

/** Lists inside lists, counted from the outermost. A bound keeps hostile nesting from exhausting the stack. */
export const maxListDepth = 5

const siteRelative = /^\/(?![/\\])/
const absolute = /^(?:https?:\/\/[^/?#]|mailto:[^?]|tel:[+\d])/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop control characters, so that "java\nscript:" would run
const forbidden = /[\s\\\u0000-\u001f\u007f]/

/** Whether a link may be shown: http, https, mailto, tel or an address within the site, and nothing that a browser reads as something else. */
export const isSafeHref = (href: string): boolean => !forbidden.test(href) && (siteRelative.test(href) || absolute.test(href))

const langTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

const inline: z.ZodType<Inline> = z.strictObject({
  text: z.string(),
  lang: langTag.optional(),
  href: z.string().refine(isSafeHref).optional(),
  strong: z.boolean().optional(),
  em: z.boolean().optional(),
})
const line = z.array(inline)

const listWith = (item: z.ZodType<ListItem>): z.ZodType<List> =>
  z.strictObject({ type: z.literal('list'), lang: langTag.optional(), ordered: z.boolean(), items: z.array(item) })

const listOfDepth = (depth: number): z.ZodType<List> =>
  depth === maxListDepth
    ? listWith(z.strictObject({ inline: line }))
    : listWith(z.strictObject({ inline: line, list: listOfDepth(depth + 1).optional() }))

const block: z.ZodType<Block> = z.union([
  z.strictObject({ type: z.literal('paragraph'), lang: langTag.optional(), inline: line }),
  z.strictObject({ type: z.literal('heading'), lang: langTag.optional(), level: z.union([z.literal(1), z.literal(2)]), inline: line }),
  listOfDepth(1),
  z.strictObject({ type: z.literal('table'), lang: langTag.optional(), head: z.array(line), rows: z.array(z.array(line)) }),
])

/** Refuses unknown blocks, unknown keys and unsafe links, rather than dropping them. */
export const richTextSchema: z.ZodType<RichText> = z.strictObject({
  version: z.literal(1),
  lang: langTag.optional(),
  blocks: z.array(block),
})

const textOf = (runs: readonly Inline[]) => runs.map((run) => run.text).join('')

function listLines(list: List, indent: string): string[] {
  return list.items.flatMap((item, index) => [
    `${indent}${list.ordered ? `${index + 1})` : '-'} ${textOf(item.inline)}`,
    ...(item.list ? listLines(item.list, `${indent}  `) : []),
  ])
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return textOf(block.inline)
    case 'list':
      return listLines(block, '').join('\n')
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(textOf).join(' | ')).join('\n')
  }
}

/** All words of a document, one blank line between blocks: for search, summaries, plain mail and the text area. */
export const toPlainText = (doc: RichText): string =>
  doc.blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n')

type Marker = { indent: number; ordered: boolean; number: number; style: string; text: string }
type Line = { indent: number; text: string; marker: Marker | null }

const bullet = /^[-–•*]\s+(\S.*)$/
const numbered = /^(\d{1,3})([.)])\s+(\S.*)$/

function readLine(raw: string): Line {
  const text = raw.trim()
  const indent = raw.length - raw.trimStart().length
  const [, bulletText] = bullet.exec(text) ?? []
  if (bulletText !== undefined) return { indent, text, marker: { indent, ordered: false, number: 0, style: '-', text: bulletText } }
  const [, number, style, rest] = numbered.exec(text) ?? []
  if (number === undefined || style === undefined || rest === undefined) return { indent, text, marker: null }
  return { indent, text, marker: { indent, ordered: true, number: Number(number), style, text: rest } }
}

/** The next line with text after line `at`, or the end. */
function nextLine(lines: readonly Line[], at: number, fits: (line: Line) => boolean = () => true): number {
  let next = at + 1
  for (let line = lines[next]; line && (line.text === '' || !fits(line)); line = lines[next]) next += 1
  return next
}

const paragraph = (text: string): Paragraph => ({ type: 'paragraph', inline: [{ text }] })

/**
 * Whether a list begins here. A lone "1. januar" or a "3)" that quotes another list stays a paragraph, so that no number is lost:
 * numbers must start at 1, and "1." needs a "2." after it.
 */
function startsList(lines: readonly Line[], at: number): boolean {
  const marker = lines[at]?.marker
  if (!marker) return false
  if (!marker.ordered || (marker.number === 1 && marker.style === ')')) return true
  if (marker.number !== 1) return false
  const next = lines[nextLine(lines, at, (line) => line.indent <= marker.indent)]?.marker
  return next?.ordered === true && next.number === 2 && next.style === marker.style
}

const continues = (list: List, first: Marker, next: Marker) =>
  next.ordered === first.ordered && (!first.ordered || (next.style === first.style && next.number === list.items.length + 1))

/** Reads one list from line `at`; returns it with the first line after it. Deeper lines belong to the item above them. */
function readList(lines: readonly Line[], at: number, depth: number): { list: List; next: number } {
  const first = lines[at]?.marker
  if (!first) throw new RangeError(`no list at line ${at}`)
  const list: List = { type: 'list', ordered: first.ordered, items: [{ inline: [{ text: first.text }] }] }
  let next = at + 1
  for (let line = lines[next]; line; line = lines[next]) {
    const item = list.items.at(-1)
    const deeper = line.indent > first.indent
    if (!item) break
    if (line.text === '') {
      const after = nextLine(lines, next)
      const marker = lines[after]?.marker
      if (marker?.indent !== first.indent || !continues(list, first, marker)) break
      next = after
    } else if (deeper && startsList(lines, next) && depth < maxListDepth && !item.list) {
      const inner = readList(lines, next, depth + 1)
      item.list = inner.list
      next = inner.next
    } else if (deeper && !line.marker && !item.list) {
      item.inline = [{ text: `${textOf(item.inline)} ${line.text}` }]
      next += 1
    } else if (line.indent === first.indent && line.marker && continues(list, first, line.marker)) {
      list.items.push({ inline: [{ text: line.marker.text }] })
      next += 1
    } else break
  }
  return { list, next }
}

/** Reads plain text: every line is a paragraph, `- ` begins a bullet, `1)` or `1.` a numbered list, deeper lines belong to the item above. */
export function fromPlainText(text: string, lang?: string): RichText {
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\t', '  ').split('\n').map(readLine)
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]
    if (line && startsList(lines, at)) {
      const { list, next } = readList(lines, at, 1)
      blocks.push(list)
      at = next
    } else {
      if (line && line.text !== '') blocks.push(paragraph(line.text))
      at += 1
    }
  }
  return { version: 1, ...(lang !== undefined && { lang }), blocks }
}
