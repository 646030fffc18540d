import { type Inline, isSafeHref } from './richtext.ts'
import { tidyInline } from './tidy.ts'

/** What a text asks for that formatted text cannot hold. */
export type Problem = 'html' | 'image' | 'unsafeLink' | 'tooDeep' | 'headingLevel'

/** A language as it is written in braces. */
export const langPattern = '[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*'

/** Signs that mean something within a line. A backslash before one of them takes the meaning away. */
const special = '*[\\]{<!'
const escaped = new RegExp(`(\\\\+)(?=[${special}])`, 'y')
/** The same within brackets, which end with a sign. */
const escapedInside = new RegExp(`(\\\\+)(?=[${special}]|$)`, 'y')
const stars = /\*+/y
const plain = new RegExp(`[^\\\\${special}]+|\\\\+`, 'y')
/** `[words](address){language stars}`: the address or the braces may be missing, not both. */
const address = String.raw`\(((?:\\[()]|\([^()\\\s]*\)|[^()\\\s])*)\)`
const braces = String.raw`\{(${langPattern})?(?: ?(\*{1,3}))?\}`
const span = new RegExp(String.raw`(!?)\[((?:\\.|[^[\]\\])*)\](?:${address})?(?:${braces})?`, 'y')
const tags =
  'a|abbr|article|aside|audio|b|base|blockquote|body|br|button|center|code|dd|del|details|div|dl|dt|em|embed|fieldset|figure|font|footer|form|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|math|meta|nav|object|ol|option|p|pre|s|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|u|ul|video'
const html = new RegExp(`<(?:!--|/?(?:${tags})(?=[\\s/>]|$))`, 'iy')
const letter = /[\p{L}\p{N}]/u

type Star = { length: 1 | 2 | 3; opens: boolean; closes: boolean }
type Token = { runs: Inline[] } | Star

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

/** The letter before or after an index, whole also where it takes two code units. */
const charBefore = (text: string, index: number) => Array.from(text.slice(Math.max(0, index - 2), index)).at(-1) ?? ''
const charAfter = (text: string, index: number) => Array.from(text.slice(index, index + 2))[0] ?? ''
const isSpace = (char: string) => char === '' || char === ' '

/** Stars within a word, or with spaces around them, are what people see: "2*3", "5 * 4". */
function starAt(text: string, from: number, length: number): Star | null {
  if (length !== 1 && length !== 2 && length !== 3) return null
  const before = charBefore(text, from)
  const after = charAfter(text, from + length)
  return { length, opens: !letter.test(before) && !isSpace(after), closes: !isSpace(before) && !letter.test(after) }
}

type Reading = { tokens: Token[]; problem: Problem | null }

function readSpan(match: RegExpExecArray): { runs: Inline[] } | { problem: Problem } | null {
  const [, image, words = '', link, lang, starred = ''] = match
  if (link === undefined && lang === undefined && starred === '') return null
  if (image === '!' && link !== undefined) return { problem: 'image' }
  const href = link?.replace(/\\([()])/g, '$1')
  if (href !== undefined && !isSafeHref(href)) return { problem: 'unsafeLink' }
  const inner = runsOf(words, escapedInside)
  if ('problem' in inner) return inner
  const marks = {
    ...(href !== undefined && { href }),
    ...(lang !== undefined && { lang }),
    ...(starred.length >= 2 && { strong: true }),
    ...(starred.length % 2 === 1 && { em: true }),
  }
  const runs = inner.runs.map((run) => ({ ...run, ...marks }))
  return { runs: image === '!' ? [{ text: '!' }, ...runs] : runs }
}

function tokensOf(text: string, escaping: RegExp): Reading {
  const tokens: Token[] = []
  const literal = (value: string) => void tokens.push({ runs: [{ text: value }] })
  for (let index = 0; index < text.length; ) {
    const backslashes = at(escaping, text, index)?.[1]
    const starred = at(stars, text, index)?.[0]
    const found = text[index] === '[' || text.startsWith('![', index) ? at(span, text, index) : null
    const read = found && readSpan(found)
    if (at(html, text, index)) return { tokens, problem: 'html' }
    if (backslashes !== undefined) {
      literal('\\'.repeat(backslashes.length >> 1))
      index += backslashes.length
      if (backslashes.length % 2 === 1) literal(text[index++] ?? '')
    } else if (starred !== undefined) {
      const star = starAt(text, index, starred.length)
      if (star) tokens.push(star)
      else literal(starred)
      index += starred.length
    } else if (read && 'problem' in read) return { tokens, problem: read.problem }
    else if (found && read) {
      tokens.push(read)
      index += found[0].length
    } else {
      const words = at(plain, text, index)?.[0] ?? text[index] ?? ''
      literal(words)
      index += words.length
    }
  }
  return { tokens, problem: null }
}

