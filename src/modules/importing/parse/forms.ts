/**
 * The ways in which Danish councils head an item. Each is read from one line alone; which of them a document uses, headings.ts decides.
 * - named: "Punkt 37: T", "PUNKT 52:", "Pkt. 1 - T", "Pkt. 1" with the title below
 * - minuteBook: "Nr. 61   BR 293/04.", "Nr. 12 EA 45/98. T"
 * - ad: "Ad 1 T"
 * - matter: "Sag nr. 74 T", "Sag 74: T", "SAG NR. 1" with the title below
 * - parts: "1.1 T", "3.2. T"
 * - stopped: "12. T", "12.", "12) T"
 * - bare: "1 T"
 * - alone: "4", with the title on the next line
 * - roman: "IV. T", "Punkt IV: T", see roman.ts
 */
export const numberForms = ['named', 'minuteBook', 'ad', 'matter', 'parts', 'stopped', 'bare', 'alone', 'roman'] as const
export type NumberForm = (typeof numberForms)[number]
/** `title`: a title without any number; `run`: not even a title, the first of the item's captions. See unnumbered.ts. */
export type HeadingForm = NumberForm | 'title' | 'run'

/** A line that could head an agenda item. `title` is null where it stands on the next line. */
export interface HeadingMark {
  form: HeadingForm
  number: string
  title: string | null
  /** What the line says that neither number nor title holds: "BR 293/04". */
  rest: string
  /** The case number before the title, see case-before.ts. */
  caseNumber?: string
}

const NAMED =
  /^(?:[•*·–-]\s+)?((?:lukket|åbent) (?=punkt))?(?:dagsordenspunkt|dagsordenens punkt|punkt|pkt)\.?\s*(?:nr\.?\s*)?(\d{1,4}(?:[a-z]|(?:\.\d{1,3}){1,3})?)(?!\d)\s*(\((?:[^()]{1,30})\)|[–-]\s*lukket(?: punkt)?(?=\s*:))?\s*([.:–-])?\s*(.*)$/iu
const MINUTE_BOOK = /^(?:nr|sag nr)\.?\s*(\d{1,4}[a-z]?)\.?:?\s+(\p{Lu}{1,4}\.?\s?(?:nr\.?\s?)?\d{1,4}[a-z]?\/\d{2,4})\.?(?:\s+(\S.*))?$/iu
const NUMBERED_NR = /^nr\.?\s*(\d{1,4}[a-z]?)[.:]?(?:\s+(?:[–-]\s+)?(\S.*))?$/iu
/** "HR 4.   T": the council's letters before the number, with a wide gap or in a column behind it. */
const LETTERED = /^(\p{Lu}{1,4}) (\d{1,3})\.(?: {3,}|\t)(\p{Lu}.*)$/u
const AD = /^ad\.?\s+(?:(?:punkt|pkt\.?)\s+)?(\d{1,4}[a-z]?)\.?\s*[.:)–-]?(?:\s+(\S.*))?$/iu
const MATTER = /^sag\s*(?:nr\.?\s*|(?=\d{1,3}[a-z]?:\s+(?:\d\S* ){0,2}\p{L}))(\d{1,4}[a-z]?)\.?\s*:?(?:\s+(?:[–-]\s+)?(\S.*))?$/iu
const PARTS = /^(\d{1,3}(?:\.(?!0)\d{1,3}){1,3})\.?:?(?:\s+(\S.*))?$/u
/** "1. T", and "1.T" where nothing but a word can follow, or "2. behandling". */
const STOPPED = /^(\d{1,4}[a-z]?)(?:\.|\))\s*(?:[–-]\s+)?((?<=\s)\S.*|(?<=\.)(?:\p{Lu}\p{Ll}|[1-3]\. ?behandling).*)?$/u
const BARE = /^(\d{1,4}(?:[a-z](?=[\s:–-]))?)\s*(?:[:–-]\s+|\s|(?=\p{Lu}\p{Ll}))(\S.*)$/u
const ALONE = /^(\d{1,4}[a-z]?)\.?$/u
const KIND_MARK = /^\((?:\p{Lu}{1,2}|lukket|lukket punkt|åben|åbent)\)\.?\s+\S/iu
/** "3. Maj 2021" is a day; "Kl. 15.45: Møde med rådet" is a title. */
const MONTH_FIRST =
  /^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)(?!\p{L})|^(?:kr|pct|procent|kl(?!\.? \d{1,2}[.:]\d{2}(?:[–-]\d{1,2}[.:]\d{2})?:?\s+\p{L})|m²|stk)\b/iu
