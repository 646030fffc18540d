import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { noOwnWords } from '#platform/search/own-words.ts'
import { indexedWith } from '#platform/search/reindex.ts'
import { indexed } from '#platform/search/vector.ts'
import { loadLanguage } from '#platform/search/words-of.ts'
import { addMunicipality, type Bench, benchDatabase } from './database.ts'
import { demoTexts, dice, pick } from './documents.ts'

export const itemsEach = 1_000
export const wordsEach = 120
/** Of so many things each has a second text for those who sit in its body, and so many bodies share them. */
const closedEach = 5
const bodyCount = 5
const kinds = ['item', 'item', 'item', 'item', 'item', 'item', 'meeting', 'document', 'document', 'case']

export type Filled = { bench: Bench; municipalityId: string; bodyIds: string[] }

type Entry = { title: string; body: string; tsv: string; words: Map<string, string> }
export type MakeEntry = () => Entry

/** A database with so many municipalities of a thousand things each. */
export async function filled(dataDir: string, name: string, count: number, make: MakeEntry): Promise<Filled> {
  const bench = await benchDatabase(dataDir, name)
  const houses: { id: string; bodyIds: string[] }[] = []
  for (let i = 0; i < count; i++)
    houses.push({ id: await addMunicipality(bench.owner, String(100 + i)), bodyIds: Array.from({ length: bodyCount }, newId) })
  await fill(bench, houses, make)
  const [first] = houses
  return { bench, municipalityId: first?.id ?? '', bodyIds: first?.bodyIds ?? [] }
}

/** Makes texts of whole paragraphs and works out what they are found by, as publishing does. */
export async function entryMaker(): Promise<MakeEntry> {
  const language = await loadLanguage()
  const { paragraphs, titles } = demoTexts()
  const known = paragraphs.map((text) => ({ text, words: text.split(' ').length }))
  const roll = dice(7)
  return () => {
    const title = pick(titles, roll)
    const chosen: typeof known = []
    for (let words = 0; words < wordsEach; words += chosen.at(-1)?.words ?? wordsEach) chosen.push(pick(known, roll))
    const body = chosen.map(({ text }) => text).join('\n')
    const { vector, vocabulary } = indexed({ title, body, day: null }, language)
    return { title, body, tsv: vector, words: vocabulary }
  }
}

/** Writes the things of municipalities the quick way: the indexes are made afterwards. */
async function fill({ owner }: Bench, houses: { id: string; bodyIds: string[] }[], make: MakeEntry) {
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes where tablename in ('search_entry', 'search_word') and indexdef like '%USING gin%'`.execute(
    owner,
  )
  for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(owner)
  for (const { id, bodyIds } of houses) {
    const entries = Array.from({ length: itemsEach }, make)
    const of = (key: 'title' | 'body' | 'tsv') => entries.map((entry) => entry[key])
    const words = new Map(entries.flatMap((entry) => [...entry.words]))
    const keys = entries.map(() => newId())
    await sql`
      with thing as (
        select *, (${bodyIds}::uuid[])[1 + n % ${bodyCount}] as body_id, (${kinds}::text[])[1 + n % ${kinds.length}] as kind
        from unnest(${keys}::uuid[], ${of('title')}::text[], ${of('body')}::text[], ${of('tsv')}::text[]) with ordinality as e (id, title, body, tsv, n)
      )
      insert into search_entry (municipality_id, id, audience, kind, thing, title, body, tsv, url, body_id, happened_on, indexed_with)
      select ${id}, case a.n when 0 then id else gen_random_uuid() end, case a.n when 0 then 'public' else 'body/' || body_id end,
        kind, 'meeting/' || id, title, body, tsv::tsvector, '/punkt/' || id, body_id, date '2020-01-01' + (thing.n % 2000)::int, ${indexedWith(noOwnWords)}
      from thing, generate_series(0, case thing.n % ${closedEach} when 0 then 1 else 0 end) as a (n)`.execute(owner)
    await sql`insert into search_word (municipality_id, word, key) select ${id}, word, key from unnest(${[...words.keys()]}::text[], ${[...words.values()]}::text[]) as w (word, key)`.execute(
      owner,
    )
  }
  await owner.transaction().execute(async (tx) => {
    await sql`set local maintenance_work_mem = '512MB'`.execute(tx)
    for (const { definition } of indexes) await sql.raw(definition).execute(tx)
  })
  await sql`analyze search_entry, search_word`.execute(owner)
}
