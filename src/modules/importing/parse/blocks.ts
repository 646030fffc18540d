import { casesAtEnd, linesAbove, takeAbove } from './above.ts'
import type { Blocks, ItemBlock, SectionBlock } from './block-types.ts'
import { isBodyName } from './bodies.ts'
import type { CaptionMark } from './captions.ts'
import type { ClassifiedLine } from './classify.ts'
import { closedWords } from './closed-words.ts'
import { isTheme } from './forms.ts'
import { groupCutter } from './groups.ts'
import { meetingWord } from './head-fields.ts'
import { isOwnHeading, kindsOf, newItem, readBelowHeading, repeatsHeading } from './heading-blocks.ts'
import { isListEntry, MAX_HEADING_LENGTH, withoutMarkup } from './lines.ts'
import { placeListed } from './listed-only.ts'
import { isOfDay, meetingDays } from './meeting-days.ts'
import { splitOpenness } from './openness.ts'
import type { Outline } from './outline.ts'
import { resolveCaptions } from './own-captions.ts'

const MAX_CHAPTER = 60
/** A line of running text is about as long as the page is wide. */
const FULL_LINE = 55
const FEWEST_ITEMS = 3
/** So few lines stand below what is said of the next meeting. */
const MAX_BELOW = 5
const AFTER_LAST =
  /^(?:næste (?:ordinære )?møde (?:er|bliver|afholdes|holdes|finder)|referatet (?:er|blev) (?:godkendt|underskrevet)|underskrevet af|godkendelse$)/iu
/** Of the minutes of the meeting before, where it does not stand last. */
const APPROVED = /^godkendt og underskrevet/iu
/** "Referent: Ida Krog", "KL/14.06.2017": who wrote the minutes, and when. */
const SIGNED = /^(?:(?:[Rr]eferent|REFERENT): \S.*|(?:[Mm]vh|[Mm]ed venlig hilsen)(?!\p{L}).*|\p{Lu}{2,4}\/\d{1,2}[.-]\d{1,2}[.-]\d{2,4})$/u
/** A line drawn across the page. */
const DRAWN = /^(?:-{10,}|_{10,}|={10,}|\*{10,})$/
const CHAPTER =
  /^(?:(?:[A-ZÆØÅ]|[IVX]{1,4})[.)]\s+\p{Lu}.*|(?:\p{L}+ )?\p{L}*(?:punkter|sager)(?: til (?:[\p{L}/ -]{3,50}s )?\p{L}+)?|[\p{L}, -]{3,50}s sager|sager (?:rejst|fremsat|stillet) af \p{L}+):?$/iu

/** "IR", "SOU, ØKU, BY": bodies by their letters */
const BODIES = /^\p{Lu}{2,5}(?:[ ,/–-]{1,3}\p{Lu}{2,5})*\.?$/u

