import { describe, expect, test } from 'vitest'
import { cover } from './cover.ts'
import { partsOf, shapeOf } from './setup/shape.ts'

const asking = (file: string, seconds: number, ...asked: string[]) => ({ file, seconds, asked })

describe('the files that ask everything', () => {
  test('leave out what quicker ones ask as well', () => {
    const all = [asking('pages', 60, 'a', 'b', 'c'), asking('bodies', 1, 'a', 'b'), asking('cases', 2, 'c')]
    expect(cover(all)).toEqual(['bodies', 'cases'])
  })

  test('hold the slow one that alone asks something, and then not the quick one beside it', () => {
    expect(cover([asking('pages', 60, 'a', 'b', 'c'), asking('bodies', 1, 'a', 'b')])).toEqual(['pages'])
  })

  test('hold what is given, whatever it asks, and build upon it', () => {
    const all = [asking('tenancy', 9, 'a'), asking('quick', 1, 'a'), asking('silent', 1), asking('other', 1, 'b')]
    expect(cover(all, (file) => file === 'tenancy' || file === 'silent')).toEqual(['other', 'silent', 'tenancy'])
  })

  test('are none where nothing is asked', () => {
    expect(cover([asking('pure', 1)])).toEqual([])
  })
})

describe('a statement without its values', () => {
  test('is the same however many there are', () => {
    const rows = (values: string) => shapeOf(`insert into "item" ("id", "title") values ${values} returning "id"`)
    expect(rows('($1, $2), ($3, $4), ($5, default)')).toBe(rows('($1, $2)'))
    expect(shapeOf('select "a" from "b" where "c" in ($1, $2, $3) limit $4')).toBe(
      shapeOf('select "a" from "b"\n where "c" in ($1) limit 7'),
    )
  })

  test('is another with another column, table, comparison or function', () => {
    const one = 'select "a" from "b" where "c" = $1'
    for (const other of [one.replace('"a"', '"d"'), one.replace('"b"', '"d"'), one.replace('=', '>'), one.replace('$1', 'lower($1)')])
      expect(shapeOf(other)).not.toBe(shapeOf(one))
  })

  test('is the same whichever column is filled first', () => {
    expect(shapeOf('insert into "item" ("title", "id") values ($1, $2)')).toBe(
      shapeOf('insert into "item" ("id", "title") values ($1, $2)'),
    )
  })
})

test('the parts of a statement are what stands in each of its clauses', () => {
  expect(
    partsOf('select "a", max(b) as "m" from "b" inner join "c" on c.a = b.a where "d" = $1 and lower(e) like $2 order by "a" limit 3'),
  ).toEqual([
    'select "a", max(b) as "m"',
    'from "b"',
    'inner join "c" on c.a = b.a',
    'where "d" = ?',
    'and lower(e) like ?',
    'order by "a"',
    'limit ?',
  ])
})
