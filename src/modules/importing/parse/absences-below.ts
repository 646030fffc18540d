import type { Add, Told } from './absence-types.ts'
import { sentences, toldPresence } from './attendance-prose.ts'
import { ATTENDANCE_TITLE } from './attendance-title.ts'
import type { Blocks, ItemBlock, SectionBlock } from './block-types.ts'
import type { ClassifiedLine } from './classify.ts'
import { findDates } from './dates.ts'
import { type Head, type ListedAt, listPresent } from './head-fields.ts'
import { looksLikePeople, parsePeople } from './names.ts'
import { addAbsent, key, moveToAbsent } from './presence.ts'
import { sameBody } from './same-body.ts'

/** "Ida Krog forlod mødet efter punkt 4" was there. */
const PARTLY = /(?:forlod|gik|kom|ankom|deltog)(?!\p{L})/iu
const TOOK_SEAT =
  /^(.{3,200}?) (?:deltog herefter i mødet|sad med ved bordet|indtrådte (?:herefter )?i mødet|tog (?:herefter )?sæde)(?!\p{L})/iu
/** Day, place and absentees stand within so many lines below the caption. */
const MAX_OPENING = 8

/**
 * Many councils list those absent under each item. Who is so at most of them was not at the meeting, if the head does not say otherwise,
 * and who is so wherever something was decided was not there whatever the head says; anybody else missed those items.
 */
export function readItemAbsences(head: Head, blocks: Blocks, told: Told, numbers: string[], add: Add): void {
  const listed = new Set([...head.attendees, ...head.absent].map(({ name }) => key(name)))
  for (const person of blocks.items.flatMap((block) => substitutesUnder(head, block, told))) {
    if (!listed.has(key(person.name))) listPresent(head, person, person.lines)
    listed.add(key(person.name))
  }
  const statements = blocks.items.map((block) => absentUnder(head, block, told))
  const stated = statements.filter(({ length }) => length > 0).length
  if (stated === 0) return
  const headTells = head.absent.length > 0
  // "Fraværende: Ingen" under one item: who is named under others was at that one.
  const nobody = blocks.items.some((block, at) => statements[at]?.length === 0 && nobodyUnder(head, block, told))
  for (const person of blocks.items.flatMap((block) => replacedUnder(head, block, told))) {
    if (!listed.has(key(person.name))) addAbsent(head, person)
    listed.add(key(person.name))
  }
  const under = new Map<string, { person: ListedAt; at: number[] }>()
  for (const [at, people] of statements.entries()) {
    for (const person of people) {
      const entry = under.get(key(person.name)) ?? { person, at: [] }
      if (entry.at.at(-1) !== at) entry.at.push(at)
      under.set(key(person.name), entry)
    }
  }
  const attendees = new Map(head.attendees.map((person) => [key(person.name), person]))
  const known = new Set([...head.absent, ...head.attendees].map(({ name }) => key(name)))
  const decided = blocks.items.flatMap(({ sections }, at) => (sections.some(({ mark }) => mark?.kind === 'decision') ? [at] : []))
  for (const [name, { person, at }] of under) {
    const attendee = attendees.get(name)
    const always = at.length > 1 && at.length === stated && decided.every((one) => at.includes(one))
    if (attendee && always) moveToAbsent(head, attendee)
    else if (attendee)
      add(
        attendee.name,
        at.map((i) => numbers[i] ?? ''),
      )
    else if (known.has(name)) continue
    else if (!headTells && !nobody && at.length * 2 >= stated) addAbsent(head, person)
    else if (nobody || at.length * 2 < stated)
      add(
        person.name,
        at.map((i) => numbers[i] ?? ''),
      )
  }
}

