import { Parser } from 'htmlparser2'
import { type FlatItem, listsOf, markedItem } from './html-lists.ts'
import { type Block, fromPlainText, type Heading, type Inline, isSafeHref, type RichText } from './richtext.ts'
import { tidy } from './tidy.ts'

/** The most characters that are read: some hundred pages from a word processor. */
export const maxHtml = 5_000_000
/** No page nests deeper; what does is read as plain text. */
const maxDepth = 500
const maxColumns = 100

const skipped = new Set(
  'script style head title xml template noscript iframe object embed svg math textarea select button audio video canvas map del'.split(' '),
)
const apart = new Set(
  'p div section article aside header footer main nav blockquote pre address figure figcaption dl dt dd form fieldset center hr ul ol li table caption tr h1 h2 h3 h4 h5 h6 body'.split(
    ' ',
  ),
)
/** Comments, deleted words and hidden parts of a word processor. */
const rubbishClass = /\b(?:msodel|msocomanchor|msocommentreference|msocommenttext)\b/i
const rubbishStyle = /display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment|mso-special-character\s*:\s*comment/i
const listStyle = /mso-list\s*:\s*(\w+)\s+level(\d+)(?:\s+(\w+))?/i
const markStyle = /mso-list\s*:\s*ignore/i
const boldStyle = /(?<![-\w])font-weight\s*:\s*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)/i
const italicStyle = /(?<![-\w])font-style\s*:\s*(italic|oblique|normal)/i

type Marks = { strong: boolean; em: boolean; href: string | undefined }
type Element = { name: string; marks: Marks; skips: boolean; isMark: boolean }
type ListPlace = { name: string; ordered: boolean; number: number }
/** Headings keep the level they came with until all of them are known. */
type Found = Exclude<Block, Heading> | { type: 'heading'; level: number; inline: Inline[] }
type Cell = Found[]
/** Where blocks go: the page, or a cell of a table. `loose` stood in a table before its first cell. */
type Place = { blocks: Found[]; loose: Found[]; items: FlatItem[]; rows: Cell[][]; lists: ListPlace[] }
type Kind =
  | { type: 'paragraph' }
  | { type: 'heading'; level: number }
  | { type: 'item'; item: Omit<FlatItem, 'inline'>; marker: string | null }

const plainMarks: Marks = { strong: false, em: false, href: undefined }
const paragraph: Kind = { type: 'paragraph' }
const newPlace = (): Place => {
  const loose: Found[] = []
  return { blocks: loose, loose, items: [], rows: [], lists: [] }
}

/** Spaces that a word processor sets in rows, and signs without width. */
const cleaned = (text: string) => text.replace(/[\u00ad\u200b\ufeff]/g, '').replace(/[ \t\r\n\u00a0]{2,}/g, ' ')
const isBlank = (inline: readonly Inline[]) => inline.every((run) => run.text.trim() === '')

class TooDeep extends Error {}

class Reading {
  private readonly stack: Element[] = []
  private readonly places: Place[] = [newPlace()]
  private skipping = 0
  private marking = 0
  private listCount = 0
  private kind: Kind = paragraph
  private inline: Inline[] = []

  open(name: string, attributes: Record<string, string>) {
    if (this.stack.length >= maxDepth) throw new TooDeep()
    const style = (attributes['style'] ?? '').slice(0, 2000)
    const skips =
      skipped.has(name) ||
      rubbishStyle.test(style) ||
      rubbishClass.test((attributes['class'] ?? '').slice(0, 200)) ||
      'hidden' in attributes
    const element = { name, marks: this.marksOf(name, attributes, style), skips, isMark: markStyle.test(style) }
    this.stack.push(element)
    if (skips) this.skipping += 1
    if (element.isMark) this.marking += 1
    if (this.skipping === 0) this.begin(name, attributes, style)
  }

  close(name: string) {
    const element = this.stack.pop()
    if (!element) return
    if (element.isMark) this.marking -= 1
    if (element.skips) this.skipping -= 1
    else if (this.skipping === 0) this.end(name)
  }

