import { furnitureOf } from './html-furniture.ts'
import { elementsOf, type HtmlElement, htmlTree, wordsOf } from './html-tree.ts'

/** The largest page that is read as such: the longest minutes of a year are a tenth of it. Of a longer one only the tags are dropped. */
export const MAX_HTML_LENGTH = 10_000_000

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
/** Blocks that follow each other without an empty line. */
const CLOSE = new Set(['li', 'tr', 'td', 'th', 'dt', 'dd', 'tbody', 'thead', 'tfoot', 'caption'])
/** Class names that word processors give to parts of words. */
const WORD_PARTS = /^(?:spelle|grame|mso|font\d|[a-z]{1,2}\d+$)/i
/** A definition printed beside its term: longer ones stand below it, as the text of a caption does. */
const MAX_BESIDE = 100

/**
 * A web page as text: headings, paragraphs, table rows and list entries each a line of their own, an empty line between blocks, the cells
 * of a row parted by tabs. What belongs to the web site (navigation, cookies, sharing, scripts, hidden parts) is dropped, words never.
 * Linear in the length, and safe for any input.
 */
export function htmlToText(html: string): string {
  const root = html.length > MAX_HTML_LENGTH ? null : htmlTree(html)
  if (root === null) return withoutTags(html)
  const isFurniture = furnitureOf(root)
  const text = new Page(isFurniture, besideTerms(root)).read(root)
  // A page that seems to be nothing but furniture is read whole.
  return text === '' ? new Page(({ tag }) => tag === 'script' || tag === 'style' || tag === 'head', new Set()).read(root) : text
}

/** Lines, with '' for an empty line between two blocks. */
class Page {
  private lines: string[] = []
  private line: string[] = []
  private mark = ''
  private pre = 0
  private readonly numbers: NumberedLists = new Map()
  private readonly isFurniture: (node: HtmlElement) => boolean
  private readonly beside: Set<string>

  constructor(isFurniture: (node: HtmlElement) => boolean, beside: Set<string>) {
    this.isFurniture = isFurniture
    this.beside = beside
  }

  read(root: HtmlElement): string {
    this.children(root)
    this.flush()
    return clean(this.lines.join('\n'))
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }

  private children(node: HtmlElement): void {
    let before: HtmlElement | null = null
    for (const child of node.children) {
      if (typeof child === 'string') this.text(child)
      else if (!this.isFurniture(child)) {
        if (before && areLabels(before, child)) this.line.push(' ')
        this.element(child)
      }
      before = typeof child === 'string' ? null : child
    }
  }

  private element(node: HtmlElement): void {
    if (node.tag === 'br') this.flush()
    else if (node.tag === 'tr') this.row(node)
    else if (node.tag === 'dl') this.definitions(node)
    else if (node.tag === 'wbr') return
    else if (!BLOCKS.has(node.tag)) this.children(node)
    else this.block(node)
  }

  private block(node: HtmlElement): void {
    this.flush()
    const mark = node.tag === 'li' ? listMark(node, this.numbers) : ''
    const close = CLOSE.has(node.tag) && !/^\d+\. /.test(mark)
    if (!close) this.gap()
    if (mark) this.mark = mark
    if (node.tag === 'pre') this.pre++
    this.children(node)
    if (node.tag === 'pre') this.pre--
    this.flush()
    this.mark = ''
    if (!close) this.gap()
  }

  /** Cells of a line each make one line; a table that only lays out the page is read cell by cell. */
  private row(node: HtmlElement): void {
    this.flush()
    const cells = elementsOf(node).filter((cell) => !this.isFurniture(cell))
    const texts = cells.map((cell) => this.apart(cell))
    if (texts.every((lines) => lines.filter(Boolean).length <= 1)) {
      const row = texts.map((lines) => lines.join('').replaceAll('\t', ' ').trim())
      while (row.at(-1) === '') row.pop()
      if (row.length > 0) this.lines.push(row.join('\t'))
    } else
      for (const lines of texts) {
        this.gap()
        for (const line of lines) this.lines.push(line)
        this.gap()
      }
  }

  /** What a part of the page reads as by itself. */
  private apart(node: HtmlElement): string[] {
    const [lines, line] = [this.lines, this.line]
    this.lines = []
    this.line = []
    this.children(node)
    this.flush()
    const own = this.lines
    this.lines = lines
    this.line = line
    return own
  }