/** Cuts the classified lines at the headings of the outline, and each item at its captions. */
export function cutBlocks(classified: ClassifiedLine[], outline: Outline): Blocks {
  const days = meetingDays(classified, outline)
  const lines = resolveCaptions(classified, outline, days)
  const blocks: Blocks = { head: [], contents: outline.contents, items: [], furniture: [], loose: [], counted: isCounted(outline) }
  const kinds = kindsOf(outline.headings.values())
  const titleLines = new Set([...outline.headings.values()].flatMap((found) => found.titleLines))
  const chapters = new Set(lines.flatMap(({ text }, at) => (isChapter(lines, at, outline) ? [text] : [])))
  const repeatsChapter = (at: number, text: string): boolean =>
    chapters.has(text) && (outline.headings.has(at - 1) || titleLines.has(at - 1))
  const captions: Captions = {
    alone: captionsStandingAlone(lines),
    own: ownDecisions(lines, outline),
    days,
    everywhere: inlineEverywhere(lines, outline),
  }
  const above = linesAbove(lines, outline)
  const belongsBelow = new Set([...above.values()].flat())
  const ends = casesAtEnd(lines, outline)
  const groups = groupCutter(lines, outline, belongsBelow)
  const lastHeading = Math.max(...outline.headings.keys(), 0)
  // Where every item has its mark above its title, none speaks of the item before it.
  const marked = [...outline.headings.keys()].every((at) => above.get(at)?.some((one) => lines[one]?.openness))
  let over = false
  for (const [at, line] of lines.entries()) {
    const item = blocks.items.at(-1)
    const found = outline.headings.get(at)
    if (found) {
      over = false
      if (item && repeatsHeading(item, found)) {
        const again = [at, ...found.titleLines].flatMap((one) => lines[one] ?? [])
        // With text in between the lines of the item's heading would not stand together.
        if (item.sections.length === 0 && found.printedTitle === item.title) item.headingLines.push(...again)
        else blocks.furniture.push(...again)
        continue
      }
      const begun = newItem(lines, found, kinds)
      blocks.items.push(groups.begin(begun.item, found.titleKey))
      for (const one of above.get(at) ?? []) if (lines[one] && takeAbove(begun.item, lines[one])) blocks.furniture.push(lines[one])
      if (begun.more) blocks.furniture.push(...begun.item.headingLines)
      if (found.form === 'run') placeInItem(blocks, begun.item, line, lines[at + 1], captions)
    } else if (belongsBelow.has(at) && line.openness && marked) continue
    else if (item && !item.caseNumber && ends.has(at)) {
      if (takeAbove(item, line)) blocks.furniture.push(line)
    } else if (titleLines.has(at) || belongsBelow.has(at)) groups.meet(at, item)
    else if (isBesideItems(lines, at, outline) || repeatsChapter(at, line.text)) blocks.furniture.push(line)
    else if (groups.meet(at, over ? undefined : item) === 'heading' || line.furniture)
      (item === undefined && meetingWord(line.text) ? blocks.head : blocks.furniture).push(line)
    else if (!item) blocks.head.push(line)
    else {
      over = (over && !line.caption) || (endsMeeting(line, item, at > lastHeading) && !goesOnAsBefore(lines, at, lastHeading))
      if (over) blocks.loose.push(line)
      else placeInItem(blocks, item, line, lines[at + 1], captions)
    }
  }
  for (const one of outline.listed ?? []) for (const line of lines.slice(one.at, one.at + 1)) placeListed(blocks.items, one, line)
  return blocks
}

/** A line of the contents list, of the list of all papers, or of a heading over several items. */
function isBesideItems(lines: ClassifiedLine[], at: number, outline: Outline): boolean {
  const { contentsLines, chapters, annex = lines.length } = outline
  return at >= annex || contentsLines.has(at) || chapters.has(at) || isChapter(lines, at, outline)
}

/** "A. Gamle sager", "Orienteringspunkter": a heading over several items, right above the first of them. */
function isChapter(lines: ClassifiedLine[], at: number, outline: Outline): boolean {
  const line = lines[at]
  if (!line || line.group || lines[at - 1]?.caption || line.text.length > MAX_CHAPTER) return false
  let next = at + 1
  while (lines[next]?.furniture) next++
  // "3 Afslutning" over 3.1
  const first = line.heading !== null && outline.headings.get(next)?.number === `${line.heading.number}.1`
  const words = withoutMarkup(line.text)
  // "b) Ny bænk": the last entry of a list.
  if (/^\p{Ll}[.)]/u.test(words)) return false
  // "TEKNIK- OG MILJØUDVALGET": whose matters follow.
  const body = line.blankBefore && words === words.toUpperCase() && isBodyName(words)
  // "b) Godkendt." is the end of a decision.
  const chapter = CHAPTER.test(words) && /^\p{Lu}/u.test(words) && !words.endsWith('.')
  return first || ((chapter || isTheme(words) || body) && (outline.headings.has(next) || outline.chapters.has(next)))
}

/** Where one number stands over most of the items it counts nothing. */
function isCounted({ headings }: Outline): boolean {
  const counts = new Map<string, number>()
  for (const { number } of headings.values()) counts.set(number, (counts.get(number) ?? 0) + 1)
  return Math.max(0, ...counts.values()) <= Math.max(2, headings.size / 2)
}

