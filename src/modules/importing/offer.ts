import type { Tx } from '#platform/db/db.ts'
import { moveReferences } from '#platform/files/files.queries.ts'
import type { FileStore } from '#platform/files/files.ts'
import { lockRun, setRun } from './import.queries.ts'
import { madeOf } from './made.ts'
import { type BroughtPapers, filesOfPapers, keepPapers, type RunPaper } from './papers.ts'

export const isSame = (a: Pick<RunPaper, 'item' | 'title'>, b: Pick<RunPaper, 'item' | 'title'>) => a.item === b.item && a.title === b.title

/**
 * The same document has come again, with papers that it did not have: they lie ready until somebody says whether they belong to it.
 * @param onDisk gets the hash of each file as soon as it lies there
 */
export async function offerPapers(
  tx: Tx,
  files: FileStore,
  municipalityId: string,
  runId: string,
  along: BroughtPapers,
  onDisk: Buffer[],
): Promise<void> {
  const locked = await lockRun(tx, runId)
  if (locked?.state !== 'draft') return
  const made = madeOf(locked.made)
  const held = [...made.papers.filter(({ file }) => file !== null), ...made.offered]
  const fresh = along.papers.filter(({ item, title }) => !held.some((one) => isSame(one, { item: `p${item}`, title })))
  if (fresh.length === 0) return
  const kept = await keepPapers(tx, files, municipalityId, { ...along, papers: fresh, leftOut: [] }, onDisk)
  await setRun(tx, runId, { made: JSON.stringify({ ...made, offered: [...made.offered, ...kept] }) })
}

/** The papers that lie ready go again. @returns their files, for `removeUnused` */
export async function leaveOffered(tx: Tx, runId: string): Promise<{ refusal: 'notDraft' } | { files: Buffer[] }> {
  const locked = await lockRun(tx, runId)
  if (locked?.state !== 'draft') return { refusal: 'notDraft' }
  const made = madeOf(locked.made)
  const files = filesOfPapers(made.offered)
  await moveReferences(tx, files, -1)
  await setRun(tx, runId, { made: JSON.stringify({ ...made, offered: [] }) })
  return { files }
}
