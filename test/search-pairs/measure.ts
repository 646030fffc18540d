import { readFileSync } from 'node:fs'
import type { TenantDb } from '#platform/db/db.ts'
import { type EntryKind, replaceEntries, search } from '#platform/search/search.ts'

/** Measures the search on written pairs of queries and documents: README.md tells the rules of judgement. */

interface PairDocument {
  id: string
  kind: EntryKind | 'paper'
  title: string
  body: string
  date: string
}

interface Pair {
  query: string
  relevant: string[]
  tolerated?: string[]
  trait: string
}

export interface Judged {
  trait: string
  query: string
  relevant: number
  /** Relevant and not found. */
  missed: string[]
  /** Neither relevant nor tolerated, and found. */
  wrong: string[]
  corrected: boolean
}

export interface Figures {
  queries: number
  microRecall: number
  macroRecall: number
  microFalse: number
  macroFalse: number
}

const read = <T>(folder: URL, name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T

/** Makes the documents findable in a municipality and asks every query there. */
export async function judge(tenants: TenantDb, municipalityId: string, folder: URL): Promise<Judged[]> {
  const documents = read<PairDocument[]>(folder, 'documents.json')
  const entries = documents.map(({ id, kind, title, body, date }) => ({
    ...{ audience: 'public' as const, lang: 'da', source: null, itemNumber: null, bodyId: null },
    ...{ kind: kind === 'paper' ? ('document' as const) : kind, title, body, url: `/${id}`, happenedOn: date },
  }))
  await tenants.in(municipalityId, (tx) => replaceEntries(tx, municipalityId, 'pairs', entries))
  const judged: Judged[] = []
  for (const { query, relevant, tolerated = [], trait } of read<Pair[]>(folder, 'pairs.json')) {
    const answer = await tenants.in(municipalityId, (tx) => search(tx, { query, audiences: ['public'], limit: 200, offset: 0 }))
    const found = answer.hits.map((hit) => hit.url.slice(1))
    judged.push({
      ...{ trait, query, relevant: relevant.length, corrected: answer.guessed },
      missed: relevant.filter((id) => !found.includes(id)),
      wrong: found.filter((id) => !relevant.includes(id) && !tolerated.includes(id)),
    })
  }
  return judged
}

const mean = (values: number[]) => (values.length === 0 ? Number.NaN : values.reduce((a, b) => a + b, 0) / values.length)
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)

/** Recall = relevant found of relevant; false = wrong of those returned and not tolerated. Micro counts documents, macro the queries that have any. */
export function figures(judged: readonly Judged[]): Figures {
  const found = ({ relevant, missed }: Judged) => relevant - missed.length
  const wrong = (each: Judged) => each.wrong.length
  const answered = judged.filter((each) => found(each) + wrong(each) > 0)
  const asked = judged.filter(({ relevant }) => relevant > 0)
  return {
    queries: judged.length,
    microRecall: sum(asked.map(found)) / sum(asked.map(({ relevant }) => relevant)),
    macroRecall: mean(asked.map((each) => found(each) / each.relevant)),
    microFalse: sum(answered.map(wrong)) / Math.max(1, sum(answered.map((each) => found(each) + wrong(each)))),
    macroFalse: answered.length === 0 ? 0 : mean(answered.map((each) => wrong(each) / (found(each) + wrong(each)))),
  }
}

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`)

/** The figures as a table in Markdown, per trait and of all. */
export function figureTable(judged: readonly Judged[]): string {
  const traits = [...new Set(judged.map(({ trait }) => trait))].sort()
  const line = (name: string, { queries, microRecall, macroRecall, microFalse, macroFalse }: Figures) =>
    `| ${[name, queries, ...[microRecall, macroRecall, microFalse, macroFalse].map(percent)].join(' | ')} |`
  return [
    '| trait | queries | recall (micro) | recall (macro) | false hits (micro) | false hits (macro) |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...traits.map((trait) => line(trait, figures(judged.filter((each) => each.trait === trait)))),
    line('**all**', figures(judged)),
  ].join('\n')
}

/** What went wrong, one line a query. */
export const failings = (judged: readonly Judged[]): string =>
  judged
    .filter(({ missed, wrong }) => missed.length + wrong.length > 0)
    .map(({ trait, query, missed, wrong, corrected }) => {
      const parts = [
        missed.length > 0 && `missed ${missed.join(' ')}`,
        wrong.length > 0 && `wrong ${wrong.join(' ')}`,
        corrected && 'corrected',
      ]
      return `${trait}: «${query}» ${parts.filter(Boolean).join('; ')}`
    })
    .join('\n')
