import { readAbsences } from './absences.ts'
import type { Blocks } from './block-types.ts'
import { cutBlocks } from './blocks.ts'
import type { ClassifiedLine } from './classify.ts'
import { closings } from './closing.ts'
import { decidingBody } from './decisions.ts'
import { meetingDoubts } from './doubts.ts'
import { personalData } from './doubts-content.ts'
import { readHead } from './head.ts'
import { completeHead } from './head-elsewhere.ts'
import type { DateSource, Head, ListedAt } from './head-fields.ts'
import { findOutline } from './headings.ts'
import { takeAttendance } from './item-attendance.ts'
import { beforeMeeting, type ReadItem, readItem } from './items.ts'
import { isMeeting, meetingKind, otherKind } from './kind.ts'
import { lastWords } from './last-words.ts'
import { doubt, type MeetingSource } from './meeting-source.ts'
import { closedDocument } from './openness.ts'
import { papersBelowDecisions } from './papers-below.ts'
import { planJson } from './plans/json.ts'
import { notHeld } from './plans/placed.ts'
import { readMeetingPlans } from './plans/read-meeting.ts'
import { readPlan } from './plans/read-plan.ts'
import { planSource } from './plans/source.ts'
import { nobodyYet, presentFromMembers } from './presence.ts'
import { type ParseOptions, printedLines } from './printed.ts'
import { warningOf } from './sentence.ts'
import type { Doubt, ParsedDocument, ParsedWithSource, PlanFields, Span, UnplacedLine } from './types.ts'
import { uncaptioned } from './uncaptioned.ts'

/**
 * Reads decoded text (see decode.ts) as minutes, an agenda or another document. Pure, never throws, linear in the length.
 * Every line that holds something ends in a field or in `unplaced`, and a line of which a field holds only a part ends in both.
 */
export function parseDocument(text: string, options: ParseOptions = {}): ParsedDocument {
  return parseWithSource(text, options).document
}

/** As `parseDocument`, with the doubts as data and the source lines of every field, for the review by a person. */
export function parseWithSource(text: string, options: ParseOptions = {}): ParsedWithSource {
  const printed = printedLines(text, options)
  const { lines } = printed
  const outline = findOutline(lines)
  const blocks = cutBlocks(lines, outline)
  const kept = [...printed.furniture, ...printed.silent]
  blocks.furniture.push(...kept)
  const parsed = isMeeting(lines, blocks) ? parseMeeting(lines, blocks, printed.furniture) : parseOther(lines, kept)
  const spans = [...parsed.spans, ...printed.furniture.map(({ no }) => ({ path: pageFurniture, from: no, to: no }))]
  const doubts = [...printed.doubts, ...parsed.doubts].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return { ...parsed, spans, doubts, document: { ...parsed.document, warnings: doubts.map(warningOf) } }
}

/** The path of lines that stand on the pages again and again: they are unplaced, and nobody needs to look at them. */
export const pageFurniture = 'furniture'

/** Exactly the published JSON, with its keys in the published order. */
export function toJson(document: ParsedDocument): ParsedDocument {
  const { kind, title, body, date, time, place, attendees, absent, items, unplaced, warnings, endTime, absentForItems } = document
  return {
    ...{ kind, title, body, date, time, place },
    attendees: attendees.map(({ name, role, party }) => ({ name, role, party })),
    absent: absent.map(({ name, reason }) => ({ name, reason })),
    items: items.map((item) => ({
      ...{ number: item.number, title: item.title, caseNumber: item.caseNumber, closed: item.closed },
      sections: item.sections.map((section) => ({ kind: section.kind, caption: section.caption, text: section.text })),
      decision: item.decision,
      earlierDecisions: item.earlierDecisions.map((entry) => ({ body: entry.body, date: entry.date, text: entry.text })),
      attachments: [...item.attachments],
      outcome: item.outcome,
      vote: item.vote && { for: item.vote.for, against: item.vote.against, abstained: item.vote.abstained },
    })),
    unplaced: unplaced.map(({ line, text }) => ({ line, text })),
    warnings: [...warnings],
    endTime,
    absentForItems: absentForItems.map(({ name, items: missed }) => ({ name, items: [...missed] })),
    ...planJson(document),
  }
}

