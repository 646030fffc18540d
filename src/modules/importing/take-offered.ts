import { layStoredPapers, type StepActing } from '#modules/meetings/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Edited, type Editing, settleAgain } from './edit.ts'
import { answerDoubts, doubtsOf, lockRun, type RunRow, setRun } from './import.queries.ts'
import { madeOf } from './made.ts'
import { isSame } from './offer.ts'
import { placesIn } from './places.ts'

/** The papers that lie ready become the draft's, each in the place of its title; what was told of them as missing is answered. */
export async function takeOffered(tx: Tx, editing: Editing): Promise<Edited> {
  const locked = await lockRun(tx, editing.runId)
  if (locked?.state !== 'draft') return { refusal: 'notDraft' }
  const made = madeOf(locked.made)
  const papers = [...made.papers]
  for (const paper of made.offered) {
    const at = papers.findIndex((one) => one.file === null && isSame(one, paper))
    if (at < 0) papers.push(paper)
    else papers[at] = paper
  }
  await setRun(tx, editing.runId, { made: JSON.stringify({ ...made, papers, offered: [] }) })
  const { acting, runId } = editing
  const told = (await doubtsOf(tx, runId)).filter(({ answer, code, params }) => {
    const { name } = params as Record<string, string>
    return answer === null && code === 'paperLeftOut' && made.offered.some(({ title }) => title === name)
  })
  const ids = told.map(({ id }) => id)
  if (ids.length > 0) await answerDoubts(tx, runId, ids, 'corrected', acting.actor, toDate(acting.clock()))
  return settleAgain(tx, editing, { papers: made.offered.length })
}

/**
 * The papers that lie ready are laid beside the items of a meeting that is out, as open as their source says; they wait there until they are sent. Those
 * whose item is not there any more stay ready.
 * @returns where they wait
 */
export async function layBesideReleased(
  tx: Tx,
  acting: StepActing,
  run: RunRow,
): Promise<{ refusal: 'notDraft' | 'gone' } | { location: string }> {
  const made = madeOf((await lockRun(tx, run.id))?.made)
  const places = made.offered.length > 0 ? await placesIn(tx, run) : null
  if (!places) return { refusal: 'notDraft' }
  const laid = made.offered.flatMap((paper) => {
    const item = places.at.get(paper.item)
    return item && paper.file ? [{ paper, item, file: paper.file }] : []
  })
  const [first] = laid
  if (!first) return { refusal: 'gone' }
  for (const [item, own] of Map.groupBy(laid, (one) => one.item))
    await layStoredPapers(
      tx,
      acting,
      { id: item.id, meeting_id: places.meetingId },
      own.map(({ paper: { title, open }, file }) => ({
        ...{ title, openness: open && !item.isClosed ? 'open' : 'closed', sha256: Buffer.from(file.sha256, 'hex') },
        ...{ fileName: file.fileName, mediaType: file.mediaType, size: file.size },
      })),
    )
  const left = made.offered.filter((paper) => !laid.some((one) => one.paper === paper))
  await setRun(tx, run.id, { made: JSON.stringify({ ...made, offered: left }) })
  const isOne = laid.every(({ item }) => item === first.item)
  return { location: isOne ? `/punkt/${first.item.shortId}/bilag` : `/moeder/${places.slug}/arbejde` }
}
