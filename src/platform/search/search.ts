import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { loadSplitter } from './parts.ts'
import { deleteEntries, insertEntries } from './search.queries.ts'

/** Who may find an entry: everyone, those who sit in a body, or the secretariat (drafts). */
export type Audience = 'public' | 'secretariat' | `body/${string}`
export type EntryKind = 'meeting' | 'item' | 'case' | 'body' | 'page' | 'document'

export type NewEntry = {
  audience: Audience
  kind: EntryKind
  lang: string
  title: string
  body: string
  /** A path in Danish, without language prefix. */
  url: string
  source: string | null
  itemNumber: string | null
  bodyId: string | null
  happenedOn: string | null
}

/** Replaces all that can be found of a thing. Compound words are split here, so that "råd" finds "integrationsråd". */
export async function replaceEntries(tx: Tx, municipalityId: string, thing: string, entries: NewEntry[]): Promise<void> {
  const splitter = await loadSplitter()
  await deleteEntries(tx, thing)
  const rows = entries.map((entry) => ({
    municipality_id: municipalityId,
    id: newId(),
    thing,
    audience: entry.audience,
    kind: entry.kind,
    lang: entry.lang,
    title: entry.title,
    body: entry.body,
    parts: splitter.parts(`${entry.title}\n${entry.body}`),
    url: entry.url,
    source: entry.source,
    item_number: entry.itemNumber,
    body_id: entry.bodyId,
    happened_on: entry.happenedOn,
  }))
  if (rows.length > 0) await insertEntries(tx, rows)
}

export const removeEntries = (tx: Tx, thing: string) => deleteEntries(tx, thing)
