import { describe, expect, test } from 'vitest'
import { lineOf, type Piece, withoutSoftBreaks } from './page-text.ts'

const piece = (text: string, x: number): Piece => ({
  text,
  x,
  y: 700,
  width: text.length * 5,
  size: 10,
  font: 'f',
  mark: null,
  isArtifact: false,
})

describe('a line of a page', () => {
  test('a sign that its font does not name is the sign of a list before words, and nothing elsewhere', () => {
    expect(lineOf([piece('\0', 50), piece('Hvad manglede?', 70)]).text).toBe('• Hvad manglede?')
    expect(lineOf([piece('Kvote\u0003 2026', 50)]).text).toBe('Kvote 2026')
  })

  test('cells keep their tab', () => expect(lineOf([piece('Ida Krog', 50), piece('formand', 300)]).text).toBe('Ida Krog\tformand'))
})

test('a paragraph becomes one line again, and a broken word keeps its hyphen', () =>
  expect(withoutSoftBreaks('Raadet drofter \nforslaget om inte- \ngration.\nNaeste punkt')).toBe(
    'Raadet drofter forslaget om inte-gration.\nNaeste punkt',
  ))
