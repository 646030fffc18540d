import type { ItemBlock, SectionBlock } from './block-types.ts'
import { isRecord } from './captions.ts'
import type { ClassifiedLine } from './classify.ts'
import { findDates, type PrintedDate } from './dates.ts'
import { historyHeading } from './decision-captions.ts'
import { isUnderline } from './lines.ts'
import { looksLikePeople, withoutFunction } from './names.ts'
import { paragraphsOf } from './paragraphs.ts'
import { sameBody } from './same-body.ts'
import type { EarlierDecision, SectionKind } from './types.ts'

/** The meeting as far as the items need to know it. */
export interface MeetingFacts {
  date: string | null
  body: string | null
}

export interface HistoryEntry {
  entry: EarlierDecision
  date: PrintedDate
  line: number
  /** Headed as a decision ("Beslutning i Byrådet den …"), not just with body and date. */
  decision: boolean
  lines: ClassifiedLine[]
}

/** The decision of this meeting, with its sections; `count` is how many different ones there are. */
export interface Decided {
  text: string | null
  line: number | null
  count: number
  section: SectionBlock | null
}

/** The text of a section, its paragraphs joined by one `\n`; null when there is none. */
export function sectionText({ mark, captionLine, lines }: SectionBlock): string | null {
  const paragraphs = paragraphsOf(lines)
  if (mark?.text != null) {
    const goesOn = captionLine?.runsOn ? paragraphs.shift() : undefined
    paragraphs.unshift([mark.text, goesOn].filter(Boolean).join(' '))
  }
  return paragraphs.length > 0 ? paragraphs.join('\n') : null
}

/** The kind of a section of this item: a decision of another body or meeting is part of the case's history. */
export function sectionKind(section: SectionBlock, block: ItemBlock, meeting: MeetingFacts): SectionKind {
  const { mark } = section
  if (mark?.kind !== 'decision') return mark?.kind ?? 'other'
  if (!isOfMeeting(section, meeting)) return 'proceedings'
  if (isRecord(mark)) return 'decision'
  return hasRecordAfter(block, section) || (mark.decides !== 'word' && hasStrongDecision(block, meeting)) ? 'other' : 'decision'
}

/** Before a "Protokol" the caption "Beslutning" heads what there is to decide. */
function hasRecordAfter({ sections }: ItemBlock, section: SectionBlock): boolean {
  return sections.slice(sections.indexOf(section) + 1).some((later) => later.mark && isRecord(later.mark) && sectionText(later) !== null)
}

function hasStrongDecision(block: ItemBlock, meeting: MeetingFacts): boolean {
  return block.sections.some(
    (section) =>
      section.mark?.kind === 'decision' &&
      section.mark.decides === 'word' &&
      isOfMeeting(section, meeting) &&
      decisionText(section) !== null,
  )
}

/**
 * The decision of this meeting: the text under "Beslutning". A decision of another day or body is not it. Nothing is inferred: only when
 * no such section exists is an entry of the history headed "Beslutning …" with this meeting's date taken.
 */
export function decisionOf(block: ItemBlock, meeting: MeetingFacts, entries: HistoryEntry[]): Decided {
  const own = block.sections.filter((section) => sectionKind(section, block, meeting) === 'decision')
  const said = own.filter((section) => decisionText(section) !== null)
  const texts = [...new Set(said.map((section) => decisionText(section) ?? ''))]
  const [first] = said
  if (first) return { text: texts.join('\n'), line: (first.captionLine ?? first.lines[0])?.no ?? null, count: texts.length, section: first }
  const entry = entries.find(({ decision, date }) => decision && date.iso !== null && date.iso === meeting.date)
  return entry && own.length === 0
    ? { text: entry.entry.text, line: entry.line, count: 1, section: null }
    : { text: null, line: null, count: 0, section: null }
}

/** The text of a section that no caption calls a decision as one, see uncaptioned.ts. */
export function decisionWithoutCaption(section: SectionBlock): Decided {
  return { text: decisionText(section), line: section.lines[0]?.no ?? null, count: 1, section }
}

/**
 * By which name the decisions call the body that meets: on web pages of old terms the head has the name of today, and every decision of
 * the day that of then. Two committees of one day have their own decisions each.
 */
export function decidingBody(body: string | null, date: string | null, items: ItemBlock[]): string | null {
  if (body === null || date === null || /(?:byråd|bestyrelse|økonomi)/iu.test(body)) return body
  const names = items.map(({ sections }) =>
    sections.flatMap(({ mark }) => (mark?.kind === 'decision' && mark.body !== null && mark.date?.iso === date ? [mark.body] : [])),
  )
  const [name] = names.flat()
  const always = name !== undefined && names.every((own) => own.length <= 1 && own.every((one) => one === name))
  return always && names.filter((own) => own.length > 0).length * 2 > items.length ? name : body
}

/** Without a known date and body of the meeting every decision is taken as its own. */
function isOfMeeting(section: SectionBlock, meeting: MeetingFacts): boolean {
  const body = section.mark?.body ?? null
  const date = section.mark?.date ?? openingDate(section)
  if (date && meeting.date !== null && date.iso !== meeting.date) return false
  return body === null || meeting.body === null || sameBody(body, meeting.body) || (date !== null && !isKnownBody(body))
}

