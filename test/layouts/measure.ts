import type { ParsedDocument } from '#modules/importing/parse/types.ts'
import { alignItems, type ItemPair, plain, plainTitle, sameTitle } from './align.ts'
import type { Layout, TruthItem } from './truth.ts'

type ParsedItem = ParsedDocument['items'][number]

/** How often a field was right, how often the truth has it and how often the parser gave it. */
export interface Count {
  right: number
  wanted: number
  given: number
}

export const fields = [
  'items',
  'titles',
  'caseNumbers',
  'decisions',
  'decisionsNear',
  'sections',
  'closed',
  'votes',
  'present',
  'absent',
  'absentForItems',
] as const
export type Field = (typeof fields)[number]

export interface Figures {
  counts: Record<Field, Count>
  /** Decisions given where this meeting took none, or on an item that the document does not have. */
  invented: number
  /** Items closed in the truth that the parser calls open. */
  opened: number
  /** Items with an outcome in the truth, and how many have the same one. */
  outcomes: { right: number; of: number }
}

/** So many of the words of both texts must be the same before a decision counts as nearly right. */
const NEAR = 0.8

/** Compares what the parser read with the truth, field by field. */
export function measure({ truth, parsed }: Layout): Figures {
  const pairs = alignItems(truth.items, parsed.items)
  const both = pairs.flatMap(([wanted, given]) => (wanted && given ? [[wanted, given] as const] : []))
  const optional = parsed as { absentForItems?: { name: string; items: string[] }[] }
  const missed = (entries: { name: string; items: string[] }[]) =>
    entries.flatMap(({ name, items }) => items.map((item) => `${plain(name)} ${item}`))
  return {
    counts: {
      items: { right: both.length, wanted: truth.items.length, given: parsed.items.length },
      titles: countTitles(pairs),
      caseNumbers: countBy(
        pairs,
        (item) => item.case,
        (item) => item.caseNumber,
        (a, b) => plain(a) === plain(b),
      ),
      decisions: countDecisions(pairs, (a, b) => plain(a) === plain(b)),
      decisionsNear: countDecisions(pairs, (a, b) => likeness(a, b) >= NEAR),
      sections: sum(pairs.map(([wanted, given]) => countSections(wanted, given))),
      closed: countBy(
        pairs,
        (item) => (item.closed ? 'closed' : null),
        (item) => (item.closed ? 'closed' : null),
        () => true,
      ),
      votes: countBy(
        pairs,
        (item) => item.vote,
        (item) => (item as { vote?: TruthItem['vote'] }).vote ?? null,
        (a, b) => a.for === b.for && a.against === b.against && a.abstained === b.abstained,
      ),
      present: countNames(
        truth.present,
        parsed.attendees.map(({ name }) => name),
      ),
      absent: countNames(
        truth.absent,
        parsed.absent.map(({ name }) => name),
      ),
      absentForItems: countNames(missed(truth.absentForItems), missed(optional.absentForItems ?? [])),
    },
    invented: pairs.filter(([wanted, given]) => given?.decision && (wanted?.decision ?? null) === null && !isAlso(wanted, given.decision))
      .length,
    opened: both.filter(([wanted, given]) => wanted.closed && !given.closed).length,
    outcomes: outcomes(pairs),
  }
}

/** The figures of several documents as one: every item counts the same. */
export function total(all: Figures[]): Figures {
  const counts = Object.fromEntries(fields.map((field) => [field, sum(all.map((one) => one.counts[field]))])) as Figures['counts']
  const add = (of: (one: Figures) => number) => all.reduce((left, one) => left + of(one), 0)
  return {
    counts,
    invented: add(({ invented }) => invented),
    opened: add(({ opened }) => opened),
    outcomes: { right: add((one) => one.outcomes.right), of: add((one) => one.outcomes.of) },
  }
}

/** Of what the documents say, how much was read right (1 when they say nothing). */
export function recall({ right, wanted }: Count): number {
  return wanted === 0 ? 1 : right / wanted
}

/** Of what was read, how much is right (1 when nothing was read). */
export function precision({ right, given }: Count): number {
  return given === 0 ? 1 : right / given
}

