import { isBesideTitle, OF_BODY, PRESENTED } from './beside-title.ts'
import { breaksInCase, isCaseLabel, isRestOfCase, isRunning, splitRunning } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'
import type { HeadingMark } from './forms.ts'
import { isListEntry, titleKey } from './lines.ts'
import { looksLikePeople } from './names.ts'
import { isPaper } from './paper-names.ts'

/** A title as printed, with the indexes of the lines below the heading that are part of it, and of the next line with content. */
export interface PrintedTitle {
  title: string | null
  lines: number[]
  next: number
}

/** What the document as a whole tells about its titles. */
export interface TitleFacts {
  /** Empty lines part the paragraphs, so a line right below a title may be the rest of it. */
  airy: boolean
  /** Titles end in a colon: it announces what was said, and no second half. */
  colons: boolean
  /** The titles of the contents list, as `titleKey`. */
  listed: Set<string>
}

/** A title is never broken over more lines. */
const MAX_LINES = 4
const MAX_CONTINUATION = 110
/** From this length on a line may have been broken to the width of the page. */
const BROKEN_FROM = 40
const FULL_LINE = 60
/** Such a line says what was decided, even where no caption does. */
const DECIDES =
  /^(?:godkendt|intet|ingen|taget til|udsat|drøftet|vedtaget|tiltrådt|til efterretning|trukket|oversendt|anbefal|bortfald|udgår|orienter(?:ing|et))(?!\p{L})/iu
const OPEN_END =
  /(?:[-–,:&/]|(?<!\p{L})(?:og|eller|samt|i|på|af|til|for|fra|om|med|ved|vedr\.?|vedrørende|under|efter|den|det|de|en|et|at|der|som))$/iu

/** "… - Sag", "… - Sag nr.": the running number stands on the next line. */
const BEFORE_RUNNING = /[-–] sag(?: nr\.)?$/iu

/** "A. Sager til afgørelse i byrådet", which a web page repeats below each title. */
const OVER_ITEMS = /^\p{Lu}\. (?:\p{L}+ ){0,2}(?:sager|punkter)(?!\p{L})/iu

/** The index of the next line with content of its own: page heads and page numbers may stand in between. */
export function nextContent(lines: ClassifiedLine[], at: number): number {
  let next = at + 1
  while (next < lines.length && lines[next]?.furniture) next++
  return next
}

/** "a. Trafikudvalget": the parts of the item. */
const LETTERED = /^[a-zæøå][.)]\s+\p{L}/u

/** Reads the title of the heading at `at`: its own words, or the line below when it is only a number, and the lines it is broken over. */
export function readTitle(lines: ClassifiedLine[], at: number, heading: HeadingMark, facts: TitleFacts): PrintedTitle {
  let title = heading.title
  const own: number[] = []
  let last = at
  if (title === null || /^\([^()]*\)$/.test(title)) {
    const below = belowCase(lines, nextContent(lines, at))
    if (!canBeTitle(lines[below], heading)) return { title, lines: [], next: below }
    title = `${title ?? ''} ${lines[below]?.text ?? ''}`.trim()
    own.push(below)
    last = below
  }
  for (
    let next = nextContent(lines, last);
    own.length < MAX_LINES && goesOn(lines, title, last, next, facts);
    next = nextContent(lines, last)
  ) {
    title = joinTitle(title, lines[next]?.text ?? '')
    own.push(next)
    last = next
  }
  return { title, lines: own, next: nextContent(lines, last) }
}

/** "1.", "00.22.04-G01-5-17", and only then the title. */
function belowCase(lines: ClassifiedLine[], at: number): number {
  const next = lines[at + 1]
  return lines[at]?.caseNumber && next && !next.blankBefore && !next.heading ? at + 1 : at
}

function canBeTitle(line: ClassifiedLine | undefined, heading: HeadingMark): boolean {
  // "Pkt. 3" over "Høring: Nye boliger"
  const captioned = line?.caption && (line.caption.text === null || heading.form !== 'named')
  if (!line || captioned || line.caseNumber || line.openness || line.group || isRunning(line.text) || isCaseLabel(line.text)) return false
  if (!/\p{L}/u.test(line.text)) return false
  return line.heading === null || line.heading.form !== heading.form
}

