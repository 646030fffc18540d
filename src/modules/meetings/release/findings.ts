import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { readings } from '#platform/files/files.queries.ts'
import { buildModel } from '../build-model.ts'
import type { MeetingModel } from '../model.ts'
import type { StepActing } from '../plan/stand.ts'
import { publicModel } from '../public-model.ts'
import { answersOf, deleteAnswer, forgetAnswersBut, insertAnswer } from './release.queries.ts'
import { type Finding, sweep } from './sweep.ts'

/** A finding, and who said when that it shall stand there. */
export type AnsweredFinding = Finding & { answer: { by: string; at: Date } | null }

/**
 * A meeting as the public will see it after the next step: its agenda published with what has not gone out yet, and, once it has been held, its
 * minutes released.
 */
export function asNextPublished(full: MeetingModel): MeetingModel {
  const minutes = full.state === 'held' && full.minutes === 'none' ? 'released' : full.minutes
  const items = full.items.map(({ isUnsent: _waits, ...item }) => ({
    ...item,
    attachments: item.attachments.map(({ isUnsent: _waitsToo, ...paper }) => paper),
  }))
  return publicModel({ ...full, agenda: 'published', minutes, items })
}

/** Everything in what will be public next that a person has to answer for, personal numbers first. @throws 404 when there is no such meeting */
export async function findingsOf(tx: Tx, meetingId: string): Promise<AnsweredFinding[]> {
  const full = await buildModel(tx, meetingId)
  if (!full) throw new AppError(404, 'no such meeting')
  const model = asNextPublished(full)
  const files = [...new Set(model.items.flatMap((item) => item.attachments).flatMap((paper) => paper.sha256 ?? []))]
  const read = await readings(
    tx,
    files.map((hex) => Buffer.from(hex, 'hex')),
  )
  const byFile = new Map(
    read.map((file) => [file.sha256.toString('hex'), { text: file.text ?? '', whole: file.wholly_read, isRead: file.read_at !== null }]),
  )
  const answers = await answersOf(tx, meetingId)
  return sweep(model, byFile)
    .map((finding) => ({ ...finding, answer: answers.get(finding.fingerprint) ?? null }))
    .sort((a, b) => Number(b.kind === 'cpr') - Number(a.kind === 'cpr'))
}

/**
 * What nobody has answered for yet. Every step that makes more of a meeting public asks this in its own transaction and stops at anything else
 * than an empty list.
 */
export const openFindings = async (tx: Tx, meetingId: string): Promise<AnsweredFinding[]> =>
  (await findingsOf(tx, meetingId)).filter((finding) => finding.answer === null)

/** What nobody has answered for yet of the meeting's own facts: all that announcing, moving or cancelling it shows anybody. */
export const openFactFindings = async (tx: Tx, meetingId: string): Promise<AnsweredFinding[]> =>
  (await openFindings(tx, meetingId)).filter((finding) => finding.place.item === null)

export type AnswerRefusal = 'changed' | 'lookAgain'

/**
 * Somebody says of one finding that it shall stand there. Of the thing itself nothing is written down but its fingerprint.
 * @param lookedTwice a personal number takes a second tick
 */
export async function keepFinding(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  fingerprint: string,
  lookedTwice: boolean,
): Promise<{ refusal: AnswerRefusal } | { done: true }> {
  const findings = await findingsOf(tx, meetingId)
  const finding = findings.find((one) => one.fingerprint === fingerprint)
  if (!finding) return { refusal: 'changed' }
  if (finding.kind === 'cpr' && !lookedTwice) return { refusal: 'lookAgain' }
  await forgetAnswersBut(
    tx,
    meetingId,
    findings.map((one) => Buffer.from(one.fingerprint, 'hex')),
  )
  await insertAnswer(tx, {
    municipality_id: acting.municipalityId,
    meeting_id: meetingId,
    fingerprint: Buffer.from(fingerprint, 'hex'),
    kind: finding.kind,
    answer: 'keep',
    answered_by: acting.actor,
    answered_at: toDate(acting.clock()),
  })
  await audit(tx, acting, meetingId, 'finding.keep', finding)
  return { done: true }
}

/** Takes an answer back: the finding is asked about again. */
export async function reopenFinding(tx: Tx, acting: StepActing, meetingId: string, fingerprint: string): Promise<void> {
  const finding = (await findingsOf(tx, meetingId)).find((one) => one.fingerprint === fingerprint)
  if (!finding?.answer) return
  await deleteAnswer(tx, meetingId, Buffer.from(fingerprint, 'hex'))
  await audit(tx, acting, meetingId, 'finding.reopen', finding)
}

/** The kind and the place alone: neither the thing itself nor anything that it could be guessed from. */
const audit = (tx: Tx, acting: StepActing, meetingId: string, action: AuditAction, { kind, place }: Finding) =>
  recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action,
    thing: `meeting/${meetingId}`,
    payload: { kind, part: place.part, item: place.item?.id ?? null },
  })
