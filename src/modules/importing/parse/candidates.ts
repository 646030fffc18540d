import { itemKey, splitRunning } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'
import type { HeadingMark } from './forms.ts'
import { titleKey } from './lines.ts'
import { splitOpenness } from './openness.ts'
import { isSupport, type PrintedTitle, readTitle, type TitleFacts, withoutButton } from './titles.ts'

/** A line that could be an item heading, with its title. `key` is number and title without mark of openness and case, which a contents list may leave out. */
export interface Candidate extends HeadingMark {
  at: number
  key: string
  titleKey: string
  printedTitle: string
  /** The lines below the heading that are part of its title. */
  titleLines: number[]
  /** A caption, a case number or a mark of openness follows, or the title once more, or it is in the contents list; or the case number alone stands above or before it. */
  supported: boolean
}

/** Reads a line that looks like a heading together with the lines below it. */
export function candidate(lines: ClassifiedLine[], at: number, heading: HeadingMark, facts: TitleFacts): Candidate {
  const read: PrintedTitle = readTitle(lines, at, heading, facts)
  const printed = { ...read, title: read.title === null ? null : withoutButton(read.title) }
  const key = itemKey(printed.title ?? '')
  const twice = key !== '' && titleKey(lines[printed.next]?.text ?? '') === key
  // Two links of the same name are no heading without a number.
  const again = twice && (heading.form !== 'title' || isSupport(lines[printed.next + 1]))
  const belowClosed = heading.form === 'alone' && lines[at - 1]?.openness?.closed === true
  const belowCase = lines[at - 1]?.caseNumber?.rest === '' && !lines[at - 2]?.heading
  const open = splitOpenness(printed.title ?? '')
  const supported =
    again ||
    belowClosed ||
    belowCase ||
    heading.caseNumber !== undefined ||
    isSupport(lines[printed.next]) ||
    facts.listed.has(key) ||
    // "101 Lukket punkt: Salg af grund": only items are marked so.
    open.mark !== null ||
    splitRunning(printed.title ?? '').running
  return {
    ...heading,
    ...{
      at,
      key: `${heading.number} ${itemKey(open.title)}`,
      titleKey: key,
      printedTitle: printed.title ?? '',
      titleLines: printed.lines,
      supported,
    },
  }
}
