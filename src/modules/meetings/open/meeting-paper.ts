import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { answerPaper } from '#platform/paper/answer.ts'
import { fileName } from '../printed/address.ts'
import { paperLocal } from '../printed/local.ts'
import { type MeetingDocument, meetingPaper } from '../printed/meeting-paper.ts'
import { meetingById } from '../published.queries.ts'
import { gone } from '../readable.ts'
import { meetingName } from '../titles.ts'

/**
 * The agenda or the minutes of a meeting as the public has them, as a PDF, whoever asks.
 * @throws 410 where the meeting was withdrawn, 404 where the public has no such paper
 */
export async function publicMeetingPaper(
  c: Ctx,
  meetingId: string,
  document: Exclude<MeetingDocument, 'draftMinutes'>,
  way: 'inline' | 'attachment',
) {
  const { found, local } = await inTenant(c, async (tx) => {
    const found = await meetingById(tx, meetingId)
    if (found && !found.model) throw await gone(tx, c, `/moeder/${found.slug}`)
    return { found, local: await paperLocal(tx, c) }
  })
  if (!found?.model) throw new AppError(404, 'no such public meeting')
  const publication = {
    version: found.version ?? 1,
    stage: found.stage ?? '',
    reason: found.reason ?? '',
    at: found.publishedAt ?? found.modifiedAt,
  }
  const paper = meetingPaper(local, { found, meeting: found.model, publication }, document)
  if (!paper) throw new AppError(404, 'the meeting has no such document yet')
  const name = fileName(local.t.papers[document], meetingName(found.model), found.model)
  return answerPaper(c, { paper, format: 'pdf', name, isPublic: true, way })
}
