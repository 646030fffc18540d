import { expect, test } from 'vitest'
import { bothTexts } from './both-texts.ts'

test.each([
  ['Ens', 'Ens', 'Ens'],
  ['Deres', 'Mit', 'Deres\n\nMit'],
  ['Fælles\n\nDeres\n\nSlut', 'Fælles\r\n\r\nMit\r\n\r\nSlut', 'Fælles\n\nDeres\n\nMit\n\nSlut'],
  ['Fælles', 'Fælles\n\nMit', 'Fælles\n\nMit'],
  ['Fælles\n\nDeres', 'Fælles', 'Fælles\n\nDeres'],
  ['', 'Mit', 'Mit'],
  ['Fælles\n\nDeres', 'Fælles\nMit', 'Fælles\n\nDeres\n\nMit'],
  ['- et\n- to', '- et\n  - tre', '- et\n- to\n  - tre'],
  ['| a | b |\n| - | - |\n| 1 | 2 |', '| a | b |\n| - | - |\n| 3 | 4 |', '| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |'],
  ['{ar}\nنص', 'Mit', '{ar}\nنص\n\nMit'],
])('both of %j and %j are %j', (first, second, both) => {
  expect(bothTexts(first, second)).toBe(both)
})
