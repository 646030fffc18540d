import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { loadSplitter } from '#platform/search/parts.ts'
import { search } from '#platform/search/search.ts'
import { addMunicipality, type Bench, benchDatabase } from './database.ts'
import { demoTexts, dice, pick } from './documents.ts'
import { percentile, type Section, shown, times } from './report.ts'

const municipalities = 100
const itemsEach = 1_000
const wordsEach = 120
const searches = 400

/** What people look for: whole words, parts of compounds, two words, beginnings, typing errors, and what is nowhere. */
const queries = [
  'tolk',
  'cykelkursus',
  'boligsocial helhedsplan',
  'fritidsjob',
  'høringssvar',
  'råd',
  'unge',
  'kvinder i job',
  'bevilling',
  'sprog',
  'mågeparken',
  'frivillige',
  'forening',
  'skole',
  'integrationsråd',
  'budget',
  'dialogmøde',
  'social kontrol',
  'lektie',
  'praktik',
  'cykelkurus',
  'helhedspaln',
  'børn',
  'virksomhed',
  'mentor',
  'ukrainsk',
  'pris',
  'temadag',
  'arbejdsmarked',
  'xylofon',
]

/** Finding things in one municipality, alone in its database and then among a hundred. */
export async function measureSearch(dataDir: string, say: (text: string) => void): Promise<Section> {
  const bench = await benchDatabase(dataDir, 'bench_search')
  try {
    const first = await addMunicipality(bench.owner, '100')
    const make = await entryMaker()
    await fill(bench, [first], make)
    const alone = await searchTimes(bench, first)
    say(`writing ${(municipalities * itemsEach).toLocaleString('en')} items …`)
    const others: string[] = []
    for (let i = 1; i < municipalities; i++) others.push(await addMunicipality(bench.owner, String(100 + i)))
    await fill(bench, others, make)
    const among = await searchTimes(bench, first)
    return searchSection(alone, among)
  } finally {
    await bench.close()
  }
}

function searchSection(alone: number[], among: number[]): Section {
  const p95 = percentile(among, 0.95)
  const ratio = p95 / percentile(alone, 0.95)
  return {
    title: 'Search',
    rows: [
      {
        what: `one municipality among ${municipalities}, ${municipalities * itemsEach} items: p95 (median)`,
        measured: `${shown(p95)} ms (${shown(percentile(among, 0.5))} ms)`,
        bar: '≤ 50 ms',
        pass: p95 <= 50,
      },
      {
        what: `the same against the municipality alone in its database, ${itemsEach} items`,
        measured: times(ratio),
        bar: '≤ 1.5 ×',
        pass: ratio <= 1.5,
      },
    ],
    notes: [
      `${searches} searches of ${queries.length} kinds one after another, with marking and excerpts; texts of about ${wordsEach} words made of the demo's paragraphs.`,
    ],
  }
}

type Entry = { title: string; body: string; parts: string }

/** Makes texts of whole paragraphs, so that each paragraph's compounds are taken apart once only. */
async function entryMaker(): Promise<() => Entry> {
  const splitter = await loadSplitter()
  const { paragraphs, titles } = demoTexts()
  const known = paragraphs.map((text) => ({ text, words: text.split(' ').length, parts: splitter.parts(text) }))
  const heads = titles.map((title) => ({ title, parts: splitter.parts(title) }))
  const roll = dice(7)
  return () => {
    const head = pick(heads, roll)
    const chosen: typeof known = []
    for (let words = 0; words < wordsEach; words += chosen.at(-1)?.words ?? wordsEach) chosen.push(pick(known, roll))
    return {
      title: head.title,
      body: chosen.map(({ text }) => text).join('\n'),
      parts: [head.parts, ...chosen.map(({ parts }) => parts)].join(' '),
    }
  }
}

/** Writes the items of municipalities the quick way: the indexes are made afterwards. */
async function fill({ owner }: Bench, ids: string[], make: () => Entry) {
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes where tablename = 'search_entry' and indexdef like '%USING gin%'`.execute(
    owner,
  )
  for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(owner)
  for (const id of ids) {
    const entries = Array.from({ length: itemsEach }, make)
    const of = (key: keyof Entry) => entries.map((entry) => entry[key])
    const keys = entries.map(() => newId())
    await sql`
      insert into search_entry (municipality_id, id, audience, kind, thing, title, body, parts, url, happened_on)
      select ${id}, id, 'public', 'item', 'meeting/' || id, title, body, parts, '/punkt/' || id, date '2020-01-01' + (n % 2000)::int
      from unnest(${keys}::uuid[], ${of('title')}::text[], ${of('body')}::text[], ${of('parts')}::text[]) with ordinality as e (id, title, body, parts, n)`.execute(
      owner,
    )
  }
  await owner.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local maintenance_work_mem = '512MB'`.execute(tx)
    for (const { definition } of indexes) await sql.raw(definition).execute(tx)
  })
  await sql`analyze search_entry`.execute(owner)
}

async function searchTimes({ platform }: Bench, municipalityId: string): Promise<number[]> {
  const once = async (query: string) => {
    const began = performance.now()
    await platform.db.in(municipalityId, (tx) => search(tx, { query, audiences: ['public'], limit: 20, offset: 0 }))
    return performance.now() - began
  }
  for (const query of queries) await once(query)
  const taken: number[] = []
  for (let i = 0; i < searches; i++) taken.push(await once(queries[i % queries.length] ?? ''))
  return taken
}
