import { type CaptionMark, captionMark, historyHeading } from '../../parse/captions.ts'
import { classify } from '../../parse/classify.ts'
import { closedSaying } from '../../parse/closed-words.ts'
import { personalData } from '../../parse/doubts-content.ts'
import { splitLines } from '../../parse/lines.ts'
import { doubt } from '../../parse/meeting-source.ts'
import { splitOpenness } from '../../parse/openness.ts'
import { outcomeOf } from '../../parse/outcome.ts'
import { parseDocument } from '../../parse/parse.ts'
import { warningOf } from '../../parse/sentence.ts'
import type {
  Doubt,
  EarlierDecision,
  ParsedDocument,
  ParsedItem,
  ParsedSection,
  ParsedWithSource,
  SectionKind,
  UnplacedLine,
} from '../../parse/types.ts'
import { readVote } from '../../parse/vote.ts'
import type { Openness, SystemItem, SystemMeeting, SystemText } from './meeting.ts'
import { Page } from './page.ts'

/** A file that the source names; `item` counts the document's items from 0. `path`: where it lies in what was sent along; null: it is not there. */
export type NamedFile = { name: string; path: string | null; item: number; open: boolean }
type WantedFile = NamedFile & { path: string }

type Sheet = { page: Page; doubts: Doubt[]; unplaced: UnplacedLine[]; own: ReadonlyMap<string, SectionKind> }

/**
 * A case system's meeting as the fields of the published contract, with a readable text that shows each of them. Fails closed: an item is
 * open only when the document and the item say so. A file that does not say so itself is never named where it could become public.
 * @param own the captions that the municipality has added
 */
export function toParsed(
  meeting: SystemMeeting,
  own: ReadonlyMap<string, SectionKind> = new Map(),
): { parsed: ParsedWithSource; text: string; files: WantedFile[] } {
  const sheet: Sheet = { page: new Page(), doubts: [], unplaced: [], own }
  headOf(meeting, sheet)
  const items = meeting.items.map((item, i) => itemOf(item, i, meeting, sheet))
  sheet.page.gap()
  for (const note of meeting.notes) setAside(sheet, note)
  const { page, unplaced } = sheet
  const doubts = [...sheet.doubts, ...missing(meeting), ...personalData(classify(splitLines(page.text)))].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0),
  )
  const { kind, title, body, date, time, place, attendees, absent } = meeting
  const document: ParsedDocument = {
    // Whatever else a document may say is empty here.
    ...parseDocument(''),
    ...{ kind, title: title || null, body: body || null, date, time, place: place || null, attendees, absent, items, unplaced },
    warnings: doubts.map(warningOf),
  }
  const files = meeting.items.flatMap((item, i) =>
    item.files.map(({ name, path, openness }) => ({ name, path, item: i, open: openness.open === true && !items[i]?.closed })),
  )
  return { parsed: { document, doubts, spans: page.spans }, text: page.text, files }
}

function headOf({ title, body, date, time, endTime, place, attendees, absent }: SystemMeeting, { page }: Sheet): void {
  if (title) page.add(title, 'title')
  if (body) page.add(`Udvalg: ${body}`, 'body')
  if (date) page.add(`Mødedato: ${date}`, 'date')
  if (time) page.add(`Tidspunkt: ${time}${endTime ? `–${endTime}` : ''}`, 'time')
  if (place) page.add(`Sted: ${place}`, 'place')
  if (attendees.length > 0) page.add(['Deltagere:', ...attendees.map(({ name }) => name)].join('\n'), 'attendees')
  if (absent.length > 0) page.add(['Fraværende:', ...absent.map(({ name }) => name)].join('\n'), 'absent')
}

function missing({ kind, date, body, attendees, items }: SystemMeeting): Doubt[] {
  return [
    ...(date ? [] : [doubt('noDate', null, 'date')]),
    ...(body ? [] : [doubt('noBody', null, 'body')]),
    ...(attendees.length > 0 || kind === 'agenda' ? [] : [doubt('noAttendees', null, 'attendees')]),
    ...(items.length > 0 ? [] : [doubt('noItems', null, 'items')]),
  ]
}

/** Kept for whoever reads the import, and nowhere else. */
function setAside({ page, unplaced }: Sheet, text: string): number {
  const line = page.add(text, `unplaced[${unplaced.length}]`)
  unplaced.push({ line, text })
  return line
}

function itemOf(item: SystemItem, index: number, meeting: SystemMeeting, sheet: Sheet): ParsedItem {
  const path = `items[${index}]`
  const { page } = sheet
  page.gap()
  const line = page.add(['Punkt', `${item.number}:`, item.title].filter(Boolean).join(' '), `${path}.number`, `${path}.title`)
  if (item.caseNumber) page.add(`Sagsnr.: ${item.caseNumber}`, `${path}.caseNumber`)
  const closed = closing(item, meeting, sheet, path, line)
  const sections = sectionsOf(item, sheet, path)
  const own = decisionsOf(sections, meeting)
  const told = item.history.length > 0 ? sections.slice(0, -1) : sections
  const earlier = [...item.history.map(({ body, date, text }) => ({ body: body || null, date, text })), ...told.flatMap(historyOf)]
  const attachments = attachmentsOf(item, closed, sections, sheet, path)
  if (own.length > 1)
    sheet.doubts.push(doubt('severalDecisions', line, `${path}.decision`, { item: named(item), count: String(own.length) }))
  if (own.length === 0 && meeting.kind === 'minutes')
    sheet.doubts.push(doubt('noDecision', line, `${path}.decision`, { item: named(item) }))
  if (item.absent.length > 0) setAside(sheet, `Deltog ikke i punkt ${item.number}: ${item.absent.join(', ')}`)
  const decision = own.length > 0 ? own.join('\n') : null
  return {
    ...{ number: item.number || null, title: item.title || null, caseNumber: item.caseNumber || null, closed },
    sections: sections.map(({ section }) => section),
    decision,
    earlierDecisions: [...earlier, ...sections.flatMap((section) => otherDecision(section, meeting))],
    attachments,
    outcome: outcomeOf(decision, item.title || null),
    vote: readVote(decision),
  }
}

