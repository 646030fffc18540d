import { accountNames } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Holding, HoldingKey, Row, Subject } from '#platform/personal/holding.ts'
import { mostRows, rowsAbout } from '#platform/personal/personal.queries.ts'

/** What one table tells, or several that are of one kind. */
export type InsightPart = {
  key: HoldingKey
  table: string
  columns: readonly string[]
  rows: readonly Row[]
  isCut: boolean
  hidden: number
}

const actorId = /^account\/([0-9a-f-]{36})$/

/**
 * Everything that the tables hold about somebody, table by table; tables with nothing are there too, so that it can be seen that they were looked
 * through. Who did or read something is told by name.
 * @param reader the person, or somebody who answers for the municipality: what is the person's own is only counted for them
 */
export async function insightOf(tx: Tx, holdings: readonly Holding[], subject: Subject, reader: 'self' | 'other'): Promise<InsightPart[]> {
  const parts: InsightPart[] = []
  for (const holding of holdings) {
    const rows = await rowsAbout(tx, holding, subject)
    const { key, table, tells } = holding
    const isHidden = holding.ownOnly === true && reader === 'other'
    const [shown, hidden] = isHidden ? [[], rows.length] : [rows.slice(0, mostRows), 0]
    parts.push({ key, table, columns: tells, rows: shown, isCut: !isHidden && rows.length > mostRows, hidden })
  }
  return named(parts, await accountNames(tx, [...actorsIn(parts)]))
}

function actorsIn(parts: readonly InsightPart[]): Set<string> {
  const texts = parts.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)))
  return new Set(texts.flatMap((text) => (typeof text === 'string' ? (actorId.exec(text)?.[1] ?? []) : [])))
}

function named(parts: readonly InsightPart[], names: ReadonlyMap<string, string>): InsightPart[] {
  const inWords = (value: unknown) => (typeof value === 'string' ? (names.get(actorId.exec(value)?.[1] ?? '') ?? value) : value)
  return parts.map((part) => ({
    ...part,
    rows: part.rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, inWords(value)]))),
  }))
}

/** The same as data, for other programs (article 20). @param codes a sentence about values that are codes of the program and stay so here */
export const insightJson = (given: { municipality: string; at: Date; codes: string; subject: Subject; parts: readonly InsightPart[] }) => ({
  schema: 'brobygger/insight/1',
  municipality: given.municipality,
  made: given.at.toISOString(),
  codes: given.codes,
  person: { id: given.subject.personId, name: given.subject.name, accounts: given.subject.accounts },
  tables: given.parts.map(({ key, table, rows, isCut, hidden }) => ({ kind: key, table, isCut, hidden, rows })),
})