/** "Beslutning i Teknik og Miljø den …" on the day of the meeting: a name that is no body's cannot be told from the meeting's own. */
function isKnownBody(body: string): boolean {
  return /(?:råd|udvalg|nævn|bestyrelse|repræsentation|kommission|komité|forum)(?:et|en)?s?(?!\p{L})/iu.test(body)
}

const NOT_THERE = /^(?:deltog ikke|ikke til stede|ikke mødt)\s*:/iu

/** "Tilstede var:", "I mødet deltog:" and what stands in such a list. */
const ATTENDANCE = /^(?:i mødet deltog|til ?stede(?: var)?|mødedeltagere|deltagere|fremmødte?)\s*:/iu
const LABEL = /^[^.]{3,80}:$/u
const LEFT = /(?<!\p{L})(?:forlod|ankom|afbud|fravær\p{L}*|deltog (?:ikke|under|fra|til))(?!\p{L})/iu

/** Some case systems print day, place and absentees of the meeting between caption and decision. */
function opening({ mark, lines }: SectionBlock): ClassifiedLine[] {
  if (mark?.text != null) return []
  const present = attendanceList(lines)
  if (present > 0) return lines.slice(0, present)
  let end = 0
  let goesOn = false
  while (end < lines.length) {
    const line = lines[end]
    if (!line) break
    const own = line.labels[0] && line.text.charAt(line.labels[0].label.length) === ':'
    const label = own || line.labels[0]?.field === 'absent' ? line.labels[0]?.field : undefined
    const labelled = label === 'when' || label === 'place' || label === 'absent' || label === 'time' || NOT_THERE.test(line.text)
    if (!(labelled || (goesOn && !line.blankBefore))) break
    end++
    goesOn = line.text.endsWith(',') || (line.runsOn === true && looksLikePeople(lines[end]?.text ?? ''))
  }
  return lines.slice(0, end)
}

/** How many lines list who came, where the first item of a meeting holds that: labels, names, and who came late or left. */
function attendanceList(lines: ClassifiedLine[]): number {
  if (!ATTENDANCE.test(lines[0]?.text ?? '')) return 0
  const end = lines.findIndex(({ text }) => !(LABEL.test(text) || LEFT.test(text) || looksLikePeople(withoutFunction(text))))
  return end === -1 ? lines.length : end
}

/** The day of a decision, from its caption or from the lines between caption and text. */
export function decidedOn(section: SectionBlock): PrintedDate | null {
  return section.mark?.kind === 'decision' ? (section.mark.date ?? openingDate(section)) : null
}

function openingDate(section: SectionBlock): PrintedDate | null {
  const line = opening(section).find(({ labels }) => labels[0]?.field === 'when')
  return line ? (findDates(line.text)[0] ?? null) : null
}

/** Nothing was decided where only a dash is printed. */
export function decisionText(section: SectionBlock): string | null {
  const said = section.lines.slice(opening(section).length)
  const drawn = said.length > 0 && isUnderline(said.at(-1)?.text ?? '')
  const text = sectionText({ ...section, lines: drawn ? said.slice(0, -1) : said })
  return text !== null && /^[-–—.\s]*$/u.test(text) ? null : text
}

/** Entries of "Sagens forløb", where a line with body and date heads the lines below it, and decisions of other days and bodies. */
export function readHistory(section: SectionBlock, meeting: MeetingFacts): HistoryEntry[] {
  const { mark, captionLine, lines } = section
  if (mark?.kind === 'decision' && captionLine && !isOfMeeting(section, meeting)) {
    const date = mark.date ?? openingDate(section)
    const head = date ? { body: mark.body, date, decision: true } : null
    return head ? [historyEntry(head, [captionLine, ...lines], mark.text)] : []
  }
  if (mark?.kind !== 'proceedings') return []
  const heads = lines.flatMap((line, at) => (historyHead(line) ? [at] : []))
  return heads.flatMap((at, i) => {
    const own = lines.slice(at, heads[i + 1] ?? lines.length)
    const head = own[0] ? historyHead(own[0]) : null
    return head ? [historyEntry(head, own, null)] : []
  })
}

function historyEntry(
  head: { body: string | null; date: PrintedDate; decision: boolean },
  lines: ClassifiedLine[],
  inline: string | null,
): HistoryEntry {
  const text = [...(inline === null ? [] : [inline]), ...lines.slice(1).map((line) => line.text)]
  const entry = { body: head.body, date: head.date.iso, text: text.length > 0 ? text.join('\n') : null }
  return { entry, date: head.date, decision: head.decision, line: lines[0]?.no ?? 0, lines }
}

function historyHead(line: ClassifiedLine): { body: string | null; date: PrintedDate; decision: boolean } | null {
  const { caption } = line
  if (
    caption?.date &&
    caption.kind === 'decision' &&
    caption.decides === 'word' &&
    caption.text === null &&
    /^(?:beslut|afgør|behandl|vedtag)/iu.test(caption.caption)
  )
    return { body: caption.body, date: caption.date, decision: true }
  const heading = historyHeading(line.text)
  return heading ? { ...heading, decision: false } : null
}
