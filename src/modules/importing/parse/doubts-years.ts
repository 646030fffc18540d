import type { SectionBlock } from './block-types.ts'
import { areListed, findYearlessDates, runningOn, type YearlessDate } from './dates.ts'
import { doubt, type MeetingSource } from './meeting-source.ts'
import type { Doubt } from './types.ts'

/** As many days below or beside each other are a list, in their order. */
const shortestList = 3
/** A line of a list begins with its day, perhaps behind a sign and a weekday. */
const latestStart = 24

type Placed = YearlessDate & { line: number; path: string }

/**
 * One doubt for all days without a year, with the list and the years that they most likely have: history and decision say the same twice, and a plan
 * for the year has a day on every line. The text keeps its words, the years are only guesses.
 */
export function yearDoubts({ items }: MeetingSource['blocks'], meeting: string | null): Doubt[] {
  const all = items.flatMap(({ sections }, i) =>
    sections.flatMap((section, j) => datesIn(section, meeting, `items[${i}].sections[${j}].text`)),
  )
  const seen = new Set<string>()
  const dates = all.filter(({ text, guess }) => !seen.has(`${text} ${guess}`) && seen.add(`${text} ${guess}`))
  const [first, ...others] = dates
  if (!first) return []
  const { line, path, text, guess } = first
  if (others.length === 0) return [doubt('dateWithoutYear', line, path, { text, guess: guess ?? '' })]
  const list = dates.map((date) => (date.guess === null ? date.text : `${date.text} (${date.guess.slice(0, 4)})`)).join(', ')
  return [doubt('datesWithoutYear', line, path, { count: String(dates.length), list, guess: guess ?? '' })]
}

function datesIn({ mark, captionLine, lines }: SectionBlock, meeting: string | null, path: string): Placed[] {
  const found: Placed[] = []
  let list: Placed[] = []
  const close = (): void => {
    found.push(...(list.length >= shortestList ? (runningOn(list) as Placed[]) : list))
    list = []
  }
  for (const { text, no } of [...(captionLine && mark?.text ? [captionLine] : []), ...lines]) {
    const dates = findYearlessDates(text, meeting).map((date) => ({ ...date, line: no, path }))
    const isEntry = dates.length === 1 && (dates[0]?.at ?? 0) <= latestStart
    if (!isEntry) close()
    if (isEntry || areListed(text, dates)) list.push(...dates)
    else found.push(...dates)
    if (!isEntry) close()
  }
  close()
  return found
}
