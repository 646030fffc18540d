import { type HeadingMark, headingMark } from './forms.ts'
import { MAX_HEADING_LENGTH, withoutMarkup } from './lines.ts'

interface RomanLine {
  text: string
  heading: HeadingMark | null
}

/** "II. T", "Punkt IV (lukket): T", "Pkt. X" */
const ROMAN = /^((?:(?:[Dd]agsordens)?[Pp]unkt|PUNKT|[Pp]kt\.?)\s+(?:nr\.?\s*)?)?([IVX]{1,7})(?![\p{L}\p{N}])/u
const VALUES = new Map([
  ['I', 1],
  ['V', 5],
  ['X', 10],
])
const DIGITS = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']

/**
 * Items counted with Roman numbers, read as if they were counted with ours. Without "Punkt" before it only where the numbers begin at I and
 * go on by one, some perhaps twice (in a list and over the item): "V. Krog" is a name.
 */
export function withRomanNumbers<T extends RomanLine>(lines: T[]): T[] {
  const found = new Map(lines.flatMap(({ text }, at) => romanHeading(text).map((heading) => [at, heading] as const)))
  let last = 0
  let most = 0
  for (const [at, { spoken, heading }] of found) {
    const number = Number(heading.number)
    const inTurn = number === last + 1 || number === 1 || number === last
    if (inTurn) last = number
    else if (!spoken) found.delete(at)
    if (inTurn && !spoken) most = Math.max(most, number)
  }
  return lines.map((line, at) => {
    const one = found.get(at)
    return one && (one.spoken || most > 1) ? { ...line, heading: one.heading } : line
  })
}

function romanHeading(text: string): { spoken: boolean; heading: HeadingMark }[] {
  const words = text.length > MAX_HEADING_LENGTH ? '' : withoutMarkup(text)
  const [all = '', word = '', roman = ''] = ROMAN.exec(words) ?? []
  const number = numberOf(roman)
  const heading = number > 0 ? headingMark(word + number + words.slice(all.length)) : null
  if (!heading || heading.number !== String(number) || heading.form === 'alone') return []
  return [{ spoken: word !== '', heading: { ...heading, form: 'roman', rest: `${heading.rest}${roman}` } }]
}

/** The number, or 0 where nobody counts so ("IIV"). */
function numberOf(roman: string): number {
  const values = [...roman].map((letter) => VALUES.get(letter) ?? 0)
  const number = values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
  return 'X'.repeat(Math.floor(number / 10)) + DIGITS[number % 10] === roman ? number : 0
}
