import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DiffPart, wordDiff } from './word-diff.ts'

const marked = (parts: DiffPart[]) =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`)).join('')
const joined = (parts: DiffPart[], without: DiffPart['kind']) =>
  parts.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('')
const bare = (text: string) => text.replaceAll(/\s+/g, '')

test.each([
  ['Rådet mødes den 3. maj', 'Rådet mødes den 10. maj', 'Rådet mødes den [-3][+10]. maj'],
  ['med 32 frivillige', 'med 23 frivillige', 'med [-32][+23] frivillige'],
  ['Rådet godkendte planen.', 'Rådet godkendte ikke planen.', 'Rådet godkendte [+ikke ]planen.'],
  ['Rådet godkendte ikke planen.', 'Rådet godkendte planen.', 'Rådet godkendte [-ikke ]planen.'],
  ['På åen ærgrer Øjvind', 'På øen ærgrer Øjvind', 'På [-åen][+øen] ærgrer Øjvind'],
  ['Mødet  er  aflyst', 'Mødet er aflyst', 'Mødet er aflyst'],
  ['', 'Nyt', '[+Nyt]'],
  ['Gammelt', '', '[-Gammelt]'],
  ['', '', ''],
  ['Én linje\r\nTo linjer', 'Én linje\nTo linjer', 'Én linje\nTo linjer'],
  [
    'Første afsnit.\n\nAndet afsnit.',
    'Første afsnit.\n\nNyt afsnit.\n\nAndet afsnit.',
    'Første afsnit.\n\n[+Nyt afsnit.\n\n]Andet afsnit.',
  ],
  ['kl. 16.30', 'kl. 17.15', 'kl. [-16.30][+17.15]'],
  ['اجتماع يوم الاثنين', 'اجتماع يوم الثلاثاء', 'اجتماع يوم [-الاثنين][+الثلاثاء]'],
])('%j becomes %j', (before, after, expected) => {
  expect(marked(wordDiff(before, after))).toBe(expected)
})

const words = fc
  .array(fc.constantFrom('råd', 'møde', 'plan', 'og', '.', ',', '\n', '  ', 'اجتماع'), { maxLength: 60 })
  .map((all) => all.join(' '))

test('nothing of either text is lost, and nothing is said twice', () => {
  const text = fc.oneof(words, fc.string())
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after)
      expect(joined(parts, 'removed')).toBe(after.replaceAll(/\r\n?/g, '\n'))
      expect(bare(joined(parts, 'added'))).toBe(bare(before))
      expect(parts.every(({ text }) => text !== '')).toBe(true)
      for (const [i, part] of parts.entries()) expect(part.kind).not.toBe(parts[i + 1]?.kind)
    }),
    { numRuns: 300 },
  )
})

test('two long texts with nothing in common are told apart, as wholes', () => {
  const long = (letter: string) => Array.from({ length: 16_000 }, (_, i) => `${letter}${i}`).join(' ')
  expect(wordDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})

test('one changed word in a long text is found', () => {
  const long = Array.from({ length: 16_000 }, (_, i) => `ord${i}`)
  const changed = long.with(9000, 'nyt')
  expect(
    wordDiff(long.join(' '), changed.join(' '))
      .filter(({ kind }) => kind !== 'same')
      .map(({ text }) => text.trim()),
  ).toEqual(['ord9000', 'nyt'])
})
