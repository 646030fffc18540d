import type { DeskEntry, DeskFact } from '#modules/accounts/index.ts'
import type { SettingValues } from '#modules/council/index.ts'
import { dayOf } from '#platform/clock.ts'
import { type Actor, hasRoleIn } from '#platform/http/actor.ts'
import type { Coming } from './apologies.ts'
import { deadline } from './deadlines.ts'
import type { MeetingOverview } from './overview.ts'
import { isWithdrawn } from './plan/next-step.ts'
import { meetingName } from './titles.ts'
import { openSteps, type Rules, refuseRelease } from './transitions.ts'

/** What the desk knows of a meeting on which somebody has work left. */
export type DeskMeeting = MeetingOverview & {
  rules: Rules
  deadlines: SettingValues['deadlines']
  /** The agenda lies with the chair. */
  isAsked: boolean
  /** The agenda, or once the meeting was held its minutes, were sent back to the secretariat. */
  isReturned: boolean
  /** Who said that the minutes are ready (an audit actor), or null. */
  readyBy: string | null
  coming: Coming | null
  /** The meeting whose agenda holds the item that approves these minutes. */
  approvedAt: { slug: string; isHeld: boolean } | null
  /** The next meeting of the host whose agenda is still being made, where that item belongs. */
  next: { slug: string; startsAt: Date } | null
}

/** How long before its deadline an agenda shows on the desk. */
const daysAhead = 21
const dayInMs = 86_400_000
/** For how long after a meeting the desk asks what is to become of it, once it was withdrawn: some stay away for good. */
const withdrawnDays = 60

/** What a meeting asks of this person now. Who may do it is asked of the same rules as the pages ask. */
export function meetingEntries(meeting: DeskMeeting, actor: Actor, now: Date): DeskEntry[] {
  const bodyIds = hostOnly(meeting)
  const steps = new Set(openSteps(actor, { bodyIds, stand: meeting.stand, rules: meeting.rules }))
  const works = hasRoleIn(actor, bodyIds, 'secretary', 'administrator')
  const chairs = hasRoleIn(actor, bodyIds, 'chair')
  if (isWithdrawn(meeting.stand)) return works ? withdrawn(meeting, now) : []
  switch (meeting.stand.meeting) {
    case 'planned':
      return beforeTheCall(meeting, { works, chairs: chairs && steps.has('approveAgenda') }, now)
    case 'called':
      return works ? aheadOf(meeting, now) : []
    case 'held':
      return afterwards(meeting, { works, chairs, steps }, actor)
    default:
      return []
  }
}

/** The host is responsible for a meeting; who works for another body that takes part changes nothing. */
const hostOnly = (meeting: MeetingOverview) => meeting.bodies.slice(0, 1).map((body) => body.id)

const entryOf = (
  meeting: DeskMeeting,
  given: Pick<DeskEntry, 'kind' | 'at' | 'isDue' | 'isAwaited'> & { page: string; facts?: DeskFact[] },
): DeskEntry => {
  const { page, ...entry } = given
  return { ...entry, title: meetingName({ title: meeting.title, bodies: meeting.bodies }), path: `/moeder/${meeting.slug}/${page}` }
}

function withdrawn(meeting: DeskMeeting, now: Date): DeskEntry[] {
  if (now.getTime() - meeting.startsAt.getTime() > withdrawnDays * dayInMs) return []
  const facts: DeskFact[] = [{ fact: 'meetingAt', at: meeting.startsAt }]
  return [entryOf(meeting, { kind: 'meetingWithdrawn', at: null, page: 'traek-tilbage', facts })]
}

function beforeTheCall(meeting: DeskMeeting, who: { works: boolean; chairs: boolean }, now: Date): DeskEntry[] {
  const at = deadline(meeting.startsAt, meeting.timeZone, meeting.deadlines.agenda)
  const facts: DeskFact[] = [{ fact: 'meetingAt', at: meeting.startsAt }]
  const due = { at, isDue: true, page: 'arbejde', facts }
  if (meeting.stand.agenda === 'draft' && meeting.isAsked && who.chairs)
    return [entryOf(meeting, { kind: 'agendaToApprove', ...due, isAwaited: true, page: 'arbejde/godkend' })]
  if (!who.works) return []
  if (meeting.stand.agenda === 'approved') return [entryOf(meeting, { kind: 'meetingToCall', ...due })]
  if (meeting.isAsked) return [entryOf(meeting, { kind: 'agendaAsked', ...due, isDue: false })]
  if (meeting.isReturned) return [entryOf(meeting, { kind: 'agendaReturned', ...due, isAwaited: true })]
  return at.getTime() - now.getTime() > daysAhead * dayInMs ? [] : [entryOf(meeting, { kind: 'agendaDue', ...due })]
}

