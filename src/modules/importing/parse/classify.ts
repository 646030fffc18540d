import { type CaptionMark, captionMark } from './captions.ts'
import { type LabelledValue, labelledValues } from './labels.ts'
import { type Line, MAX_HEADING_LENGTH, withoutMarkup } from './lines.ts'
import { type GroupMark, type OpennessMark, opennessGroup, opennessLine } from './openness.ts'

/** A line that could head an agenda item: named ("Punkt 37: T", "Pkt. 1") or merely numbered ("12. T"). `title` null: on the next line. */
export interface HeadingMark {
  style: 'named' | 'numbered'
  number: string
  title: string | null
}

/** What a line could be, judged by its own words. Which of these it is depends on where it stands: see headings.ts and blocks.ts. */
export interface ClassifiedLine extends Line {
  heading: HeadingMark | null
  caption: CaptionMark | null
  /** A line of a contents list with dot leaders and a page. */
  contents: { number: string | null; title: string } | null
  contentsHeading: boolean
  labels: LabelledValue[]
  /** The number as printed without its label, and what else the line says. */
  caseNumber: { value: string; rest: string } | null
  openness: OpennessMark | null
  group: GroupMark | null
  /** Page numbers and links: of no use, but not to be lost. */
  furniture: boolean
  /** The meeting is over: what follows belongs to no item. */
  closing: boolean
}

const NAMED =
  /^(?:[•*·–-]\s+)?((?:lukket|åbent) (?=punkt))?(?:dagsordenspunkt|punkt|pkt)\.?\s*(?:nr\.?\s*)?(\d{1,4}(?:[a-z]|(?:\.\d{1,3}){1,3})?)(?!\d)\s*(\((?:[^()]{1,30})\)|[–-]\s*lukket(?: punkt)?(?=\s*:))?\s*([.:–-])?\s*(.*)$/iu
const NUMBERED = /^(\d{1,4}[a-z]?)\.\s+(\S.*)$/u
const NUMBERED_CLOSED = /^(\d{1,4}[a-z]?)\.?\s+(\((?:B|lukket|lukket punkt|Å|åben|åbent)\)\.?\s+\S.*)$/iu
/** "3. Maj 2021" is a day. */
const MONTH_FIRST = /^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)(?!\p{L})/iu
const CONTENTS_HEADING = /^(?:indholdsfortegnelse|indhold|punktoversigt|oversigt over punkter|dagsordenspunkter|punkter|punktliste):?$/iu
const CASE_LABEL =
  /^(?:sagsnr|sagsnummer|sags-id|sagsid|sag nr|j\.? ?nr|journalnr|journalnummer|acadre sagsnr|edoc-sag|esdh-sag)\.?\s*:?\s*(?=\S*\d)(\S+)(.*)$/iu
const CASE_NUMBER =
  /^(?:\d{4}-\d{4,8}|\d{2}\/\d{1,6}|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,6}-\d{2}|[A-Z]{2,5}-\d{4}-\d{3,7}|S\d{4}-\d{3,7})$/u
const OPENNESS_END = /(?:åben|åbent|lukket) (?:punkt|sag)$/iu
const FURNITURE = /^(?:side \d{1,4}(?: (?:af|\/) \d{1,4})?|[–-] ?\d{1,4} ?[–-]|til toppen|tilbage til toppen|udskriv|print|del siden)$/iu
const CLOSING =
  /^(?:mødet (?:blev )?(?:er )?(?:hævet|sluttede|sluttet|slut)(?!\p{L})|underskrift(?:er|sark|sside)?:?$|godkendt og underskrevet|næste møde:|referatet er godkendt af)/iu

/** Reads every line alone. */
export function classify(lines: Line[]): ClassifiedLine[] {
  return lines.map(classifyLine)
}

