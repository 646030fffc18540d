import type { ClassifiedLine } from './classify.ts'
import { yearDoubts } from './doubts-years.ts'
import { isListEntry, withoutMarkup } from './lines.ts'
import { doubt, type MeetingSource } from './meeting-source.ts'
import type { Doubt } from './types.ts'

/** A day of birth, or one with 60 added, as those have who got a number in its stead; case numbers of this form have days that do not exist. */
const CPR = /(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d{2}[ -]?\d{4}(?!\d)/
const PHONE = /(?<![\d.,-])(?:\+45 ?|0045 ?)?\d{2} \d{2} \d{2} \d{2}(?![\d.,]?\d)|(?<!\d)(?:\+45|0045) ?\d{8}(?!\d)/
const PHONE_LABEL = /(?<!\p{L})(?:tlf|telefon|mobil|mob)\.?:? ?(?:nr\.? ?)?\d{4} ?\d{4}(?!\d)/iu

/** What stands in the text of the items and should be looked at: dates without a year, captions we do not know, personal data. */
export function contentDoubts({ document, lines, blocks }: MeetingSource): Doubt[] {
  return [...yearDoubts(blocks, document.date), ...unknownCaptions(blocks), ...personalData(lines)]
}

/**
 * A short line by itself, between text and text, that could be a caption missing from our table: written in capitals, or the same in
 * several items. It stays text; the doubt lets a person decide.
 */
function unknownCaptions({ items }: MeetingSource['blocks']): Doubt[] {
  const found = items.flatMap(({ sections }, i) =>
    sections.flatMap(({ lines }, j) => lines.filter((line, at) => couldBeCaption(line, at, lines)).map((line) => ({ line, i, j }))),
  )
  const byWording = Map.groupBy(found, ({ line }) => withoutMarkup(line.text).toLowerCase())
  return found
    .filter(
      ({ line }) => isCapitals(line.text) || new Set(byWording.get(withoutMarkup(line.text).toLowerCase())?.map(({ i }) => i)).size > 1,
    )
    .map(({ line, i, j }) => doubt('unknownCaption', line.no, `items[${i}].sections[${j}].text`, { text: withoutMarkup(line.text) }))
}

function couldBeCaption(line: ClassifiedLine, at: number, lines: ClassifiedLine[]): boolean {
  const { text, blankBefore, blankAfter } = line
  const between = at > 0 && at < lines.length - 1
  return (
    between &&
    blankBefore &&
    blankAfter &&
    text.length <= 60 &&
    /^[*#]*\s*\p{Lu}/u.test(text) &&
    !/[.;,!?]$/.test(text) &&
    !isListEntry(text)
  )
}

function isCapitals(text: string): boolean {
  return text.length > 4 && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
}

/** The kind and the line, never the number itself: a warning is shown and logged where the document is not. */
export function personalData(lines: ClassifiedLine[]): Doubt[] {
  return lines.flatMap(({ text, no }) => {
    const kinds = []
    if (CPR.test(text)) kinds.push('cpr')
    if (PHONE.test(text) || PHONE_LABEL.test(text)) kinds.push('phone')
    if (text.includes('@') && text.split(/[\s,;<>()]+/).some(isAddress)) kinds.push('email')
    return kinds.map((kind) => doubt('personalData', no, '', { kind }))
  })
}

function isAddress(word: string): boolean {
  const at = word.indexOf('@')
  return at > 0 && word.length < 320 && /^[^@]+\.\p{L}{2,}\.?$/u.test(word.slice(at + 1))
}
