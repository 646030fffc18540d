import { closedHeading, closedWords } from './closed-words.ts'
import { MAX_HEADING_LENGTH, withoutMarkup } from './lines.ts'

/** What a heading or a line of its own says about openness; `mark` is the words as printed. */
export interface OpennessMark {
  closed: boolean
  mark: string
}

/** A heading over several items. `reach` says whether it is one for certain, or may be the mark of a single item ("Fortroligt"). */
export interface GroupMark extends OpennessMark {
  reach: 'many' | 'one' | 'either'
}

const CLOSED_LINE =
  /^\(?(?:(?:dette )?(?:punkt|sagen|punktet) (?:er|behandles som) )?lukke(?:t|de)(?: (?:punkt|sag|dagsordenspunkt|møde))?\)?[.:]?$/iu
const OPEN_LINE = /^\(?åbe(?:nt|n)(?: (?:punkt|sag|dagsordenspunkt|møde))?\)?\.?$/iu
/** "Sagstype: Åben" */
const LABEL = /^(?:sagstype|åbenhed|offentlighed)\s*:\s*/iu
const CLOSED_GROUP = /^b-punkter:?$/iu
const OPEN_GROUP =
  /^(?:åbne(?: (?:punkter|sager|dagsordenspunkter|beslutningssager|efterretningssager))?|åben dagsorden|a-punkter|(?:(?:punkter|sager|til (?:behandling|efterretning)|mødet fortsatte))? ?[–-]? ?for åbne døre|(?:åbent|offentligt) møde|åben del|(?:den )?åbne del(?: af (?:mødet|dagsordenen))?|(?:mødet (?:blev|er)(?: igen)? genåbnet|dørene (?:(?:blev|er|bliver)(?: igen)? (?:gen)?åbnet|åbnes(?: igen)?))(?: igen)?(?: (?:kl\.?|klokken) ?\d{1,2}(?:[.:]\d{2})?)?)[.:]?$/iu
const CLOSED_PREFIX =
  /^(?:\(?(?:lukke(?:t|de)(?: (?:punkt|sag|dagsorden(?:spunkt)?))?|closed|confidential|fortroligt?)\)?\s*[:–-]\s*|\(lukke(?:t|de)(?: (?:punkt|sag))?\)\s*|lukket (?:punkt|sag)\s+|\([BFL]\)\s*)(?=\S)/iu
const CLOSED_CAPITALS = /^LUKKET\s+(?=\S)/u
const CLOSED_SUFFIX =
  /\s*(?:\((?:lukke(?:t|de)(?: (?:punkt|sag|møde))?|closed|confidential)\)|[–-]\s*(?:lukket(?: (?:punkt|sag))?|closed|confidential))$/iu
const SUFFIX_B = /\s*\(B\)[.:]?$/u
/** "Forslag fra Lis Krog (B)": here the letter is a party, so it stays in the title; it still closes the item, since it may be both. */
const PARTY_B = /(?:^|\s)(?:fra|af|ved|v\/)\s*(?:\p{Lu}\S*\s+){1,4}\(B\)$/u
const OPEN_SUFFIX = /\s*\((?:Å|åben|åbent|åbent punkt|åben sag)\)$/iu
const OPEN_PREFIX = /^(?:\((?:Å|åbent?(?: (?:punkt|sag))?)\)\s*|åben(?:t)?(?: (?:punkt|sag))?\s*[:–-]\s*)(?=\S)/iu
const CLOSED_DOCUMENT =
  /(?<!\p{L})(?:lukket (?:referat|dagsorden|møde|beslutningsprotokol)|fortroligt?|må ikke offentliggøres|ikke til offentliggørelse|til internt brug)(?!\p{L})/iu

/**
 * Reads the mark in an item's title and gives the title without it. A title that is nothing but the mark stays as printed, and so does
 * one that closes the item in words of no known form.
 */
export function splitOpenness(title: string): { title: string; mark: OpennessMark | null } {
  const words = closedWords(title)
  const closed = words === null ? null : { closed: true, mark: words }
  if (title.length > MAX_HEADING_LENGTH) return { title, mark: closed }
  if (CLOSED_LINE.test(title)) return { title, mark: { closed: true, mark: title } }
  if (PARTY_B.test(title)) return { title, mark: { closed: true, mark: '(B)' } }
  for (const pattern of [CLOSED_PREFIX, CLOSED_CAPITALS, CLOSED_SUFFIX, SUFFIX_B]) {
    const match = pattern.exec(title)
    if (match) return { title: title.replace(pattern, ''), mark: { closed: true, mark: match[0].trim() } }
  }
  if (closed) return { title, mark: closed }
  for (const pattern of [OPEN_PREFIX, OPEN_SUFFIX]) {
    const match = pattern.exec(title)
    if (match) return { title: title.replace(pattern, ''), mark: { closed: false, mark: match[0].trim() } }
  }
  return { title, mark: null }
}

/** A line that says nothing but "Lukket punkt" or "Åbent punkt". */
export function opennessLine(text: string): OpennessMark | null {
  if (text.length > 60) return null
  const line = withoutMarkup(text).replace(/\s+/g, ' ').replace(LABEL, '')
  if (CLOSED_LINE.test(line)) return { closed: true, mark: line }
  return OPEN_LINE.test(line) ? { closed: false, mark: line } : null
}

/** "B. Lukkede punkter", "II. Lukket dagsorden": the parts of an agenda may be counted. */
const COUNTED = /^(?:[A-Z]|[IVX]{1,4})[.):]? +(?=\p{L})/u

/** A heading over several items: "Lukkede punkter", "Mødet fortsatte for lukkede døre", "Åbne sager". Only the very words open again. */
export function opennessGroup(text: string): GroupMark | null {
  if (text.length > MAX_HEADING_LENGTH) return null
  const printed = withoutMarkup(text)
  const line = printed.replace(COUNTED, '')
  const reach = CLOSED_GROUP.test(line) ? 'many' : closedHeading(line)
  // "B: Lukket sag" in the head tells what the letter B means.
  if (reach === 'one' && line !== printed) return null
  if (reach) return { closed: true, mark: line, reach }
  return line.length <= 100 && OPEN_GROUP.test(line) ? { closed: false, mark: line, reach: 'many' } : null
}

/** The words with which the head of a document closes all of it, or null. */
export function closedDocument(text: string): string | null {
  return text.length > MAX_HEADING_LENGTH ? null : (CLOSED_DOCUMENT.exec(text)?.[0] ?? null)
}