function classifyLine(line: Line): ClassifiedLine {
  const short = line.text.length <= MAX_HEADING_LENGTH
  const words = short ? withoutMarkup(line.text) : ''
  const contents = short ? contentsEntry(words) : null
  const number = short ? caseNumber(words) : null
  const heading = short && !contents ? headingMark(words) : null
  return {
    ...line,
    heading,
    caption: captionMark(line.text),
    contents,
    contentsHeading: short && CONTENTS_HEADING.test(words),
    labels: labelledValues(line.text),
    caseNumber: number,
    openness: opennessLine(number ? (OPENNESS_END.exec(number.rest)?.[0] ?? '') : line.text),
    group: contents || heading ? null : opennessGroup(line.text),
    furniture: short && FURNITURE.test(words),
    closing: short && CLOSING.test(words),
  }
}

function headingMark(words: string): HeadingMark | null {
  const named = NAMED.exec(words)
  if (named) return namedHeading(named)
  const numbered = NUMBERED_CLOSED.exec(words) ?? NUMBERED.exec(words)
  if (!numbered?.[1] || !numbered[2] || !looksLikeTitle(numbered[2])) return null
  return { style: 'numbered', number: numbered[1], title: numbered[2] }
}

/** "Punkt 5-7" names no item, "Punkt 5 blev udsat" is a sentence: without a sign after the number, a title must begin with a capital and not end as a sentence. */
function namedHeading(match: RegExpExecArray): HeadingMark | null {
  const [, closedBefore, number = '', bracket, delimiter, rest = ''] = match
  if (/^\p{Ll}/u.test(rest) || (rest !== '' && !/\p{L}/u.test(rest))) return null
  if (rest !== '' && !delimiter && !bracket && !looksLikeTitle(rest)) return null
  // The words about openness move to the front of the title, where one function reads them in all layouts.
  const mark = closedBefore ? `(${closedBefore.trim()})` : (bracket ?? '').replace(/^[–-]\s*(.*)$/u, '($1)')
  const title = `${mark} ${rest}`.trim()
  return { style: 'named', number, title: title === '' ? null : title }
}

/** Titles begin with a capital, a digit or a sign and are no sentences; abbreviations such as "Evt." may end them. */
function looksLikeTitle(words: string): boolean {
  if (/^\p{Ll}/u.test(words) || MONTH_FIRST.test(words)) return false
  return !/[.;,:]$/u.test(words) || /(?<!\p{L})(?:evt|mv|m\.v|m\.m|m\.fl|jf|nr|kl|pkt|osv|etc)\.$/iu.test(words)
}

/** "Eventuelt.....⇥10" → "Eventuelt". Read from the end by hand: a pattern for "dots, then digits" costs the square of a line of dots. */
function contentsEntry(words: string): ClassifiedLine['contents'] {
  let end = words.length
  while (end > 0 && /\d/.test(words.charAt(end - 1))) end--
  if (end === words.length && !words.endsWith('...')) return null
  const leader = words.slice(0, end)
  const title = withoutLeader(leader)
  const dots = leader.slice(title.length)
  if (title === '' || !(dots.includes('...') || dots.includes('…') || dots.includes('\t') || dots.includes('. .'))) return null
  const numbered = /^(?:punkt\s|pkt\.?\s)?(\d{1,4}[a-z]?)[.:]?\s+(\S.*)$/iu.exec(title)
  return numbered?.[1] && numbered[2] ? { number: numbered[1], title: numbered[2] } : { number: null, title }
}

function withoutLeader(leader: string): string {
  let end = leader.length
  while (end > 0 && '.… \t_'.includes(leader.charAt(end - 1))) end--
  return leader.slice(0, end)
}

function caseNumber(words: string): ClassifiedLine['caseNumber'] {
  if (CASE_NUMBER.test(words)) return { value: words, rest: '' }
  const labelled = CASE_LABEL.exec(words)
  if (!labelled?.[1]) return null
  const value = labelled[1]
  return { value: /[,;.]$/.test(value) ? value.slice(0, -1) : value, rest: (labelled[2] ?? '').trim() }
}
