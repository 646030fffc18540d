import { isButton } from './buttons.ts'
import { type CaptionMark, captionMark, captionOf } from './captions.ts'
import { withoutCaseBefore } from './case-before.ts'
import { type CaseMark, caseMark, isCaseLabel } from './case-numbers.ts'
import { decidedUnderNumber } from './decided-under.ts'
import { withFormsAbove } from './form-above.ts'
import { type HeadingMark, headingMark } from './forms.ts'
import { type LabelledValue, labelledValues } from './labels.ts'
import { withLetters } from './letters.ts'
import { type Line, MAX_HEADING_LENGTH, withoutMarkup } from './lines.ts'
import { withNumbersBelow } from './number-below.ts'
import { type GroupMark, type OpennessMark, opennessGroup, opennessLine } from './openness.ts'
import { withPagedContents } from './paged-contents.ts'
import { withRomanNumbers } from './roman.ts'
import type { SectionKind } from './types.ts'
import { withYearlyNumbers } from './yearly-numbers.ts'

/** What a line could be, judged by its own words. Which of these it is depends on where it stands: see headings.ts and blocks.ts. */
export interface ClassifiedLine extends Line {
  heading: HeadingMark | null
  caption: CaptionMark | null
  /** A line of a contents list with dot leaders and a page. */
  contents: { number: string | null; title: string } | null
  contentsHeading: boolean
  labels: LabelledValue[]
  caseNumber: CaseMark | null
  openness: OpennessMark | null
  group: GroupMark | null
  /** Page numbers and links: of no use, but not to be lost. */
  furniture: boolean
  /** The meeting is over: what follows belongs to no item. */
  closing: boolean
}

const CONTENTS_HEADING =
  /^(?:indholdsfortegnelse|indhold|punktoversigt|oversigt over punkter|dagsordenspunkter|punkter|punktliste|følgende (?:sager|punkter) (?:behandles|blev behandlet)):?$/iu
const OPENNESS_END = /(?:(?:åben|åbent|lukket) (?:punkt|sag)|(?<=\s|^)(?:åbent|lukket))$/iu
const CLOSED_LETTER = /^[BFL]$/iu
const FURNITURE =
  /^(?:[•·*]\s+)?(?:side (?:\d{1,4}(?: (?:af|\/) \d{1,4})?|[ivxl]{1,7})|[–-] ?\d{1,4} ?[–-]|til toppen|tilbage til toppen|til indholdsfortegnelse(?:n)?|udskriv(?: hele dagsord(?:e)?nen)?|print|fold alle (?:ud|punkter)|sidst (?:opdateret|ændret)(?: den|:)? \d.{0,30}|del siden|[«‹←]\s?\p{L}.{2,60})$/iu
/** "DIR ⇥ SOU ⇥ BSK ⇥ BYR": a row of bodies by their letters, of which the one that decides is marked. */
const BODIES = /^(?:\p{Lu}{2,4}\t){3,}\p{Lu}{2,4}(?:[\tX ]*)$/u
const CLOSING =
  /^(?:(?:mødet|møde) (?:blev )?(?:er )?(?:hævet|hæves|sluttede|sluttet|slut|afsluttet)(?!\p{L})|formanden hævede mødet|underskrift(?:er|sark|sside|sblad)?:?$|godkendt og underskrevet|næste møde:|(?:(?:med )?(?:venlig|kærlig|bedste|mange) hils(?:en|ner)|hilsen \p{L}+(?: \p{L}+)?$|mvh\.?)(?!\p{Ll})|referent:|referatet er godkendt af)/iu

/** What only the lines beside it tell of a line, in this order. */
const SEEN_TOGETHER: ((lines: ClassifiedLine[]) => ClassifiedLine[])[] = [
  ...[withFormsAbove, withRomanNumbers, withoutCaseBefore, withPagedContents, withYearlyNumbers],
  ...[withNumbersBelow, decidedUnderNumber, withLetters],
]

/** Reads every line alone, and then what those beside it tell; `own` are the captions that the municipality has added. */
export function classify(lines: Line[], own?: ReadonlyMap<string, SectionKind>): ClassifiedLine[] {
  const classified = SEEN_TOGETHER.reduce(
    (read, look) => look(read),
    lines.map((line) => classifyLine(line, own)),
  )
  const [heads, contents, labels] = [columnHeads(classified), contentsOfItems(classified), labelsFirst(classified)]
  const kinds = new Set(classified.filter(({ text }, at) => KIND_VALUE.test(text) && KIND_LABEL.test(classified[at - 1]?.text ?? '')))
  const boxes = boxHeads(classified)
  for (const line of boxes) kinds.add(line)
  if (heads.size + contents.size + labels.size + kinds.size === 0) return classified
  return classified.map((line) => ({
    ...line,
    ...(kinds.has(line) && { caption: null }),
    ...(heads.has(line) && COLUMN_HEAD),
    ...(contents.has(line) && OF_ITEM),
    ...(labels.has(line) && { caption: null, furniture: true }),
  }))
}

/** "Punkttype" over "Beslutning": the kind of the item, and no decision. */
const KIND_LABEL = /^(?:punkt|sags)type:?$/iu
const KIND_VALUE = /^(?:beslutning|orientering|drøftelse|høring)$/iu

