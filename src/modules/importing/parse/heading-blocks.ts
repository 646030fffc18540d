import { LETTER, META, OF_BODY, OPEN_ROW, PRESENTED } from './beside-title.ts'
import type { ItemBlock } from './block-types.ts'
import { isBodyName } from './bodies.ts'
import type { Candidate } from './candidates.ts'
import { casesInTitles, type Split } from './case-before.ts'
import { type CaseMark, isCaseLabel, isDocumentNumber, isRunning, runningNumber, splitCase, splitRunning } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'
import { closedWords } from './closed-words.ts'
import { isUnderline, titleKey } from './lines.ts'
import { splitOpenness } from './openness.ts'

/** "(B)", "(O)", "(D)": the kind of an item. */
const KIND_MARK = /^\((\p{Lu}{1,2})\)\.?\s+(?=\S)/u
/** "(A)" and "(B)" are open and closed; only others tell kinds. */
const OTHER_KINDS = /^(?!(?:A|B|F|L|Å)$)/u
/** The same behind the title, where a letter may also be somebody's party. */
const KIND_BEHIND = /\s\(([BODE])\)$/u
const OF_PERSON = /(?:^|\s)(?:fra|af|ved|v\/)\s*(?:\p{Lu}\S*\s+){1,4}\(\p{Lu}\)$/u
/** No council approves its agenda behind closed doors. */
const NEVER_CLOSED = /^(?:godkendelse af )?dagsorden(?:en)? \(B\)$/iu
/** "Beslutningssag: T", "Til orientering - T": the same in words. */
const KIND_WORDS =
  /^(?:(?:beslutnings|orienterings|drøftelses|behandlings|efterretnings|temadrøftelses|hørings)(?:sag|punkt)|til (?:orientering|efterretning|drøftelse|beslutning|behandling|godkendelse))(?::\s*|\s+[-–]\s*)(?=\S)/iu
/** So many titles must begin so. */
const MIN_KINDS = 2
/** "MAF", below "Initialer". */
const INITIALS = /^[A-ZÆØÅ]{2,4}$/u
const OPENNESS_LETTER = /^[ABFLÅ]$/iu
const OPENNESS_WORDS = /(?<!\p{L})(?:åbent?|lukket)(?: (?:punkt|sag))?(?!\p{L})/giu

/** What the titles of the document say of the kinds of its items: by letters, and by words before the title. */
export interface Kinds {
  letters: boolean
  words: boolean
  /** Most titles end in a colon, which is no part of them. */
  colons: boolean
  /** Takes the case number out of a title. */
  cases: Split
}

export function kindsOf(headings: Iterable<Candidate>): Kinds {
  const all = [...headings]
  const cases = casesInTitles(all.map(({ printedTitle }) => printedTitle))
  return {
    cases,
    letters: tellsKinds(all.map(({ printedTitle }) => printedTitle)),
    colons: all.filter(({ printedTitle }) => printedTitle.endsWith(':')).length * 2 > all.length,
    words: all.filter(({ printedTitle }) => KIND_WORDS.test(printedTitle)).length >= MIN_KINDS,
  }
}

/**
 * Whether marks such as "(B)" tell kinds of items: beside other letters "(B)" stands for a decision to be made and not for a closed item,
 * where it stands at what is never closed or beside "Lukket".
 */
export function tellsKinds(titles: readonly string[]): boolean {
  const letters = titles.flatMap((title) => KIND_MARK.exec(title)?.[1] ?? [])
  const behind = titles.flatMap((title) => (OF_PERSON.test(title) ? [] : (KIND_BEHIND.exec(title)?.[1] ?? [])))
  const others = behind.filter((letter) => letter !== 'B').length
  return letters.some((letter) => OTHER_KINDS.test(letter)) || (others > 0 && titles.some(provesKinds))
}

function provesKinds(title: string): boolean {
  return NEVER_CLOSED.test(title) || (title.endsWith(' (B)') && closedWords(title) !== null)
}

/** The item that begins at a heading, and whether the heading says more than its fields hold. */
export function newItem(lines: ClassifiedLine[], found: Candidate, kinds: Kinds): { item: ItemBlock; more: boolean } {
  const headingLines = (found.form === 'run' ? [] : [found.at, ...found.titleLines]).flatMap((at) => lines[at] ?? [])
  const whole = kinds.colons ? found.printedTitle.replace(/:$/, '') : found.printedTitle
  const printed = kinds.words ? whole.replace(KIND_WORDS, '') : whole
  const mark = kinds.letters ? KIND_MARK.exec(printed) : null
  const marked = mark && mark[1] !== 'F' && mark[1] !== 'L' ? printed.slice(mark[0].length) : printed
  const running = withoutRunning(kinds.letters && !OF_PERSON.test(marked) ? marked.replace(KIND_BEHIND, '') : marked)
  const labelled = splitCase(running.title)
  const split = (labelled.value === null && kinds.cases(running.title)) || { ...labelled, title: labelled.title.replace(/\s[-–]$/, '') }
  const value = split.value ?? found.caseNumber
  const caseNumber: CaseMark | null = value ? { value, rest: '', rank: 1, labelled: true } : null
  const item: ItemBlock = {
    ...{ number: found.number, title: split.title === '' ? null : split.title, headingLines, caseNumber },
    ...{ caseLine: caseNumber ? (headingLines.at(-1) ?? null) : null, opennessLines: [], group: null, unsure: null, sections: [] },
  }
  return { item, more: found.rest !== '' || split.title !== whole || saysMore(found, headingLines) }
}

