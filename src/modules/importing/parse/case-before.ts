import { splitCase, VALUE } from './case-numbers.ts'
import type { HeadingMark } from './forms.ts'

/** "15/2207 Budget": the case number before the words of a title. */
const BEFORE = new RegExp(String.raw`^(${VALUE})\s+(\S.*)$`, 'iu')
/** "2015/16 Skolens plan", "2015/2016", "2021-2024" */
const YEARS = /^(?:19|20)\d{2}[/-](?:(?:19|20)?\d{2})$/
/** A number so short may be anything; it counts only beside longer ones. */
const SHORT = /^\d{2}\/\d{1,2}$/
/** Two headings are the least that show a way of printing. */
const MIN_HEADINGS = 2

interface TitledLine {
  heading: HeadingMark | null
  contents: { number: string | null; title: string } | null
}

export type Split = (title: string) => { value: string; title: string } | null

/**
 * Where several headings print the case number before the title ("2. 15/2207 Budget") or behind it ("2. Budget - 22-003654") it is taken
 * from the title, in the contents list too.
 */
export function withoutCaseBefore<T extends TitledLine>(lines: T[]): T[] {
  return [before, behind].reduce(withoutCase, lines)
}

function withoutCase<T extends TitledLine>(lines: T[], split: Split): T[] {
  const cases = new Set(lines.flatMap(({ heading }) => split(heading?.title ?? '')?.value ?? []).filter((value) => !SHORT.test(value)))
  if (cases.size < MIN_HEADINGS) return lines
  return lines.map((line) => {
    const heading = split(line.heading?.title ?? '')
    if (line.heading && heading) return { ...line, heading: { ...line.heading, title: heading.title, caseNumber: heading.value } }
    const entry = split(line.contents?.title ?? '')
    return line.contents && entry ? { ...line, contents: { ...line.contents, title: entry.title } } : line
  })
}

/** Which of the titles have their case number before or behind them, where several do. */
export function casesInTitles(titles: readonly string[]): Split {
  const ways = [before, behind].filter((split) => titles.filter((title) => split(title)).length >= MIN_HEADINGS)
  return (title) => ways.flatMap((split) => split(title) ?? [])[0] ?? null
}

function before(title: string): ReturnType<Split> {
  const [, value, words] = BEFORE.exec(title) ?? []
  return value && words && /\p{L}/u.test(words) && !YEARS.test(value) ? { value, title: words } : null
}

function behind(printed: string): ReturnType<Split> {
  const { title, value } = splitCase(printed, true)
  return value && !YEARS.test(value) ? { value, title } : null
}
