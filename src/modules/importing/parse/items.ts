import type { ItemBlock, SectionBlock } from './block-types.ts'
import type { ClassifiedLine } from './classify.ts'
import type { Closing } from './closing.ts'
import {
  decisionOf,
  decisionWithoutCaption,
  type HistoryEntry,
  type MeetingFacts,
  readHistory,
  sectionKind,
  sectionText,
} from './decisions.ts'
import { splitOpenness } from './openness.ts'
import { outcomeOf } from './outcome.ts'
import type { ParsedItem, ParsedSection, Span } from './types.ts'
import { readVote } from './vote.ts'

/** An item with what the checks need to know about its source. */
export interface ReadItem {
  item: ParsedItem
  line: number
  closedBy: Closing | null
  decisionLine: number | null
  /** No caption calls it a decision, see uncaptioned.ts. */
  inferred: boolean
  /** How many different decision sections of this meeting the item has. */
  decisions: number
  entries: HistoryEntry[]
  spans: Span[]
}

/** Reads one item block; `path` is where the item will stand in the document ("items[3]"), `inferred` the section that is its decision without a caption. */
export function readItem(
  block: ItemBlock,
  meeting: MeetingFacts,
  closedBy: Closing | null,
  path: string,
  inferred: SectionBlock | null,
): ReadItem {
  const title = splitOpenness(block.title ?? '')
  const sections = block.sections.map(
    (section): ParsedSection => ({
      kind: section === inferred ? 'decision' : sectionKind(section, block, meeting),
      caption: section.mark?.caption || null,
      text: sectionText(section),
    }),
  )
  const entries = block.sections.flatMap((section) => readHistory(section, meeting))
  const decided = inferred ? decisionWithoutCaption(inferred) : decisionOf(block, meeting, entries)
  const told = outcomeOf(decided.text, block.title)
  const vote = voteOf(decided.text, told)
  const item: ParsedItem = {
    number: block.number === '' ? null : block.number,
    title: title.title === '' ? null : title.title,
    caseNumber: block.caseNumber?.value ?? null,
    closed: closedBy !== null,
    sections,
    decision: decided.text,
    earlierDecisions: entries.map(({ entry }) => entry),
    attachments: block.sections.flatMap(attachmentsOf),
    outcome: told === 'other' && vote && vote.for > vote.against ? 'adopted' : told,
    vote,
  }
  const line = (block.headingLines[0] ?? block.sections[0]?.captionLine)?.no ?? 0
  return {
    item,
    line,
    closedBy,
    decisionLine: decided.line,
    inferred: inferred !== null,
    decisions: decided.count,
    entries,
    spans: itemSpans(block, entries, path, decided.section),
  }
}

/** What fell before the matter was adopted or put off was a proposal beside it. */
function voteOf(decision: string | null, outcome: ParsedItem['outcome']): ParsedItem['vote'] {
  const vote = readVote(decision)
  const putOff = outcome === 'postponed' || outcome === 'returned'
  const fell = vote && (vote.for < vote.against || (putOff && vote.for === vote.against))
  return fell && (putOff || outcome === 'adopted') ? null : vote
}

/** In a third of the items of an agenda or fewer a decision is what somebody decided before: an agenda is written before the meeting. */
export function beforeMeeting(items: ReadItem[]): ReadItem[] {
  const decided = items.filter(({ item }) => item.decision !== null).length
  if (decided === 0 || decided * 3 > items.length) return items
  return items.map((read) => {
    if (read.item.decision === null) return read
    const sections = read.item.sections.map((section) =>
      section.kind === 'decision' ? { ...section, kind: 'proceedings' as const } : section,
    )
    const item = { ...read.item, sections, decision: null, outcome: null, vote: null }
    return { ...read, item, decisionLine: null, decisions: 0, spans: read.spans.filter(({ path }) => !path.endsWith('.decision')) }
  })
}

function attachmentsOf(section: SectionBlock): string[] {
  if (section.mark?.kind !== 'attachments') return []
  const listed = (sectionText(section) ?? '').split('\n').map((line) => line.replace(/^[-–—•*·▪]\s+/, ''))
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