function aheadOf(meeting: DeskMeeting, now: Date): DeskEntry[] {
  const [day, today] = [dayOf(meeting.startsAt, meeting.timeZone), dayOf(now, meeting.timeZone)]
  const at = meeting.startsAt
  if (day < today) return [entryOf(meeting, { kind: 'meetingToRecord', at, isDue: true, page: 'fremmoede' })]
  const coming = meeting.coming ? comingFacts(meeting.coming) : []
  if (day === today) return [entryOf(meeting, { kind: 'meetingToday', at, page: 'fremmoede', facts: coming })]
  const toTell = meeting.coming !== null && (meeting.coming.apologies.length > 0 || meeting.coming.forecast.atRisk)
  return toTell ? [entryOf(meeting, { kind: 'apologies', at, page: 'afbud', facts: coming })] : []
}

const comingFacts = ({ forecast, standIns }: Coming): DeskFact[] => [
  ...(forecast.of > 0 ? [{ fact: 'coming' as const, coming: forecast.coming, of: forecast.of }] : []),
  ...(forecast.atRisk ? [{ fact: 'quorumAtRisk' as const }] : []),
  ...standIns.map(({ name, insteadOf }) => ({ fact: 'standIn' as const, name, insteadOf })),
]

type After = { works: boolean; chairs: boolean; steps: ReadonlySet<string> }

function afterwards(meeting: DeskMeeting, who: After, actor: Actor): DeskEntry[] {
  const { minutes } = meeting.stand
  const facts: DeskFact[] = [{ fact: 'meetingAt', at: meeting.startsAt }]
  const due = { at: deadline(meeting.startsAt, meeting.timeZone, -meeting.deadlines.minutes), isDue: true, facts }
  if (minutes === 'none') return who.works ? [entryOf(meeting, { kind: 'minutesDraft', page: 'referat', ...due })] : []
  if (minutes === 'draft') return writing(meeting, who, actor, due)
  if (minutes === 'released' && who.works) return toApprove(meeting, facts)
  if (who.chairs && who.steps.has('sign')) return [entryOf(meeting, { kind: 'minutesToSign', at: null, page: 'underskriv', facts })]
  return []
}

function writing(
  meeting: DeskMeeting,
  who: After,
  actor: Actor,
  due: Pick<DeskEntry, 'at' | 'isDue'> & { facts: DeskFact[] },
): DeskEntry[] {
  const refusal = refuseRelease(actor, meeting.rules.releaseRule, hostOnly(meeting), meeting.readyBy)
  const waits = meeting.readyBy !== null
  if (waits && who.steps.has('release') && refusal === null)
    return [entryOf(meeting, { kind: 'minutesToRelease', page: 'frigiv', isAwaited: true, ...due })]
  // Ready, and somebody else's turn.
  if (waits || !who.works) return []
  if (meeting.isReturned) return [entryOf(meeting, { kind: 'minutesReturned', page: 'arbejde', isAwaited: true, ...due })]
  return [entryOf(meeting, { kind: 'minutesDraft', page: 'referat', ...due })]
}

/** Minutes that are out: they belong on the next agenda, and are approved once the meeting that it is for has been held. */
function toApprove(meeting: DeskMeeting, facts: DeskFact[]): DeskEntry[] {
  const { approvedAt, next } = meeting
  const entry = { kind: 'minutesToApprove' as const, title: meetingName({ title: meeting.title, bodies: meeting.bodies }), facts }
  if (approvedAt) return approvedAt.isHeld ? [{ ...entry, path: `/moeder/${approvedAt.slug}/referat`, at: null }] : []
  if (!next) return []
  return [{ ...entry, path: `/moeder/${next.slug}/arbejde`, at: deadline(next.startsAt, meeting.timeZone, meeting.deadlines.agenda) }]
}