function goesOn(lines: ClassifiedLine[], title: string, last: number, next: number, { airy, colons, listed }: TitleFacts): boolean {
  const [before, line] = [lines[last], lines[next]]
  if (!line || LETTERED.test(line.text) || line.behindTitle || OF_BODY.test(line.text) || isPresented(line.text)) return false
  if (before && isCutOff(title, line)) return true
  if (
    !before ||
    !(isPlain(line) || isSubtitle(lines, next) || isBrokenOff(before, line) || line.text.endsWith(')')) ||
    line.text.length < 2 ||
    line.text.length > MAX_CONTINUATION ||
    title.length + line.text.length > 250
  )
    return false
  if (listed.has(titleKey(joinTitle(title, line.text)))) return true
  if (listed.has(titleKey(title))) return false
  // "Budget (Sags nr. 15.40G01 -" / "2018/4711)"
  if (!line.blankBefore && /\([^()]*$/.test(title) && /^[^()]{1,40}\)$/.test(line.text)) return true
  const lower = /^\p{Ll}/u.test(line.text)
  // "… for elever i 10." goes on with "klasse".
  if (lower && !line.blankBefore && /(?<!\p{L})\d{1,3}\.$/u.test(title)) return true
  const supported = isSupport(lines[nextContent(lines, next)])
  if (line.blankBefore) return lower && supported && !/[.!?]$/.test(line.text)
  if (/[.!?]$/.test(title) || (/[.!;:]$/.test(line.text) && !isUnfinished(line.text)))
    return lower && OPEN_END.test(title) && !line.text.endsWith('.')
  if (!isPlain(line) && line.text.endsWith(')')) return false
  if (colons && title.endsWith(':')) return false
  if (OPEN_END.test(title) || lower || !isPlain(line)) return line.caption === null || supported
  if (DECIDES.test(line.text)) return false
  // Of a line as wide as the page the rest stands between it and what is beside titles or heads a text.
  if (supported && before.text.length >= FULL_LINE && !looksLikePeople(line.text)) return true
  return airy && line.blankAfter && (before.text.length >= BROKEN_FROM || supported)
}

/** "v. Pia" below the title; "ved Skovvej" may be the rest of it. */
const isPresented = (text: string): boolean => /^v[./]/iu.test(text) && PRESENTED.test(text)

function isPlain(line: ClassifiedLine): boolean {
  if (isPaper(line.text) || OVER_ITEMS.test(line.text)) return false
  const marked = line.caption || line.caseNumber || line.openness || line.group || line.labels.length > 0 || line.closing
  return !marked && !line.heading && !isListEntry(line.text) && !isCaseLabel(line.text) && !/^[-–—=_*.]{2,}$/.test(line.text)
}

/** The title goes on: "Budget - Sag nr.", "Budget (Sagsnr.:". */
export function isUnfinished(title: string): boolean {
  return BEFORE_RUNNING.test(title) || breaksInCase(title)
}

/** "Budget - Sag" / "nr. 4", "Budget - Sag nr." / "36"; "Budget -" / "Lukket punkt", "Budget (Sagsnr.:" / "22-003654)" */
function isCutOff(title: string, line: ClassifiedLine): boolean {
  if (line.blankBefore) return false
  return isBrokenRunning(title, line) || (/\s[-–]$/.test(title) && line.openness?.closed === true) || isRestOfCase(title, line.text)
}

function isBrokenRunning(title: string, { text }: ClassifiedLine): boolean {
  return BEFORE_RUNNING.test(title) && /^(?:nr\. )?\d{1,3}[a-z]?$/iu.test(text) && splitRunning(joinTitle(title, text)).running
}

/** "Lokalplan for havnen - endelig" / "vedtagelse": no caption, but the last word of a title as wide as the page. */
function isBrokenOff(before: ClassifiedLine, { text, caption, blankBefore }: ClassifiedLine): boolean {
  return caption?.text === null && !blankBefore && before.text.length >= BROKEN_FROM && /^\p{Ll}[\p{Ll} ]*$/u.test(text)
}

/** "- fælles frokost" right below the title and above the case number or the first caption. */
function isSubtitle(lines: ClassifiedLine[], at: number): boolean {
  const line = lines[at]
  return line !== undefined && !line.blankBefore && /^[-–] \p{Ll}/u.test(line.text) && isSupport(lines[nextContent(lines, at)])
}

/** What stands below the heading of an item and seldom below anything else. */
export function isSupport(line: ClassifiedLine | undefined): boolean {
  return line !== undefined && (line.caption !== null || line.caseNumber !== null || isBesideTitle(line))
}

/** What a web page says on a button behind the title. */
const BUTTON = /\s*klik her for at (?:folde ud|læse|åbne|se).*$/iu

/** The title without what a web page says on its button. */
export function withoutButton(title: string): string {
  return title.length > 10 ? title.replace(BUTTON, '') || title : title
}

/** Joins the halves of a broken title; a hyphen at the end of a line goes unless a word was meant to end in it ("Beskæftigelses- og"). */
export function joinTitle(title: string, more: string): string {
  if (/\p{Ll}-$/u.test(title) && /^\p{Ll}/u.test(more) && !/^(?:og|eller|samt)(?!\p{L})/u.test(more)) return title.slice(0, -1) + more
  return `${title} ${more}`
}
