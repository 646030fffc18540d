import type { ClassifiedLine } from '../classify.ts'
import type { Block } from './block.ts'

interface Printed {
  line: ClassifiedLine
  text: string
}

/** A page of a transcript is one line; shorter lines are printed lines. */
const PAGE_LENGTH = 700
export const THEME_WORDS =
  'tema|indsatsområde|fokusområde|pejlemærke|indsatsspor|strategispor|spor|temaområde|målsætning|kerneområde|udviklingsområde'
const THEME = new RegExp(`(?<![\\p{L}])((?:${THEME_WORDS})(?: (\\d{1,2}))?)(?::| [–-]) (?=[\\p{Lu}"»])`, 'giu')
const BEGINS_TITLE = /[\p{Lu}"»]/u
/** Where a title ends and the statement of intent begins, when nothing but words tell. */
const INTENT =
  /(?<=\S )(?=(?:\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)? [Kk]ommunen? (?:vil|skal|ønsker|sikrer|arbejder|har|er|understøtter)|Vi (?:vil|ønsker|skal|arbejder|tror|har)|Kommunen (?:vil|skal|ønsker)|Byrådet (?:vil|ønsker)|Kommunalbestyrelsen (?:vil|ønsker)|Det er (?:målet|vigtigt|et mål|vores)|Alle (?:borgere|skal)|Formålet|Målet|Mål:)(?!\p{L}))/u
const MAX_TITLE = 120

/**
 * Blocks of a document whose pages are each one long line, in which headings, text and numbered points run on: themes at their marks,
 * points where exactly the next number, a full stop and a capital follow. Null when the document is not so.
 */
export function runOnBlocks(printed: Printed[]): Block[] | null {
  const pages = withoutPageNumbers(printed)
  if (!pages.some(({ text }) => text.length > PAGE_LENGTH)) return null
  const long = joinPages(pages)
  const themes = [...long.text.matchAll(THEME)].filter((match) => BEGINS_TITLE.test(long.text.charAt(match.index + match[0].length)))
  if (themes.length < 2) return null
  const blocks: Block[] = []
  const first = themes[0]?.index ?? 0
  for (const page of pages.filter(({ line }) => line.no <= long.lineAt(first))) {
    const text = page.line.no === long.lineAt(first) ? long.text.slice(long.startOf(page.line.no), first).trim() : page.text
    const last = blocks.at(-1)
    // A sentence runs on over the end of its page.
    if (last && /^\p{Ll}/u.test(text)) {
      last.text = `${last.text} ${text}`
      last.to = page.line.no
    } else if (text !== '') blocks.push(block('paragraph', text, null, page.line.no, page.line.no))
  }
  for (const [i, theme] of themes.entries()) {
    const end = themes[i + 1]?.index ?? long.text.length
    blocks.push(...themeBlocks(long, theme, end))
  }
  return blocks
}

/** Every line is a page of a transcript, though no mark says so: pages as long lines that are numbered. */
export function isPaged(lines: ClassifiedLine[]): boolean {
  const printed = lines.map((line) => ({ line, text: line.text }))
  const numbered = withoutPageNumbers(printed).filter(({ text }, at) => text !== lines[at]?.text)
  return numbered.length > 2 && numbered.length * 2 > lines.length && lines.some(({ text }) => text.length > PAGE_LENGTH)
}

function block(kind: Block['kind'], text: string, number: string | null, from: number, to: number): Block {
  return { kind, text, number, indent: 0, section: '', from, to }
}

interface Long {
  text: string
  lineAt: (at: number) => number
  startOf: (line: number) => number
}

function joinPages(pages: Printed[]): Long {
  const starts: { at: number; line: number }[] = []
  let text = ''
  for (const page of pages) {
    starts.push({ at: text.length, line: page.line.no })
    text += `${page.text} `
  }
  const byLine = new Map(starts.map(({ at, line }) => [line, at]))
  return { text: text.trimEnd(), lineAt: (at) => lineAt(starts, at), startOf: (line) => byLine.get(line) ?? 0 }
}

function lineAt(starts: { at: number; line: number }[], at: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle]?.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return starts[low]?.line ?? 0
}

function themeBlocks(long: Long, theme: RegExpExecArray, end: number): Block[] {
  const begin = theme.index + theme[0].length
  const body = long.text.slice(begin, end)
  const points = nextNumbers(body)
  const head = body.slice(0, points[0]?.at ?? body.length)
  const cut = INTENT.exec(head.slice(0, MAX_TITLE * 2))?.index ?? -1
  const titleEnd = cut > 0 && cut <= MAX_TITLE ? cut : head.length <= MAX_TITLE ? head.length : titleByCase(head)
  const blocks = [
    block('heading', `${theme[0].trim()} ${head.slice(0, titleEnd).trim()}`, null, long.lineAt(theme.index), long.lineAt(begin)),
  ]
  const intent = head.slice(titleEnd).trim()
  if (intent !== '')
    blocks.push(block('paragraph', intent, null, long.lineAt(begin + titleEnd), long.lineAt(begin + head.trimEnd().length - 1)))
  for (const [i, { at, number, length }] of points.entries()) {
    const until = points[i + 1]?.at ?? body.length
    const text = body.slice(at + length, until).trim()
    blocks.push(
      block('entry', text, String(number), long.lineAt(begin + at), long.lineAt(begin + at + length + Math.max(0, text.length - 1))),
    )
  }
  return blocks
}

/** Without any sign, the title is its first words until the next one with a capital: "Uddannelse Alle unge ...". */
function titleByCase(head: string): number {
  const next = / (?=\p{Lu}\p{Ll})/u.exec(head.slice(3, MAX_TITLE))
  return next ? next.index + 3 : 0
}

/** "1. Alle", "2. Rådet" … in the text: only the next expected number counts, so that "2 gange årligt" and page numbers do not. */
function nextNumbers(text: string): { at: number; number: number; length: number }[] {
  const found: { at: number; number: number; length: number }[] = []
  for (const match of text.matchAll(/(?<=^|\s)(\d{1,2})\. (?=["»]?\p{Lu})/gu)) {
    if (Number(match[1]) === found.length + 1) found.push({ at: match.index, number: found.length + 1, length: match[0].length })
  }
  return found
}

/** Page numbers stand last (or first) on each page and count up; a number that fits no such count is text. */
function withoutPageNumbers(printed: Printed[]): Printed[] {
  const last = printed.map(({ text }) => Number(/(?<=\s)(\d{1,3})$/.exec(text)?.[1] ?? Number.NaN))
  const first = printed.map(({ text }) => Number(/^(\d{1,3})(?=\s)/.exec(text)?.[1] ?? Number.NaN))
  const byLast = countsUp(last)
  const byFirst = countsUp(first)
  return printed.map(({ line, text }, at) => {
    if (byLast.has(at)) return { line, text: text.replace(/\s\d{1,3}$/, '') }
    return byFirst.has(at) ? { line, text: text.replace(/^\d{1,3}\s/, '') } : { line, text }
  })
}

function countsUp(numbers: number[]): Set<number> {
  const found = new Set<number>()
  for (const [at, number] of numbers.entries()) {
    if (numbers[at - 1] === number - 1) found.add(at).add(at - 1)
  }
  return found
}
