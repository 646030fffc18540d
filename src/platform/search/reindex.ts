import { createHash } from 'node:crypto'
import type { TenantDb, Tx } from '#platform/db/db.ts'
import { languageOf, type OwnWords, ownWords } from './own-words.ts'
import { learnWords, staleEntries, writeIndexed } from './search.queries.ts'
import { indexed } from './vector.ts'

/** Raised with every change of what texts are found by, so that what was indexed before is gone over again. */
const program = 1

/** What entries are indexed with now. Groups of words that mean the same are asked for and not indexed. */
export const indexedWith = ({ cuts, parts }: OwnWords): string =>
  `${program}-${createHash('sha256')
    .update(JSON.stringify([cuts, parts]))
    .digest('hex')
    .slice(0, 12)}`

const batch = 100

/** Goes over up to a batch of entries that were indexed by an older program or with other words. @returns how many */
async function reindexSome(tx: Tx): Promise<number> {
  const words = await ownWords(tx)
  const language = await languageOf(words)
  const stale = await staleEntries(tx, indexedWith(words), batch)
  if (stale.length === 0) return 0
  const vocabulary = new Map<string, string>()
  const rows = stale.map(({ id, title, body, happened_on: day }) => {
    const made = indexed({ title, body, day }, language)
    for (const [word, key] of made.vocabulary) vocabulary.set(word, key)
    return { id, vector: made.vector }
  })
  await writeIndexed(tx, rows, indexedWith(words))
  await learnWords(tx, vocabulary)
  return stale.length
}

/** Makes every entry of a municipality findable by what the program and the municipality's words say now, in transactions of a hundred. @returns how many were gone over */
export async function reindex(db: TenantDb, municipalityId: string): Promise<number> {
  let total = 0
  for (;;) {
    const done = await db.in(municipalityId, reindexSome)
    total += done
    if (done < batch) return total
  }
}
