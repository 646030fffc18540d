import type { DraftItem } from '../draft/draft.ts'
import type { Span } from '../parse/types.ts'
import { anchorOf, type Paging } from './props.ts'

/** What one page of a review holds: minutes of ten years are no page that a browser can show. */
export const itemsOnPage = 50
export const linesOnPage = 2_000

type Items = readonly Pick<DraftItem, 'key' | 'of'>[]

/** What an address asks for: a page (`side`), the place that is being changed (`ret`), a line of the source (`linje`). */
export type Asked = Readonly<Record<string, string | undefined>>

const countPages = (items: Items) => Math.max(1, Math.ceil(items.length / itemsOnPage))

/** On which page a place stands, by its anchor; what is of no item stands on the first. */
export function pagesOfPlaces(items: Items): (anchor: string) => number {
  const pages = new Map(items.map(({ key }, at) => [anchorOf(`items.${key}`), Math.floor(at / itemsOnPage) + 1]))
  return (anchor) => {
    for (let end = anchor.length; end > 0; end = anchor.lastIndexOf('-', end - 1)) {
      const page = pages.get(anchor.slice(0, end))
      if (page) return page
    }
    return 1
  }
}

/** What is asked for of a review; more than there is leads to the last of it. */
export function pagingOf(items: Items, spans: readonly Span[], lines: number, { side, ret, linje }: Asked): Paging {
  const starts = firstLines(items, spans)
  const total = countPages(items)
  const line = Math.min(wholeNumber(linje) ?? 0, lines)
  const current = ret ? pagesOfPlaces(items)(anchorOf(ret)) : line > 0 ? pageOfLine(starts, line) : Math.min(wholeNumber(side) ?? 1, total)
  const first = starts[current - 1] ?? 1
  const last = Math.max(first, (starts[current] ?? lines + 1) - 1)
  const from = first + Math.floor(Math.max(0, line - first) / linesOnPage) * linesOnPage
  const keys = new Set(items.slice((current - 1) * itemsOnPage, current * itemsOnPage).map(({ key }) => key))
  return { current, total, keys, from, to: Math.min(last, from + linesOnPage - 1) }
}

const wholeNumber = (text = '') => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined)

const pageOfLine = (starts: readonly number[], line: number) => Math.max(1, starts.filter((start) => start <= line).length)

/** The line with which each page begins. Items that somebody has added stand on no line: theirs are the lines of those before them. */
function firstLines(items: Items, spans: readonly Span[]): number[] {
  const lineOf = new Map<string, number>()
  for (const { path, from } of spans) {
    const read = /^items\[(\d+)\]/.exec(path)?.[1]
    if (read !== undefined) lineOf.set(`p${read}`, Math.min(from, lineOf.get(`p${read}`) ?? from))
  }
  const starts = [1]
  for (let page = 1; page < countPages(items); page++) {
    const own = items.slice(page * itemsOnPage, (page + 1) * itemsOnPage).flatMap(({ of }) => of.flatMap((key) => lineOf.get(key) ?? []))
    const before = starts.at(-1) ?? 1
    starts.push(own.length > 0 ? Math.max(before, Math.min(...own)) : before)
  }
  return starts
}

/** The address of a page, after that of the review. */
export const onPage = (page: number) => (page > 1 ? `?side=${page}` : '')

/** Where a place and a line are found: on this page, else on their own; and which doubts are about what this page shows. */
export function hrefsOf(items: Items, { current, from, to }: Paging, home: string) {
  const pageOf = pagesOfPlaces(items)
  const hasLine = (line: number) => from <= line && line <= to
  return {
    placeHref: (anchor: string) => (pageOf(anchor) === current ? `#${anchor}` : `${home}${onPage(pageOf(anchor))}#${anchor}`),
    lineHref: (line: number) => (hasLine(line) ? `#linje-${line}` : `${home}?linje=${line}#linje-${line}`),
    isHere: ({ anchor, line }: { anchor: string; line: number | null }) => pageOf(anchor) === current || (line !== null && hasLine(line)),
  }
}
