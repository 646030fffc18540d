import { z } from 'zod'
import { linesOf, type RawList, readList, startsList } from './lists.ts'

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

const paragraph = (text: string): Paragraph => ({ type: 'paragraph', inline: [{ text }] })

const plainList = (list: RawList): List => ({
  type: 'list',
  ordered: list.ordered,
  items: list.items.map((item) => ({
    inline: item.text === '' ? [] : [{ text: item.text }],
    ...(item.list && { list: plainList(item.list) }),
  })),
})

/** Reads plain text: every line is a paragraph, `- ` begins a bullet, `1)` or `1.` a numbered list, deeper lines belong to the item above. */
export function fromPlainText(text: string, lang?: string): RichText {
  const lines = linesOf(text)
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]
    if (line && startsList(lines, at)) {
      const { list, next } = readList(lines, at, maxListDepth)
      blocks.push(plainList(list))
      at = next
    } else {
      if (line && line.text !== '') blocks.push(paragraph(line.text))
      at += 1
    }
  }
  return { version: 1, ...(lang !== undefined && { lang }), blocks }
}
