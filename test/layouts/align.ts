import type { ParsedDocument } from '#modules/importing/parse/types.ts'
import type { TruthItem } from './truth.ts'

type ParsedItem = ParsedDocument['items'][number]
export type ItemPair = [TruthItem | null, ParsedItem | null]

/** A text for comparing: composed letters, one space, no signs at the beginning of a list's entries. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(^|\n)\s*[-–—•*·▪o\p{Co}]\s+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

export function plainTitle(title: string): string {
  return plain(title).replace(/[.:]$/, '').toLowerCase()
}

/** Right is the title itself or, where it bears a mark of kind or closedness, the title as printed. */
export function sameTitle(wanted: TruthItem, given: ParsedItem): boolean {
  const title = plainTitle(given.title ?? '')
  return [wanted.title ?? '', wanted.titleAsPrinted ?? wanted.title ?? ''].some((accepted) => plainTitle(accepted) === title)
}

/**
 * Pairs the items of the truth with those that were read, in order and so that as much as possible agrees: the same title, or the same
 * number with a title of which at least half is the same. What has no partner stands alone.
 */
export function alignItems(wanted: TruthItem[], given: ParsedItem[]): ItemPair[] {
  const best = Array.from({ length: wanted.length + 1 }, () => new Array<number>(given.length + 1).fill(0))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  for (let i = wanted.length - 1; i >= 0; i--) {
    for (let j = given.length - 1; j >= 0; j--) {
      const row = best[i]
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + agreement(wanted[i], given[j]))
    }
  }
  const pairs: ItemPair[] = []
  let [i, j] = [0, 0]
  while (i < wanted.length || j < given.length) {
    const [a, b] = [wanted[i] ?? null, given[j] ?? null]
    const fit = a && b ? agreement(a, b) : 0
    if (fit > 0 && at(i, j) === at(i + 1, j + 1) + fit) pairs.push([a, b])
    else if (a && at(i, j) === at(i + 1, j)) {
      pairs.push([a, null])
      i++
      continue
    } else {
      pairs.push([null, b])
      j++
      continue
    }
    i++
    j++
  }
  return pairs
}

function agreement(wanted: TruthItem | undefined, given: ParsedItem | undefined): number {
  if (!wanted || !given) return 0
  const sameNumber = wanted.number !== null && wanted.number === given.number
  if (sameTitle(wanted, given) && (wanted.title !== null || sameNumber)) return sameNumber ? 3 : 2
  if (!sameNumber) return 0
  return wanted.title === null || shareOfWords(wanted.title, given.title ?? '') >= 0.5 ? 1 : 0
}

function shareOfWords(a: string, b: string): number {
  const [words, others] = [new Set(plainTitle(a).split(' ')), new Set(plainTitle(b).split(' '))]
  return (2 * words.intersection(others).size) / (words.size + others.size)
}
