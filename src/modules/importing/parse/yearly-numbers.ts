import type { CaseMark } from './case-numbers.ts'
import type { HeadingMark } from './forms.ts'

interface CountedLine {
  text: string
  contents: { number: string | null; title: string } | null
  caseNumber: CaseMark | null
  heading: HeadingMark | null
}

/** "01/58", "01/58 Godkendelse af referat" */
const YEARLY = /^(\d{1,2})\/(\d{1,4})(?:\s+(\p{Lu}.*))?$/u
/** So many in a row are counted together by no chance. */
const FEWEST = 3

/** "01/58", "02/59": how an item is counted at its meeting and in its year. Both rise together, as no case number does. */
export function withYearlyNumbers<T extends CountedLine>(lines: T[]): T[] {
  const found = lines.flatMap((line) => {
    const [, meeting, year, title = null] = YEARLY.exec(line.contents?.title ?? line.text) ?? []
    return meeting && year
      ? [{ line, number: `${meeting}/${year}`, title, counted: Number(meeting), ahead: Number(year) - Number(meeting) }]
      : []
  })
  const together = [...Map.groupBy(found, ({ ahead }) => ahead).values()].filter(
    (group) => group.some(({ counted }) => counted === 1) && new Set(group.map(({ counted }) => counted)).size >= FEWEST,
  )
  const items = new Map(together.flat().map((one) => [one.line, one]))
  return lines.map((line) => {
    const one = items.get(line)
    if (!one) return line
    if (line.contents) return { ...line, contents: { number: one.number, title: one.title ?? '' } }
    return { ...line, caseNumber: null, heading: { form: one.title ? 'bare' : 'alone', number: one.number, title: one.title, rest: '' } }
  })
}
