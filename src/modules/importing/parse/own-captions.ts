import { isBodyName } from './bodies.ts'
import { captionKey } from './caption-table.ts'
import { type CaptionMark, captionOf, isRecord } from './captions.ts'
import type { ClassifiedLine } from './classify.ts'
import { findDates } from './dates.ts'
import { isListEntry, withoutMarkup } from './lines.ts'
import { isOfDay } from './meeting-days.ts'
import { looksLikePeople } from './names.ts'
import type { Outline } from './outline.ts'

/** In so many items a line must stand by itself in the same words before it is a caption that no table knows. */
const ITEMS = 3
const MAX_CAPTION = 60
/** "Teknik og Miljø indstiller," over what it recommends. */
const RECOMMENDS = /^(\p{Lu}[\p{L}& -]{2,50}) indstiller[,:;]$/u
const DASHES = /^(?:-{2,}|[–—]{1,}|_{3,}|\*{3,}|={2,})$/
const ARROW = /^(?:=+>|-+>|→|⇒|➔|►)\s*(?=\S)/

/**
 * The lines with the captions that hold in this document: those that its own layout shows to be captions are added, and of the words
 * for a decision only the surest that it uses are taken. Where it has none, a sign between text and decision may tell.
 */
export function resolveCaptions(lines: ClassifiedLine[], outline: Outline, days: ReadonlySet<string>): ClassifiedLine[] {
  const first = Math.min(...outline.headings.keys(), lines.length)
  const below = lines.slice(first)
  const own = repeatedCaptions(lines, outline, first)
  const capitals = below.filter(({ caption }) => caption && caption.text === null && isCapitals(caption.caption)).length >= 2
  const decides = decisionWords(below, outline.headings.size, days)
  const under = underDecision(lines)
  const signs = decides.sign ? decisionSign(below, outline.headings.size) : null
  return lines.map((line, at) => {
    if (at < first || outline.headings.has(at)) return line
    if (line.caption && days.size === 0 && decides.plain && !under.has(at) && isOfHistory(line.caption))
      return { ...line, caption: { ...line.caption, kind: 'proceedings' } }
    if (line.caption?.decides === 'bare' && (isRow(line, lines[at - 1]) || isEntry(line.caption, days))) return { ...line, caption: null }
    const mark = line.caption
      ? taken(line.caption, under.has(at) ? { ...decides, bare: true } : decides)
      : (added(line, own, capitals) ?? (signs && signMark(line, signs)))
    return mark === line.caption ? line : { ...line, caption: mark ?? null }
  })
}

/** "12-04-2021 Økonomiudvalget" of another day is an entry of the case's history. */
function isEntry({ caption, date }: CaptionMark, days: ReadonlySet<string>): boolean {
  return date?.at === 0 && caption.startsWith(date.text) && !isOfDay(date, days)
}

/** "Direktionen, 6. april 2021, pkt. 2", where nothing tells the day of the meeting: what was said before. */
function isOfHistory({ caption, body, date, decides }: CaptionMark): boolean {
  return (
    decides === 'word' &&
    body !== null &&
    date !== null &&
    caption.startsWith(body) &&
    /^,? (?:den |d\. ?)?\d/u.test(caption.slice(body.length))
  )
}

/** "Økonomiudvalget ⇥ 13-06-2021" below another row of a table: where the case comes next, and no decision. */
function isRow(line: ClassifiedLine, above: ClassifiedLine | undefined): boolean {
  return line.raw.includes('\t') && !line.blankBefore && above?.raw.includes('\t') === true
}

/** Where most items end in "Beslutning", one that ends in this has its decision there. */
const CONCLUDES = /^konklusion(?:er)?$/iu

/** Which words the document uses for decisions; `sign` when it uses none. */
interface Decides {
  weak: boolean
  bare: boolean
  sign: boolean
  /** "Beslutning" stands alone, without body and day, so a body with a day heads none of this meeting's. */
  plain: boolean
}

/**
 * What is less sure than "Beslutning" counts only where that does not stand in most of the items. "Beslutning i Økonomiudvalget den …" of
 * another day is none of this meeting, where most items have a "Referat", or a body with the meeting's day.
 */
function decisionWords(lines: ClassifiedLine[], items: number, days: ReadonlySet<string>): Decides {
  const marks = lines.flatMap(({ caption }) => (caption?.kind === 'decision' ? [caption] : []))
  const ofMeeting = ({ date, decides }: CaptionMark): boolean => (date === null && decides !== 'bare') || isOfDay(date, days)
  const count = (from: CaptionMark[], decides: CaptionMark['decides']): number => from.filter((mark) => mark.decides === decides).length
  const own = marks.filter(ofMeeting)
  const [all, weak, bare] = [count(marks, 'word'), count(own, 'weak'), count(own, 'bare')]
  const word = weak + bare < items / 2 ? all : count(own, 'word')
  return { weak: word < items / 2, bare: word + weak < items / 2, sign: marks.length === 0, plain: marks.some(isPlain) }
}

