import { describe, expect, test } from 'vitest'
import { columnWidths, numberColumns } from './columns.ts'

const table = (head: string[], ...rows: string[][]) => {
  const line = (cells: string[]) => cells.map((text) => [{ text }])
  return { head: line(head), rows: rows.map(line) }
}

describe('the columns of a table', () => {
  test('are as wide as their words ask for: a number takes no room from a sentence', () => {
    const given = table(['Nr.', 'Forening', 'Hvad'], ['1', 'Foreningen for cykling', 'x'.repeat(500)])
    expect(columnWidths(given)).toEqual([null, 22, 60])
  })

  test('share the line where none has many words', () => {
    expect(columnWidths(table(['Navn', 'Rolle'], ['Yusuf', 'formand']))).toEqual([1, 1])
  })

  test('of a ragged table are as many as its widest row', () => {
    const ragged = table(['a'], ['b', 'c', 'd'])
    expect([columnWidths(ragged).length, numberColumns(ragged).length]).toEqual([3, 3])
  })

  test.each([
    [['1.250 kr.', '75.000,50 kr', '', '-3'], true],
    [['12 %', '3,5%'], true],
    [['2024', 'i alt'], false],
    [['2025-009413'], false],
    [['', ''], false],
    [['10,-', '9:30', '1/2 pct.'], true],
  ])('%j are numbers below each other: %s', (cells, isNumber) => {
    expect(numberColumns(table(['Beløb'], ...cells.map((cell) => [cell])))).toEqual([isNumber])
  })

  test('are found at once, whatever somebody has pasted into a cell', () => {
    const began = performance.now()
    expect(numberColumns(table(['Beløb'], [`${'1 '.repeat(20_000)}x`]))).toEqual([false])
    expect(performance.now() - began).toBeLessThan(500)
  })
})
