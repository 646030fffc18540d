import { Parser } from 'htmlparser2'
import { zipContent, zipEntries } from '#platform/documents/zip.ts'
import { htmlToText } from './html.ts'
import { Counter, type Level } from './numbering.ts'
import { all, anywhere, attribute, type Element, readXml } from './xml.ts'

const mostOfPart = 60_000_000
/** What is no part of the text: contents lists, deleted words, notes of the margin, the numbers of footnotes. */
const unseen = new Set([
  'text:table-of-content',
  'text:tracked-changes',
  'office:annotation',
  'text:note-citation',
  'text:illustration-index',
])
const mostSpaces = 200

type Styles = { lists: Map<string, (Level | undefined)[]>; headings: (Level | undefined)[] }
type OpenList = { counter: Counter; style: string }

/**
 * The text of an OpenDocument text, with the numbers that are printed before its headings and list entries.
 * @throws RangeError when it is broken or unpacks to too much
 */
export function odtText(bytes: Buffer): string {
  const entries = zipEntries(bytes) ?? []
  const part = (name: string): string => {
    const entry = entries.find((one) => one.name === name)
    return entry ? zipContent(bytes, entry, mostOfPart).toString('utf8') : ''
  }
  const content = part('content.xml')
  const roots = [content, part('styles.xml')].flatMap((xml) => readXml(xml) ?? [])
  return htmlToText(odtHtml(content, stylesOf(roots)))
}

function stylesOf(roots: Element[]): Styles {
  const lists = new Map<string, (Level | undefined)[]>()
  for (const list of roots.flatMap((root) => anywhere(root, ({ name }) => name === 'list-style')))
    lists.set(attribute(list, 'style:name'), levelsOf(all(list, 'list-level-style-number')))
  const outline = roots.flatMap((root) => anywhere(root, ({ name }) => name === 'outline-style'))[0]
  return { lists, headings: levelsOf(all(outline, 'outline-level-style')) }
}

function levelsOf(styles: Element[]): (Level | undefined)[] {
  const levels: (Level | undefined)[] = []
  for (const style of styles) {
    const level = Math.min(Math.max(Number(attribute(style, 'text:level')) || 1, 1), 10)
    const shown = Math.min(Number(attribute(style, 'text:display-levels')) || 1, level)
    const numbers = Array.from({ length: shown }, (_, i) => `%${level - shown + 1 + i}`).join('.')
    levels[level - 1] = {
      format: attribute(style, 'style:num-format'),
      start: Number(attribute(style, 'text:start-value') || 1) || 0,
      text: `${style.attributes['style:num-prefix'] ?? ''}${numbers}${style.attributes['style:num-suffix'] ?? ''}`,
    }
  }
  return levels
}

/** The text as HTML: what is numbered stands as a paragraph with its number, other entries as those of a list. */
function odtHtml(content: string, styles: Styles): string {
  const writer = new Writer(styles)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => writer.open(name, attributes),
      ontext: (text) => writer.say(text),
      onclosetag: (name) => writer.close(name),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(content)
  return writer.html.join('')
}

const tables: Record<string, string> = { 'table:table': 'table', 'table:table-row': 'tr', 'table:table-cell': 'td' }
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

class Writer {
  readonly html: string[] = []
  readonly #styles: Styles
  readonly #headings: Counter
  readonly #open: OpenList[] = []
  readonly #known = new Map<string, Counter>()
  readonly #ends: string[] = []
  #hidden = 0
  #inText = false
  /** What stands before the first paragraph of a list entry: null outside of one, and after it. */
  #mark: string | null = null

  constructor(styles: Styles) {
    this.#styles = styles
    this.#headings = new Counter(styles.headings)
  }

  open(name: string, attributes: Record<string, string>): void {
    if (unseen.has(name)) this.#hidden++
    if (this.#hidden > 0) return
    const tag = tables[name]
    if (name === 'office:text') this.#inText = true
    else if (tag) this.html.push(`<${tag}>`)
    else if (name === 'text:list') this.#list(attributes)
    else if (name === 'text:list-item') this.#mark = this.#entry(attributes)
    else if (name === 'text:h') this.#heading(attributes)
    else if (name === 'text:p') this.#paragraph()
    else if (name === 'text:s') this.html.push(' '.repeat(Math.min(Number(attributes['text:c']) || 1, mostSpaces)))
    else if (name === 'text:tab') this.html.push('\t')
    else if (name === 'text:line-break') this.html.push('<br>')
  }

  say(text: string): void {
    if (this.#hidden === 0 && this.#inText && this.#ends.length > 0) this.html.push(escaped(text))
  }

  close(name: string): void {
    if (unseen.has(name)) this.#hidden = Math.max(0, this.#hidden - 1)
    else if (this.#hidden > 0) return
    else if (tables[name]) this.html.push(`</${tables[name]}>`)
    else if (name === 'text:list') this.#open.pop()
    else if (name === 'text:list-item') this.#mark = null
    else if (name === 'text:h' || name === 'text:p') this.html.push(this.#ends.pop() ?? '')
  }

  #list(attributes: Record<string, string>): void {
    const above = this.#open.at(-1)
    const style = attributes['text:style-name'] ?? above?.style ?? ''
    const goesOn = attributes['text:continue-numbering'] === 'true' || attributes['text:continue-list'] !== undefined
    const known = above?.style === style ? above.counter : goesOn ? this.#known.get(style) : undefined
    const counter = known ?? new Counter(this.#styles.lists.get(style) ?? [])
    this.#known.set(style, counter)
    this.#open.push({ style, counter })
  }

  #entry(attributes: Record<string, string>): string {
    const list = this.#open.at(-1)
    const level = Math.min(this.#open.length - 1, 9)
    const start = attributes['text:start-value']
    if (start !== undefined) list?.counter.restart(level, Number(start) || 0)
    return list?.counter.next(level) ?? ''
  }

  #heading(attributes: Record<string, string>): void {
    const level = Math.min(Math.max(Number(attributes['text:outline-level']) || 1, 1), 6)
    const isPlain = attributes['text:is-list-header'] === 'true'
    const number = this.#mark ?? (isPlain ? '' : this.#headings.next(level - 1))
    this.#mark = null
    this.html.push(`<h${level}>${number ? `${escaped(number)} ` : ''}`)
    this.#ends.push(`</h${level}>`)
  }

  #paragraph(): void {
    const mark = this.#mark
    this.#mark = null
    this.html.push(mark === '' ? '<ul><li>' : mark ? `<p>${escaped(mark)} ` : '<p>')
    this.#ends.push(mark === '' ? '</li></ul>' : '</p>')
  }
}
