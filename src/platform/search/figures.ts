/**
 * Numbers, days, cases and paragraphs of acts, each under one key however it is written: '12.3.2024' and '12. marts 2024', '12.000' and '12000',
 * '23/004417' and '2023-004417', '§ 18' and 'paragraf 18'.
 */
export interface Figure {
  start: number
  end: number
  /** The first is how it is asked for; under the others it is found too. */
  keys: string[]
  /** Whether its numbers may be found by themselves, too: the year of a day, but not the '12' of 12.000. */
  isOpen: boolean
}

const months = 'jan feb mar apr maj jun jul aug sep okt nov dec'.split(' ')
const monthName =
  '(jan|feb|febr|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)'

const two = (number: string | number) => String(number).padStart(2, '0')
const century = (year: string) => (year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year)

function dayKeys(day: string, month: number, year: string | undefined): string[] | null {
  if (Number(day) < 1 || Number(day) > 31 || month < 1 || month > 12) return null
  const each = `#dag-${two(month)}-${two(day)}`
  return year ? [`#dag${century(year)}-${two(month)}-${two(day)}`, each] : [each]
}

type Read = (found: RegExpExecArray) => string[] | null

const shapes: readonly (readonly [RegExp, Read, isOpen: boolean])[] = [
  [/(?<![\p{L}\p{N}])(\d{4})-(\d\d)-(\d\d)(?![\p{L}\p{N}]|-\d)/gu, ([, year, month, day = '']) => dayKeys(day, Number(month), year), true],
  [
    /(?<![\p{L}\p{N}.,])(\d{1,2})[./-] ?(\d{1,2})[./ -] ?(\d{4}|\d\d)(?![\p{L}\p{N}]|[.-]\d)/gu,
    ([, day = '', month, year]) => dayKeys(day, Number(month), year),
    true,
  ],
  [
    new RegExp(`(?<![\\p{L}\\p{N}.,])(\\d{1,2})\\.? ?${monthName}(?![\\p{L}])\\.?(?: (\\d{4})(?!\\p{N}))?`, 'giu'),
    ([, day = '', month = '', year]) => dayKeys(day, months.indexOf(month.toLowerCase().slice(0, 3)) + 1, year),
    true,
  ],
  [
    /(?<![\p{L}\p{N}])(\d\d|\d{4})[-/](\d{3,6})[a-z]?(?![\p{L}\p{N}])/giu,
    ([, year = '', number]) => [`#sag${century(year)}-${Number(number)}`],
    true,
  ],
  [/(?<![\p{L}\p{N}.])\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?![\p{L}\p{N}])/gu, ([all]) => [all.replace(/\D/g, '')], false],
  [
    /(?:§+|(?<![\p{L}\p{N}])paragraf(?:fen|ferne|fer)?) ?(\d+)(?: ?([a-hj-zæø])(?![\p{L}\p{N}]))?/giu,
    ([, number, letter]) => [...(letter ? [`#par${number}${letter.toLowerCase()}`] : []), `#par${number}`],
    true,
  ],
  [/(?<![\p{L}\p{N}.])(?:\p{L}{1,3}\.){1,3}\p{L}{1,4}(?![\p{L}\p{N}])/gu, ([all]) => [all.replaceAll('.', '').toLowerCase()], true],
]

/** The figures of a text in the order of their places; where two shapes lie over each other the earlier shape counts. */
export function figuresIn(text: string): Figure[] {
  const found: Figure[] = []
  for (const [shape, read, isOpen] of shapes) {
    for (const match of text.matchAll(shape)) {
      const [start, end] = [match.index, match.index + match[0].trimEnd().length]
      const keys = found.some((other) => start < other.end && other.start < end) ? null : read(match)
      if (keys) found.push({ start, end, keys, isOpen })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
