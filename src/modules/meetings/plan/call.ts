import { termsOf } from '#modules/council/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { publish } from '../publish.ts'
import { sendOut, setAgenda, setMeeting, takeNumbers } from '../records.queries.ts'
import { openFindings } from '../release/findings.ts'
import { agendaRows, numberItems, setAudience, setLastSupplement } from './agenda.queries.ts'
import { invite } from './invited.ts'
import { tieLastMinutes } from './plan.ts'
import { beginStep, type MeetingAt, type StepActing } from './stand.ts'

export type CallRefusal = 'wrongState' | 'needsApproval' | 'past' | 'findings'

/**
 * The series that a meeting's numbers come from: that of the meeting, its calendar year, its host's term, or one for ever. A meeting outside every
 * term counts by its year.
 */
export async function numberScope(tx: Tx, at: Pick<MeetingAt, 'id' | 'day' | 'host' | 'settings'>): Promise<string> {
  const { numbering } = at.settings
  if (numbering === 'ever') return 'ever'
  if (numbering === 'meeting') return at.id
  if (numbering === 'term') {
    const term = (await termsOf(tx, at.host.id)).find(({ startsOn, endsOn }) => startsOn <= at.day && at.day < endsOn)
    if (term) return term.id
  }
  return at.day.slice(0, 4)
}

/** Numbers for those that have none, in the order of the agenda. @returns the numbers that were given */
async function giveNumbers(tx: Tx, acting: StepActing, at: MeetingAt, supplement: number | null): Promise<number[]> {
  const waiting = (await agendaRows(tx, at.id)).filter((item) => item.sent_out_at === null)
  const without = waiting.filter((item) => item.number_text === null)
  if (without.length === 0) return []
  const numbers = await takeNumbers(tx, acting.municipalityId, at.host.id, await numberScope(tx, at), without.length)
  await numberItems(
    tx,
    without.map((item, i) => ({ id: item.id, number: numbers[i] ?? 0 })),
    supplement,
  )
  return numbers
}

/**
 * Calls the meeting: its items get their numbers for good, its address stays as it is, the agenda is published to whom the body's settings say,
 * and everybody who sits in its bodies is told. All of it, or nothing.
 * @param isHeld it was held before anybody wrote it down: nobody is called to what is over, and only such a meeting goes on without a call
 */
export async function callMeeting(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  isHeld = false,
): Promise<{ refusal: CallRefusal } | { slug: string; told: number; numbers: number[] }> {
  const at = await beginStep(tx, acting, meetingId, 'call')
  if ('refusal' in at) return at
  const now = toDate(acting.clock())
  const isOver = at.row.starts_at <= now
  if (isOver !== isHeld) return { refusal: isOver ? 'past' : 'wrongState' }
  if ((await openFindings(tx, at.id)).length > 0) return { refusal: 'findings' }
  await tieLastMinutes(tx, at.id, at.host.id, at.row.starts_at)
  const numbers = await giveNumbers(tx, acting, at, null)
  await setMeeting(tx, at.id, { state: 'called', slug_frozen_at: now, modified_at: now })
  await setAudience(tx, at.id, at.settings.publicity.agenda ? 'public' : 'members')
  await setAgenda(tx, at.id, 'published', now, acting.actor)
  await publish(tx, acting, at.id, 'agenda')
  const told = isHeld ? 0 : await invite(tx, acting, at, 'meeting_called')
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'meeting.call',
    thing: `meeting/${at.id}`,
    payload: { numbers, told, audience: at.settings.publicity.agenda ? 'public' : 'members' },
  })
  return { slug: at.slug, told, numbers }
}

export type SupplementRefusal = 'wrongState' | 'needsApproval' | 'nothingNew' | 'findings'

/**
 * Sends out what was added since the meeting was called, as the next numbered supplement: next numbers, a new version, and a mail. It may hold
 * papers alone. Corrections to what had gone out already go with it.
 */
export async function sendSupplement(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
): Promise<{ refusal: SupplementRefusal } | { slug: string; supplement: number; told: number }> {
  const at = await beginStep(tx, acting, meetingId, 'supplement')
  if ('refusal' in at) return at
  const supplement = at.row.last_supplement + 1
  const items = await agendaRows(tx, at.id)
  if (items.every((item) => item.sent_out_at !== null && !item.late_papers)) return { refusal: 'nothingNew' }
  if ((await openFindings(tx, at.id)).length > 0) return { refusal: 'findings' }
  const numbers = await giveNumbers(tx, acting, at, supplement)
  await sendOut(tx, at.id, toDate(acting.clock()), supplement)
  await setLastSupplement(tx, at.id, supplement)
  if (at.stand.isPublic) await publish(tx, acting, at.id, 'agenda')
  const told = await invite(tx, acting, at, 'supplement', { supplement })
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'meeting.supplement',
    thing: `meeting/${at.id}`,
    payload: { supplement, numbers, told },
  })
  return { slug: at.slug, supplement, told }
}