function isPlain({ decides, body, date, text }: CaptionMark): boolean {
  return decides === 'word' && body === null && date === null && text === null
}

/**
 * "Beslutninger" over "Kulturudvalget, 3. maj 2021", right below it or below another such entry: there body and day head a decision
 * also where the document calls decisions by their word.
 */
function underDecision(lines: ClassifiedLine[]): Set<number> {
  const found = new Set<number>()
  let entries = false
  for (const [at, { caption }] of lines.entries()) {
    const above = lines[at - 1]?.caption
    if (caption?.decides === 'bare' && caption.text === null) {
      entries ||= above?.kind === 'decision' && above.decides === 'word' && above.text === null && above.date === null
      if (entries) found.add(at)
    } else if (caption) entries = false
  }
  return found
}

function taken(mark: CaptionMark, { weak, bare }: Decides): CaptionMark | null {
  if (mark.kind !== 'decision' || mark.decides === 'word') return mark
  // What was entered in the record outranks any other caption, see decisions.ts.
  if (isRecord(mark)) return mark
  if (mark.decides === 'weak') return weak || CONCLUDES.test(mark.caption) ? mark : { ...mark, kind: 'other' }
  return bare ? mark : null
}

function added(line: ClassifiedLine, own: Set<string>, capitals: boolean): CaptionMark | null {
  const words = withoutMarkup(line.text)
  const who = line.blankBefore ? RECOMMENDS.exec(words) : null
  if (who?.[1] && !isBodyName(who[1])) return { ...captionOf(words.slice(0, -1), 'recommendation'), sentence: true }
  const known = own.has(captionKey(words)) && line.blankBefore && line.blankAfter
  const shown = capitals && isCapitals(words) && words.length <= MAX_CAPTION && !/\d|[.!?,;]$/.test(words) && !isBodyName(words)
  if (!known && !shown) return null
  return line.caseNumber || line.openness || line.group || line.heading || line.closing
    ? null
    : captionOf(words.replace(/\s*:$/, ''), 'other')
}

/** The short lines between empty ones that stand in several items in the same words, with a text below. */
function repeatedCaptions(lines: ClassifiedLine[], outline: Outline, first: number): Set<string> {
  const items = new Map<string, Set<number>>()
  let item = 0
  for (let at = first; at < lines.length; at++) {
    const line = lines[at]
    if (outline.headings.has(at)) item++
    else if (line && couldBeCaption(lines, at, outline)) {
      const key = captionKey(withoutMarkup(line.text))
      items.set(key, (items.get(key) ?? new Set()).add(item))
    }
  }
  return new Set([...items].flatMap(([key, found]) => (found.size >= ITEMS ? [key] : [])))
}

function couldBeCaption(lines: ClassifiedLine[], at: number, outline: Outline): boolean {
  const [before, line, next] = [lines[at - 1], lines[at], lines[at + 1]]
  if (!line || !next || line.caption || line.furniture || line.openness || line.group || line.caseNumber || line.heading) return false
  if (!line.blankBefore || !line.blankAfter || outline.headings.has(at + 1) || next.caption) return false
  if (before?.caption && before.caption.text === null) return false
  const words = withoutMarkup(line.text)
  if (words.length > MAX_CAPTION || words.length < 4 || /\d|[.;,!?]$/.test(words) || !/^\p{Lu}/u.test(words) || isListEntry(words))
    return false
  return !isBodyName(words) && findDates(words).length === 0 && !looksLikePeople(words) && line.labels.length === 0
}

/** Dashes or an arrow before the decision, in at least half of the items and in no item of dashes twice. */
function decisionSign(lines: ClassifiedLine[], items: number): 'dashes' | 'arrow' | null {
  const arrows = lines.filter(({ text }) => ARROW.test(text)).length
  const dashes = lines.filter(({ text }) => DASHES.test(text)).length
  if (arrows >= 2 && arrows >= items / 2) return 'arrow'
  return dashes >= 2 && dashes >= items / 2 && dashes <= items ? 'dashes' : null
}

function signMark({ text }: ClassifiedLine, sign: 'dashes' | 'arrow'): CaptionMark | null {
  if (sign === 'dashes') return DASHES.test(text) ? captionOf('', 'decision') : null
  return ARROW.test(text) ? { ...captionOf('', 'decision'), text: text.replace(ARROW, '') } : null
}

function isCapitals(text: string): boolean {
  return text.length > 3 && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
}