function sum(counts: Count[]): Count {
  return counts.reduce((a, b) => ({ right: a.right + b.right, wanted: a.wanted + b.wanted, given: a.given + b.given }), {
    ...{ right: 0, wanted: 0, given: 0 },
  })
}

function countBy<T>(
  pairs: ItemPair[],
  wanted: (item: TruthItem) => T | null,
  given: (item: ParsedItem) => T | null,
  same: (a: T, b: T) => boolean,
): Count {
  const count = { right: 0, wanted: 0, given: 0 }
  for (const [truth, parsed] of pairs) {
    const [a, b] = [truth ? wanted(truth) : null, parsed ? given(parsed) : null]
    if (a !== null) count.wanted++
    if (b !== null) count.given++
    if (a !== null && b !== null && same(a, b)) count.right++
  }
  return count
}

/** A closed item may have no title but the mark ("Lukket punkt"): reading the mark as its title is neither right nor wrong. */
function countTitles(pairs: ItemPair[]): Count {
  return countBy(
    pairs,
    (item) => (item.title === null ? null : item),
    (item) => (item.title === null || pairs.some(([a, b]) => b === item && onlyMark(a, item)) ? null : item),
    sameTitle as (a: unknown, b: unknown) => boolean,
  )
}

function onlyMark(wanted: TruthItem | null, given: ParsedItem): boolean {
  return (
    wanted?.title === null && wanted.titleAsPrinted !== undefined && plainTitle(wanted.titleAsPrinted) === plainTitle(given.title ?? '')
  )
}

function countDecisions(pairs: ItemPair[], same: (a: string, b: string) => boolean): Count {
  return countBy(
    pairs,
    ({ decision, decisionAlso = [] }) => (decision === null ? null : [decision, ...decisionAlso]),
    ({ decision }) => (decision === null ? null : [decision]),
    (right, given) => right.some((one) => given.every((read) => same(one, read))),
  )
}

const isAlso = (wanted: TruthItem | null, decision: string) => (wanted?.decisionAlso ?? []).some((one) => plain(one) === plain(decision))

/** Captioned texts other than the decision; one is right when the caption is the same and the text begins the same. */
function countSections(wanted: TruthItem | null, given: ParsedItem | null): Count {
  const left = (given?.sections ?? []).filter(({ kind, text }) => kind !== 'decision' && text !== null)
  const count = { right: 0, wanted: wanted?.sections.length ?? 0, given: left.length }
  for (const { caption, begins } of wanted?.sections ?? []) {
    const start = plain(begins)
    const at = left.findIndex(
      (section) => captionKey(section.caption) === captionKey(caption) && plain(section.text ?? '').startsWith(start),
    )
    if (at === -1) continue
    left.splice(at, 1)
    count.right++
  }
  return count
}

function captionKey(caption: string | null): string {
  return plain(caption ?? '').replace(/[:,]$/, '')
}

function countNames(wanted: string[], given: string[]): Count {
  const left = given.map(plain)
  let right = 0
  for (const name of wanted.map(plain)) {
    const at = left.indexOf(name)
    if (at === -1) continue
    left.splice(at, 1)
    right++
  }
  return { right, wanted: wanted.length, given: given.length }
}

/** The share of words that the texts have in common, in any order. */
function likeness(a: string, b: string): number {
  const [words, others] = [plain(a).split(' '), plain(b).split(' ')]
  const left = [...others]
  let common = 0
  for (const word of words) {
    const at = left.indexOf(word)
    if (at === -1) continue
    left.splice(at, 1)
    common++
  }
  return (2 * common) / (words.length + others.length)
}

const outcomeNames: Record<string, string> = { 'sent back': 'returned' }

function outcomes(pairs: ItemPair[]): Figures['outcomes'] {
  const told = pairs.flatMap(([wanted, given]) => (wanted && wanted.outcome !== null ? [{ outcome: wanted.outcome, given }] : []))
  const right = told.filter(({ outcome, given }) => {
    return (outcomeNames[outcome] ?? outcome) === (given as { outcome?: string | null } | null)?.outcome
  })
  return { right: right.length, of: told.length }
}
