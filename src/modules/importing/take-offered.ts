import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Edited, type Editing, settleAgain } from './edit.ts'
import { answerDoubts, doubtsOf, lockRun, setRun } from './import.queries.ts'
import { madeOf } from './made.ts'
import { isSame } from './offer.ts'

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
