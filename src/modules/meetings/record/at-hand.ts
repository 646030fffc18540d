import { may } from '#modules/accounts/index.ts'
import { type BodySummary, bodySummaries } from '#modules/council/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/context.ts'
import { type MeetingAt, mayEdit, meetingAtSlug, type StepActing } from '../plan/stand.ts'

export const actingOf = (c: Ctx): StepActing => ({
  municipalityId: c.get('municipality').id,
  actor: `account/${c.get('actor').accountId}`,
  by: c.get('actor'),
  clock: c.get('platform').clock,
})

export const nowOf = (c: Ctx) => toDate(c.get('platform').clock())

/** The meeting of the address, for those who work with it. @throws 404 for everybody else */
export async function meetingAtHand(tx: Tx, c: Ctx): Promise<MeetingAt> {
  const at = await meetingAtSlug(tx, c.req.param('slug') ?? '')
  if (!mayEdit(c.get('actor'), at)) throw new AppError(404, 'no right to work with this meeting')
  return at
}

/** May the record of the meeting be written now? Held, and its minutes not released. */
export const isRecording = ({ stand }: Pick<MeetingAt, 'stand'>) =>
  stand.meeting === 'held' && (stand.minutes === 'draft' || stand.minutes === 'none')

/** The bodies that an item can be referred to: those that everybody knows, those that this person may know of, and the one it was referred to. */
export const bodiesToName = async (tx: Tx, c: Ctx, named: string | null): Promise<BodySummary[]> =>
  (await bodySummaries(tx)).filter(
    ({ id, isPublic }) => id === named || may(c.get('actor'), 'read', { kind: 'body', bodyIds: [id], isPublic }),
  )
