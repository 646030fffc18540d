import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { causes } from '#modules/privacy/erase-person.ts'
import { wordOf } from '#modules/privacy/insight.views.tsx'
import { allLangs, textsOf } from '#texts/index.ts'
import { expiring, holdings } from '../src/holdings.ts'
import { mailKinds } from '../src/workers.ts'
import { testDatabase } from './database.ts'

const db = await testDatabase()

type Column = { table: string; column: string; type: string }
const columnsOf = async (): Promise<Column[]> =>
  (
    await sql<Column>`
      select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%'`.execute(db.owner)
  ).rows

/** Columns with a foreign key to a person or an account, by the database's own word. */
const keysToPeople = async (): Promise<Column[]> =>
  (
    await sql<Column>`
      select k.conrelid::regclass::text as table, a.attname as column, '' as type
      from pg_constraint k
      join lateral unnest(k.conkey, k.confkey) as pair (own, other) on true
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
      join pg_attribute f on f.attrelid = k.confrelid and f.attnum = pair.other
      where k.contype = 'f' and k.confrelid in ('person'::regclass, 'account'::regclass) and f.attname = 'id'`.execute(db.owner)
  ).rows

const name = ({ table, column }: Pick<Column, 'table' | 'column'>) => `${table}.${column}`
const handled = new Set(holdings.flatMap(({ table, by }) => Object.keys(by).map((column) => name({ table, column }))))

/** The account knows its person: who asks about the one is answered about the other. */
const ties = new Set(['account.person_id'])

test('every column that refers to a person or an account is exported, erased, or kept with its reason', async () => {
  const keys = await keysToPeople()
  expect(keys.length).toBeGreaterThan(10)
  const unhandled = keys.map(name).filter((key) => !handled.has(key) && !ties.has(key))
  expect(unhandled, 'name them in a holding beside the table’s owner').toEqual([])
})

test('so is every column that says who did something without a foreign key', async () => {
  const isHand = ({ column, type }: Column) => type === 'text' && (column === 'actor' || /_by$/.test(column))
  const isPerson = ({ column, type }: Column) => type === 'uuid' && /(^|_)(person|account)_id$/.test(column)
  const unhandled = (await columnsOf())
    .filter((column) => isHand(column) || isPerson(column))
    .map(name)
    .filter((key) => !handled.has(key) && !ties.has(key))
  expect(unhandled).toEqual([])
})

test('of a table about people every column is shown or withheld for a reason', async () => {
  const columns = await columnsOf()
  for (const { table, tells, withholds = {}, isTrace, key } of holdings) {
    const own = columns.filter((one) => one.table === table && one.column !== 'municipality_id').map(({ column }) => column)
    const named = [...tells, ...Object.keys(withholds)]
    expect(
      named.filter((column) => !own.includes(column)),
      `${key}: no such column`,
    ).toEqual([])
    if (!isTrace) expect(named.sort(), key).toEqual(own.sort())
  }
})

test('what is shown has a name in every language', () => {
  for (const lang of allLangs) {
    const { columns, holdings: names, kinds } = textsOf(lang).privacy
    for (const { tells, key } of holdings) {
      expect(names[key], key).toBeTruthy()
      expect(
        tells.filter((column) => !Object.hasOwn(columns, column)),
        key,
      ).toEqual([])
    }
    for (const { key } of expiring) expect(kinds[key], key).toBeTruthy()
  }
})

test('the last rule of each holding takes every row that is left', () => {
  expect(holdings.filter(({ erase }) => erase.length === 0 || erase.at(-1)?.when !== undefined)).toEqual([])
})

/** Every code that a column may hold, by the database's own word: `check (state in ('open', 'closed'))`. */
const codesOf = async (): Promise<(Pick<Column, 'table' | 'column'> & { code: string })[]> => {
  const { rows } = await sql<{ table: string; text: string }>`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as text from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace`.execute(db.owner)
  return rows.flatMap(({ table, text }) => {
    const [, column, list, single] = /^CHECK \(\((\w+) = (?:ANY \(ARRAY\[(.*)\]\)|'(\w+)'::text)\)\)$/.exec(text) ?? []
    const codes = single ? [single] : [...(list ?? '').matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '')
    return column ? codes.map((code) => ({ table, column, code })) : []
  })
}

/** Codes of columns that the database leaves open. */
const codesOfProgram = () => [
  ...Object.keys(mailKinds).map((code) => ({ table: 'outgoing_mail', column: 'kind', code })),
  ...causes.map((code) => ({ table: 'erasing', column: 'cause', code })),
]

test('no code is shown as it stands: each has words in every language', async () => {
  const told = new Set(holdings.flatMap(({ table, tells }) => tells.map((column) => name({ table, column }))))
  const codes = [...(await codesOf()), ...codesOfProgram()].filter((code) => told.has(name(code)))
  expect(new Set(codes.map(name)).size).toBeGreaterThan(8)
  for (const lang of allLangs) {
    const bare = codes.filter(({ column, code }) => wordOf(textsOf(lang), column, code) === undefined)
    expect(
      bare.map((one) => `${name(one)}: ${one.code}`),
      `${lang}: words in privacy.codes, and where wordsFor looks`,
    ).toEqual([])
  }
})
