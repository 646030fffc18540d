import { mailTo, may } from '#modules/accounts/index.ts'
import { namesOf } from '#modules/council/index.ts'
import { addItem, reopenAgenda } from '#modules/meetings/index.ts'
import { type AuditAction, type AuditActor, recordAudit } from '#platform/audit/audit.ts'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import { newId } from '#platform/ids.ts'
import { insertProposal, lockProposal, type ProposalRow, setProposal } from './proposal.queries.ts'
import { isOpen, type ProposalState } from './proposal.state.ts'

/** Who acts, where and when, with the rights that they have now. */
export type Acting = { municipalityId: string; actor: AuditActor; clock: Clock; by: Actor }

const audited = (tx: Tx, acting: Acting, action: AuditAction, id: string, payload: Record<string, unknown>) =>
  recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action, thing: `proposal/${id}`, payload })

/** Lays a member's proposal before the secretariat. @param meetingId for this meeting; null: for the next one. @returns its id */
export async function propose(
  tx: Tx,
  acting: Acting,
  given: { bodyId: string; meetingId: string | null; personId: string; title: string; reason: string },
): Promise<string> {
  const id = newId()
  await insertProposal(tx, {
    municipality_id: acting.municipalityId,
    id,
    body_id: given.bodyId,
    meeting_id: given.meetingId,
    person_id: given.personId,
    title: given.title,
    reason: given.reason,
    state: 'open',
    created_at: toDate(acting.clock()),
  })
  await audited(tx, acting, 'proposal.send', id, { body: given.bodyId, meeting: given.meetingId })
  return id
}

/** The one who proposed it takes it back, as long as it has not been answered. @throws 404 when it is somebody else's */
export async function takeBack(tx: Tx, acting: Acting, id: string): Promise<{ refusal: 'answered' } | { takenBack: true }> {
  const proposal = await lockProposal(tx, id)
  if (!proposal || proposal.personId !== acting.by.personId) throw new AppError(404, 'no such proposal of theirs')
  if (proposal.state === 'withdrawn') return { takenBack: true }
  if (!isOpen(proposal.state)) return { refusal: 'answered' }
  await setProposal(tx, id, { state: 'withdrawn' })
  await audited(tx, acting, 'proposal.take_back', id, {})
  return { takenBack: true }
}

export type Answer =
  /** `reopens`: an agenda that the chair group has approved is opened for it, and has to be approved once more. */
  | { kind: 'accept'; meetingId: string; text: string; reopens?: boolean }
  | { kind: 'reject'; text: string }
  | { kind: 'later'; text: string }

export type AnswerRefusal =
  | { because: 'answered'; state: ProposalState; by: string | null }
  | { because: 'meetingClosed' }
  | { because: 'agendaApproved' }

/** Tells the answers that somebody has seen from those given since. */
export const markOf = (proposal: Pick<ProposalRow, 'state' | 'answeredAt'>) =>
  `${proposal.state} ${proposal.answeredAt?.toISOString() ?? ''}`

/** Who answers proposals to a body: whoever makes its agendas. */
export const mayAnswer = (actor: Actor, bodyId: string) => may(actor, 'edit', { kind: 'meeting', bodyIds: [bodyId], isPublic: false })

/**
 * The secretariat's answer to a proposal. Of two who answer at once one waits and is then told what the other said.
 * @param mark the proposal as it was when the answer was written, by `markOf`
 * @returns the short id of the item that an accepted proposal became
 * @throws 404 for whoever has no right to it
 */
export async function answer(
  tx: Tx,
  acting: Acting,
  id: string,
  given: Answer,
  mark: string,
): Promise<{ refusal: AnswerRefusal } | { answered: true; itemShortId: string | null }> {
  const proposal = await lockProposal(tx, id)
  if (!proposal || !mayAnswer(acting.by, proposal.bodyId)) throw new AppError(404, 'no right to this proposal')
  if (!isOpen(proposal.state) || markOf(proposal) !== mark)
    return { refusal: { because: 'answered', state: proposal.state, by: proposal.answeredBy } }
  const said = { answer: given.text, answered_by: acting.actor, answered_at: toDate(acting.clock()) }
  let itemShortId: string | null = null
  if (given.kind === 'accept') {
    if (given.reopens) await reopenAgenda(tx, acting, given.meetingId)
    const { title, reason } = proposal
    const presenter = (await namesOf(tx, [proposal.personId])).get(proposal.personId) ?? ''
    const item = await addItem(tx, acting, given.meetingId, { title, background: reason, presenter })
    if ('refusal' in item) return { refusal: { because: item.refusal === 'approved' ? 'agendaApproved' : 'meetingClosed' } }
    itemShortId = item.shortId
    await setProposal(tx, id, { ...said, state: 'accepted', item_id: item.id, meeting_id: given.meetingId })
  } else await setProposal(tx, id, { ...said, state: given.kind === 'reject' ? 'rejected' : 'later' })
  await audited(tx, acting, `proposal.${given.kind}`, id, given.kind === 'accept' ? { meeting: given.meetingId } : {})
  await mailTo(tx, acting.municipalityId, acting.clock, {
    personIds: [proposal.personId],
    kind: 'proposal_answered',
    params: { proposalId: id },
    about: `proposal/${id}`,
  })
  return { answered: true, itemShortId }
}
