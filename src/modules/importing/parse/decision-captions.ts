import { isBodyName } from './bodies.ts'
import { findDates, type PrintedDate } from './dates.ts'
import { MAX_HEADING_LENGTH, withoutMarkup } from './lines.ts'

/** A caption that says whose decision follows, and of which day: "Beslutning i Byrådet den 01-03-2021", "Udvalgets beslutning den …". */
export interface DatedCaption {
  caption: string
  body: string | null
  date: PrintedDate | null
  /** Nothing but body and day ("Kulturudvalget, 03-05-2021"): a decision only where the document calls nothing else one. */
  bare: boolean
}

const MAX_CAPTION = 160
const WORD = 'beslutning(?:er|en)?|afgørelse|vedtagelse|behandling|behandlet|besluttet|vedtaget|tiltrådt|protokol'
const OPENING = new RegExp(
  `^(?:${WORD})(?:,|:)?(?: (?:truffet|taget|vedtaget))?(?: (?:i|fra|af|på|ved|for|hos))?(?: (?:det|den))?(?: møde[t]?(?: (?:i|af|for|den))?)?(?= |,|$)`,
  'iu',
)
const OF_BODY = new RegExp(`^(.{3,90}?)['’]?s (?:${WORD}|konklusion)(?: (?:i|på|fra|af) møde[t]?)?$`, 'iu')
const MEETING_OF_BODY = /^(.{3,90}?)['’]?s møde$/iu
/** What may follow the day: the hour and the item's number. */
const AFTER_DATE = /^(?:,? ?(?:kl\.? ?\d{1,2}(?:[.:]\d{2})?|(?:som )?(?:pkt|punkt|sag)\.? ?(?:nr\.? ?)?\d{1,4}[a-z]?)){0,2}$/iu
const ITEM_NUMBER = /(?:pkt|punkt|sag)\.? ?(?:nr\.? ?)?\d{1,4}[a-z]?$/iu

/** Reads a caption with a body or a day in it, or gives null. */
export function datedCaption(line: string): DatedCaption | null {
  if (line.length > MAX_CAPTION) return null
  const caption = line.replace(/[:.]$/, '').trimEnd()
  // "Beslutning (Integrationsrådet 03-05-2021)"
  const plain = caption.replace(/ \(([^()]+)\)$/, ' $1')
  const [date, second] = findDates(plain)
  if (second) return null
  const after = date ? plain.slice(date.at + date.text.length).trim() : ''
  const lead = trimBeforeDate(date ? plain.slice(0, date.at) : caption)
  if (date && lead === '') return dayFirst(caption, after, date)
  const behind = date && /^(?:i|af|fra) (.+)$/iu.exec(after)?.[1]
  if (behind && isBodyName(behind) && OPENING.exec(lead)?.[0] === lead) return { caption, body: behind, date, bare: false }
  if (date && !AFTER_DATE.test(after)) return null
  const numbered = ITEM_NUMBER.test(after)
  return opened(caption, lead, date ?? null) ?? ofBody(caption, lead, date ?? null) ?? bareBody(caption, lead, date ?? null, numbered)
}

/** "Beslutning i Udvalget for Ældre den 03-05-2021", "Beslutning - Ældrerådet 03-05-2021", "Beslutning fra møde 7. december 2020", "Besluttet på Rådet den … som punkt 1". */
function opened(caption: string, lead: string, date: PrintedDate | null): DatedCaption | null {
  const opening = OPENING.exec(lead)
  if (!opening) return null
  const body = lead
    .slice(opening[0].length)
    .replace(/^(?:[,:]| [-–—] )/, '')
    .trim()
  if (body === '') return date ? { caption, body: null, date, bare: false } : null
  // With a day beside it any name is one: "Beslutning i Teknik og Miljø den 3. maj 2021".
  return isBodyName(body) || (date && body.length <= 70 && /^\p{Lu}/u.test(body)) ? { caption, body, date, bare: false } : null
}

/** "Beskæftigelsesudvalgets beslutning den 10. maj 2022", "Integrationsudvalgets møde den 12. december 2011". */
function ofBody(caption: string, lead: string, date: PrintedDate | null): DatedCaption | null {
  const body = OF_BODY.exec(lead)?.[1] ?? (date ? MEETING_OF_BODY.exec(lead)?.[1] : undefined)
  if (!body || !/^\p{Lu}/u.test(body)) return null
  const decides = OF_BODY.test(lead)
  return isBodyName(body) || (date && decides) ? { caption, body, date, bare: !decides } : null
}

/** "Kulturudvalget, 03-05-2021, pkt. 42" heads a decision; without the item's number it may only be an entry in a history. */
function bareBody(caption: string, lead: string, date: PrintedDate | null, numbered: boolean): DatedCaption | null {
  return date && isBodyName(lead) ? { caption, body: lead, date, bare: !numbered } : null
}

/** "03-05-2021 Integrationsrådet" */
function dayFirst(caption: string, after: string, date: PrintedDate): DatedCaption | null {
  const body = after.replace(/^(?:[,:]|[-–—] )/, '').trim()
  return isBodyName(body) ? { caption, body, date, bare: true } : null
}

/** A caption with body or day and its text on the same line: "Udvalget, 3. april 2019: Godkendt.", "Ældrerådets beslutning: Godkendt." */
export function inlineDated(text: string): (DatedCaption & { text: string }) | null {
  const start = text.slice(0, MAX_CAPTION)
  for (let colon = start.indexOf(':'); colon !== -1; colon = start.indexOf(':', colon + 1)) {
    if (/\d/.test(start.charAt(colon + 1))) continue
    const found = datedCaption(withoutMarkup(start.slice(0, colon)))
    const rest = text.slice(colon + 1).trim()
    return found && rest !== '' ? { ...found, text: rest } : null
  }
  return null
}

/** The head of an entry in the history of a case: "12-04-2021 Integrationsrådet", "Byrådet den 3. maj 2021", "Byrådet, 03-05-2021, pkt. 4". */
export function historyHeading(text: string): { body: string; date: PrintedDate } | null {
  if (text.length > MAX_HEADING_LENGTH) return null
  const line = withoutMarkup(text)
  const entry = line.endsWith(':') ? line.slice(0, -1).trimEnd() : line.replace(/,? (?:pkt|punkt)\.? ?\d{1,4}$/iu, '')
  const [date] = findDates(entry)
  if (!date) return null
  const before = trimBeforeDate(entry.slice(0, date.at))
  const after = entry
    .slice(date.at + date.text.length)
    .trim()
    .replace(/^[,:–-]\s*/, '')
  const body = before === '' ? after : before
  if (before !== '' && after !== '') return null
  return isBodyName(body) || isDepartment(body, before !== '') ? { body, date } : null
}

/** "Teknik og Miljø, 9. august 2018": a committee without the word. */
function isDepartment(body: string, beforeDate: boolean): boolean {
  return beforeDate && body.length <= 50 && /^\p{Lu}[\p{Ll}-]+(?:,? (?:og )?\p{Lu}[\p{Ll}-]+){1,4}$/u.test(body)
}

const WEEKDAY = /,? (?:man|tirs|ons|tors|fre|lør|søn)dag$/iu

function trimBeforeDate(text: string): string {
  let left = text.trim()
  left = left.replace(/ (?:den|d\.)$/iu, '').replace(WEEKDAY, '')
  for (const ending of ['d.', 'den', ',', ' -', ' –', ':'])
    if (left.toLowerCase().endsWith(ending)) left = left.slice(0, -ending.length).trimEnd()
  for (const ending of [',', ':']) if (left.endsWith(ending)) left = left.slice(0, -1).trimEnd()
  return left
}
