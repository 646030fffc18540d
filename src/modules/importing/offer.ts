import type { Tx } from '#platform/db/db.ts'
import { moveReferences } from '#platform/files/files.queries.ts'
import type { FileStore } from '#platform/files/files.ts'
import { lockRun, runById, setRun } from './import.queries.ts'
import { madeOf } from './made.ts'
import { type BroughtPapers, filesOfPapers, keepPapers, type RunPaper } from './papers.ts'
import { placesIn } from './places.ts'

export const isSame = (a: Pick<RunPaper, 'item' | 'title'>, b: Pick<RunPaper, 'item' | 'title'>) => a.item === b.item && a.title === b.title

/** A draft, or what became of it: only what was undone has no use for papers. */
const takesPapers = (state: string | undefined) => state === 'draft' || state === 'confirmed'

/**
 * The same document has come again, with papers that it did not have: they lie ready until somebody says whether they belong to it, also when it is out.
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
  await lockRun(tx, runId)
  const run = await runById(tx, runId)
  if (!run || !takesPapers(run.state)) return
  const made = madeOf(run.made)
  const held = [...made.papers.filter(({ file }) => file !== null), ...made.offered]
  // The papers of what is out are the meeting's own.
  const places = run.state === 'confirmed' && along.papers.length > 0 ? await placesIn(tx, run) : null
  const has = (item: string, title: string) =>
    held.some((one) => isSame(one, { item, title })) ||
    (places?.at.get(item)?.attachments.some((one) => one.sha256 !== undefined && one.title === title) ?? false)
  const fresh = along.papers.filter(({ item, title }) => !has(`p${item}`, title))
  if (fresh.length === 0) return
  const kept = await keepPapers(tx, files, municipalityId, { ...along, papers: fresh, leftOut: [] }, onDisk)
  await setRun(tx, runId, { made: JSON.stringify({ ...made, offered: [...made.offered, ...kept] }) })
}

/** The papers that lie ready go again. @returns their files, for `removeUnused` */
export async function leaveOffered(tx: Tx, runId: string): Promise<{ refusal: 'notDraft' } | { files: Buffer[] }> {
  const locked = await lockRun(tx, runId)
  if (!takesPapers(locked?.state)) return { refusal: 'notDraft' }
  const made = madeOf(locked?.made)
  const files = filesOfPapers(made.offered)
  await moveReferences(tx, files, -1)
  await setRun(tx, runId, { made: JSON.stringify({ ...made, offered: [] }) })
  return { files }
}
