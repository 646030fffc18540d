import type { ClassifiedLine, HeadingMark } from './classify.ts'
import { titleKey } from './lines.ts'

/** A line that could be an item heading, with its title, which may stand on the next line. `key` is number and title. */
export interface Candidate extends HeadingMark {
  at: number
  value: number
  key: string
  titleKey: string
  printedTitle: string
  supported: boolean
}

/** The title of a heading: its own words, or the next line when the heading is only a number. */
export function headingTitle(lines: ClassifiedLine[], at: number): string | null {
  const own = lines[at]?.heading?.title ?? null
  const next = lines[at + 1]
  if (own !== null && !/^\([^()]*\)$/.test(own)) return own
  const below = next && !next.caption && !next.heading && !next.caseNumber && !next.openness && !next.group ? next.text : null
  return below === null ? own : `${own ?? ''} ${below}`.trim()
}

/** Reads a line that looks like a heading together with the lines below it. */
export function candidate(lines: ClassifiedLine[], at: number, heading: HeadingMark): Candidate {
  const title = headingTitle(lines, at)
  const next = lines[at + (heading.title === null ? 2 : 1)]
  const supported = next !== undefined && (next.caption !== null || next.caseNumber !== null || next.openness !== null)
  const key = titleKey(title ?? '')
  return {
    ...heading,
    at,
    value: Number.parseInt(heading.number, 10),
    key: `${heading.number} ${key}`,
    titleKey: key,
    printedTitle: title ?? '',
    supported,
  }
}
