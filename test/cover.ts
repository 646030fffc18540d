import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The parts of all statements that a test file asks of the database, and how long it takes. */
export type Asking = { file: string; seconds: number; asked: readonly string[] }

/**
 * Few and quick files that ask everything that all of them ask.
 * @param given files that are taken whatever they ask
 */
export function cover(all: readonly Asking[], given: (file: string) => boolean = () => false): string[] {
  const left = new Set(all.flatMap(({ asked }) => asked))
  const taken: Asking[] = []
  const take = (one: Asking) => {
    taken.push(one)
    for (const part of one.asked) left.delete(part)
  }
  const news = ({ asked }: Asking) => asked.filter((part) => left.has(part)).length
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
  const count = ({ asked }: Asking, by: number) => {
    for (const one of new Set(asked)) askedBy.set(one, (askedBy.get(one) ?? 0) + by)
  }
  for (const one of taken) count(one, 1)
  const kept = taken
    .toSorted((a, b) => b.seconds - a.seconds)
    .filter((one) => {
      if (given(one.file) || one.asked.some((part) => askedBy.get(part) === 1)) return true
      count(one, -1)
      return false
    })
  return kept.map(({ file }) => file).sort()
}

/** What the test files of a run left of themselves. @see setup/statements.ts */
export function readAskings(folder: string, seconds: (file: string) => number): Asking[] {
  return readdirSync(folder).map((name) => {
    const { file, asked } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Asking
    return { file, asked, seconds: seconds(file) }
  })
}
