import { findPersonalData } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { readings } from '#platform/files/files.queries.ts'
import type { Draft } from '../draft/draft.ts'
import { papersOf, type RunPaper } from '../papers.ts'

/** A paper that went out with a document of the library. */
export type ReleasedPaper = { title: string } & NonNullable<RunPaper['file']>

export const documentPath = (slug: string) => `/dokumenter/${slug}`

/** Where the paper at a place (from 0) of a released document is fetched. */
export const releasedPaperPath = (slug: string, at: number, { fileName }: Pick<ReleasedPaper, 'fileName'>) =>
  `${documentPath(slug)}/bilag/${at + 1}/${encodeURIComponent(fileName)}`

/**
 * The papers of a draft that may go out with it: those that are open, of which a machine has read every word, and that hold nothing that looks like
 * somebody's own. All others stay in the house.
 */
export async function publicPapers(tx: Tx, draft: Draft, papers: readonly RunPaper[]): Promise<ReleasedPaper[]> {
  const open = [...papersOf(draft, papers).values()]
    .flat()
    .flatMap(({ title, openness, file }) => (openness === 'open' && file ? [{ title, file }] : []))
  const read = await readings(
    tx,
    open.map(({ file }) => file.sha256),
  )
  const harmless = new Set(
    read.flatMap(({ sha256, text, read_at, wholly_read }) =>
      read_at !== null && wholly_read && findPersonalData(text ?? '').length === 0 ? [sha256.toString('hex')] : [],
    ),
  )
  return open
    .map(({ title, file }) => ({ ...file, title, sha256: file.sha256.toString('hex') }))
    .filter(({ title, sha256 }) => harmless.has(sha256) && findPersonalData(title).length === 0)
}
