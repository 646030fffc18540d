import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { tieLastMinutes } from '../plan/plan.ts'
import { beginStep, type MeetingAt, type StepActing } from '../plan/stand.ts'
import { setMeeting } from '../records.queries.ts'
import {
  deleteEvent,
  ensureMinutes,
  eventsOf,
  insertApology,
  insertEvents,
  lastApologyPosition,
  setApologyWithdrawn,
  setEventTime,
  standingApologies,
} from './attendance.queries.ts'
import { type EventKind, keyOf, type PresenceEvent, possible } from './presence.ts'

export type RecordRefusal = 'wrongState' | 'needsApproval' | 'changedMeanwhile' | 'alreadySent'
type Outcome = { refusal: RecordRefusal } | { done: true }
const done = { done: true } as const

/** The meeting has begun: it is held from now on, and its minutes are being written. What the public reads stays as it was. */
export async function beginMeeting(tx: Tx, acting: StepActing, meetingId: string): Promise<Outcome> {
  const at = await beginStep(tx, acting, meetingId, 'begin')
  if ('refusal' in at) return at
  await setMeeting(tx, meetingId, { state: 'held', modified_at: toDate(acting.clock()) })
  await ensureMinutes(tx, acting.municipalityId, meetingId)
  // Minutes that were released after the call are approved at this meeting too.
  await tieLastMinutes(tx, meetingId, at.host.id, at.row.starts_at)
  await audit(tx, acting, 'meeting.begin', meetingId)
  return done
}

const audit = (tx: Tx, acting: StepActing, action: AuditAction, meetingId: string, payload: Record<string, unknown> = {}) =>
  recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action, thing: `meeting/${meetingId}`, payload })

/** Holds the meeting and its list of events for a change. */
async function recording(tx: Tx, acting: StepActing, meetingId: string) {
  const at = await beginStep(tx, acting, meetingId, 'record')
  if ('refusal' in at) return at
  await ensureMinutes(tx, acting.municipalityId, meetingId)
  return { at, events: await eventsOf(tx, meetingId) }
}

export type Who = { personId: string | null; name: string; role: string; party: string }
export type NewEvent = Who & { kind: EventKind; at: Date; itemId?: string | null; reason?: string }

/**
 * Writes down what happened with people, in one go. What is so already (somebody else wrote it a moment ago) is no news and is left out; one
 * who comes after all has their apology taken back.
 */
export async function recordEvents(tx: Tx, acting: StepActing, meetingId: string, news: readonly NewEvent[]): Promise<Outcome> {
  const held = await recording(tx, acting, meetingId)
  if ('refusal' in held) return held
  const fresh = news.filter((one) => isNews(held.events, one))
  const first = (held.events.at(-1)?.position ?? -1) + 1
  const rows = fresh.map((one, i) => ({
    municipality_id: acting.municipalityId,
    id: newId(),
    meeting_id: meetingId,
    position: first + i,
    person_id: one.personId,
    name: one.name,
    role: one.role,
    party: one.party,
    kind: one.kind,
    item_id: one.itemId ?? null,
    at: one.at,
    recorded_by: acting.actor,
    reason: one.reason ?? '',
  }))
  await insertEvents(tx, rows)
  const came = fresh.flatMap(({ personId, kind }) => (personId !== null && (kind === 'arrived' || kind === 'remote') ? [personId] : []))
  for (const apology of await standingApologies(tx, meetingId))
    if (apology.personId !== null && came.includes(apology.personId)) await setApologyWithdrawn(tx, apology.id, toDate(acting.clock()))
  if (rows.length > 0)
    await audit(tx, acting, 'attendance.record', meetingId, {
      events: rows.map(({ id, kind, person_id, at, item_id }) => ({ id, kind, person: person_id, at: at.toISOString(), item: item_id })),
    })
  return done
}

function isNews(events: readonly PresenceEvent[], { kind, itemId = null, ...who }: NewEvent): boolean {
  if (itemId === null) return possible(events, keyOf(who)).includes(kind)
  const last = events.filter((event) => event.itemId === itemId && keyOf(event) === keyOf(who)).at(-1)
  return kind === 'recused' ? last?.kind !== 'recused' : kind === 'returned' && last?.kind === 'recused'
}

/**
 * Takes back the event that was written down last; the change log keeps what it was.
 * @param eventId the one that the person meant: refused when another has come since
 */
export async function undoLast(tx: Tx, acting: StepActing, meetingId: string, eventId: string): Promise<Outcome> {
  const held = await recording(tx, acting, meetingId)
  if ('refusal' in held) return held
  const last = held.events.at(-1)
  if (last?.id !== eventId) return { refusal: 'changedMeanwhile' }
  await deleteEvent(tx, eventId)
  const { kind, personId, at, itemId } = last
  await audit(tx, acting, 'attendance.undo', meetingId, { id: eventId, kind, person: personId, at: at.toISOString(), item: itemId })
  return done
}

/** Puts right when something happened. @throws 404 when the meeting has no such event */
export async function moveEvent(tx: Tx, acting: StepActing, meetingId: string, eventId: string, at: Date): Promise<Outcome> {
  const held = await recording(tx, acting, meetingId)
  if ('refusal' in held) return held
  const event = held.events.find(({ id }) => id === eventId)
  if (!event) throw new AppError(404, 'no such event')
  await setEventTime(tx, eventId, at)
  await audit(tx, acting, 'attendance.move', meetingId, { id: eventId, from: event.at.toISOString(), to: at.toISOString() })
  return done
}

/** An apology that came by telephone or in the door, before the meeting or during it. One that stands already stays as it is. */
export async function recordApology(
  tx: Tx,
  acting: StepActing,
  at: MeetingAt,
  who: { personId: string | null; name: string; reason: string },
): Promise<Outcome> {
  const open = await openForApologies(tx, acting, at)
  if (open) return open
  const known = await standingApologies(tx, at.id)
  if (known.some((one) => (who.personId === null ? one.name === who.name : one.personId === who.personId)))
    return { refusal: 'alreadySent' }
  const id = newId()
  await insertApology(tx, {
    municipality_id: acting.municipalityId,
    id,
    meeting_id: at.id,
    position: (await lastApologyPosition(tx, at.id)) + 1,
    person_id: who.personId,
    name: who.name,
    reason: who.reason,
    received_at: toDate(acting.clock()),
    recorded_by: acting.actor,
  })
  await audit(tx, acting, 'apology.record', at.id, { id, person: who.personId })
  return done
}

export async function withdrawApology(tx: Tx, acting: StepActing, at: MeetingAt, apologyId: string): Promise<Outcome> {
  const open = await openForApologies(tx, acting, at)
  if (open) return open
  if (!(await standingApologies(tx, at.id)).some(({ id }) => id === apologyId)) return { refusal: 'changedMeanwhile' }
  await setApologyWithdrawn(tx, apologyId, toDate(acting.clock()))
  await audit(tx, acting, 'apology.withdraw', at.id, { id: apologyId })
  return done
}

/** Before a meeting the secretariat writes apologies down; once it has begun they belong to its minutes. */
async function openForApologies(tx: Tx, acting: StepActing, at: MeetingAt): Promise<{ refusal: RecordRefusal } | null> {
  const step = await beginStep(tx, acting, at.id, at.stand.meeting === 'held' ? 'record' : 'move')
  return 'refusal' in step ? step : null
}