function parseMeeting(lines: ClassifiedLine[], blocks: Blocks, printed: ClassifiedLine[]): ParsedWithSource {
  const head = readHead(blocks.head)
  const told = takeAttendance(blocks, head.absent)
  completeHead(head, blocks, printed, [...told.values()].flat())
  const date = meetingDate(head.dates)?.date.iso ?? null
  // "Lukket dagsorden" over the first items closes no more than these where "Åben dagsorden" stands over others.
  const opened = blocks.items.some(({ group }) => group?.closed === false)
  const ofAll = [...blocks.head, ...printed].filter(({ group }) => !(opened && group))
  const closedBy = ofAll.map(({ text }) => closedDocument(text)).find((words) => words !== null) ?? null
  const body = head.kindWord === 'agenda' ? head.body : decidingBody(head.body, date, blocks.items)
  const inferredFrom = new Map([...uncaptioned(blocks.items, head), ...lastWords(blocks.items, head)])
  papersBelowDecisions(blocks.items, inferredFrom)
  const closed = closings(blocks, closedBy)
  const read = blocks.items.map((block, i) =>
    readItem(block, { date, body }, closed[i] ?? null, `items[${i}]`, inferredFrom.get(block) ?? null),
  )
  const items = head.kindWord === 'agenda' ? beforeMeeting(read) : read
  const kind = meetingKind(
    head,
    items.some(({ item }) => item.decision !== null),
  )
  const before = head.kindWord === 'agenda' && kind === 'agenda'
  if (before) nobodyYet(head, blocks.head)
  const isClosed = closed.map((by) => by !== null)
  const isListed = head.attendees.length > 0
  const absentForItems = before ? [] : readAbsences(head, blocks, told, isClosed)
  const inferred = kind === 'minutes' && presentFromMembers(head)
  const doubtful = [...head.kept, ...blocks.loose]
  const unplaced = inOrder([...doubtful, ...unusedDates(head, date), ...head.furniture, ...blocks.furniture])
  const plans = readMeetingPlans(blocks, { date, attendees: head.attendees })
  const document = { ...meetingDocument(head, date, items, unplaced), kind, absentForItems, ...plans.fields }
  const source: MeetingSource = { document, head, items, blocks, doubtful: inOrder(doubtful), lines }
  const spans = [...head.spans, ...items.flatMap((item) => item.spans), ...plans.spans, ...unplacedSpans(unplaced)]
  // "Ida Krog deltog ikke i punkt 3" tells that she was there for the others, and nothing of those who missed none.
  const guessed = !isListed && kind === 'minutes' && head.attendees.length > 0
  const how = inferred ? 'presentInferred' : guessed ? 'presentGuessed' : null
  const present = how ? [doubt(how, null, 'attendees', { count: String(head.attendees.length) })] : []
  return { document, doubts: [...present, ...(items.length === 0 ? closedDoubt(lines) : []), ...meetingDoubts(source)], spans }
}

function meetingDocument(
  head: Head,
  date: string | null,
  items: ReadItem[],
  unplaced: UnplacedLine[],
): Omit<ParsedDocument, 'kind' | 'absentForItems' | keyof PlanFields> {
  return {
    ...{ title: head.title, body: head.body, date, time: head.time, place: head.place },
    attendees: head.attendees.map(({ name, role, party }: ListedAt) => ({ name, role, party })),
    absent: head.absent.map(({ name, reason }: ListedAt) => ({ name, reason })),
    items: items.map(({ item }) => item),
    unplaced,
    warnings: [],
    endTime: head.endTime,
  }
}

/** The labelled date counts before the one in the title, and that before one in passing; the day of the letter only where no other is labelled. If it does not exist, no other takes its place. */
function meetingDate(dates: DateSource[]): DateSource | undefined {
  const labelled = dates.filter(({ from }) => from === 'field')
  return (
    labelled.find(({ ofLetter }) => !ofLetter) ??
    labelled[0] ??
    dates.find(({ from }) => from === 'title') ??
    dates.find(({ from }) => from === 'line')
  )
}

/** The lines of dates that are not the meeting's; the checks say why. In a title they stand anyway. */
function unusedDates(head: Head, date: string | null): ClassifiedLine[] {
  return head.dates
    .filter((source) => source.from !== 'title' && (source.date.iso === null || source.date.iso !== date))
    .flatMap(({ lines }) => lines)
}

function parseOther(lines: ClassifiedLine[], furniture: ClassifiedLine[]): ParsedWithSource {
  const { kind, title: printed, titleLine } = otherKind(lines)
  const title = titleLine ? printed : null
  const plan = readPlan(planSource(kind, title, titleLine, lines))
  const ofTitle: Span[] = titleLine ? [{ path: 'title', from: titleLine.no, to: titleLine.no }] : []
  const spans = [...ofTitle, ...plan.spans]
  const unplaced = inOrder(notHeld([...furniture, ...lines], { title, ...plan.fields }, spans))
  const doubts = [
    doubt('notMeeting', null, 'kind', { count: String(unplaced.length) }),
    ...closedDoubt(lines),
    ...personalData(lines),
    ...plan.doubts,
  ]
  const document: ParsedDocument = {
    ...{ kind, title, body: null, date: null, time: null, place: null },
    ...{ attendees: [], absent: [], items: [], unplaced, warnings: [], endTime: null, absentForItems: [] },
    ...plan.fields,
  }
  return { document, doubts, spans: [...spans, ...unplacedSpans(unplaced)] }
}

/** Of what has no items, only so many lines are its head. */
const longestHead = 12

/** A document that calls itself closed, and has no items that could be. */
function closedDoubt(lines: ClassifiedLine[]): Doubt[] {
  const head = lines.slice(0, longestHead)
  const found = head.map(({ text, no }) => ({ no, mark: closedDocument(text) })).find(({ mark }) => mark !== null)
  return found?.mark ? [doubt('closedDocument', found.no, 'kind', { mark: found.mark })] : []
}

function inOrder(lines: ClassifiedLine[]): UnplacedLine[] {
  const byNumber = new Map(lines.map((line) => [line.no, line.raw]))
  return [...byNumber].sort(([a], [b]) => a - b).map(([line, text]) => ({ line, text }))
}

function unplacedSpans(unplaced: UnplacedLine[]): Span[] {
  return unplaced.map(({ line }, i) => ({ path: `unplaced[${i}]`, from: line, to: line }))
}