/** In the last item a paragraph behind its text may speak of the minutes or of the next meeting. */
function endsMeeting(line: ClassifiedLine, item: ItemBlock, last: boolean): boolean {
  // Of the last item nothing need be said.
  if (last && line.blankBefore && SIGNED.test(line.text)) return true
  // Of a closed item nothing need be printed but its title.
  if (line.closing && (last || !APPROVED.test(line.text)))
    return item.sections.length > 0 || (last && splitOpenness(item.title ?? '').mark?.closed === true)
  const section = item.sections.at(-1)
  const said = section !== undefined && (section.lines.some(({ labels }) => labels[0]?.field !== 'absent') || section.mark?.text != null)
  if (last && said && DRAWN.test(line.text) && !line.caption) return true
  return last && said && line.blankBefore && AFTER_LAST.test(line.text) && !/møde|referat/iu.test(item.title ?? '')
}

/** "Næste møde er …" ends no meeting where a line follows that stands under the items before as well. */
function goesOnAsBefore(lines: ClassifiedLine[], at: number, lastHeading: number): boolean {
  if (!AFTER_LAST.test(lines[at]?.text ?? '')) return false
  const below = new Set(lines.slice(at + 1, at + MAX_BELOW).flatMap(({ text, furniture }) => (furniture ? [] : [text])))
  return lines.slice(0, lastHeading).some(({ text, furniture }) => !furniture && below.has(text))
}

function placeInItem(blocks: Blocks, item: ItemBlock, line: ClassifiedLine, next: ClassifiedLine | undefined, captions: Captions): void {
  const section = item.sections.at(-1)
  if (isOwnHeading(item, line)) {
    blocks.furniture.push(line)
    return
  }
  if (!section?.captionLine) {
    const before = item.caseLine
    const place = readBelowHeading(item, line)
    // A surer number took the place of this one.
    if (before && before !== item.caseLine) blocks.furniture.push(before)
    if (place === 'furniture' || place === 'partly') blocks.furniture.push(line)
    // "Dok.nr. 22/4-3 Lukket" beside the title is of no other field, but it closes the item.
    const mark = place === 'furniture' ? closedWords(line.text) : null
    if (mark !== null) item.unsure ??= { mark, line: line.no }
    if (place !== 'text') return
  }
  // "åben" at the foot of each page is the mark of the item there, and no word of its decision.
  if (section?.mark && /^åbent?$/iu.test(line.text)) {
    item.opennessLines.push(line)
    return
  }
  const mark = line.caption
  if (mark && beginsSection(mark, line, section, next, captions)) {
    item.sections.push({ mark, captionLine: line, lines: [] })
    // A mere sign is no caption that a field could hold, and neither is the head of another column.
    if (mark.caption === '' || line.text.startsWith(`${mark.caption}\t`)) blocks.furniture.push(line)
  } else if (section) section.lines.push(line)
  else item.sections.push({ mark: null, captionLine: null, lines: [line] })
}

/** What the document as a whole says of its captions. */
interface Captions {
  alone: Set<string>
  own: Set<ClassifiedLine>
  days: ReadonlySet<string>
  everywhere: ReadonlySet<string>
}

/**
 * "Beslutning: Godkendt." once in an item is its own decision, also below what other bodies decided, where the document never prints the
 * word alone and most of its items have it so.
 */
function ownDecisions(lines: ClassifiedLine[], { headings }: Outline): Set<ClassifiedLine> {
  const items = linesOfItems(lines, headings)
  const alone = items.flat().some(({ caption }) => caption && callsDecision(caption) && caption.text === null)
  const decisions = items.map(ownDecision)
  const sole = decisions.filter(({ length }) => length === 1)
  return new Set(alone || sole.length * 2 < decisions.length ? [] : sole.flat())
}

/** Right below another body and its day it is that body's; "Økonomiudvalgets beslutning: …" may be the own where nothing else is. */
function ownDecision(item: ClassifiedLine[]): ClassifiedLine[] {
  const inline = item.filter(
    ({ caption }, at) => caption && callsDecision(caption) && caption.text !== null && !item[at - 1]?.caption?.date,
  )
  const own = inline.filter(({ caption }) => !caption?.body)
  return own.length > 0 ? own : inline
}

/** By a word, and of no day. */
function callsDecision({ kind, decides, date }: CaptionMark): boolean {
  return kind === 'decision' && decides !== 'bare' && date === null
}

