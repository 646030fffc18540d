import { describe, expect, test } from 'vitest'
import { edited, editOf, isBlank, type List, mostRows, rowsOf, withRows } from './rows.ts'

const list: List = { name: 'punkt', columns: ['titel', 'plads'], lead: 'titel', typed: ['titel'], fresh: { plads: 'first' } }
const titles = (fields: Record<string, string>) => rowsOf(fields, list).map((row) => row['titel'])
const three = withRows({ andet: 'x' }, list, [{ titel: 'a' }, { titel: 'b' }, { titel: 'c' }])

describe('a list in a form', () => {
  test('is read as it was written, with fields of other names left alone', () => {
    expect(titles(three)).toEqual(['a', 'b', 'c'])
    expect(three['andet']).toBe('x')
    expect(titles({ 'punkt-titel-1': 'b', 'punkter-titel-7': 'x', 'punkt-titel-x': 'y' })).toEqual(['', 'b'])
  })

  test.each([
    ['punkt:up:2', ['a', 'c', 'b']],
    ['punkt:down:0', ['b', 'a', 'c']],
    ['punkt:remove:1', ['a', 'c']],
    ['punkt:add:0', ['a', 'b', 'c', '']],
    ['punkt:up:0', ['a', 'b', 'c']],
    ['punkt:down:2', ['a', 'b', 'c']],
    ['punkt:remove:99', ['a', 'b', 'c']],
  ])('%s gives %j', (pressed, expected) => {
    const edit = editOf(pressed)
    expect(edit && titles(edited(three, list, edit))).toEqual(expected)
  })

  test('what is no button of a list is none', () => {
    for (const pressed of ['', 'save', 'punkt:sort:1', 'punkt:up:-1', '__proto__:up:1', 'punkt:up:99999'])
      expect(editOf(pressed)).toBeNull()
  })

  test('does not grow beyond what it may hold, and a huge number of a field makes no huge list', () => {
    const full = withRows(
      {},
      list,
      Array.from({ length: mostRows }, () => ({ titel: 'x' })),
    )
    expect(rowsOf(edited(full, list, { list: 'punkt', action: 'add', row: 0 }), list)).toHaveLength(mostRows)
    expect(rowsOf({ 'punkt-titel-99999999': 'x' }, list)).toEqual([])
  })

  test('a row in which only a choice stands is not there', () => {
    expect(isBlank(list, { titel: '  ', plads: 'last' })).toBe(true)
    expect(isBlank(list, { titel: 'x', plads: 'last' })).toBe(false)
  })
})
