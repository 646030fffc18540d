import { contentsDoubts } from './doubts-contents.ts'
import type { ReadItem } from './items.ts'
import { doubt, type MeetingSource } from './meeting-source.ts'
import type { Doubt } from './types.ts'

/** Numbers, contents list, decisions, closed marks and history of the items. */
export function itemDoubts(source: MeetingSource): Doubt[] {
  const { items, document, blocks } = source
  return [
    ...(blocks.counted ? numberDoubts(items) : []),
    ...contentsDoubts(source),
    ...items.flatMap((item, i) => [
      ...closedDoubts(item, `items[${i}]`),
      ...decisionDoubts(item, `items[${i}]`, document.kind === 'minutes', document.date),
    ]),
  ]
}

/** "punkt 37" for sentences, with the title when there is no number. */
function named({ item }: ReadItem): string {
  return item.number ?? item.title ?? '?'
}

function numberDoubts(items: ReadItem[]): Doubt[] {
  const doubts: Doubt[] = []
  const seen = new Set<string>()
  for (const [i, { item, line }] of items.entries()) {
    const number = item.number ?? ''
    if (number === '') continue
    const before = items[i - 1]?.item.number
    const expected = before === undefined || before === null ? null : Number.parseInt(before, 10) + 1
    if (seen.has(number)) doubts.push(doubt('numberRepeats', line, `items[${i}].number`, { number }))
    else if (expected !== null && !continues(number, before ?? '', expected)) {
      doubts.push(doubt('numberJumps', line, `items[${i}].number`, { number, expected: String(expected) }))
    }
    seen.add(number)
  }
  return doubts
}

/** 38 follows 37; 37a, 37b and 37.1 follow 37. */
function continues(number: string, before: string, expected: number): boolean {
  const value = Number.parseInt(number, 10)
  return value === expected || (value === expected - 1 && number !== before && /[a-z]$|\.\d+$/i.test(number))
}

function closedDoubts(read: ReadItem, path: string): Doubt[] {
  if (!read.closedBy) return []
  const { reason, mark, line } = read.closedBy
  const params = { item: named(read), mark: mark.length > 80 ? `${mark.slice(0, 79)}…` : mark }
  return [
    reason === null
      ? doubt('closedMark', line, `${path}.closed`, params)
      : doubt('closedInDoubt', line, `${path}.closed`, { ...params, reason }),
  ]
}

function decisionDoubts(read: ReadItem, path: string, minutes: boolean, date: string | null): Doubt[] {
  const item = named(read)
  const doubts: Doubt[] = []
  if (read.inferred) doubts.push(doubt('decisionInferred', read.decisionLine, `${path}.decision`, { item }))
  if (minutes && read.item.decision === null) doubts.push(doubt('noDecision', read.line, `${path}.decision`, { item }))
  if (read.decisions > 1)
    doubts.push(doubt('severalDecisions', read.decisionLine, `${path}.decision`, { item, count: String(read.decisions) }))
  for (const [i, { entry, date: printed, line }] of read.entries.entries()) {
    if (printed.iso === null) doubts.push(doubt('dateImpossible', line, `${path}.earlierDecisions[${i}].date`, { text: printed.text }))
    const ofMeeting = date !== null && entry.date === date
    if (ofMeeting && read.item.decision !== null && entry.text !== null && entry.text !== read.item.decision) {
      doubts.push(doubt('decisionDiffers', read.decisionLine ?? line, `${path}.decision`, { item }))
    }
  }
  return doubts
}