function absentUnder(head: Head, block: ItemBlock, told: Told): ListedAt[] {
  const all = itemLines(head, block, told)
  const isList = ATTENDANCE_TITLE.test(block.title ?? '')
  return all.flatMap((line, i) => {
    const labels = line.labels.filter(({ field }) => field === 'absent')
    const people = labels.flatMap(({ value }) => parsePeople(value === '' ? listBelow(all, i) : (sentences(value)[0] ?? '')).people)
    const prose = labels.length > 0 ? [] : (toldPresence(line.text)?.absent ?? [])
    const bare =
      isList && i > 0 && labels.length === 0 && prose.length === 0 && looksLikePeople(line.text)
        ? parsePeople(line.text).people.filter(({ reason }) => !PARTLY.test(reason ?? ''))
        : []
    return [...people, ...prose, ...bare].map((person) => ({ ...person, line: line.no, lines: [line] }))
  })
}

function nobodyUnder(head: Head, block: ItemBlock, told: Told): boolean {
  return itemLines(head, block, told).some(({ labels }) =>
    labels.some(({ field, value }) => field === 'absent' && /^ingen\.?$/iu.test(value)),
  )
}

/** Who came in whose place, or took a seat during the meeting. */
function substitutesUnder(head: Head, block: ItemBlock, told: Told): ListedAt[] {
  const own = block.sections.filter((section) => isOfMeeting(head, section))
  const taken = own.flatMap((section) => told.get(section) ?? [])
  const said = own.flatMap(({ mark, captionLine, lines }) =>
    mark?.kind === 'decision' ? [...(captionLine ? [captionLine] : []), ...lines] : [],
  )
  const came = taken.flatMap((line) => (toldPresence(line.text)?.present ?? []).map((person) => ({ person, line })))
  const seated = said.flatMap((line) =>
    sentences(line.text).flatMap((sentence) => parsePeople(TOOK_SEAT.exec(sentence)?.[1] ?? '').people.map((person) => ({ person, line }))),
  )
  return [...came, ...seated].map(({ person, line }) => ({ ...person, line: line.no, lines: [line] }))
}

/** "Ida Krog deltog i mødet i stedet for Per Bo": he was at none of it. */
const CAME_FOR = /(?<!\p{L})i mødet i stedet for \p{Lu}/u

function replacedUnder(head: Head, block: ItemBlock, told: Told): ListedAt[] {
  const lines = itemLines(head, block, told).filter(({ text }) => CAME_FOR.test(text))
  return lines.flatMap((line) => (toldPresence(line.text)?.absent ?? []).map((person) => ({ ...person, line: line.no, lines: [line] })))
}

/** Who came late or left early is no entry of a list of the absent. */
const LEFT = /(?<!\p{L})(?:forlod|ankom til) mødet(?!\p{L})/u

/** The names on the lines below a label, one a line. */
function listBelow(lines: ClassifiedLine[], label: number): string {
  let to = label + 1
  while (looksLikePeople(lines[to]?.text ?? '') && lines[to]?.labels.length === 0 && !LEFT.test(lines[to]?.text ?? '')) to++
  return lines
    .slice(label + 1, to)
    .map(({ text }) => text)
    .join('\n')
}

/** The lines of the item that speak of this meeting: who was absent when another body dealt with the case was not absent from this one. */
export function itemLines(head: Head, block: ItemBlock, told: Told): ClassifiedLine[] {
  return block.sections
    .filter((section) => isOfMeeting(head, section))
    .flatMap((section) => [...(section.captionLine ? [section.captionLine] : []), ...section.lines, ...(told.get(section) ?? [])])
}

function isOfMeeting({ dates, body }: Head, { mark, lines }: SectionBlock): boolean {
  if (mark?.kind !== 'decision') return true
  const when = lines.slice(0, MAX_OPENING).find(({ labels }) => labels[0]?.field === 'when')
  const date = mark.date ?? (when ? findDates(when.text)[0] : undefined)
  if (date && dates.length > 0 && !dates.some((one) => one.date.iso === date.iso)) return false
  return mark.body === null || body === null || sameBody(mark.body, body)
}