/** Pairs the stars: each that closes finds the nearest that opens with the same number; what finds none is what people see. */
function paired(tokens: readonly Token[]): Inline[] {
  const runs: Inline[] = []
  // Where stars of each number stand that may still find their partner.
  const opened = new Map<number, number>()
  const close = (length: number, from: number) => {
    runs[from] = { text: '' }
    for (let index = from + 1; index < runs.length; index += 1)
      runs[index] = { text: '', ...runs[index], ...(length >= 2 && { strong: true }), ...(length % 2 === 1 && { em: true }) }
    for (const [other, index] of opened) if (index >= from) opened.delete(other)
  }
  for (const token of tokens) {
    if ('runs' in token) {
      for (const run of token.runs) runs.push(run)
      continue
    }
    const from = token.closes ? opened.get(token.length) : undefined
    if (from !== undefined) close(token.length, from)
    else {
      if (token.opens) opened.set(token.length, runs.length)
      runs.push({ text: '*'.repeat(token.length) })
    }
  }
  return runs
}

function runsOf(text: string, escaping: RegExp): { runs: Inline[] } | { problem: Problem } {
  const { tokens, problem } = tokensOf(text, escaping)
  return problem === null ? { runs: paired(tokens) } : { problem }
}

/** Reads one line. */
export function readInline(text: string): { runs: Inline[] } | { problem: Problem } {
  const read = runsOf(text, escaped)
  return 'problem' in read ? read : { runs: tidyInline(read.runs) }
}

const takeMeaning = new RegExp(String.raw`(\\*)([${special}])`, 'g')
/** Backslashes at its end stand before a sign, unless the line ends there. */
const guarded = (text: string, endsLine: boolean) => text.replace(takeMeaning, '$1$1\\$2').replace(/\\+$/, endsLine ? '$&' : '$&$&')

type Style = { text: (value: string, endsLine: boolean) => string; stars: boolean }

function bracketed(run: Inline, length: number, style: Style, endsLine: boolean) {
  const link = run.href === undefined ? '' : `(${run.href.replace(/[()]/g, '\\$&')})`
  const inside = [run.lang, '*'.repeat(length)].filter(Boolean).join(' ')
  if (!link && !inside) return style.text(run.text, endsLine && !run.strong && !run.em)
  return `[${style.text(run.text, false)}]${link}${inside && `{${inside}}`}`
}

/** Neighbours that share a mark are written within one pair of stars. */
function grouped(runs: readonly Inline[], has: (run: Inline) => boolean): { inside: boolean; runs: Inline[] }[] {
  const groups: { inside: boolean; runs: Inline[] }[] = []
  for (const run of runs) {
    const last = groups.at(-1)
    if (last?.inside === has(run)) last.runs.push(run)
    else groups.push({ inside: has(run), runs: [run] })
  }
  return groups
}

function written(runs: readonly Inline[], style: Style): string {
  const one = (run: Inline, length: number) => bracketed(run, length, style, run === runs.at(-1))
  if (!style.stars) return runs.map((run) => one(run, (run.strong ? 2 : 0) + (run.em ? 1 : 0))).join('')
  const group = (inner: readonly Inline[], has: (run: Inline) => boolean, stars: string, write: (runs: readonly Inline[]) => string) =>
    grouped(inner, has)
      .map(({ inside, runs: together }) => (inside ? `${stars}${write(together)}${stars}` : write(together)))
      .join('')
  const slanted = (inner: readonly Inline[]) =>
    group(
      inner,
      (run) => Boolean(run.em),
      '*',
      (together) => together.map((run) => one(run, 0)).join(''),
    )
  return group(runs, (run) => Boolean(run.strong), '**', slanted)
}

/** From what people would write to what holds everything. */
const styles: Style[] = [
  { text: (value) => value, stars: true },
  { text: guarded, stars: true },
  { text: guarded, stars: false },
]

const same = (a: readonly Inline[], b: readonly Inline[]) => JSON.stringify(a) === JSON.stringify(b)

/** Writes tidy runs as one line: the simplest way that is read as the same runs. */
export function writeInline(runs: readonly Inline[]): string {
  for (const style of styles) {
    const text = written(runs, style)
    const read = readInline(text)
    if ('runs' in read && same(read.runs, runs)) return text
  }
  throw new RangeError('a line that Markdown cannot hold')
}