  /** "Sagsnr.: 22-003654" where the terms of a name are always short, else the term with its text below. */
  private definitions(node: HtmlElement): void {
    this.flush()
    this.gap()
    let term = ''
    for (const child of elementsOf(node).flatMap((part) => (part.tag === 'div' ? elementsOf(part) : [part]))) {
      if (this.isFurniture(child)) continue
      const lines = this.apart(child).filter(Boolean)
      if (child.tag === 'dt') {
        if (term !== '') this.lines.push(term)
        term = lines.join(' ')
      } else {
        const beside = term !== '' && lines.length === 1 && this.beside.has(term)
        if (beside) this.lines.push(`${term.replace(/\s*:$/u, '')}: ${lines[0]}`)
        else {
          if (term !== '') this.lines.push(term)
          for (const line of lines) this.lines.push(line)
        }
        term = ''
      }
    }
    if (term !== '') this.lines.push(term)
    this.gap()
  }

  private text(text: string): void {
    if (this.pre === 0) this.line.push(text.replace(/\s+/g, ' '))
    else
      for (const [i, line] of text.split('\n').entries()) {
        if (i > 0) this.flush()
        this.line.push(line)
      }
  }

  private flush(): void {
    const line = this.line.join('').replace(/ {2,}/g, ' ').trim()
    this.line = []
    if (line === '') return
    // An entry that begins with a number of its own, or with a heading, is more than an entry.
    this.lines.push(this.mark !== '' && !/^(?:\d{1,4}(?:[.):]|$)|punkt |pkt|[-–•])/iu.test(line) ? this.mark + line : line)
    this.mark = ''
  }

  private gap(): void {
    if (this.lines.length > 0 && this.lines.at(-1) !== '') this.lines.push('')
  }
}

/** Two labels side by side are set apart by the page's style, not by a space: "<span class=udvalg>…</span><span class=dato>…</span>". */
function areLabels(before: HtmlElement, node: HtmlElement): boolean {
  if (before.tag !== 'span' || node.tag !== 'span') return false
  const [left = '', right = ''] = [before.attributes['class'], node.attributes['class']]
  return left !== right && left !== '' && right !== '' && !WORD_PARTS.test(left) && !WORD_PARTS.test(right)
}

/** "- " for an entry of words, its number in a numbered list; nothing where the entry is headed by a heading. */
function listMark(node: HtmlElement, numbers: NumberedLists): string {
  const first = node.children.find((child) => typeof child !== 'string' || child.trim() !== '')
  if (first && typeof first !== 'string' && /^(?:h[1-6]|table|ul|ol|section|article)$/.test(first.tag)) return ''
  const list = node.parent
  if (list?.tag !== 'ol') return '- '
  const marks = numbers.get(list) ?? numberEntries(list)
  numbers.set(list, marks)
  return marks.get(node) ?? '- '
}

type NumberedLists = Map<HtmlElement, Map<HtmlElement, string>>

/** Word ends its list after each heading that it numbers: a list of one entry, or of entries with their own text, counts the items. */
function numberEntries(list: HtmlElement): Map<HtmlElement, string> {
  const entries = elementsOf(list).filter(({ tag }) => tag === 'li')
  const first = Number.parseInt(list.attributes['start'] ?? '1', 10) || 1
  if (list.parent?.tag === 'li' && isTitled(list.parent)) return new Map()
  const counts =
    entries.length === 1 ||
    entries.filter(isTitled).length > 1 ||
    entries.some((entry) => elementsOf(entry).filter(({ tag }) => BLOCKS.has(tag)).length > 1)
  return new Map(entries.map((entry, i) => [entry, `${first + i}${counts ? '.' : ')'} `]))
}

/** "Festen" in bold, and below it, as a list, what was said of it. */
function isTitled(entry: HtmlElement): boolean {
  const parts = entry.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const [title, said] = parts.map((part) => (typeof part === 'string' ? '' : part.tag))
  return (title === 'strong' || title === 'b') && (said === 'ol' || said === 'ul')
}

/** The terms whose definitions are short wherever they stand. */
function besideTerms(root: HtmlElement): Set<string> {
  const short = new Set<string>()
  const long = new Set<string>()
  const walk = (node: HtmlElement): void => {
    let term = ''
    for (const child of elementsOf(node)) {
      if (child.tag === 'dt') term = clean(wordsOf(child))
      else if (child.tag === 'dd' && term !== '') (child.text <= MAX_BESIDE ? short : long).add(term)
      walk(child)
    }
  }
  walk(root)
  return new Set([...short].filter((term) => !long.has(term)))
}

/** Invisible signs dropped and every space an ordinary one, as in plain text; see decode.ts. */
function clean(text: string): string {
  return text
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u00ad\u200b\ufeff\u2060]/g, '')
    .replace(/ {2,}/g, ' ')
}

/** A page that is too long or nests too deep to be honest: its words, with a line for every tag. */
function withoutTags(html: string): string {
  const lines = clean(html.replace(/<[^<>]*>/g, '\n')).split('\n')
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