/** The running number may stand before the mark: "Prisen - Sag nr. 36 - Lukket punkt". */
function withoutRunning(title: string): { title: string } {
  const open = splitOpenness(title)
  if (!open.mark || !title.startsWith(open.title)) return splitRunning(title)
  return { title: splitRunning(open.title).title + title.slice(open.title.length) }
}

/** The title was put together without a hyphen at the end of a line, or stands behind a label ("Emne: …"). */
function saysMore({ form, printedTitle }: Candidate, lines: ClassifiedLine[]): boolean {
  if (/^\d{1,4}\p{Lu}/u.test(lines[0]?.text ?? '')) return true
  if (form === 'title' && splitOpenness(printedTitle).title !== printedTitle) return true
  const printed = titleKey(lines.map(({ text }) => text).join(' '))
  return form === 'title' ? printed !== titleKey(printedTitle) : lines.length > 1 && !printed.endsWith(titleKey(printedTitle))
}

/** Where a line below a heading belongs that is neither caption nor text: `partly` when it says more than its field holds. */
export type BelowHeading = 'placed' | 'partly' | 'furniture' | 'text'

/** Title, case number and openness stand between the heading and the first caption. */
export function readBelowHeading(item: ItemBlock, line: ClassifiedLine): BelowHeading {
  if (isTitle(item, line)) {
    item.headingLines.push(line)
    return 'placed'
  }
  const first = item.sections.length === 0
  if (line.openness) item.opennessLines.push(line)
  if (line.caseNumber && takesCase(item, line.caseNumber)) {
    item.caseNumber = line.caseNumber
    item.caseLine = line
    if (!first) return 'text'
    return line.caseNumber.rest === '' ? 'placed' : isMeta(line.caseNumber.rest) ? 'partly' : 'text'
  }
  if (!first) return 'text'
  if (item.number === '') item.number = runningNumber(line.text) ?? ''
  if (!line.blankBefore && isUnderline(line.text)) return 'furniture'
  if (
    line.caseNumber ||
    isDocumentNumber(line.text) ||
    META.test(line.text) ||
    LETTER.test(line.text) ||
    OF_BODY.test(line.text) ||
    OPEN_ROW.test(line.text) ||
    PRESENTED.test(line.text) ||
    INITIALS.test(line.text) ||
    isRunning(line.text)
  )
    return 'furniture'
  if (isCaseLabel(line.text)) return 'furniture'
  // "Lukket møde" may speak of more than this item and stays where it is printed.
  return line.openness !== null && line.group?.reach !== 'many' ? 'placed' : 'text'
}

/** Of several numbers the surest is the case's: "Sagsnr." before "J.nr.", any label before none. */
function takesCase({ caseNumber }: ItemBlock, mark: CaseMark): boolean {
  return caseNumber === null || mark.rank < caseNumber.rank
}

/** The rest of "Sagsnr. 4711 Kulturudvalget Åbent punkt" or of "Sag: 21/4   Dok.nr. 21/4-8". */
function isMeta(rest: string): boolean {
  const words = rest.replace(OPENNESS_WORDS, '').trim()
  return (
    words === '' ||
    OPENNESS_LETTER.test(words) ||
    isBodyName(words) ||
    isDocumentNumber(words) ||
    META.test(words) ||
    /^j\.? ?nr/iu.test(words)
  )
}

/** The title below its number, or the title printed once more. */
function isTitle({ sections, title }: ItemBlock, line: ClassifiedLine): boolean {
  if (sections.length > 0 || title === null || line.caption) return false
  const [key, whole] = [titleKey(line.text), titleKey(title)]
  return key === whole || titleKey(line.text.replace(KIND_WORDS, '')) === whole || whole.endsWith(`) ${key}`)
}

/** "Dagsordenspunkt 1: Godkendelse af dagsorden" over the decision of item 1. */
export function isOwnHeading(item: ItemBlock, { heading }: ClassifiedLine): boolean {
  if (heading?.form !== 'named' || heading.title === null || item.title === null || heading.number !== item.number) return false
  return titleKey(heading.title) === titleKey(item.title)
}

/** Web pages print "Pkt. 42 Budget" as a button and once more as the heading. */
export function repeatsHeading(item: ItemBlock, found: Candidate): boolean {
  const untold = item.sections.every(({ captionLine }) => captionLine === null)
  const same = item.number !== '' && found.number === item.number && untold
  const key = (title: string): string => titleKey(splitCase(title.replace(KIND_WORDS, '').replace(KIND_BEHIND, '')).title)
  return same && key(found.printedTitle) === key(item.title ?? '')
}
