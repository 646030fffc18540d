import { expect, test } from 'vitest'
import { csv } from './csv.ts'

test('begins with the mark that says UTF-8, parts cells by semicolons and lines as spreadsheets do', () => {
  expect(
    csv([
      ['Navn', 'Rolle'],
      ['Søren Å', 'Sekretær'],
    ]),
  ).toBe('\u{FEFF}Navn;Rolle\r\nSøren Å;Sekretær\r\n')
})

test('a cell that holds what parts cells is quoted', () => {
  expect(csv([['a;b', 'c"d', 'e\nf']])).toBe('\u{FEFF}"a;b";"c""d";"e\nf"\r\n')
})

test.each(['=1+1', '+45', '-2', '@SUM(A1)', '\t=1', '\r=1', "=cmd|' /C calc'!A0", '＝1'])('%j is text and no formula', (value) => {
  expect(
    csv([[value]])
      .replace('\u{FEFF}', '')
      .replace(/^"/, ''),
  ).toMatch(/^'/)
})
