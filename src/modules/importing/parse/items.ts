import type { ItemBlock, SectionBlock } from './block-types.ts'
import { historyHeading } from './captions.ts'
import type { ClassifiedLine } from './classify.ts'
import type { Closing } from './closing.ts'
import type { PrintedDate } from './dates.ts'
import { splitOpenness } from './openness.ts'
import type { EarlierDecision, ParsedItem, ParsedSection, Span } from './types.ts'

/** An item with what the checks need to know about its source. */
export interface ReadItem {
  item: ParsedItem
  line: number
  closedBy: Closing | null
  decisionLine: number | null
  /** How many different decision sections of this meeting the item has. */
  decisions: number
  entries: HistoryEntry[]
  spans: Span[]
}

export interface HistoryEntry {
  entry: EarlierDecision
  date: PrintedDate
  line: number
  /** Headed as a decision ("Beslutning i Byrådet den …"), not just with body and date. */
  decision: boolean
  lines: ClassifiedLine[]
}

/** The meeting as far as the items need to know it. */
export interface MeetingFacts {
  date: string | null
}

/** Reads one item block; `path` is where the item will stand in the document ("items[3]"). */
export function readItem(block: ItemBlock, meeting: MeetingFacts, closedBy: Closing | null, path: string): ReadItem {
  const title = splitOpenness(block.title ?? '')
  const sections = block.sections.map(readSection)
  const entries = block.sections.flatMap((section) => readHistory(section, meeting))
  const decided = decisionsOf(block, meeting, entries)
  const item: ParsedItem = {
    number: block.number,
    title: title.title === '' ? null : title.title,
    caseNumber: block.caseLine?.caseNumber?.value ?? null,
    closed: closedBy !== null,
    sections,
    decision: decided.text,
    earlierDecisions: entries.map(({ entry }) => entry),
    attachments: block.sections.flatMap(attachmentsOf),
  }
  const line = block.headingLines[0]?.no ?? 0
  return {
    item,
    line,
    closedBy,
    decisionLine: decided.line,
    decisions: decided.count,
    entries,
    spans: itemSpans(block, entries, path, decided.section),
  }
}

function readSection({ mark, lines }: SectionBlock): ParsedSection {
  const paragraphs = lines.map(({ text }) => text)
  if (mark?.text != null) paragraphs.unshift(mark.text)
  return { kind: mark?.kind ?? 'other', caption: mark?.caption ?? null, text: paragraphs.length > 0 ? paragraphs.join('\n') : null }
}

/** Entries of "Sagens forløb", where a line with body and date heads the lines below it, and decisions dated on another day. */
function readHistory({ mark, captionLine, lines }: SectionBlock, meeting: MeetingFacts): HistoryEntry[] {
  if (mark?.kind === 'decision' && mark.date && captionLine && !isOfMeeting(mark.date, meeting)) {
    return [historyEntry({ body: mark.body, date: mark.date, decision: true }, [captionLine, ...lines])]
  }
  if (mark?.kind !== 'proceedings') return []
  const heads = lines.flatMap((line, at) => (historyHead(line) ? [at] : []))
  return heads.flatMap((at, i) => {
    const own = lines.slice(at, heads[i + 1] ?? lines.length)
    const head = own[0] ? historyHead(own[0]) : null
    return head ? [historyEntry(head, own)] : []
  })
}

function historyEntry(head: { body: string | null; date: PrintedDate; decision: boolean }, lines: ClassifiedLine[]): HistoryEntry {
  const text = lines.slice(1).map((line) => line.text)
  const entry = { body: head.body, date: head.date.iso, text: text.length > 0 ? text.join('\n') : null }
  return { entry, date: head.date, decision: head.decision, line: lines[0]?.no ?? 0, lines }
}

/** Without a known date of the meeting every decision is taken as its own. */
function isOfMeeting(date: PrintedDate, meeting: MeetingFacts): boolean {
  return meeting.date === null || date.iso === meeting.date
}

function historyHead(line: ClassifiedLine): { body: string | null; date: PrintedDate; decision: boolean } | null {
  const heading = historyHeading(line.text)
  if (heading) return { ...heading, decision: false }
  const { caption } = line
  return caption?.date && caption.kind === 'decision' && caption.text === null
    ? { body: caption.body, date: caption.date, decision: true }
    : null
}

interface Decided {
  text: string | null
  line: number | null
  count: number
  section: SectionBlock | null
}

/**
 * The decision of this meeting: the text under "Beslutning". A decision dated on another day is another body's. Nothing is inferred:
 * only when no such section exists is an entry of the history headed "Beslutning …" with this meeting's date taken.
 */
function decisionsOf(block: ItemBlock, meeting: MeetingFacts, entries: HistoryEntry[]): Decided {
  const own = block.sections.filter(({ mark }) => mark?.kind === 'decision' && (!mark.date || isOfMeeting(mark.date, meeting)))
  const said = own.filter((section) => readSection(section).text !== null)
  const texts = [...new Set(said.map((section) => readSection(section).text ?? ''))]
  const [first] = said
  if (first) return { text: texts.join('\n'), line: first.captionLine?.no ?? null, count: texts.length, section: first }
  const entry = entries.find(({ decision, date }) => decision && date.iso !== null && date.iso === meeting.date)
  return entry && own.length === 0
    ? { text: entry.entry.text, line: entry.line, count: 1, section: null }
    : { text: null, line: null, count: 0, section: null }
}

function attachmentsOf(section: SectionBlock): string[] {
  if (section.mark?.kind !== 'attachments') return []
  const listed = (readSection(section).text ?? '').split('\n').map((line) => line.replace(/^[-–—•*·▪]\s+/, ''))
  return listed.filter((line) => line !== '' && !/^(?:ingen|ingen bilag|der er ingen bilag|-)\.?$/iu.test(line))
}

function itemSpans(block: ItemBlock, entries: HistoryEntry[], path: string, decision: SectionBlock | null): Span[] {
  const spans: Span[] = []
  const add = (field: string, lines: (ClassifiedLine | null)[]): void => {
    const numbers = lines.flatMap((line) => (line ? [line.no] : []))
    const [from, to] = [numbers[0], numbers.at(-1)]
    if (from !== undefined && to !== undefined) spans.push({ path: field, from, to })
  }
  for (const line of block.headingLines) if (line.heading) add(`${path}.number`, [line])
  add(`${path}.title`, block.headingLines)
  add(`${path}.caseNumber`, [block.caseLine])
  for (const line of block.opennessLines) add(`${path}.closed`, [line])
  for (const [i, section] of block.sections.entries()) {
    add(`${path}.sections[${i}]`, [section.captionLine, ...section.lines])
    if (section === decision) add(`${path}.decision`, [section.captionLine, ...section.lines])
    if (section.mark?.kind === 'attachments') add(`${path}.attachments`, section.lines)
  }
  for (const [i, entry] of entries.entries()) add(`${path}.earlierDecisions[${i}]`, entry.lines)
  return spans
}