/** "Orientering", "Indstilling", "Beslutning" over "x": the heads of a table that says what is to be done where, and no captions. */
function boxHeads(lines: ClassifiedLine[]): Set<ClassifiedLine> {
  const found = new Set<ClassifiedLine>()
  for (const [at, { text }] of lines.entries()) {
    if (!/^x$/iu.test(text)) continue
    for (let above = at - 1; lines[above]?.caption?.text === null; above--)
      for (const line of lines.slice(above, above + 1)) found.add(line)
  }
  return found
}

/** "Sagsnr.:", "Sagen afgøres i:", "Bilag:" in a column that was printed before the one with their values: they head no text. */
function labelsFirst(lines: ClassifiedLine[]): Set<ClassifiedLine> {
  const found = new Set<ClassifiedLine>()
  for (const [at, line] of lines.entries()) {
    if (!isCaseLabel(line.text)) continue
    const below = lines.slice(at + 1, at + MAX_LABELS)
    const values = below.findIndex(({ text }) => !text.endsWith(':'))
    if (values > 0 && below[values]?.caseNumber?.labelled === false) for (const label of below.slice(0, values)) found.add(label)
  }
  return found
}
const MAX_LABELS = 6

/** "Indhold:" over what each item is about, and its decision not far below; once, it heads the list of items. */
const OF_ITEM = { contentsHeading: false, caption: captionOf('Indhold', 'background') }
const MAX_ITEM = 12

function contentsOfItems(lines: ClassifiedLine[]): Set<ClassifiedLine> {
  const found = lines.filter(({ text }, at) => {
    if (!/^indhold:?$/iu.test(text)) return false
    return lines.slice(at + 1, at + MAX_ITEM).some(({ caption }) => caption?.kind === 'decision')
  })
  return new Set(found.length > 1 ? found : [])
}

/** What stands behind the case number: "Åbent punkt", or a letter that closes the item. */
function opennessBeside({ rest, labelled }: CaseMark): OpennessMark | null {
  const letter = (labelled ? [rest] : rest.split(' ')).find((cell) => CLOSED_LETTER.test(cell))
  return letter ? { closed: true, mark: letter } : opennessLine(OPENNESS_END.exec(rest)?.[0] ?? '')
}

const COLUMN_HEAD = { openness: null, group: null, furniture: true }

/**
 * "Åbent punkt" right above "Lukket punkt": both answers of a form that was a table, so neither is the mark. Only where the document
 * marks its open items elsewhere, so that an item without a mark is closed.
 */
function columnHeads(lines: ClassifiedLine[]): Set<ClassifiedLine> {
  const heads = new Set<ClassifiedLine>()
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]
    if (line.openness?.closed === false && next?.openness?.closed && line.text.length > 6) {
      heads.add(line)
      heads.add(next)
    }
  }
  return lines.some((line) => line.openness?.closed === false && !heads.has(line)) ? heads : new Set()
}

/** "1 Åben  Oversigt over sager   151110/15": a paper with the number of its document. */
const PAPER = /^\d{1,3}\.?\s+(?:åben|lukket)\s+\S.*\s{2}\d{1,7}\/\d{2}$/iu

function classifyLine(line: Line, own?: ReadonlyMap<string, SectionKind>): ClassifiedLine {
  const short = line.text.length <= MAX_HEADING_LENGTH
  const words = short ? withoutMarkup(line.text) : ''
  const contents = short ? contentsEntry(words) : null
  const number = short ? caseMark(words) : null
  const heading = short && !contents && !(number && number.rest === '') && !PAPER.test(words) ? headingMark(words) : null
  return {
    ...line,
    heading: heading && withoutCaseAsTitle(heading),
    caption: captionMark(line.text, own),
    contents,
    contentsHeading: short && CONTENTS_HEADING.test(words),
    labels: labelledValues(line.text),
    caseNumber: number,
    openness: number ? opennessBeside(number) : opennessLine(line.text),
    group: contents || heading ? null : opennessGroup(line.text),
    furniture: short && (FURNITURE.test(words) || BODIES.test(words) || isButton(words)),
    closing: short && CLOSING.test(words),
  }
}

/** "211.   Journalnr 00.32.00Ø10": number and case of an item, whose title stands below. "3. Sag 12" is a title. */
function withoutCaseAsTitle(heading: HeadingMark): HeadingMark {
  const number = heading.title === null ? null : caseMark(heading.title)
  return number?.labelled && number.rest === '' && /[./-]/.test(number.value)
    ? { ...heading, title: null, rest: heading.title ?? '', caseNumber: number.value }
    : heading
}

/** "åbent ⇥ 1 ⇥ Eventuelt" */
const OPENNESS_ROW = /^(åbent?|lukket)(?: punkt)?\t(\d{1,4}[a-z]?)(?:\t(\S.*))?$/iu

/** "Eventuelt.....⇥10" → "Eventuelt". Read from the end by hand: a pattern for "dots, then digits" costs the square of a line of dots. */
function contentsEntry(words: string): ClassifiedLine['contents'] {
  const row = OPENNESS_ROW.exec(words)
  if (row?.[1] && row[2])
    return { number: row[2], title: [row[3], /^lukket/iu.test(row[1]) ? `(${row[1]})` : ''].filter(Boolean).join(' ') }
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