/** Abbreviations that may end a title. */
const STOP_OF_TITLE = /(?<!\p{L})(?:evt|mv|m\.v|m\.m|m\.fl|jf|nr|kl|pkt|osv|etc|bl\.a)\.$/iu

/** "1 - 09.30-09.45 T": when the item is dealt with. "Kl. 9.30-10: T" is a title. */
const HOURS = /^\s*\d{1,2}[.:]\d{2} ?[–-] ?\d{1,2}[.:]\d{2}\s+(?=\p{L})/u
const BROKEN_FROM = 30
/** "4. Meddelelser:"; longer lines announce a list. */
const MAX_BEFORE_COLON = 80
/** A longer line with a full stop is a sentence. */
const MAX_STOPPED = 80

/** "TEMA: TRAFIK" over the items that follow. */
export function isTheme(text: string): boolean {
  return /^TEMA(?: \d{1,2})?\s?[:–-]\s?\p{Lu}/u.test(text)
}

/** What the words of a line say as the heading of an item, or null. */
export function headingMark(words: string): HeadingMark | null {
  const named = NAMED.exec(words)
  if (named) return namedHeading(named)
  const book = MINUTE_BOOK.exec(words)
  if (book?.[1]) return mark('minuteBook', book[1], book[3], book[2])
  const lettered = LETTERED.exec(words)
  if (lettered?.[2]) return mark('minuteBook', lettered[2], lettered[3], lettered[1])
  return (
    plain('minuteBook', NUMBERED_NR, words) ??
    plain('ad', AD, words) ??
    plain('matter', MATTER, words) ??
    plain('parts', PARTS, words) ??
    numbered(words)
  )
}

function numbered(words: string): HeadingMark | null {
  const alone = ALONE.exec(words)
  if (alone?.[1]) return mark(words.endsWith('.') ? 'stopped' : 'alone', alone[1])
  return plain('stopped', STOPPED, words) ?? plain('bare', BARE, words)
}

function plain(form: NumberForm, pattern: RegExp, words: string): HeadingMark | null {
  const match = pattern.exec(words)
  if (!match?.[1]) return null
  const title = match[2]
  return title === undefined || KIND_MARK.test(title) || looksLikeTitle(title) ? mark(form, match[1], title) : null
}

/** "1   Åbent   Budget": the openness in a column of its own. "1 Åben  Oversigt   151110/15" is a paper. */
const OPENNESS_COLUMN = /^(åbent?|lukket)(?:\t+| {2,})(?=\S)(?!.*(?:\t| {3})\S)/iu

/** Lists of web pages count what bears its number already: "2.  2. Orientering". */
function mark(form: NumberForm, number: string, title?: string, rest = ''): HeadingMark {
  const hours = HOURS.exec(title ?? '')?.[0] ?? ''
  const words = title?.slice(hours.length).trim().replace(OPENNESS_COLUMN, '($1) ') || null
  const again = words?.startsWith(`${number}. `) ? words.slice(number.length + 2).trim() : ''
  return { form, number, title: /^\p{Lu}/u.test(again) ? again : words, rest: `${rest}${hours.trim()}` }
}

/** "Punkt 5-7" names no item, "Punkt 5 blev udsat" is a sentence: without a sign after the number, a title must look like one. */
function namedHeading(match: RegExpExecArray): HeadingMark | null {
  const [, closedBefore, number = '', bracket, delimiter, rest = ''] = match
  if (/^\p{Ll}/u.test(rest) || (rest !== '' && !/\p{L}/u.test(rest))) return null
  if (rest !== '' && !delimiter && !bracket && !looksLikeTitle(rest)) return null
  // The words about openness move to the front of the title, where one function reads them in all layouts.
  const openness = closedBefore ? `(${closedBefore.trim()})` : (bracket ?? '').replace(/^[–-]\s*(.*)$/u, '($1)')
  return mark('named', number, `${openness} ${rest}`)
}

/** Titles begin with a capital, a digit or a sign and are no sentences; abbreviations such as "Evt." may end them. "At …" is recommended. */
export function looksLikeTitle(words: string): boolean {
  if (/^(?:\p{Ll}|At )/u.test(words) || MONTH_FIRST.test(words) || !/\p{L}/u.test(words)) return false
  // A title broken over two lines may break at a comma.
  if (words.endsWith(',')) return words.length >= BROKEN_FROM
  return (
    !words.endsWith(';') &&
    (!words.endsWith(':') || words.length <= MAX_BEFORE_COLON) &&
    (!words.endsWith('.') || STOP_OF_TITLE.test(words) || words.length <= MAX_STOPPED)
  )
}