const named = ({ number, title }: SystemItem) => [number, title].filter(Boolean).join(' ')

/** The document and the item must say that it is open, and neither its title nor its words anything else. */
function closing(item: SystemItem, meeting: SystemMeeting, { doubts }: Sheet, path: string, line: number): boolean {
  const by = [meeting.openness, item.openness, spoken(item)].find(({ open }) => open !== true)
  if (by) doubts.push(closedBy(by, item, path, line))
  return by !== undefined
}

function spoken({ title, texts }: SystemItem): Openness {
  const mark = splitOpenness(title).mark
  const said = mark?.closed
    ? mark.mark
    : texts.flatMap(({ text }) => text.split('\n')).reduce<string | null>((found, text) => found ?? closedSaying(text), null)
  return said === null ? { open: true, said: '' } : { open: false, said }
}

const closedBy = ({ open, said }: Openness, item: SystemItem, path: string, line: number): Doubt =>
  open === false
    ? doubt('closedMark', line, `${path}.closed`, { item: named(item), mark: said })
    : doubt('closedInDoubt', line, `${path}.closed`, { item: named(item), mark: said, reason: 'source' })

type Section = { section: ParsedSection; mark: CaptionMark | null }

function sectionsOf(item: SystemItem, { page, own }: Sheet, path: string): Section[] {
  const texts = item.history.length > 0 ? [...item.texts, historyText(item)] : item.texts
  return texts
    .filter(({ caption, text }) => caption !== '' || text !== '')
    .map(({ caption, text, kind }, i) => {
      const mark = caption === '' ? null : captionMark(caption, own)
      page.gap()
      page.add([caption, text].filter(Boolean).join('\n'), `${path}.sections[${i}]`, ...(kind === 'decision' ? [`${path}.decision`] : []))
      return {
        section: { kind: kind ?? (mark && saysKind(mark) ? mark.kind : 'other'), caption: caption || null, text: text || null },
        mark,
      }
    })
}

/** "Referat" and a body with a day head a decision only where nothing else does. */
const saysKind = ({ kind, decides }: CaptionMark) => kind !== 'decision' || decides === 'word'

const historyText = ({ history }: SystemItem): SystemText => ({
  caption: 'Sagens forløb',
  kind: 'proceedings',
  text: history.map(({ body, date, text }) => `${[date, body].filter(Boolean).join(' ')}\n${text}`).join('\n'),
})

/** A decision whose caption names another day is another meeting's. */
const isOwn = ({ section, mark }: Section, { date }: SystemMeeting) =>
  section.kind === 'decision' && (!mark?.date || date === null || mark.date.iso === date)

const decisionsOf = (sections: Section[], meeting: SystemMeeting): string[] => [
  ...new Set(sections.filter((section) => isOwn(section, meeting)).flatMap(({ section }) => section.text ?? [])),
]

const otherDecision = (section: Section, meeting: SystemMeeting): EarlierDecision[] =>
  section.section.kind === 'decision' && !isOwn(section, meeting)
    ? [{ body: section.mark?.body ?? null, date: section.mark?.date?.iso ?? null, text: section.section.text }]
    : []

/** "Sagens forløb" as one text: a line with body and date heads the lines below it. */
function historyOf({ section }: Section): EarlierDecision[] {
  if (section.kind !== 'proceedings' || section.text === null) return []
  const entries: EarlierDecision[] = []
  for (const line of section.text.split('\n')) {
    const head = historyHeading(line)
    const last = entries.at(-1)
    if (head) entries.push({ body: head.body, date: head.date.iso, text: null })
    else if (last) last.text = last.text === null ? line : `${last.text}\n${line}`
  }
  return entries
}

/** Files that are open as the item is; a closed file of an open item is set aside, because its name alone may say too much. */
function attachmentsOf(item: SystemItem, closed: boolean, sections: Section[], sheet: Sheet, path: string): string[] {
  const isKept = ({ openness }: SystemItem['files'][number]) => closed || openness.open === true
  const kept = item.files.filter(isKept).map(({ name }) => name)
  if (kept.length > 0 && !sections.some(({ section }) => section.kind === 'attachments')) {
    sheet.page.gap()
    sheet.page.add(['Bilag', ...kept].join('\n'), `${path}.sections[${sections.length}]`, `${path}.attachments`)
    sections.push({ section: { kind: 'attachments', caption: 'Bilag', text: kept.join('\n') }, mark: null })
  }
  for (const file of item.files.filter((one) => !isKept(one))) {
    const line = setAside(sheet, `Bilag til punkt ${item.number}, som kilden ikke har sat som åbent: ${file.name}`)
    sheet.doubts.push(doubt('unplacedLine', line, 'unplaced', { count: '1' }))
  }
  return kept
}
