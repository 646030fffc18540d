import { type RawBuilder, sql } from 'kysely'
import { executor, type Tx } from '#platform/db/db.ts'
import { type Erasing, type Expiring, type Holding, type NamedBy, type Referred, type Row, referred, type Subject } from './holding.ts'

/** The tables are named by those who own them, in their holdings; this file knows none by itself. */
const within = executor

const all = (parts: readonly RawBuilder<boolean>[], word: 'and' | 'or') =>
  parts.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join([...parts], sql.raw(` ${word} `))})`

function names(column: string, as: NamedBy, { personId, accounts, name, among }: Subject): RawBuilder<boolean> {
  const ref = sql.ref(`t.${column}`)
  const ids = accounts.map((account) => account.id)
  const hands = ids.map((id) => `account/${id}`)
  if (as === 'person') return sql<boolean>`${ref} = ${personId}::uuid`
  if (as === 'account') return sql<boolean>`${ref} = any(${ids}::uuid[])`
  if (as === 'email') return sql<boolean>`${ref} = any(${accounts.map((account) => account.email.toLowerCase())}::text[])`
  if (as === 'actor') return sql<boolean>`${ref} = any(${hands}::text[])`
  if (as === 'thing') return sql<boolean>`${ref} = any(${[...hands, `person/${personId}`]}::text[])`
  if (as === 'read')
    return sql<boolean>`(${ref} = any(${[...hands, `person/${personId}`]}::text[]) or (${ref} = any(${among.things}::text[]) and t.at >= ${among.since}))`
  return name === '' ? sql<boolean>`false` : sql<boolean>`strpos(lower(${ref}), lower(${name})) > 0`
}

const about = (holding: Holding, subject: Subject) =>
  all(
    Object.entries(holding.by).map(([column, as]) => names(column, as, subject)),
    'or',
  )

const fits = ({ when }: Pick<Erasing, 'when'>) =>
  when ? sql<boolean>`${sql.ref(`t.${when.column}`)} = any(${when.in}::text[])` : sql<boolean>`true`

/** The rows that follow a rule: those about the person which no earlier rule has taken. */
const under = (holding: Holding, subject: Subject, at: number) =>
  all(
    [
      about(holding, subject),
      ...holding.erase.slice(0, at).map((earlier) => sql<boolean>`not ${fits(earlier)}`),
      ...holding.erase.slice(at, at + 1).map(fits),
    ],
    'and',
  )

/** More rows than anybody reads; what lies beyond is said to be there. */
export const mostRows = 2_000

const shown = (holding: Holding) => (column: string) => {
  const to = holding.refers?.[column]
  if (!to) return sql`${sql.ref(`t.${column}`)} as ${sql.ref(column)}`
  return sql`(select r.${sql.ref(nameColumn(to))} from ${sql.table(to)} r
    where r.municipality_id = t.municipality_id and r.id = t.${sql.ref(column)}) as ${sql.ref(column)}`
}
const nameColumn = (to: Referred): string => referred[to]

/** The different values of a column in the rows about somebody. */
export async function valuesAbout(tx: Tx, holding: Holding, subject: Subject, column: string): Promise<string[]> {
  const { rows } = await sql<{ value: string | null }>`
    select distinct ${sql.ref(`t.${column}`)}::text as value from ${sql.table(holding.table)} t where ${about(holding, subject)}`.execute(
    within(tx),
  )
  return rows.flatMap(({ value }) => value ?? [])
}

/** What the person is shown of one table. @returns one row more than `mostRows` where there are more */
export async function rowsAbout(tx: Tx, holding: Holding, subject: Subject): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${sql.join(holding.tells.map(shown(holding)))} from ${sql.table(holding.table)} t
    where ${about(holding, subject)} order by 1 limit ${mostRows + 1}`.execute(within(tx))
  return rows
}

/** How many rows each rule of a holding would take. */
export async function countUnder(tx: Tx, holding: Holding, subject: Subject): Promise<number[]> {
  const counts = holding.erase.map((_, at) => sql`count(*) filter (where ${under(holding, subject, at)})::int as ${sql.ref(`r${at}`)}`)
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(counts)} from ${sql.table(holding.table)} t where ${about(holding, subject)}`.execute(within(tx))
  return holding.erase.map((_, at) => rows[0]?.[`r${at}`] ?? 0)
}

/** An address in a name that is reserved for leading nowhere (RFC 2606). */
const nowhere = sql`'slettet-' || t.id || '@slettet.invalid'`

/** Carries out one rule. @returns how many rows it took */
export async function applyRule(tx: Tx, holding: Holding, subject: Subject, at: number): Promise<number> {
  const rule = holding.erase[at]
  if (!rule || rule.do === 'keep') return 0
  const table = sql.table(holding.table)
  const where = under(holding, subject, at)
  if (rule.do === 'delete') return Number((await sql`delete from ${table} t where ${where}`.execute(within(tx))).numAffectedRows ?? 0)
  const set = [
    ...Object.entries(rule.set).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    ...(rule.own ?? []).map((column) => sql`${sql.ref(column)} = ${nowhere}`),
  ]
  return Number((await sql`update ${table} t set ${sql.join(set)} where ${where}`.execute(within(tx))).numAffectedRows ?? 0)
}

const expired = ({ since, when }: Expiring, before: Date) =>
  all(
    [
      sql<boolean>`coalesce(${sql.join(since.map((column) => sql.ref(`t.${column}`)))}) < ${before}`,
      ...(when ? [sql<boolean>`t.${sql.ref(when.column)} = any(${when.in}::text[])`] : []),
    ],
    'and',
  )

export async function countExpired(tx: Tx, kind: Expiring, before: Date): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from ${sql.table(kind.table)} t where ${expired(kind, before)}`.execute(within(tx))
  return rows[0]?.n ?? 0
}

export const deleteExpired = async (tx: Tx, kind: Expiring, before: Date): Promise<number> =>
  Number((await sql`delete from ${sql.table(kind.table)} t where ${expired(kind, before)}`.execute(within(tx))).numAffectedRows ?? 0)
