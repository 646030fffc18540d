import { doubt, type MeetingSource } from './meeting-source.ts'
import { splitOpenness } from './openness.ts'
import type { Doubt } from './types.ts'

/** "Sag nr. 82   " before a listed title, and the page behind it. */
const NUMBER = /^(?:sag|punkt|pkt)\.?(?: nr\.?)? ?\d{1,4}[.:]?\s+/iu
const PAGE = /(?:\s{2,}|\t|\.{2,}\s*)\d{1,3}$/u
/** A contents list may cut a long title short. */
const shortestCut = 24
/** Comparing stops here, so that a hostile list costs no more than a long one. */
const mostCompared = 200
const longestHead = 100_000

/** What a title says, however it is spaced, broken, numbered or marked as closed. */
const wordsOf = (title: string): string => lettersOf(splitOpenness(title.replace(PAGE, '').replace(NUMBER, '')).title)
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * What the contents list and the items do not agree on. They are held against each other by their titles, since lists count in their own way; of what is
 * left, a line and an item between the same neighbours are one that is called two things. No item is missed that stands in the list in words of its own.
 */
export function contentsDoubts({ blocks, items, lines }: MeetingSource): Doubt[] {
  const { contents } = blocks
  if (contents.length === 0) return []
  const titles = items.map(({ item }, i) => blocks.items[i]?.title ?? item.title ?? '')
  const [listed, printed] = [contents.map(({ title }) => wordsOf(title)), titles.map(wordsOf)]
  const itemOf = pairs(listed, printed)
  const paired = new Set(itemOf)
  const first = items[0]?.line ?? Number.POSITIVE_INFINITY
  const head = lettersOf(printedAbove(lines, first))
  const isListed = (at: number): boolean => paired.has(at) || (items.length <= mostCompared && head.includes(printed[at] ?? ''))
  const raised = (entry: number | null, at: number | null): Doubt => {
    const line = (at === null ? contents[entry ?? 0]?.line.no : items[at]?.line) ?? null
    return doubt('contentsDisagree', line, at === null ? 'items' : `items[${at}].title`, {
      contents: entry === null ? '' : (contents[entry]?.title.replace(PAGE, '') ?? ''),
      item: at === null ? '' : (titles[at] ?? ''),
      position: String((at ?? entry ?? 0) + 1),
    })
  }
  return [
    ...itemOf.flatMap((at, entry) => (at !== null && isSame(listed[entry] ?? '', printed[at] ?? '') ? [] : [raised(entry, at)])),
    ...titles.flatMap((_, at) => (isListed(at) ? [] : [raised(null, at)])),
  ]
}

function printedAbove(lines: MeetingSource['lines'], first: number): string {
  let text = ''
  for (const line of lines) {
    if (line.no >= first || text.length > longestHead) break
    text += `${line.text.replace(PAGE, '')} `
  }
  return text
}

const isSame = (listed: string, printed: string): boolean =>
  listed === printed || (listed.length >= shortestCut && printed.startsWith(listed))

/** For each listed title the item that it stands for: the next of that title, else the one that has the same neighbour. Each item once. */
function pairs(listed: readonly string[], printed: readonly string[]): (number | null)[] {
  const byWords = Map.groupBy(printed.keys(), (at) => printed[at] ?? '')
  const free = new Set(printed.keys())
  const take = (at: number | null | undefined): number | null => (typeof at === 'number' && free.delete(at) ? at : null)
  const found = listed.map((words) => take(byWords.get(words)?.shift()))
  for (const [entry, words] of listed.entries())
    if (found[entry] === null && free.size <= mostCompared) found[entry] = take([...free].find((at) => isSame(words, printed[at] ?? '')))
  for (const entry of listed.keys()) {
    const [before, after] = [entry === 0 ? -1 : found[entry - 1], entry === listed.length - 1 ? printed.length : found[entry + 1]]
    found[entry] ??= take(typeof before === 'number' ? before + 1 : null) ?? take(typeof after === 'number' ? after - 1 : null)
  }
  return found
}
