import { LETTERHEAD } from './bodies.ts'
import { isButton } from './buttons.ts'
import type { ClassifiedLine } from './classify.ts'

/** What is said below a page, and hardly a page of minutes says: at the end of the document it is none of the last item. */
const FOOT =
  /^(?:(?:telefon|tlf|mobil|fax|e-?mail|mail|cvr|ean)(?:[.:]|\s?-?nr| ?\d)|åbningstid(?:er)?(?!\p{L})|telefontid|sidst (?:ændret|opdateret)|senest opdateret|kontakt(?: os| kommunen)?:?$|følg os(?: på.*)?$|facebook$|linkedin$|instagram$|youtube$|privatlivspolitik$|(?:om )?cookies$|presse$|links$|sikker mail$|digital post$|whistleblower.*$|webtilgængelighed$|nyhedsbrev$|job$)/iu
const ADDRESS = /^(?:\p{Lu}[\p{L} .-]{2,40} \d{1,3}\p{L}?(?:,| ·| \|)?(?: \d{4} \p{Lu}[\p{L} ]+)?|\d{4} \p{Lu}[\p{L} ]{1,30})$/u
/** "Fjordby Kommune - mail@fjordby.example" */
const CONTACT = /^(?:\p{Lu}[\p{L}-]+ ){1,2}kommune\s*[-–,|·]\s*(?:\S+@\S+|(?:tlf|telefon)\.?:? [\d ]{8,})$/iu
const MAX_FOOT = 25
/** So many signs that the page has ended are no chance. */
const MIN_SIGNS = 2

/** The foot of the web page from which the lines were copied: address, telephone, hours and links below the last item. */
export function pageFoot(lines: ClassifiedLine[]): ClassifiedLine[] {
  let from = lines.length
  let signs = 0
  while (from > Math.max(0, lines.length - MAX_FOOT)) {
    const line = lines[from - 1]
    if (!line || line.heading || line.caption || line.labels.length > 0) break
    if (CONTACT.test(line.text)) signs += MIN_SIGNS
    else if (FOOT.test(line.text)) signs++
    else if (!isButton(line.text) && !ADDRESS.test(line.text) && !LETTERHEAD.test(line.text.split(/\s*[,|·]/, 1)[0] ?? '')) break
    from--
  }
  return signs >= MIN_SIGNS ? lines.slice(from) : []
}
