import type { Blocks, SectionBlock } from './block-types.ts'
import { bodyIn } from './bodies.ts'
import type { ClassifiedLine } from './classify.ts'
import { findDates, type PrintedDate } from './dates.ts'
import { decisionText } from './decisions.ts'
import { addDates, type Head, set } from './head-fields.ts'

/** Day, place and absentees stand within so many lines below the caption. */
const MAX_OPENING = 8

/** A decision with the body and the day that its caption, or the lines right below, name. */
interface Decided {
  body: string | null
  date: PrintedDate | null
  place: string | null
  lines: ClassifiedLine[]
  said: boolean
}

/**
 * What the captions of the decisions say of the meeting, where the head does not: an item that was printed alone, and systems that print
 * day and place below every caption. Earlier decisions of a case are told apart by their day: the last of each item is the meeting's, and
 * only where all items agree. A decision without a day among them is the meeting's own, and then the others tell nothing.
 */
export function readDecisions(head: Head, blocks: Blocks): void {
  if (head.kindWord === 'agenda') return
  const items = blocks.items.map(({ sections }) => sections.filter(({ mark }) => mark?.kind === 'decision').map(decided))
  if (items.flat().some(({ date, said }) => date === null && said)) return
  const last = items.flatMap((found) =>
    found
      .filter(({ date }) => date?.iso != null)
      .sort(byDay)
      .slice(-1),
  )
  const [first] = last
  if (!first?.date || !same(last.map(({ date }) => date?.iso ?? ''))) return
  if (head.dates.length === 0 || isOfTitle(head, last)) {
    head.dates = []
    addDates(head, [first.date], 'field', first.lines)
  }
  if (!head.dates.some(({ date }) => date.iso === first.date?.iso)) return
  const bodies = last.flatMap(({ body }) => body ?? [])
  if (head.body === null && bodies[0] !== undefined && same(bodies)) set(head, 'body', bodies[0], first.lines)
  const places = last.flatMap(({ place }) => place ?? [])
  if (head.place === null && places[0] !== undefined && same(places)) set(head, 'place', places[0], first.lines)
}

function decided(section: SectionBlock): Decided {
  const { mark, captionLine, lines } = section
  const opening = lines.slice(0, MAX_OPENING).filter(({ labels }) => labels[0]?.field === 'when' || labels[0]?.field === 'place')
  const of = (field: string): string | undefined =>
    opening.flatMap(({ labels }) => labels.find((label) => label.field === field)?.value ?? [])[0]
  const body = mark?.body ? (bodyIn(mark.body) ?? mark.body) : bodyIn(captionLine?.text ?? '')
  return {
    ...{ body, date: mark?.date ?? findDates(of('when') ?? '')[0] ?? null, place: of('place') || null },
    lines: [...(captionLine ? [captionLine] : []), ...opening],
    said: decisionText(section) !== null,
  }
}

/** "Godkendelse af referat fra mødet den 7. maj" is the title of an item, and no day of this meeting. */
function isOfTitle({ dates }: Head, last: Decided[]): boolean {
  return last.length > 1 && dates.every(({ from, date }) => from === 'title' && last.every((one) => one.date?.iso !== date.iso))
}

function byDay(a: Decided, b: Decided): number {
  return (a.date?.iso ?? '').localeCompare(b.date?.iso ?? '')
}

function same(values: string[]): boolean {
  return new Set(values).size === 1
}
