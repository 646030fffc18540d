import { expect, it } from 'vitest'
import { parseDocument } from './parse.ts'

it.each([
  ['words', 'det blev sagt i meget lang tid, og det blev også skrevet ned'],
  ['digits', 'a 1234567890 1234567890 1234567890 1234567890 1234567890'],
  ['numbers of thirty digits', 'a 123456789012345678901234567890 123456789012345678901234567890'],
])(
  'a paragraph above the items, of many lines of %s, is read in time that grows with its length',
  (_, line) => {
    const cost = (lines: number): number => {
      const text = `Referat\nDeltagere: Ida Krog\n\n${`${line}\n`.repeat(lines)}\n1. Budget\n`
      const runs = Array.from({ length: 3 }, () => {
        const before = process.cpuUsage()
        parseDocument(text)
        return process.cpuUsage(before).user
      })
      return Math.min(...runs)
    }
    cost(500)
    // Eight times the text: about 8 times as long, and more than 20 times where it grows with the square.
    expect(cost(8_000)).toBeLessThan(16 * Math.max(cost(1_000), 2_000))
  },
  60_000,
)
