import type { CaptionMark } from './captions.ts'
import type { HeadingMark } from './forms.ts'
import { titleKey } from './lines.ts'

interface ListedLine {
  text: string
  heading: HeadingMark | null
  caption: CaptionMark | null
  contents: { number: string | null; title: string } | null
  furniture: boolean
}

/** So many titles above their numbers are a way of printing. */
const MIN_ITEMS = 2

/**
 * Where a print loses its columns, the number of an item may stand on the line below its title. Told only by a contents list that has
 * the same number with the same title; then the title heads the item, and the number below it is no text.
 */
export function withNumbersBelow<T extends ListedLine>(lines: T[]): T[] {
  const listed = new Map(
    lines.flatMap(({ contents }) =>
      contents?.number ? [[titleKey(contents.title), contents.number.replace(/^0+(?=\d)/, '')] as const] : [],
    ),
  )
  const found = new Map<number, string>()
  for (const [at, { text, contents }] of lines.entries()) {
    const below = lines[at + 1]?.text.replace(/\.$/, '')
    if (!contents && below && /^\d{1,4}[a-z]?$/.test(below) && listed.get(titleKey(text)) === below) found.set(at, below)
  }
  if (found.size < MIN_ITEMS) return lines
  return lines.map((line, at) => {
    const number = found.get(at)
    if (number !== undefined)
      return { ...line, caption: null, heading: { form: 'stopped', number, title: line.text.replace(/\.$/, ''), rest: '' } }
    return found.has(at - 1) ? { ...line, heading: null, furniture: true } : line
  })
}