  text(text: string) {
    if (this.skipping > 0) return
    if (this.marking > 0) {
      if (this.kind.type === 'item') this.kind.marker = `${this.kind.marker ?? ''}${text}`.slice(0, 40)
      return
    }
    if (!this.stack.some((element) => element.name === 'pre')) this.add(text)
    else
      for (const [index, line] of text.split('\n').entries()) {
        if (index > 0) this.flush()
        this.add(line)
      }
  }

  finish(): Block[] {
    while (this.places.length > 1) this.endTable()
    this.flush()
    this.flushItems()
    return withTwoLevels(this.place().blocks)
  }

  private place(): Place {
    return this.places.at(-1) ?? newPlace()
  }

  private marksOf(name: string, { href }: Record<string, string>, style: string): Marks {
    const around = this.stack.at(-1)?.marks ?? plainMarks
    const weight = boldStyle.exec(style)?.[1]
    const slant = italicStyle.exec(style)?.[1]
    return {
      strong: weight ? /bold|[6-9]00/i.test(weight) : around.strong || name === 'b' || name === 'strong',
      em: slant ? !/normal/i.test(slant) : around.em || name === 'i' || name === 'em',
      href: name === 'a' ? linkOf(href) : around.href,
    }
  }

  private add(text: string) {
    const { strong, em, href } = this.stack.at(-1)?.marks ?? plainMarks
    const isBold = strong && this.kind.type !== 'heading'
    const last = this.inline.at(-1)
    // The parser brings letters that were written as codes for themselves.
    if (last && Boolean(last.strong) === isBold && Boolean(last.em) === em && last.href === href) last.text += text
    else this.inline.push({ text, ...(isBold && { strong }), ...(em && { em }), ...(href !== undefined && { href }) })
  }

  private begin(name: string, attributes: Record<string, string>, style: string) {
    const inItem = this.kind.type === 'item' && this.place().lists.length > 0
    if (apart.has(name)) {
      // Paragraphs within an item are one text.
      if (inItem && !['li', 'ul', 'ol', 'table', 'tr'].includes(name)) return this.add(' ')
      this.flush()
    }
    if (name === 'br') this.breakLine()
    else if (name === 'ul' || name === 'ol') this.beginList(name, attributes)
    else if (name === 'li') this.beginItem(attributes)
    else if (name === 'table') this.places.push(newPlace())
    else if (name === 'tr') this.place().rows.push([])
    else if (name === 'td' || name === 'th') this.beginCell(attributes)
    else if (/^h[1-6]$/.test(name)) this.kind = { type: 'heading', level: Number(name[1]) }
    else if (name === 'p') this.beginParagraph(attributes, style)
  }

  private breakLine() {
    if (this.kind.type === 'paragraph') this.flush()
    else this.add(' ')
  }

  private beginParagraph(attributes: Record<string, string>, style: string) {
    const [, list, level, format] = listStyle.exec(style) ?? []
    if (/\bmsotitle\b/i.test((attributes['class'] ?? '').slice(0, 200))) this.kind = { type: 'heading', level: 0 }
    else if (list !== undefined && level !== undefined)
      this.kind = { type: 'item', item: { list: `${list} ${format ?? ''}`, level: Number(level), ordered: false, number: 0 }, marker: '' }
  }

  private beginList(name: string, { start }: Record<string, string>) {
    const { lists } = this.place()
    if (lists.length === 0) this.listCount += 1
    lists.push({
      name: `html ${this.listCount}`,
      ordered: name === 'ol',
      number: Math.min(Math.max(1, Math.trunc(Number(start)) || 1), 99_999) - 1,
    })
  }

  private beginItem({ value }: Record<string, string>) {
    const { lists } = this.place()
    const list = lists.at(-1)
    if (!list) return
    list.number = /^\d{1,5}$/.test(value ?? '') ? Number(value) : list.number + 1
    this.kind = { type: 'item', item: { list: list.name, level: lists.length, ordered: list.ordered, number: list.number }, marker: null }
  }

