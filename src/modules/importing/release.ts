import { type Acting, openFindings, publishAgenda, releaseMinutes } from '#modules/meetings/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { moveReferences } from '#platform/files/files.queries.ts'
import { answerDoubts, doubtsOf, lockRun, type RunRow, runById, setRun } from './import.queries.ts'
import { releaseDocument } from './library/release.ts'
import { madeOf } from './made.ts'
import { filesOfPapers } from './papers.ts'
import { meetingForRun } from './settle.ts'

type OpenDoubt = { code: string; params: unknown; answer: string | null }

/**
 * What must never go public because nobody looked: a CPR number, what calls itself closed as a whole, and what is another municipality's. Such a doubt
 * holds the whole document back until a person has answered it by itself. @returns which of them it is, or null
 */
export const graveKind = ({ code, params }: Pick<OpenDoubt, 'code' | 'params'>): 'cpr' | 'closedDocument' | 'otherMunicipality' | null => {
  if (code === 'closedDocument' || code === 'otherMunicipality') return code
  return code === 'personalData' && (params as Record<string, string>)['kind'] === 'cpr' ? 'cpr' : null
}

export const isGrave = (doubt: Pick<OpenDoubt, 'code' | 'params'>) => graveKind(doubt) !== null

/** Releases the meeting of a run as the operator asked, unless a CPR number forbids it, or a paper that no machine could read. */
export async function releaseUnlessHeld(tx: Tx, acting: Acting, runId: string): Promise<boolean> {
  const run = await locked(tx, runId)
  const meeting = run && (await meetingForRun(tx, run))
  if (!run || !meeting || madeOf(run.made).offered.length > 0) return false
  if ((await doubtsOf(tx, runId)).some((doubt) => doubt.answer === null && isGrave(doubt))) return false
  if ((await unanswered(tx, run, meeting.id)).some(({ kind }) => kind === 'cpr' || kind === 'unreadable')) return false
  await releaseMeeting(tx, acting, runId, meeting.id)
  return true
}

async function locked(tx: Tx, runId: string): Promise<RunRow | undefined> {
  await lockRun(tx, runId)
  return runById(tx, runId)
}

/** What looks like somebody's number or address in what would be public, but for what somebody answered in the line where it stands. */
async function unanswered(tx: Tx, run: RunRow, meetingId: string) {
  const [found, doubts] = [await openFindings(tx, meetingId), await doubtsOf(tx, run.id)]
  const lines = run.text?.split('\n') ?? []
  const seen = doubts.filter((doubt) => doubt.code === 'personalData' && doubt.answer !== null && doubt.line !== null)
  const texts = seen.map((doubt) => lines[(doubt.line ?? 0) - 1] ?? '')
  return found.filter(({ match }) => match === '' || !texts.some((text) => text.includes(match)))
}

async function releaseMeeting(tx: Tx, acting: Acting, runId: string, meetingId: string): Promise<void> {
  const result = await releaseMinutes(tx, acting, meetingId)
  if ('refusal' in result && result.refusal === 'noMinutes') await publishAgenda(tx, acting, meetingId)
  await confirmed(tx, acting, runId)
  await leaveToMeeting(tx, runId)
}

/** From here on the meeting alone says which papers it has: one that is taken off it goes. */
async function leaveToMeeting(tx: Tx, runId: string): Promise<void> {
  const made = madeOf((await lockRun(tx, runId))?.made)
  await moveReferences(tx, filesOfPapers(made.papers), -1)
  await setRun(tx, runId, { made: JSON.stringify({ ...made, papers: [] }) })
}

async function confirmed(tx: Tx, acting: Acting, runId: string) {
  await setRun(tx, runId, { state: 'confirmed', confirmed_at: toDate(acting.clock()) })
  await recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action: 'import.confirm', thing: `import/${runId}` })
}

/**
 * Somebody has looked at doubts of a draft and says that it is right as it stands. The question of another meeting on the same day is not among them:
 * it is answered by choosing.
 */
export async function acceptDoubts(
  tx: Tx,
  { actor, clock }: Acting,
  runId: string,
  isAccepted: (doubt: { id: string; code: string; params: unknown }) => boolean = () => true,
): Promise<void> {
  const open = (await doubtsOf(tx, runId)).filter((doubt) => doubt.answer === null && doubt.code !== 'sameDay')
  const ids = open.filter(isAccepted).map((doubt) => doubt.id)
  if (ids.length > 0) await answerDoubts(tx, runId, ids, 'accepted', actor, toDate(clock()))
}

export type ConfirmRefusal = 'notDraft' | 'doubtsLeft' | 'findings' | 'sameDay' | 'offered'

/**
 * A person has read the draft beside its source and lets it out, as a meeting or as a document. Every doubt must have been answered, and what was
 * found in it since.
 * @param fetched whether a document's own file may be fetched too, and its open papers
 * @returns where the public reads it
 */
export async function confirmImport(
  tx: Tx,
  acting: Acting,
  runId: string,
  fetched: { file?: boolean; papers?: boolean } = {},
): Promise<{ refusal: ConfirmRefusal } | { location: string }> {
  const run = await locked(tx, runId)
  if (run?.state !== 'draft') return { refusal: 'notDraft' }
  const open = (await doubtsOf(tx, runId)).filter((doubt) => doubt.answer === null)
  if (open.some(({ code }) => code === 'sameDay')) return { refusal: 'sameDay' }
  if (madeOf(run.made).offered.length > 0) return { refusal: 'offered' }
  if (open.length > 0) return { refusal: 'doubtsLeft' }
  const meeting = await meetingForRun(tx, run)
  if (!meeting) {
    const { slug } = await releaseDocument(tx, acting, run, fetched)
    await confirmed(tx, acting, runId)
    return { location: `/dokumenter/${slug}` }
  }
  if ((await unanswered(tx, run, meeting.id)).length > 0) return { refusal: 'findings' }
  await releaseMeeting(tx, acting, runId, meeting.id)
  return { location: `/moeder/${meeting.slug}` }
}
