import { toldPresence } from './attendance-prose.ts'
import { ATTENDANCE_TITLE } from './attendance-title.ts'
import type { Blocks, ItemBlock } from './block-types.ts'
import type { ClassifiedLine } from './classify.ts'
import { type Head, type ListedAt, listPresent } from './head-fields.ts'
import { looksLikePeople, parsePeople } from './names.ts'
import { addAbsent, key } from './presence.ts'

/**
 * Many councils list those absent under each item. Who is so at most of them was not at the meeting, if the head does not say otherwise;
 * anybody else missed those items.
 */
export function readItemAbsences(
  head: Head,
  blocks: Blocks,
  told: Map<ItemBlock, ClassifiedLine[]>,
  numbers: string[],
  add: (name: string, items: string[]) => void,
): void {
  const statements = blocks.items.map((block) => absentUnder(block, told))
  const stated = statements.filter(({ length }) => length > 0).length
  if (stated === 0) return
  for (const person of blocks.items.flatMap((block) => substitutesUnder(block, told))) {
    if (![...head.attendees, ...head.absent].some((other) => key(other.name) === key(person.name))) listPresent(head, person, person.lines)
  }
  const listed = head.absent.length > 0
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
  for (const [name, { person, at }] of under) {
    const attendee = attendees.get(name)
    if (attendee)
      add(
        attendee.name,
        at.map((i) => numbers[i] ?? ''),
      )
    else if (known.has(name)) continue
    else if (!listed && at.length * 2 >= stated) addAbsent(head, person)
    else if (at.length * 2 < stated)
      add(
        person.name,
        at.map((i) => numbers[i] ?? ''),
      )
  }
}

function absentUnder(block: ItemBlock, told: Map<ItemBlock, ClassifiedLine[]>): ListedAt[] {
  const all = itemLines(block, told)
  const isList = ATTENDANCE_TITLE.test(block.title ?? '')
  return all.flatMap((line, i) => {
    const labels = line.labels.filter(({ field }) => field === 'absent')
    const people = labels.flatMap(({ value }) => parsePeople(value === '' ? listBelow(all, i) : value).people)
    const prose = labels.length > 0 ? [] : (toldPresence(line.text)?.absent ?? [])
    const bare =
      isList && i > 0 && labels.length === 0 && prose.length === 0 && looksLikePeople(line.text) ? parsePeople(line.text).people : []
    return [...people, ...prose, ...bare].map((person) => ({ ...person, line: line.no, lines: [line] }))
  })
}

/** Who came in whose place, said below an item and not of this item alone. */
function substitutesUnder(block: ItemBlock, told: Map<ItemBlock, ClassifiedLine[]>): ListedAt[] {
  return (told.get(block) ?? []).flatMap((line) =>
    (toldPresence(line.text)?.present ?? []).map((person) => ({ ...person, line: line.no, lines: [line] })),
  )
}

/** The names on the lines below a label, one a line. */
function listBelow(lines: ClassifiedLine[], label: number): string {
  let to = label + 1
  while (looksLikePeople(lines[to]?.text ?? '') && lines[to]?.labels.length === 0) to++
  return lines
    .slice(label + 1, to)
    .map(({ text }) => text)
    .join('\n')
}

export function itemLines(block: ItemBlock, told: Map<ItemBlock, ClassifiedLine[]>): ClassifiedLine[] {
  const own = block.sections.flatMap(({ captionLine, lines }) => (captionLine ? [captionLine, ...lines] : lines))
  return [...own, ...(told.get(block) ?? [])]
}
