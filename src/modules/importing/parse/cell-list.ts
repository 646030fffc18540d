import type { ClassifiedLine } from './classify.ts'
import { titleKey } from './lines.ts'
import type { Outline } from './outline.ts'
import { joinTitle } from './titles.ts'

/** An entry as `number title`, of which the title is compared as `titleKey`. */
interface Cells {
  entries: { key: string; title: string }[]
  end: number
}

const NUMBER = /^(\d{1,4}[a-z]?)\.?$/u
const PAGE = /^\d{1,3}$/u
/** No title is broken over more lines of a narrow column. */
const MAX_TITLE_LINES = 6

/**
 * The contents list as a table with a cell a line: number, title, page, with "Åbne punkter" and "Lukkede punkter" over the entries. The
 * line that closes gives the titles below it, and closes no others: only where each item of the document is an entry with the same number
 * and title, so that none can be meant by other words.
 */
export function closedCells(lines: ClassifiedLine[], { headings }: Pick<Outline, 'headings'>): { at: number; titles: string[] } | null {
  const head = lines.slice(0, Math.min(...headings.keys(), lines.length))
  const groups = head.flatMap(({ group }, at) => (group ? [{ at, closed: group.closed }] : []))
  const [open, closed, more] = groups
  if (!open || !closed || more || open.closed || !closed.closed) return null
  const [above, below] = [readCells(head, open.at + 1), readCells(head, closed.at + 1)]
  if (above.end !== closed.at || below.entries.length === 0) return null
  const listed = [...above.entries, ...below.entries]
  const once = new Set(listed.map(({ title }) => title)).size === listed.length
  const keys = new Set(listed.map(({ key }) => key))
  const items = [...headings.values()].map(({ number, titleKey: title }) => `${number} ${title}`)
  const all = new Set(items).size === items.length && items.every((key) => keys.has(key))
  return once && all ? { at: closed.at, titles: below.entries.map(({ title }) => title) } : null
}

function readCells(lines: ClassifiedLine[], from: number): Cells {
  const entries: Cells['entries'] = []
  let end = from
  for (;;) {
    const number = NUMBER.exec(lines[end]?.text ?? '')?.[1]
    const cells = lines.slice(end + 1, end + MAX_TITLE_LINES + 2)
    const page = cells.findIndex(({ text }) => PAGE.test(text))
    if (number === undefined || page < 1 || cells.slice(0, page).some(({ group }) => group)) return { entries, end }
    const title = titleKey(cells.slice(0, page).reduce((left, { text }) => (left === '' ? text : joinTitle(left, text)), ''))
    entries.push({ key: `${number} ${title}`, title })
    end += page + 2
  }
}
