import { createHash } from 'node:crypto'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { languageOf, ownWords } from './own-words.ts'
import { indexedWith } from './reindex.ts'
import { deleteEntries, forgetKeys, insertEntries, type Known, keysOf, learnWords } from './search.queries.ts'
import type { NewEntry } from './types.ts'
import { indexed } from './vector.ts'

/** Raised when more can be found of things than before, so that all of them are made findable anew (catch-up.ts). */
export const contents = 2

/** PostgreSQL refuses a tsvector over 1 MB; words beyond this many characters are not found. */
const longestBody = 300_000

/** Replaces all that can be found of a thing. Compound words are split here, so that "råd" finds "integrationsråd". */
export async function replaceEntries(tx: Tx, municipalityId: string, thing: string, entries: readonly NewEntry[]): Promise<void> {
  const words = await ownWords(tx)
  const language = await languageOf(words)
  const gone = new Set(await keysOf(tx, thing))
  const before = await deleteEntries(tx, thing)
  const vocabulary = new Map<string, string>()
  const rows = entries.map((entry) => {
    const body = entry.body.slice(0, longestBody)
    const made = indexed({ title: entry.title, body, day: entry.happenedOn }, language)
    for (const [word, key] of made.vocabulary) vocabulary.set(word, key)
    for (const key of made.keys) gone.delete(key)
    return { ...rowOf(entry, body, before), municipality_id: municipalityId, thing, tsv: made.vector, indexed_with: indexedWith(words) }
  })
  await insertEntries(tx, rows)
  if (vocabulary.size > 0) await learnWords(tx, vocabulary)
  if (gone.size > 0) await forgetKeys(tx, [...gone])
}

function rowOf(entry: NewEntry, body: string, before: readonly Known[]) {
  const wordsHash = createHash('sha256').update(`${entry.title}\n${body}`).digest('hex')
  const old = before.find(({ url, audience }) => url === entry.url && audience === entry.audience)
  return {
    id: newId(),
    audience: entry.audience,
    kind: entry.kind,
    lang: entry.lang,
    title: entry.title,
    body,
    url: entry.url,
    source: entry.source,
    item_number: entry.itemNumber,
    body_id: entry.bodyId,
    happened_on: entry.happenedOn,
    cases: [...(entry.cases ?? [])],
    words_hash: wordsHash,
    contents,
    ...(old && { appeared_at: old.appeared_at }),
    ...(old?.words_hash === wordsHash && { changed_at: old.changed_at }),
  }
}

export async function removeEntries(tx: Tx, thing: string): Promise<void> {
  const gone = await keysOf(tx, thing)
  await deleteEntries(tx, thing)
  if (gone.length > 0) await forgetKeys(tx, gone)
}
