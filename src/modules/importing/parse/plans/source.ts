import type { ClassifiedLine } from '../classify.ts'
import { type Join, joinBroken } from '../joins.ts'
import { isNavigation } from '../kind.ts'
import type { DocumentKind } from '../types.ts'
import type { Block } from './block.ts'
import { isPaged, runOnBlocks } from './run-on.ts'

export interface PlanSource {
  kind: DocumentKind
  title: string | null
  titleLine: ClassifiedLine | undefined
  /** The lines before the mark of a transcript: a catalogue's list of other documents. */
  before: ClassifiedLine[]
  lines: ClassifiedLine[]
  blocks: Block[]
  transcript: boolean
  joins: Join[]
}

const TRANSCRIPT = /^transkript(?:ion)?:?$/iu
const MARK = /^([-–—•*·▪◦‣■●»\uE000-\uF8FF]|o(?=\s)|\(?\d{1,2}\)|\(?[a-zæøå]\)|\d{1,2}\.(?=\s))[\s\u00A0]*/u
/** Some programs print the sign of a list entry on a line of its own. */
const LONE_MARK = /^(?:[-–—•·▪◦‣■●\uE000-\uF8FF]|\d{1,2}[.)])$/u
/** "2021: Ida Krog" is an entry of a list of years. */
const YEAR_ENTRY = /^(?:19|20)\d{2}\s?[:–-]\s\S/u
const NO_HEADING = /^(?:vedtaget|godkendt|udarbejdet|revideret|senest opdateret|kontakt|telefon|tlf|e-?mail|mail)(?!\p{L})/iu
const NUMBER_MARK = /\d{1,2}|[a-zæøå](?=\))/u
const QUOTE =
  /^[-–—][\s\u00A0]{2,}\S|^[-–—][\s\u00A0]+\S.{60,}(?:,| –) (?:siger|fortæller|udtaler|forklarer|lyder|understreger|mener)(?!\p{L})/u
const MAX_HEADING = 100
const FOOTER = /^(?:hold dig opdateret|nyttige genveje|følg os|find os på|cookies?$|tilgængelighedserklæring|cvr-?(?:nr|nummer))/iu

/** Cuts a document that is no meeting's into blocks, with the words of a transcript joined. */
export function planSource(
  kind: DocumentKind,
  title: string | null,
  titleLine: ClassifiedLine | undefined,
  all: ClassifiedLine[],
): PlanSource {
  const mark = all.findIndex(({ text }) => TRANSCRIPT.test(text))
  const before = mark === -1 ? [] : all.slice(0, mark + 1)
  const lines = all.slice(mark + 1)
  const transcript = mark !== -1
  const joined = transcript || isPaged(lines) ? joinLines(lines) : { texts: lines.map(({ text }) => text), joins: [] }
  const source = { kind, title, titleLine, before, lines, transcript, joins: joined.joins }
  const printed = withoutFurniture(
    kind,
    lines.map((line, at) => ({ line, text: plain(joined.texts[at] ?? line.text) })),
  )
  const blocks = runOnBlocks(printed) ?? lineBlocks(printed.filter(({ line }) => line !== titleLine))
  return { ...source, blocks: withSections(blocks) }
}