/** "Sagsfremstilling: …" in most items, and never alone: below the decision, where that stands first, it begins the case as well. */
function inlineEverywhere(lines: ClassifiedLine[], { headings }: Outline): ReadonlySet<string> {
  const items = linesOfItems(lines, headings)
  const counts = new Map<string, number>()
  for (const item of items) for (const key of new Set(item.flatMap(inlineKey))) counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Set([...counts].flatMap(([key, count]) => (count >= Math.max(FEWEST_ITEMS, items.length / 2) ? [key] : [])))
}

function linesOfItems(lines: ClassifiedLine[], headings: Outline['headings']): ClassifiedLine[][] {
  return [...headings.keys()].sort((a, b) => a - b).map((at, i, all) => lines.slice(at + 1, all[i + 1]))
}

function inlineKey({ caption }: ClassifiedLine): string[] {
  return caption?.text != null && caption.kind !== 'decision' ? [caption.caption.toLowerCase()] : []
}

/** A label that stands alone somewhere in the document is a caption only where it stands alone ("Økonomi: …" may be running text). */
function captionsStandingAlone(lines: ClassifiedLine[]): Set<string> {
  return new Set(lines.flatMap(({ caption }) => (caption && caption.text === null ? [caption.caption.toLowerCase()] : [])))
}

function beginsSection(
  mark: CaptionMark,
  line: ClassifiedLine,
  section: SectionBlock | undefined,
  next: ClassifiedLine | undefined,
  captions: Captions,
): boolean {
  const kind = section?.mark?.kind
  if (isListEntry(line.text) || (mark.sentence && kind === 'recommendation')) return false
  // An empty "Sagshistorik" above it heads nothing; of the meeting's own day it is no history.
  if (mark.date && kind === 'proceedings' && section && section.lines.length > 0) return isOfDay(mark.date, captions.days)
  if (mark.text !== null) return inlineBegins(mark, line, section, captions)
  // An attachment may be called "Tidsplan": it is a caption only if a text follows it.
  if (kind === 'attachments' && mark.kind !== 'decision' && mark.kind !== 'proceedings')
    return next !== undefined && (isSentence(next) || (section?.lines.length === 0 && line.blankBefore && !next.blankBefore && isCut(next)))
  return true
}

function inlineBegins(mark: CaptionMark, line: ClassifiedLine, section: SectionBlock | undefined, captions: Captions): boolean {
  const { alone, own, days, everywhere } = captions
  if (section && (own.has(line) || isOfDay(mark.date, days))) return true
  // "Resume" over "Sagsforløb: IR", and the text of it below
  if (mark.kind === 'proceedings' && section?.captionLine && section.lines.length === 0 && BODIES.test(mark.text ?? '')) return false
  const decides = mark.kind === 'decision' && section?.mark?.kind !== 'decision'
  const afterInline = !section?.mark || section.mark.text !== null
  if (decides && (afterInline || section?.mark?.kind !== 'proceedings')) return true
  if (line.blankBefore && /^(?:beslutnings)?kompetence$/iu.test(mark.caption) && isBodyName(mark.text ?? '')) return true
  const key = mark.caption.toLowerCase()
  return !alone.has(key) && (everywhere.has(key) || inlineCounts(mark, line, section))
}

/** Under a caption on a line of its own, and above all in a decision, "Økonomi: der afsættes …" is part of the text. */
function inlineCounts(mark: CaptionMark, line: ClassifiedLine, section: SectionBlock | undefined): boolean {
  if (!section?.mark || section.mark.text !== null) return true
  if (section.mark.kind === 'decision' || section.mark.kind === 'proceedings') return mark.kind === 'attachments' && line.blankBefore
  return line.blankBefore || mark.kind === 'attachments'
}

/** A sentence that goes on below. */
function isCut({ text, blankAfter }: ClassifiedLine): boolean {
  return text.length >= FULL_LINE && !blankAfter && !/\.\p{L}{2,4}$/u.test(text)
}

function isSentence(line: ClassifiedLine): boolean {
  return line.text.length > MAX_HEADING_LENGTH || (/[.!?:]$/.test(line.text) && !/\.\p{L}{2,4}$/u.test(line.text))
}
