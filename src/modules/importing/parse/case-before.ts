import { VALUE } from './case-numbers.ts'
import type { HeadingMark } from './forms.ts'

/** "15/2207 Budget": the case number before the words of a title. */
const BEFORE = new RegExp(String.raw`^(${VALUE})\s+(?=\S*\p{L})(\S.*)$`, 'iu')
/** "2015/16 Skolens plan", "2015/2016" */
const YEARS = /^(?:19|20)\d{2}[/-](?:(?:19|20)?\d{2})$/
/** A number so short may be anything; it counts only beside longer ones. */
const SHORT = /^\d{2}\/\d{1,2}$/
/** Two headings are the least that show a way of printing. */
const MIN_HEADINGS = 2

interface TitledLine {
  heading: HeadingMark | null
  contents: { number: string | null; title: string } | null
}

/** Where several headings print the case number before the title ("2. 15/2207 Budget") it is taken from the title, in the contents list too. */
export function withoutCaseBefore<T extends TitledLine>(lines: T[]): T[] {
  const cases = new Set(lines.flatMap(({ heading }) => caseBefore(heading?.title)?.value ?? []).filter((value) => !SHORT.test(value)))
  if (cases.size < MIN_HEADINGS) return lines
  return lines.map((line) => {
    const heading = caseBefore(line.heading?.title)
    if (line.heading && heading) return { ...line, heading: { ...line.heading, title: heading.title, caseNumber: heading.value } }
    const entry = caseBefore(line.contents?.title)
    return line.contents && entry ? { ...line, contents: { ...line.contents, title: entry.title } } : line
  })
}

function caseBefore(title: string | null | undefined): { value: string; title: string } | null {
  const [, value, words] = BEFORE.exec(title ?? '') ?? []
  return value && words && !YEARS.test(value) ? { value, title: words } : null
}
