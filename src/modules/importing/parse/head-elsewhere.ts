import type { Blocks } from './block-types.ts'
import { bodyIn } from './bodies.ts'
import type { ClassifiedLine } from './classify.ts'
import { findDates, readMoment } from './dates.ts'
import { historyHeading } from './decision-captions.ts'
import { decidedOn } from './decisions.ts'
import { readHead } from './head.ts'
import { readDecisions } from './head-decisions.ts'
import { addDates, type Head, listPresent, meetingWord, set } from './head-fields.ts'
import { MAX_HEADING_LENGTH } from './lines.ts'
import { mailHeads } from './mail.ts'

/** "Mødet blev hævet kl. 19.15", "Mødet sluttede klokken 19". */
const END =
  /^(?:herefter )?(?:mødet|møde) (?:blev |er )?(?:hævet|sluttede|sluttet|slut|afsluttet|afsluttedes|hævedes|sluttes)(?!\p{L}).{0,40}$/iu

/** Fills what the head leaves open from where else it stands: the end below the items, body and day at the head of each page, the body in its decisions. */
export function completeHead(head: Head, blocks: Blocks, furniture: ClassifiedLine[], told: ClassifiedLine[]): void {
  if (head.attendees.length === 0) readPresent(head, told)
  for (const line of [...blocks.loose, ...lastLines(blocks)]) if (head.endTime === null && END.test(line.text)) readEnd(head, line)
  const sent = new Set(mailHeads(furniture))
  for (const { text } of sent) head.kindWord ??= meetingWord(text)
  const heads = furniture.filter((line) => line.text.length <= MAX_HEADING_LENGTH && !sent.has(line))
  for (const line of heads) {
    const body = head.body === null ? bodyIn(line.text) : null
    if (body !== null) set(head, 'body', body, [line])
    const dates = head.dates.length === 0 ? findDates(line.text) : []
    if (dates.length > 0 && !/udskrevet|printet/iu.test(line.text)) addDates(head, dates, 'line', [line])
  }
  readDecisions(head, blocks)
  if (head.body === null) readDecidingBody(head, blocks)
  if (head.body === null) readTreatingBody(head, blocks)
}

/** Some councils say who came below the first item and nowhere else. */
function readPresent(head: Head, told: ClassifiedLine[]): void {
  if (!told.some(({ labels }) => labels[0]?.field === 'attendees')) return
  for (const person of readHead(told).attendees) listPresent(head, person, person.lines)
}

/** "Kulturudvalget den 3. maj 2021" under "Sagsgang": whose meeting the case comes to on the day of this one, where all items name the same. */
function readTreatingBody(head: Head, { items }: Blocks): void {
  const days = new Set(head.dates.map(({ date }) => date.iso))
  const lines = items.flatMap(({ sections }) => sections.flatMap((section) => section.lines))
  const found = lines.flatMap((line) => {
    const entry = historyHeading(line.text)
    return entry && days.has(entry.date.iso) ? [{ body: bodyIn(entry.body) ?? entry.body, line }] : []
  })
  const [first] = found
  if (first && found.length > 1 && found.every(({ body }) => body === first.body)) set(head, 'body', first.body, [first.line])
}

function lastLines({ items }: Blocks): ClassifiedLine[] {
  return items.at(-1)?.sections.flatMap(({ lines }) => lines) ?? []
}

function readEnd(head: Head, line: ClassifiedLine): void {
  const { time, endTime } = readMoment(line.text, true)
  const end = endTime ?? time
  if (end !== null) set(head, 'endTime', end, [line])
}

/** "Beslutning i Byrådet den 3. maj 2021": the body that decided on the day of the meeting, where all such captions name the same. */
function readDecidingBody(head: Head, { items }: Blocks): void {
  const days = new Set(head.dates.map(({ date }) => date.iso))
  const found = items.flatMap(({ sections }) =>
    sections.flatMap((section) => {
      const { mark, captionLine } = section
      const day = decidedOn(section)
      return captionLine && mark?.body && day && days.has(day.iso) ? [{ body: bodyIn(mark.body) ?? mark.body, captionLine }] : []
    }),
  )
  const [first] = found
  if (first && found.every(({ body }) => body === first.body)) set(head, 'body', first.body, [first.captionLine])
}