  private beginCell({ colspan }: Record<string, string>) {
    this.flush()
    this.flushItems()
    const place = this.place()
    if (this.places.length === 1) return
    if (place.rows.length === 0) place.rows.push([])
    place.blocks = []
    const row = place.rows.at(-1)
    if (!row || row.length >= maxColumns) place.blocks = row?.at(-1) ?? []
    else {
      row.push(place.blocks)
      const wide = Math.min(Math.trunc(Number(colspan)) || 1, maxColumns - row.length)
      for (let column = 1; column < wide; column += 1) row.push([])
    }
  }

  private end(name: string) {
    if (name === 'table') this.endTable()
    else if (name === 'ul' || name === 'ol') {
      this.flush()
      this.place().lists.pop()
    } else if (name === 'td' || name === 'th') {
      this.flush()
      this.flushItems()
    } else if (apart.has(name) && !(this.kind.type === 'item' && this.place().lists.length > 0 && name !== 'li')) this.flush()
  }

  private endTable() {
    this.flush()
    this.flushItems()
    if (this.places.length === 1) return
    const { rows, loose } = this.places.pop() ?? newPlace()
    for (const block of loose) this.put(block)
    const width = Math.max(0, ...rows.map((row) => row.length))
    // A table of one column holds a page together and no figures.
    if (width <= 1) for (const cell of rows.flat()) for (const block of cell) this.put(block)
    else this.put({ type: 'table', head: (rows[0] ?? []).map(inlineOf), rows: rows.slice(1).map((row) => row.map(inlineOf)) })
  }

  private put(block: Found) {
    this.flushItems()
    this.place().blocks.push(block)
  }

  private flush() {
    const { kind } = this
    const inline = this.inline.map((run) => ({ ...run, text: cleaned(run.text) }))
    this.inline = []
    this.kind = paragraph
    if (isBlank(inline)) return
    if (kind.type === 'item') this.place().items.push({ ...markedItem(kind.item, kind.marker), inline })
    else this.put(kind.type === 'heading' ? { type: 'heading', level: kind.level, inline } : { type: 'paragraph', inline })
  }

  private flushItems() {
    const place = this.place()
    const items = place.items
    place.items = []
    for (const block of listsOf(items)) place.blocks.push(block)
  }
}

function linkOf(href: string | undefined): string | undefined {
  const address = (href ?? '').slice(0, 4000).trim().replaceAll(' ', '%20')
  // An address within the page that it was copied from leads nowhere here.
  return isSafeHref(address) && !address.startsWith('/') ? address : undefined
}

/** A cell holds one text: what stood apart in it is set apart by a space. */
const inlineOf = (cell: Cell): Inline[] => cell.flatMap((block) => [...textOfBlock(block), { text: ' ' }])

function textOfBlock(block: Found): Inline[] {
  if (block.type === 'table') return [block.head, ...block.rows].flatMap((row) => row.flatMap((cell) => [...cell, { text: ' ' }]))
  if (block.type !== 'list') return block.inline
  return block.items.flatMap((item) => [...item.inline, { text: ' ' }, ...(item.list ? textOfBlock(item.list) : [])])
}

/** The largest heading that is there becomes the first level, all others the second. */
function withTwoLevels(blocks: readonly Found[]): Block[] {
  const largest = blocks.reduce((least, block) => (block.type === 'heading' ? Math.min(least, block.level) : least), 9)
  return blocks.map((block) => (block.type === 'heading' ? { ...block, level: block.level === largest ? 1 : 2 } : block))
}

const asPlainText = (html: string) =>
  fromPlainText(
    html
      .replace(/<[^<>]*>/g, '\n')
      .replace(/&nbsp;/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&amp;/g, '&'),
  )

/**
 * What a page, a mail or a word processor put on the clipboard, as formatted text: headings, lists within lists, tables, safe links, bold and
 * italic; everything else is dropped and its words are kept. Never throws; time grows with the length.
 */
export function fromHtml(html: string): RichText {
  const given = html.slice(0, maxHtml).replaceAll('\0', '')
  const reading = new Reading()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reading.open(name, attributes),
      onclosetag: (name) => reading.close(name),
      ontext: (text) => reading.text(text),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  try {
    parser.write(given)
    parser.end()
    return tidy({ version: 1, blocks: reading.finish() })
  } catch (error) {
    if (error instanceof TooDeep) return tidy(asPlainText(given))
    throw error
  }
}
