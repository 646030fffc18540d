/** How one level of a list is counted: the kind of number, the first one, and what is printed, where `%1` stands for the number of level 1. */
export type Level = { format: string; start: number; text: string }

/** A number as it is printed: 3, c, C, iii, III; nothing for a bullet. */
export function numeral(value: number, format: string): string {
  if (/^(?:decimal|1)$/.test(format)) return String(value)
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  if (/^(?:lowerLetter|a)$/.test(format)) return letters(value)
  if (/^(?:upperLetter|A)$/.test(format)) return letters(value).toUpperCase()
  if (/^(?:lowerRoman|i)$/.test(format)) return roman(value)
  return /^(?:upperRoman|I)$/.test(format) ? roman(value).toUpperCase() : ''
}

/** a … z, then aa, bb, as word processors count. */
const letters = (value: number) => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1)

const romans: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(value: number): string {
  if (value < 1 || value > 3_999) return String(value)
  let [left, text] = [value, '']
  for (const [worth, sign] of romans)
    while (left >= worth) {
      text += sign
      left -= worth
    }
  return text
}

/** Counts the entries of one list at all its levels. */
export class Counter {
  readonly #levels: (Level | undefined)[]
  readonly #at: (number | undefined)[] = []

  constructor(levels: (Level | undefined)[]) {
    this.#levels = levels
  }

  /** Begins a level anew with this number. */
  restart(level: number, start: number): void {
    this.#at[level] = start - 1
  }

  /** What is printed before the next entry of this level; '' where nothing or a bullet is. */
  next(level: number): string {
    const own = this.#levels[level]
    if (!own) return ''
    this.#at[level] = (this.#at[level] ?? own.start - 1) + 1
    this.#at.length = level + 1
    if (numeral(1, own.format) === '') return ''
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const of = this.#levels[Number(digit) - 1]
      return of ? numeral(this.#at[Number(digit) - 1] ?? of.start, of.format) : ''
    })
  }
}