/** Text without the Markdown stars around words, with one space between words. */
export function plain(text: string): string {
  return text
    .replace(/(\*{1,2})(?=\S)([^*\n]{1,300})\1/gu, '$2')
    .replace(/^#{1,6}\s+/, '')
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim()
}

function joinLines(lines: ClassifiedLine[]): { texts: string[]; joins: Join[] } {
  const { text, joins } = joinBroken(lines.map((line) => line.text).join('\n'))
  const texts = text.split('\n').map((line) => line.trim())
  return { texts, joins: joins.map((join) => ({ ...join, line: lines[join.line - 1]?.no ?? join.line })) }
}

/** Links for getting about, and what stands below the text of every page of a web site. */
function withoutFurniture(kind: DocumentKind, printed: Printed[]): Printed[] {
  const footer = kind === 'webpage' ? printed.findLastIndex(({ text }, at) => at > printed.length / 3 && FOOTER.test(text)) : -1
  const end = footer === -1 ? printed.length : printed.findIndex(({ text }, at) => at > printed.length / 3 && FOOTER.test(text))
  return printed.slice(0, end).filter(({ line }) => !isNavigation(line))
}

interface Printed {
  line: ClassifiedLine
  text: string
}

function lineBlocks(printed: Printed[]): Block[] {
  const blocks: Block[] = []
  let mark = ''
  for (const [at, { line, text: printedText }] of printed.entries()) {
    if (LONE_MARK.test(printedText)) {
      mark = `${printedText} `
      continue
    }
    const text = mark + printedText
    mark = ''
    if (text === '' || line.furniture) continue
    const last = blocks.at(-1)
    const before = printed[at - 1]?.text ?? ''
    const block = readBlock(line, text, printed[at + 1])
    if (last && continues(last, block, line, before)) {
      last.text = `${last.text} ${text}`
      last.to = line.no
    } else blocks.push(block)
  }
  return blocks
}

function readBlock(line: ClassifiedLine, text: string, next: Printed | undefined): Block {
  const place = { section: '', from: line.no, to: line.no, indent: line.raw.length - line.raw.trimStart().length }
  if (/\||\t/.test(line.text) && line.text.split(/\||\t/).filter((cell) => cell.trim() !== '').length > 1) {
    return { kind: 'row', text: line.text, number: null, ...place }
  }
  if (YEAR_ENTRY.test(text)) return { kind: 'entry', text, number: null, ...place }
  const marked = QUOTE.test(line.text) ? null : listMark(text)
  if (marked && !(marked.dotted && isHeadingText(marked.entry, line)))
    return { kind: 'entry', text: marked.entry, number: marked.number, ...place }
  if (marked && beginsList(next, marked.number)) return { kind: 'entry', text: marked.entry, number: marked.number, ...place }
  if (next && isHeadingText(marked?.entry ?? text, line) && !introducesList(text, next)) {
    return { kind: 'heading', text: marked?.entry ?? text, number: marked?.number ?? null, ...place }
  }
  return { kind: 'paragraph', text: QUOTE.test(line.text) ? text.replace(/^[-–—]\s/u, '') : text, number: null, ...place }
}

/** The list mark of a line, also two of them ("- 1) first"); `dotted` for "1. ", which may also number a heading. */
export function listMark(text: string): { entry: string; number: string | null; dotted: boolean } | null {
  const mark = MARK.exec(text)
  if (!mark?.[1]) return null
  const entry = text.slice(mark[0].length)
  if (entry === '' || (!/\d\.$|\)$/.test(mark[1]) && mark[0] === mark[1] && !/^[•▪◦‣■●\uE000-\uF8FF]/u.test(mark[1]))) return null
  const inner = /^[-–—•*·▪◦‣■●]/u.test(mark[1]) ? MARK.exec(entry) : null
  const number = NUMBER_MARK.exec(inner?.[1] ?? mark[1])?.[0] ?? null
  const rest = inner && number ? entry.slice(inner[0].length) : entry
  return { entry: rest, number, dotted: /^\d{1,2}\.$/.test(mark[1]) }
}

function isHeadingText(text: string, line: ClassifiedLine): boolean {
  if (text.length > MAX_HEADING || text.length < 3 || !/^["»“]?[\p{Lu}\d]/u.test(text) || /[.,;!?]$|@|\d{2} \d{2} \d{2}/.test(text))
    return false
  if (NO_HEADING.test(text) || (text.endsWith(':') && text.split(' ').length > 4)) return false
  return line.blankBefore || /^#/.test(line.text)
}

/** "1. Uddannelse" with "2. Job" on the next line is a list; with text below it is a heading. */
function beginsList(next: Printed | undefined, number: string | null): boolean {
  const following = next && !next.line.blankBefore ? listMark(next.text) : null
  return following !== null && following.number !== null && number !== null && Number(following.number) === Number(number) + 1
}

function introducesList(text: string, next: Printed | undefined): boolean {
  return text.endsWith(':') && next !== undefined && !QUOTE.test(next.line.text) && listMark(next.text) !== null
}

/** A line broken to the width of the page goes on on the next line, unless that begins something new. */
function continues(last: Block, block: Block, line: ClassifiedLine, before: string): boolean {
  if (line.blankBefore || block.kind !== 'paragraph' || last.kind === 'row') return false
  if (last.kind === 'heading') return /^\p{Ll}/u.test(block.text) && last.text.length > 40
  if (last.kind === 'entry') return /^[\p{Ll}(]/u.test(block.text) || (block.indent > last.indent && !/[.:!?]$/.test(last.text))
  if (/^[\p{Ll}(]/u.test(block.text)) return true
  // A short line before a capital was ended by its author, not by the width of the page.
  return before.length > 55
}

function withSections(blocks: Block[]): Block[] {
  let section = ''
  return blocks.map((block) => {
    const placed = { ...block, section }
    if (block.kind === 'heading') section = block.text
    return placed
  })
}
