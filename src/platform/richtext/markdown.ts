import { type Line, linesOf, type RawList, readList, startsList } from './lists.ts'
import { langPattern, type Problem, readInline, writeInline } from './markdown-inline.ts'
import { type Block, type Inline, type List, maxListDepth, type RichText, type Table } from './richtext.ts'
import { tidy } from './tidy.ts'

/** Why a text cannot be saved as it stands, and in which line, counted from 1. */
export type MarkdownProblem = { line: number; problem: Problem }

const markLine = new RegExp(`^\\{(${langPattern})\\}$`)
const markBefore = new RegExp(`^\\{(${langPattern})\\} +(.+)$`, 's')
const headingLine = /^(#{1,6}) +(.+)$/s
const tableLine = /^\|.*\|$/s
const ruleCell = /^:?-+:?$/

/** What stands at the beginning of a line and means something; a backslash takes that away, and each further one stands for itself. */
const opening = new RegExp(
  String.raw`^(\d{1,6}(?=\\*[.)](?: |$)))?(\\*)(?=[.)](?: |$)|[-–•*](?: |$)|#{1,6} |\{${langPattern}\}(?: |$)|\|.*\|$)`,
  's',
)
const bareNumber = /^\d{1,6}[.)](?: |$)/
const literalLine = (text: string) => text.replace(opening, (_, number = '', backslashes = '') => `${number}\\${backslashes}`)
const isLiteral = (text: string) => (opening.exec(text)?.[2] ?? '') !== ''
const withoutBackslash = (text: string) => text.replace(opening, (_, number = '', backslashes = '') => `${number}${backslashes.slice(1)}`)

class Unreadable extends Error {
  readonly found: MarkdownProblem
  constructor(line: number, problem: Problem) {
    super(problem)
    this.found = { line: line + 1, problem }
  }
}

function runsAt(line: number, text: string): Inline[] {
  const read = readInline(text)
  if ('problem' in read) throw new Unreadable(line, read.problem)
  return read.runs
}

const listOf = (raw: RawList): List => ({
  type: 'list',
  ...(raw.lang !== null && { lang: raw.lang }),
  ordered: raw.ordered,
  items: raw.items.map((item) => ({ inline: runsAt(item.line, item.text), ...(item.list && { list: listOf(item.list) }) })),
})

/** Splits a row at its bars; a bar after an odd number of backslashes is a letter. */
function cellsOf(row: string): string[] {
  const cells = ['']
  for (const [part, backslashes = ''] of row.slice(1, -1).matchAll(/(\\*)\||\\+|[^\\|]+/g)) {
    const last = cells.length - 1
    const kept = part.endsWith('|') ? '\\'.repeat(backslashes.length >> 1) : part
    cells[last] += part.endsWith('|') && backslashes.length % 2 === 1 ? `${kept}|` : kept
    if (part.endsWith('|') && backslashes.length % 2 === 0) cells.push('')
  }
  return cells.map((cell) => cell.replace(/^ +| +$/g, ''))
}

/** A row as it is read: its cells, and whether they are the rule under the head. */
function readTable(lines: readonly Line[], at: number): { table: Table; next: number } {
  let next = at
  const rows: { line: number; cells: string[] }[] = []
  for (; tableLine.test(lines[next]?.text ?? ''); next += 1) rows.push({ line: next, cells: cellsOf(lines[next]?.text ?? '') })
  const hasHead = rows[1]?.cells.every((cell) => ruleCell.test(cell)) ?? false
  const read = ({ line, cells }: (typeof rows)[number]) => cells.map((cell) => runsAt(line, cell.replace(/^\\(?=\\*:?-+:?$)/, '')))
  return {
    table: { type: 'table', head: hasHead && rows[0] ? read(rows[0]) : [], rows: rows.slice(hasHead ? 2 : 0).map(read) },
    next,
  }
}

/** One line that is neither of a list nor of a table. */
function readLine(line: number, text: string): Block {
  const [, lang, marked] = markBefore.exec(text) ?? []
  if (lang !== undefined && marked !== undefined) return { type: 'paragraph', lang, inline: runsAt(line, marked) }
  const [, signs, title] = headingLine.exec(text) ?? []
  if (signs === undefined || title === undefined)
    return { type: 'paragraph', inline: runsAt(line, isLiteral(text) ? withoutBackslash(text) : text) }
  if (signs.length > 2) throw new Unreadable(line, 'headingLevel')
  const [, titleLang, words] = markBefore.exec(title) ?? []
  const level = signs.length === 1 ? 1 : 2
  if (titleLang !== undefined && words !== undefined) return { type: 'heading', lang: titleLang, level, inline: runsAt(line, words) }
  return { type: 'heading', level, inline: runsAt(line, isLiteral(title) ? withoutBackslash(title) : title) }
}

