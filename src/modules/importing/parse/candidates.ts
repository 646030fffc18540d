import { splitRunning } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'
import type { HeadingMark } from './forms.ts'
import { titleKey } from './lines.ts'
import { isSupport, type PrintedTitle, readTitle, type TitleFacts } from './titles.ts'

/** A line that could be an item heading, with its title. `key` is number and title. */
export interface Candidate extends HeadingMark {
  at: number
  key: string
  titleKey: string
  printedTitle: string
  /** The lines below the heading that are part of its title. */
  titleLines: number[]
  /** A caption, a case number or a mark of openness follows, or the title is in the contents list. */
  supported: boolean
}

/** Reads a line that looks like a heading together with the lines below it. */
export function candidate(lines: ClassifiedLine[], at: number, heading: HeadingMark, facts: TitleFacts): Candidate {
  const printed: PrintedTitle = readTitle(lines, at, heading, facts)
  const key = titleKey(printed.title ?? '')
  const supported = isSupport(lines[printed.next]) || facts.listed.has(key) || splitRunning(printed.title ?? '').running
  return {
    ...heading,
    ...{ at, key: `${heading.number} ${key}`, titleKey: key, printedTitle: printed.title ?? '', titleLines: printed.lines, supported },
  }
}
