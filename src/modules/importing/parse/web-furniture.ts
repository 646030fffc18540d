import { LETTERHEAD } from './bodies.ts'
import { isButton } from './buttons.ts'
import type { ClassifiedLine } from './classify.ts'
import { closedSaying } from './closed-words.ts'

/** What is said below a page, and hardly a page of minutes says: at the end of the document it is none of the last item. */
const FOOT =
  /^(?:(?:telefon|tlf|mobil|fax|e-?mail|mail|cvr|ean)(?:[.:]|\s?-?nr| ?\d)|åbningstid(?:er)?:?$|telefontid(?:er)?(?!\p{L})|(?:siden (?:er|blev) )?(?:sidst|senest) (?:ændret|opdateret)|udskrevet (?:den )?\d|om hjemmesiden$|kontakt(?: os| kommunen)?:?$|følg os(?: på.*)?$|facebook$|linkedin$|instagram$|youtube$|privatlivspolitik$|(?:om )?cookies$|presse$|links$|sikker mail$|digital post$|whistleblower.*$|webtilgængelighed$|tilgængelighedserklæring$|nyhedsbrev$|job$|fandt du,? (?:det|hvad) du (?:søgte|ledte).*$)/iu
const ADDRESS =
  /^(?:(?:[Aa]dresse: ?)?\p{Lu}[\p{L} .-]{2,40} \d{1,3}\p{L}?(?:,| ·| \|)?(?: \d{4} \p{Lu}[\p{L} ]+)?|\d{4} \p{Lu}[\p{L} ]{1,30})$/u
const POSTCODE = /^\d{4} \p{Lu}/u
const MAIL = /^\S+@\S+$/u
const BETWEEN = /\s+[·|•–-]\s+|,\s+|\s{2,}/u
/** What stands in such a foot and elsewhere too: "Man-tors 9-14", "Borgerservice", the answers to a question. */
const MAX_WORDS = 60
const MAX_FOOT = 25
/** A line of a foot is no paragraph; in one that long the patterns would cost the square of its blanks. */
const MAX_LINE = 300
/** So many signs that the page has ended are no chance. */
const MIN_SIGNS = 2
const MAX_WEAK = 3

/** The foot of the web page from which the lines were copied: address, telephone, hours and links below the last item. */
export function pageFoot(lines: ClassifiedLine[]): ClassifiedLine[] {
  let from = lines.length
  let signs = 0
  for (let at = lines.length - 1; at >= Math.max(0, lines.length - MAX_FOOT) && from - at <= MAX_WEAK + 1; at--) {
    const line = lines[at]
    if (!line || belongsToMeeting(line)) break
    const own = signsOf(line.text)
    if (own === null && (line.text.length > MAX_WORDS || /[.!,;]$/.test(line.text))) break
    if (own !== null) {
      from = at
      signs += own
    }
  }
  return signs >= MIN_SIGNS ? lines.slice(from) : []
}

function belongsToMeeting({ text, heading, caption, labels }: ClassifiedLine): boolean {
  // "Punktet er lukket" between what looks like the lines of a foot.
  if (closedSaying(text) !== null) return true
  if (ADDRESS.test(text) && (heading === null || POSTCODE.test(text))) return false
  return heading !== null || caption !== null || labels.length > 0
}

/** How many signs of a foot the line has: 0 where it is known to stand in one, null where it is not. */
function signsOf(text: string): number | null {
  if (text.length > MAX_LINE) return null
  const parts = text.split(BETWEEN).map((part) => part.trim())
  const told = parts.map((part) =>
    FOOT.test(part) || LETTERHEAD.test(part) || (parts.length > 1 && MAIL.test(part)) ? 1 : isKnown(part) ? 0 : null,
  )
  const known = told.filter((sign) => sign !== null)
  if (known.length * 2 > told.length && known.length > 1) return known.reduce((sum: number, sign) => sum + sign, 0)
  return FOOT.test(text) || LETTERHEAD.test(parts[0] ?? '') ? 1 : isKnown(text) ? 0 : null
}

function isKnown(text: string): boolean {
  return isButton(text) || ADDRESS.test(text) || MAIL.test(text)
}
