import type { ItemBlock } from './block-types.ts'
import { isBodyName } from './bodies.ts'
import type { Candidate } from './candidates.ts'
import { type CaseMark, isCaseLabel, isDocumentNumber, isRunning, splitCase, splitRunning } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'
import { isUnderline, titleKey } from './lines.ts'

/** "(B)", "(O)", "(D)": the kind of an item. */
const KIND_MARK = /^\((\p{Lu}{1,2})\)\.?\s+(?=\S)/u
const OTHER_KINDS = /^(?!(?:B|F|L|Å)$)/u
/** What a case system prints of an item beside its number. */
const META =
  /^(?:initialer|sagsbeh(?:andler)?|sagsansvarlig|øvrige sagsbehandlere|forfatter|ansvarlig|journaliseret|dok(?:ument)?(?:\.? ?-? ?(?:nr|id))?|dokumentnummer|kle|bilagsnr|initiativ)\.?(?:\s*:|\s+(?=\S*\d)|\s+[A-ZÆØÅ]{2,5}$|$)/iu
const OPENNESS_WORDS = /(?<!\p{L})(?:åbent?|lukket)(?: (?:punkt|sag))?(?!\p{L})/giu

/** Whether marks such as "(B)" tell kinds of items: beside other letters "(B)" stands for a decision to be made and not for a closed item. */
export function tellsKinds(headings: Iterable<Candidate>): boolean {
  const letters = [...headings].flatMap(({ printedTitle }) => KIND_MARK.exec(printedTitle)?.[1] ?? [])
  return letters.some((letter) => OTHER_KINDS.test(letter))
}

/** The item that begins at a heading, and whether the heading says more than its fields hold. */
export function newItem(lines: ClassifiedLine[], found: Candidate, kinds: boolean): { item: ItemBlock; more: boolean } {
  const headingLines = (found.form === 'run' ? [] : [found.at, ...found.titleLines]).flatMap((at) => lines[at] ?? [])
  const mark = kinds ? KIND_MARK.exec(found.printedTitle) : null
  const marked = mark && mark[1] !== 'F' && mark[1] !== 'L' ? found.printedTitle.slice(mark[0].length) : found.printedTitle
  const running = splitRunning(marked)
  const split = splitCase(running.title)
  const caseNumber: CaseMark | null = split.value === null ? null : { value: split.value, rest: '', rank: 1, labelled: true }
  const item: ItemBlock = {
    ...{ number: found.number, title: split.title === '' ? null : split.title, headingLines, caseNumber },
    ...{ caseLine: caseNumber ? (headingLines.at(-1) ?? null) : null, opennessLines: [], group: null, unsure: null, sections: [] },
  }
  return { item, more: found.rest !== '' || split.title !== found.printedTitle || saysMore(found, headingLines) }
}

/** The title was put together without a hyphen at the end of a line, or stands behind a label ("Emne: …"). */
function saysMore({ form, printedTitle }: Candidate, lines: ClassifiedLine[]): boolean {
  const printed = titleKey(lines.map(({ text }) => text).join(' '))
  return form === 'title' ? printed !== titleKey(printedTitle) : lines.length > 1 && !printed.endsWith(titleKey(printedTitle))
}

/** Where a line below a heading belongs that is neither caption nor text: `partly` when it says more than its field holds. */
export type BelowHeading = 'placed' | 'partly' | 'furniture' | 'text'

/** Title, case number and openness stand between the heading and the first caption. */
export function readBelowHeading(item: ItemBlock, line: ClassifiedLine, next: ClassifiedLine | undefined): BelowHeading {
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
  if (!line.blankBefore && isUnderline(line.text)) return 'furniture'
  if (line.caseNumber || isDocumentNumber(line.text) || META.test(line.text) || isRunning(line.text)) return 'furniture'
  if (isCaseLabel(line.text)) return next?.caseNumber ? 'furniture' : 'text'
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
  return words === '' || isBodyName(words) || isDocumentNumber(words) || META.test(words) || /^j\.? ?nr/iu.test(words)
}

/** The title below its number, or the title printed once more. */
function isTitle({ sections, title }: ItemBlock, line: ClassifiedLine): boolean {
  if (sections.length > 0 || title === null || line.caption) return false
  const [key, whole] = [titleKey(line.text), titleKey(title)]
  return key === whole || whole.endsWith(`) ${key}`)
}

/** Web pages print "Pkt. 42 Budget" as a button and once more as the heading. */
export function repeatsHeading(item: ItemBlock, found: Candidate): boolean {
  const untold = item.sections.every(({ captionLine }) => captionLine === null)
  const same = item.number !== '' && found.number === item.number && untold
  return same && titleKey(splitCase(found.printedTitle).title) === titleKey(item.title ?? '')
}
