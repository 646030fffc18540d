import { MAX_HEADING_LENGTH, titleKey } from './lines.ts'

/** A case number on a line of its own or beside other numbers. `rank` tells how surely it is the case's: 1 is the surest. */
export interface CaseMark {
  value: string
  /** What else the line says: "Kulturudvalget Åbent punkt", "Dok.nr. 21/4-2". */
  rest: string
  rank: number
  labelled: boolean
}

/** The forms in use: EMN-2025-003383, 2021-000299, 22-003654, 20-055908K, 12/27845, 306-2014-5450, 15.40G01 - 2018/01519, 00.01.00Ø02. */
const KLE = String.raw`\d{2}\.\d{2}(?:\.\d{2})?(?:[.-]?[A-ZÆØÅ]\d{2}| [A-ZÆØÅ]\d{2}(?![\d/]))(?: ?[-–] ?(?:\d{4}\/\d{1,7}|[A-Z]?\d{1,7}(?:-\d{2,4}){0,2}))?`
export const VALUE = [
  String.raw`[A-ZÆØÅ]{1,6}-?\d{4}-\d{3,8}`,
  String.raw`\d{3}-\d{4}-\d{2,8}`,
  String.raw`\d{4}-\d{4,8}[A-Z]?`,
  String.raw`\d{2}-\d{4,8}[A-Z]?`,
  String.raw`\d{5,6}-(?:19|20)\d{2}(?!\d)`,
  KLE,
  String.raw`(?:\d{4}|\d{2})\/\d{1,7}`,
].join('|')
const WHOLE = new RegExp(`^(?:${VALUE})$`, 'iu')
/** Behind a label also the plain plan number ("00.01.00") and numbers without a form of their own. */
const LABELLED_VALUE = String.raw`${VALUE}|\d{2}\.\d{2}\.\d{2}|[A-ZÆØÅ]{1,5} \d{1,5}\/\d{2,4}|[A-ZÆØÅ]{0,4}\d[\dA-ZÆØÅ./-]*`
const LABELS = String.raw`sags ?-? ?nr|sagsnummer|sags[- ]?id|sag ?nr|sags|sag|(?:esdh|edoc|acadre)[- ]sag(?:s? ?nr)?|j\.? ?-? ?nr|journal ?nr|journalnummer|journalsag`
const LABELLED = new RegExp(String.raw`(?<![\p{L}\d.])(${LABELS})\.?\s*[.:]?\s*(${LABELLED_VALUE})(?![\p{L}\d/-]|\.\d)`, 'giu')
const OPENNESS = '(?:åbent?|lukket) (?:sag|punkt)'
/** Somebody's initials may stand before it and the openness of the item behind it: "DIHAKR / 12/8804   ÅBEN SAG", "00.22.04-G01-5-17       L". */
const ALONE = new RegExp(String.raw`^\(?(?:[A-ZÆØÅ]{2,8} ?\/ ?)?(${VALUE})\)?(?:\s+(${OPENNESS}|[ABFLÅ]|\/ \p{L}[\p{L} .-]{2,40}))?$`, 'iu')
/** "12/15911   00.22.04G01   Åben sag": one row of a print that fills the width of the page. */
const CELLS = /\t+| {2,}/
/** What may stand in such a row beside the numbers: openness, initials, the letter of the subject plan before them ("P27/ikro"), where the case goes. */
const BESIDE = new RegExp(
  String.raw`^(?:${OPENNESS}|åbent?|lukket|[ABFLÅ]|\p{Lu}{2,5}|\p{Lu}\d{2}\/\p{L}\S{1,20}|sagsgang: .{1,30}|sagsbeh(?:andler)?\.?: ?.{1,30})$`,
  'iu',
)
const LABELLED_CELL = new RegExp(String.raw`^(?:${LABELS})\.?\s?[.:]?\s?(${LABELLED_VALUE})$`, 'iu')
/** A number of the subject plan alone, which is no case where another number stands beside it. */
const SUBJECT = /^\d{2}\.\d{2}(?:\.\d{2})?(?:[.-]?[A-ZÆØÅ]\d{2})?$/iu
/** The subject plan, and whose it is. */
const OF_JOURNAL = /^\d{2}\.\d{2}(?:\.\d{2})?[.-]?[A-ZÆØÅ]\d{2}(?:\/\p{L}{2,8})?$/iu
/** "Lukket - 01.02.05-P16-41-18", "Åben sag 21/407" */
const BEHIND_OPENNESS = new RegExp(String.raw`^((?:åbent?|lukket)(?=\s*[-–:])|${OPENNESS})\s*(?:[-–:]\s*)?(${VALUE})$`, 'iu')
const BULLET = /^[•·▪]\s+/u
/** "2026-2030" are years. */
const YEARS = /^(?:19|20)\d{2}-(?:19|20)\d{2}$/
const LABEL_ALONE = new RegExp(String.raw`^(?:${LABELS})\.?\s*:?$`, 'iu')
/** Before the label a committee may count its items of the year ("IU 1/2005  J.nr. …"), the office or the openness of the item may stand ("Forvaltning: KF   Sbh: ik"). */
const BEGINS = new RegExp(
  String.raw`^(?:[A-ZÆØÅ]{1,5}\s+\d{1,4}\/\d{4}\s+|${OPENNESS}\s+|(?:(?:forvaltning|afdeling|sbh\.?|besl\.? ?komp\.?):\s*\S+\s+){1,3})?[([]?(?:${LABELS})(?![\p{L}])`,
  'iu',
)
const TITLE_END = new RegExp(
  String.raw`(?:\s+[-–—,|]?\s*|\s*[([]\s*)(?:(${LABELS})\.?\s*[.:]?\s*)(${VALUE})\s*[)\]]?\.?$|\s*[([](${VALUE})[)\]]\.?$`,
  'iu',
)
const BARE_END = new RegExp(String.raw`\s[-–]\s(?!(?:19|20)\d{2}[-/]\d{2,4}$)(${VALUE})$`, 'iu')
/** A title that breaks off within its case number: "Skolen i Nord (Sagsnr.:", "Skolen i Nord -". */
const BROKEN_CASE = /\s(?:[-–]|[([](?:[\p{L}. -]{2,20}:?)?)$/iu
/** "Sag nr. 24": the council's own running number, no case. */
const RUNNING = /\s*[-–—,]?\s*[([]?(?<!\p{L})sag(?:s)?(?:\s|\.)*nr\.?\s*:?\s*\d{1,3}[a-z]?[)\]]?\.?$/iu
/** "… - Sag nr. 36 - Lukket punkt" */
const CLOSED_END = /\s*[-–]\s*lukket(?: (?:punkt|sag))?$/iu
const DOCUMENT_LABEL = /(?<!\p{L})dok(?:ument)?\.?\s*(?:nr|id|nummer)?\.?/iu

/** The case number of a line that says little else, or null. A document's number ("Dok.nr.") is none. */
export function caseMark(printed: string): CaseMark | null {
  if (printed.length > MAX_HEADING_LENGTH) return null
  const text = printed.replace(BULLET, '')
  const alone = ALONE.exec(text)
  if (alone?.[1] && !YEARS.test(alone[1])) return { value: alone[1], rest: alone[2] ?? '', rank: 4, labelled: false }
  const behind = BEHIND_OPENNESS.exec(text)
  if (behind?.[2]) return { value: behind[2], rest: behind[1] ?? '', rank: 4, labelled: false }
  if (!BEGINS.test(text)) return rowOfNumbers(text)
  const found = [...text.matchAll(LABELLED)].flatMap((match) => {
    const [printed, label = '', value = ''] = match
    return isCase(label, value) ? [{ match, printed, value, rank: rankOf(label, value) }] : []
  })
  const best = found.toSorted((a, b) => a.rank - b.rank)[0]
  if (!best) return null
  // "J.nr.: 01.03.03P19/ikrog   08/1204"
  const beside = OF_JOURNAL.test(best.value) ? text.split(CELLS).find((cell) => WHOLE.test(cell) && !SUBJECT.test(cell)) : undefined
  if (beside) return { value: beside, rest: text.replace(beside, '').trim(), rank: 3, labelled: true }
  const from = best.match.index
  const rest = `${text.slice(0, from)} ${text.slice(from + best.printed.length)}`.replace(/^[([]?[\s)\],;.|]+/, '').trim()
  const value = /[,;.]$/.test(best.value) ? best.value.slice(0, -1) : best.value
  return { value, rest, rank: best.rank, labelled: true }
}

/** The case number in a row of nothing but numbers, of which one may be labelled, and what may stand beside them. */
function rowOfNumbers(text: string): CaseMark | null {
  const cells = text.split(CELLS)
  const numbers = cells.filter((cell) => WHOLE.test(cell) && !YEARS.test(cell))
  const labelled = cells.map((cell) => LABELLED_CELL.exec(cell)?.[1] ?? null).find((number) => number !== null)
  if (cells.length < 2 || numbers.length === 0) return null
  if (!cells.every((cell) => WHOLE.test(cell) || BESIDE.test(cell) || LABELLED_CELL.test(cell))) return null
  const value = labelled ?? numbers.find((number) => !SUBJECT.test(number)) ?? numbers[0] ?? ''
  return { value, rest: cells.filter((cell) => !cell.endsWith(value)).join(' '), rank: labelled ? 2 : 4, labelled: labelled !== undefined }
}

/** A label with nothing behind it ("Sagsnr.:"): the number stands on the next line. */
export function isCaseLabel(text: string): boolean {
  return text.length <= 30 && LABEL_ALONE.test(text.replace(BULLET, ''))
}

/** The line begins with the label of another number: "Dok.nr. 21/4-2", "Dokumentnr.: 326-2011-15264". */
export function isDocumentNumber(text: string): boolean {
  return text.length <= 60 && text.search(DOCUMENT_LABEL) === 0 && /\d/.test(text)
}

/**
 * Splits the case number off the end of a title ("Skolen i Nord (J.nr. 17.01.00G01)").
 * @param bare whether the document prints it there without label and brackets ("Skolen i Nord - 22-003654")
 */
export function splitCase(title: string, bare = false): { title: string; value: string | null } {
  if (title.length > MAX_HEADING_LENGTH) return { title, value: null }
  const match = TITLE_END.exec(title) ?? (bare ? BARE_END.exec(title) : null)
  const value = match?.[2] ?? match?.[3] ?? match?.[1]
  if (!match || !value || match.index === 0) return { title, value: null }
  return { title: title.slice(0, match.index).trim(), value }
}

/** For comparing titles: the list of items may leave the case numbers away, or the items. */
export function itemKey(title: string): string {
  return titleKey(splitCase(title, true).title)
}

/** The line breaks off within a title's case number, or before it. */
export function breaksInCase(text: string): boolean {
  return BROKEN_CASE.test(text)
}

/** The rest of a case number that a title breaks off before: "22-003654)". */
export function isRestOfCase(title: string, more: string): boolean {
  const whole = `${title} ${more}`
  return BROKEN_CASE.test(title) && more.length <= 60 && (TITLE_END.exec(whole) ?? BARE_END.exec(whole)) !== null
}

/** Splits the running number off the end of a title ("Ny forretningsorden – Sag nr. 24"). */
export function splitRunning(title: string): { title: string; running: boolean } {
  if (title.length > MAX_HEADING_LENGTH) return { title, running: false }
  const closed = CLOSED_END.exec(title)?.[0] ?? ''
  const words = title.slice(0, title.length - closed.length)
  const match = RUNNING.exec(words)
  return match && match.index > 0 ? { title: words.slice(0, match.index).trim() + closed, running: true } : { title, running: false }
}

/** The line is nothing but the running number: "Sag nr. 24". */
export function isRunning(text: string): boolean {
  return text.length <= 20 && RUNNING.exec(text)?.index === 0
}

/** The running number of such a line, or null. */
export function runningNumber(text: string): string | null {
  return isRunning(text) ? (/\d{1,3}[a-z]?/iu.exec(text)?.[0] ?? null) : null
}

/** "Sag nr. 24" counts the council's items; only the full forms follow "Sag nr.". */
function isCase(label: string, value: string): boolean {
  if (!/\d/.test(value)) return false
  if (/^sags?\s?(?:nr)?$/iu.test(label)) return !/^\d{1,3}[a-z]?$/iu.test(value) || /^sags ?nr$/iu.test(label)
  return true
}

function rankOf(label: string, value: string): number {
  // The number by which the system itself knows the case.
  if (/^(?:j|journal)/iu.test(label)) return SUBJECT.test(value) ? 5 : 3
  return /nr|nummer/iu.test(label) ? 1 : 2
}
