import type { Blocks, ItemBlock, SectionBlock } from './block-types.ts'
import { headingTitle } from './candidates.ts'
import type { CaptionMark } from './captions.ts'
import type { ClassifiedLine } from './classify.ts'
import { groupCutter } from './groups.ts'
import type { Outline } from './headings.ts'
import { isListEntry, MAX_HEADING_LENGTH, titleKey } from './lines.ts'

/** Cuts the classified lines at the headings of the outline, and each item at its captions. */
export function cutBlocks(lines: ClassifiedLine[], outline: Outline): Blocks {
  const blocks: Blocks = { head: [], contents: outline.contents, items: [], furniture: [], loose: [] }
  const headings = new Set(outline.headings)
  const alone = captionsStandingAlone(lines)
  const groups = groupCutter(lines, outline)
  let over = false
  for (const [at, line] of lines.entries()) {
    const item = blocks.items.at(-1)
    if (headings.has(at)) {
      over = false
      if (item && repeatsHeading(item, lines, at)) item.headingLines.push(line)
      else blocks.items.push(groups.begin(newItem(lines, at)))
    } else if (outline.contentsLines.has(at)) blocks.furniture.push(line)
    else if (groups.meet(at, over ? undefined : item) === 'heading' || line.furniture) blocks.furniture.push(line)
    else if (!item) blocks.head.push(line)
    else {
      over = (over && !line.caption) || endsMeeting(line, item)
      if (over) blocks.loose.push(line)
      else placeInItem(item, line, lines[at + 1], alone)
    }
  }
  return blocks
}

function newItem(lines: ClassifiedLine[], at: number): ItemBlock {
  const line = lines[at]
  const title = headingTitle(lines, at)
  const number = line?.heading?.number ?? ''
  return { number, title, headingLines: line ? [line] : [], caseLine: null, opennessLines: [], group: null, unsure: null, sections: [] }
}

/** Web pages print "Pkt. 42 Budget" as a button and once more as the heading. */
function repeatsHeading(item: ItemBlock, lines: ClassifiedLine[], at: number): boolean {
  const sameNumber = lines[at]?.heading?.number === item.number
  return sameNumber && item.sections.length === 0 && titleKey(headingTitle(lines, at) ?? '') === titleKey(item.title ?? '')
}

function endsMeeting(line: ClassifiedLine, item: ItemBlock): boolean {
  return line.closing && item.sections.length > 0
}

function placeInItem(item: ItemBlock, line: ClassifiedLine, next: ClassifiedLine | undefined, alone: Set<string>): void {
  const section = item.sections.at(-1)
  if (!section?.captionLine && readBelowHeading(item, line)) return
  const mark = line.caption
  if (mark && beginsSection(mark, line, section, next, alone)) item.sections.push({ mark, captionLine: line, lines: [] })
  else if (section) section.lines.push(line)
  else item.sections.push({ mark: null, captionLine: null, lines: [line] })
}

/** Title, case number and openness stand between the heading and the first caption. True when the line says nothing else. */
function readBelowHeading(item: ItemBlock, line: ClassifiedLine): boolean {
  if (isTitle(item, line)) {
    item.headingLines.push(line)
    return true
  }
  if (line.openness) item.opennessLines.push(line)
  const isCase = line.caseNumber !== null && item.caseLine === null
  if (isCase) item.caseLine = line
  // Amid text the line stays where it is printed. So does "Sagsnr. 4711 Kulturudvalget Åbent punkt", which says more.
  const onlyMark = isCase ? line.caseNumber?.rest === '' : line.openness !== null && !overMany(line) && line.caseNumber === null
  return onlyMark && item.sections.length === 0
}

/** "Lukket møde" may speak of more than this item and stays where it is printed. */
function overMany({ group }: ClassifiedLine): boolean {
  return group?.reach === 'many'
}

/** The title below its number, or the title printed once more. */
function isTitle({ sections, title }: ItemBlock, line: ClassifiedLine): boolean {
  if (sections.length > 0 || title === null || line.caption) return false
  const [key, whole] = [titleKey(line.text), titleKey(title)]
  return key === whole || whole.endsWith(`) ${key}`)
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
  alone: Set<string>,
): boolean {
  const kind = section?.mark?.kind
  if (isListEntry(line.text) || (mark.sentence && kind === 'recommendation')) return false
  if (mark.date && kind === 'proceedings') return false
  if (mark.text !== null) return !alone.has(mark.caption.toLowerCase()) && inlineCounts(mark, line, section)
  // An attachment may be called "Tidsplan": it is a caption only if a text follows it.
  if (kind === 'attachments' && mark.kind !== 'decision' && mark.kind !== 'proceedings') return next !== undefined && isSentence(next)
  return true
}

/** Under a caption on a line of its own, and above all in a decision, "Økonomi: der afsættes …" is part of the text. */
function inlineCounts(mark: CaptionMark, line: ClassifiedLine, section: SectionBlock | undefined): boolean {
  if (!section?.mark || section.mark.text !== null) return true
  if (section.mark.kind === 'decision' || section.mark.kind === 'proceedings') return mark.kind === 'attachments' && line.blankBefore
  return line.blankBefore
}

function isSentence(line: ClassifiedLine): boolean {
  return line.text.length > MAX_HEADING_LENGTH || (/[.!?:]$/.test(line.text) && !/\.\p{L}{2,4}$/u.test(line.text))
}
