import { describe, expect, it } from 'vitest'
import { measure, total } from './measure.ts'
import { layoutFiles, readLayout } from './truth.ts'

/** What happens to a document on its way through other programs, and how much of the decisions must be read nevertheless. */
const wears: Record<string, (text: string) => string> = {
  'without its empty lines': (text) => text.replace(/\n[ \t\u00a0]*(?=\n)/g, ''),
  'with the foot of a page after every forty lines': (text) =>
    text
      .split('\n')
      .flatMap((line, i) => ((i + 1) % 40 === 0 ? [line, '', `Side ${(i + 1) / 40}`, ''] : [line]))
      .join('\n'),
  'indented, with blanks behind its lines': (text) => text.replace(/^(?=.*\S)/gm, '    ').replace(/$/gm, '  '),
}
const LEAST_KEPT = 0.95

describe('a worn document', () => {
  const whole = total(layoutFiles().map((file) => measure(readLayout(file))))

  it.each(Object.entries(wears))('%s', (_, wear) => {
    const worn = total(layoutFiles().map((file) => measure(readLayout(file, wear))))
    expect({ invented: worn.invented, opened: worn.opened }).toEqual({ invented: 0, opened: 0 })
    for (const field of ['items', 'caseNumbers', 'decisions'] as const)
      expect(worn.counts[field].right, field).toBeGreaterThanOrEqual(whole.counts[field].right * LEAST_KEPT)
  })
})
