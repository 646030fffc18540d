import { may } from '#modules/accounts/index.ts'
import { type BodySummary, bodySummaries, type SettingValues, settingValues } from '#modules/council/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { AgendaState, MeetingKind, MeetingState, MinutesState } from '../model.ts'
import type { Acting } from '../publish.ts'
import { lockMeeting } from '../records.queries.ts'
import { type Rules, refuseTransition, type Stand, type Transition, type TransitionRefusal } from '../transitions.ts'
import { bodyIdsOf, type StandRow, standById, standBySlug } from './stand.queries.ts'

/** Who takes a step with a meeting, with the rights that they have now. */
export type StepActing = Acting & { by: Actor }

const settingsUsed = ['approval', 'deadlines', 'publicity', 'numbering', 'quorum', 'standing_items'] as const
export type PlanSettings = Pick<SettingValues, (typeof settingsUsed)[number]>

/** A meeting as the secretariat works with it: its facts, where it stands, and the rules of its host on the day of the meeting. */
export type MeetingAt = {
  row: StandRow
  id: string
  slug: string
  kind: MeetingKind
  /** The meeting's day in its own zone. */
  day: string
  host: BodySummary
  /** The host first. */
  bodies: BodySummary[]
  stand: Stand
  rules: Rules
  settings: PlanSettings
}

/** The host is responsible for a meeting: who works for another body that takes part reads it and changes nothing. */
export const hostOf = (at: Pick<MeetingAt, 'host'>) => [at.host.id]

const meetingThing = (at: Pick<MeetingAt, 'host'>) => ({ kind: 'meeting' as const, bodyIds: hostOf(at), isPublic: false })

export const mayEdit = (actor: Actor, at: Pick<MeetingAt, 'host'>) => may(actor, 'edit', meetingThing(at))
export const mayReadDraft = (actor: Actor, at: Pick<MeetingAt, 'host'>) => may(actor, 'readDraft', meetingThing(at))

/** @throws 404 when there is no such meeting */
export const meetingAt = async (tx: Tx, id: string): Promise<MeetingAt> => asMeetingAt(tx, await standById(tx, id))

/** By any address that the meeting ever had. @throws 404 */
export const meetingAtSlug = async (tx: Tx, slug: string): Promise<MeetingAt> => asMeetingAt(tx, await standBySlug(tx, slug))

async function asMeetingAt(tx: Tx, row: StandRow | undefined): Promise<MeetingAt> {
  if (!row) throw new AppError(404, 'no such meeting')
  const bodyIds = await bodyIdsOf(tx, row.id)
  const summaries = new Map((await bodySummaries(tx, bodyIds)).map((body) => [body.id, body]))
  const bodies = bodyIds.flatMap((id) => summaries.get(id) ?? [])
  const host = bodies[0]
  if (!host) throw new AppError(404, 'a meeting without a host')
  const day = dayOf(row.starts_at, row.time_zone)
  const settings = await settingValues(tx, settingsUsed, host.id, day)
  return {
    row,
    id: row.id,
    slug: row.slug,
    kind: row.kind as MeetingKind,
    day,
    host,
    bodies,
    stand: {
      meeting: row.state as MeetingState,
      agenda: row.agenda_state as AgendaState,
      minutes: (row.minutes_state ?? 'none') as MinutesState,
      isPublic: row.current_snapshot_id !== null,
    },
    rules: { agendaIsApproved: settings.approval.agenda, minutesAreSigned: settings.approval.signature, releaseRule: host.releaseRule },
    settings,
  }
}

/**
 * Holds a meeting until the transaction ends and asks whether the step may be taken with it as it stands now.
 * @throws 404 for whoever has no right to the step: nothing of the meeting is told
 */
export async function beginStep(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  transition: Transition,
): Promise<MeetingAt | { refusal: Exclude<TransitionRefusal, 'noRight'> }> {
  await lockMeeting(tx, meetingId)
  const at = await meetingAt(tx, meetingId)
  const refusal = refuseTransition(acting.by, transition, { bodyIds: hostOf(at), stand: at.stand, rules: at.rules })
  if (refusal === 'noRight') throw new AppError(404, 'no right to this step')
  return refusal ? { refusal } : at
}

/** Holds a meeting for a change of its agenda. @throws 404 for whoever may not edit it */
export async function beginEdit(tx: Tx, acting: StepActing, meetingId: string): Promise<MeetingAt> {
  await lockMeeting(tx, meetingId)
  const at = await meetingAt(tx, meetingId)
  if (!mayEdit(acting.by, at)) throw new AppError(404, 'no right to edit')
  return at
}
