import { expect, test } from 'vitest'
import { textBlocks } from './text-blocks.ts'

const shown = (text: string, title = 'Politik') => textBlocks(text, title)

test('what lies between empty lines is one paragraph, with its lines as they are', () => {
  expect(shown('Ét.\nTo.\n\n\nTre.')).toEqual([
    { type: 'paragraph', text: 'Ét.\nTo.' },
    { type: 'paragraph', text: 'Tre.' },
  ])
})

test('the title is not said twice', () => {
  expect(shown('POLITIK\n\nOrd.')).toEqual([{ type: 'paragraph', text: 'Ord.' }])
  expect(shown('Politik for børn\n\nOrd.')).toHaveLength(2)
})

test('lines that all begin with the sign of an entry, or count on from one another, are a list', () => {
  expect(shown('- ét\n- to')).toEqual([{ type: 'list', ordered: false, start: 1, entries: ['ét', 'to'] }])
  expect(shown('3) ét\n4) to')).toEqual([{ type: 'list', ordered: true, start: 3, entries: ['ét', 'to'] }])
})

test.each(['- ét\nog mere', '1. ét\n3. tre', '12. maj er valgdag.', '-5 grader', '1 a\n2 b', `${'a\t'.repeat(6)}b\n${'a\t'.repeat(6)}b`])(
  '%j is neither list nor rows',
  (text) => {
    expect(shown(text)).toEqual([{ type: 'paragraph', text }])
  },
)

test('lines whose cells are parted by tabs are rows', () => {
  expect(shown('Mål\tTal\nFlere job\t14,2 pct.')).toEqual([
    {
      type: 'rows',
      rows: [
        ['Mål', 'Tal'],
        ['Flere job', '14,2 pct.'],
      ],
    },
  ])
})

test('no word is lost, whatever the text is', () => {
  const text = 'Politik\n\n- a\n- b\n\n1. c\n2. d\n\ne\tf\ng\th\n\ni'
  const words = JSON.stringify(shown(text)).match(/"([a-i])"/g)
  expect(words).toEqual([...'abcdefghi'].map((letter) => `"${letter}"`))
})
