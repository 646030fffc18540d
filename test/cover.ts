import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What a test file asks of the database, and how long it takes. */
export type Asking = { file: string; seconds: number; statements: readonly string[] }

/**
 * Few and quick files that ask everything that all of them ask.
 * @param given files that are taken whatever they ask
 */
export function cover(all: readonly Asking[], given: (file: string) => boolean = () => false): string[] {
  const left = new Set(all.flatMap(({ statements }) => statements))
  const taken: Asking[] = []
  const take = (one: Asking) => {
    taken.push(one)
    for (const statement of one.statements) left.delete(statement)
  }
  const news = ({ statements }: Asking) => statements.filter((statement) => left.has(statement)).length
  for (const one of all.filter(({ file }) => given(file))) take(one)
  while (left.size > 0) {
    const worth = (one: Asking) => news(one) / Math.max(one.seconds, 0.1)
    take(all.reduce((best, one) => (worth(one) > worth(best) ? one : best)))
  }
  return withoutIdle(taken, given)
}

/** What was taken early may ask nothing that those taken later do not ask as well. */
function withoutIdle(taken: Asking[], given: (file: string) => boolean): string[] {
  const askedBy = new Map<string, number>()
  const count = ({ statements }: Asking, by: number) => {
    for (const one of new Set(statements)) askedBy.set(one, (askedBy.get(one) ?? 0) + by)
  }
  for (const one of taken) count(one, 1)
  const kept = taken
    .toSorted((a, b) => b.seconds - a.seconds)
    .filter((one) => {
      if (given(one.file) || one.statements.some((statement) => askedBy.get(statement) === 1)) return true
      count(one, -1)
      return false
    })
  return kept.map(({ file }) => file).sort()
}

/** What the test files of a run left of themselves. @see setup/statements.ts */
export function readAskings(folder: string, seconds: (file: string) => number): Asking[] {
  return readdirSync(folder).map((name) => {
    const { file, statements } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Asking
    return { file, statements, seconds: seconds(file) }
  })
}