function readBlock(lines: readonly Line[], at: number): { block: Block; next: number } {
  if (startsList(lines, at)) {
    const { list, next, tooDeepAt } = readList(lines, at, maxListDepth)
    if (tooDeepAt !== null) throw new Unreadable(tooDeepAt, 'tooDeep')
    return { block: listOf(list), next }
  }
  if (tableLine.test(lines[at]?.text ?? '')) {
    const { table, next } = readTable(lines, at)
    return { block: table, next }
  }
  return { block: readLine(at, lines[at]?.text ?? ''), next: at + 1 }
}

/** A mark on a line of its own belongs to the list or table right below it. */
const marksBelow = (lines: readonly Line[], at: number) =>
  Boolean(lines[at]?.mark) && (startsList(lines, at + 1) || tableLine.test(lines[at + 1]?.text ?? ''))

function readBlocks(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const mark = marksBelow(lines, at) ? lines[at]?.mark : null
    const from = mark ? at + 1 : at
    if (lines[from]?.text === '') at += 1
    else {
      const { block, next } = readBlock(lines, from)
      blocks.push(mark ? { ...block, lang: mark } : block)
      at = next
    }
  }
  return blocks
}

/**
 * Reads the Markdown that a text area holds. Every line is a paragraph, as people who know no Markdown expect; `# ` and `## ` begin headings, `- `
 * and `1)` lists, `|` rows of a table; `**bold**`, `*italic*`, `[words](address)`, `[words]{ar}` and `{ar} ` at the beginning mark a language.
 * @returns the document, or the first line that holds what formatted text cannot, for example a picture
 */
export function fromMarkdown(text: string, lang?: string): { doc: RichText } | MarkdownProblem {
  try {
    const blocks = readBlocks(linesOf(text, (line) => markLine.exec(line)?.[1] ?? null))
    return { doc: tidy({ version: 1, ...(lang !== undefined && { lang }), blocks }) }
  } catch (error) {
    if (error instanceof Unreadable) return error.found
    throw error
  }
}

const mark = (lang: string | undefined) => (lang === undefined ? '' : `{${lang}}`)

function listLines(list: List, indent: string, sign: string): string[] {
  return list.items.flatMap((item, index) => [
    `${indent}${list.ordered ? `${index + 1})` : sign} ${writeInline(item.inline)}`,
    ...(item.list
      ? [...(item.list.lang === undefined ? [] : [`${indent}  ${mark(item.list.lang)}`]), ...listLines(item.list, `${indent}  `, '-')]
      : []),
  ])
}

const writeCell = (runs: readonly Inline[]) =>
  writeInline(runs)
    .replace(/(\\*)\|/g, '$1$1\\|')
    .replace(/^\\*:?-+:?$/, '\\$&')
const tableRow = (cells: readonly Inline[][]) => `| ${cells.map(writeCell).join(' | ')} |`

const tableLines = (table: Table): string[] => [
  ...(table.head.length === 0 ? [] : [tableRow(table.head), `|${' --- |'.repeat(table.head.length)}`]),
  ...table.rows.map(tableRow),
]

/** A paragraph that would be read as something else gets a backslash; a number only where it would be. */
function paragraphLine(text: string, before: Block | undefined, after: string): string {
  if (!opening.test(text)) return text
  const number = bareNumber.test(text) ? Number.parseInt(text, 10) : null
  if (number === null) return literalLine(text)
  const isBracket = /^\d+\)/.test(text)
  const begins = number === 1 && (isBracket || /^0*2\. /.test(after))
  return begins || (isBracket && before?.type === 'list') ? literalLine(text) : text
}

function blockText(block: Block, before: Block | undefined, beforeSign: string, after: string): string {
  if (block.type === 'list' || block.type === 'table') {
    const lines = block.type === 'list' ? listLines(block, '', beforeSign === '-' ? '*' : '-') : tableLines(block)
    return [...(block.lang === undefined ? [] : [mark(block.lang)]), ...lines].join('\n')
  }
  const signs = block.type === 'heading' ? `${'#'.repeat(block.level)} ` : ''
  const words = writeInline(block.inline)
  if (block.lang !== undefined) return `${signs}${mark(block.lang)} ${words}`
  return signs === '' ? paragraphLine(words, before, after) : `${signs}${literalLine(words)}`
}

/** Writes a document as Markdown that `fromMarkdown` reads as the same one. The language of the whole is not written: it is the field's. */
export function toMarkdown(doc: RichText): string {
  const { blocks } = tidy(doc)
  let sign = ''
  return blocks
    .map((block, index) => {
      const after = blocks[index + 1]
      const text = blockText(block, blocks[index - 1], sign, after?.type === 'paragraph' ? writeInline(after.inline) : '')
      sign = block.type === 'list' && !block.ordered ? (sign === '-' ? '*' : '-') : ''
      return text
    })
    .join('\n\n')
}
