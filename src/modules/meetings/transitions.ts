import { may } from '#modules/accounts/index.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { AgendaState, MeetingState, MinutesState, ReleaseRule } from './model.ts'

/** Where a meeting stands: its own line of states, its agenda's, its minutes' (never one line), and whether the public has a version of it now. */
export type Stand = { meeting: MeetingState; agenda: AgendaState; minutes: MinutesState; isPublic: boolean }

/** What the body's rules ask of the way. */
export type Rules = { agendaIsApproved: boolean; minutesAreSigned: boolean; releaseRule: ReleaseRule }

export const transitionNames = [
  'announce',
  'askApproval',
  'approveAgenda',
  'reopenAgenda',
  'call',
  'supplement',
  'move',
  'cancel',
  'remove',
  'begin',
  'record',
  'markReady',
  'release',
  'approveMinutes',
  'sign',
  'correct',
  'withdraw',
  'publishAgain',
] as const
export type Transition = (typeof transitionNames)[number]

type Step = { from: (stand: Stand, rules: Rules) => boolean; to: (stand: Stand) => Stand }

const planned = ({ meeting }: Stand) => meeting === 'planned'
const ahead = ({ meeting }: Stand) => meeting === 'planned' || meeting === 'called'
/** They were released, and may have been approved and signed since. */
export const areMinutesOut = ({ minutes }: Pick<Stand, 'minutes'>) =>
  minutes === 'released' || minutes === 'approved' || minutes === 'signed'
const writing = ({ meeting, minutes }: Stand) => meeting === 'held' && (minutes === 'draft' || minutes === 'none')
const same = (stand: Stand) => stand

/** From where each step may be taken, and what follows. Who may take it stands in the policy of accounts. */
export const steps: Record<Transition, Step> = {
  announce: { from: (s) => planned(s) && !s.isPublic, to: (s) => ({ ...s, isPublic: true }) },
  askApproval: { from: (s) => planned(s) && s.agenda === 'draft', to: same },
  approveAgenda: { from: (s) => planned(s) && s.agenda === 'draft', to: (s) => ({ ...s, agenda: 'approved' }) },
  reopenAgenda: { from: (s) => planned(s) && s.agenda === 'approved', to: (s) => ({ ...s, agenda: 'draft' }) },
  call: {
    from: (s, rules) => planned(s) && (s.agenda === 'approved' || (s.agenda === 'draft' && !rules.agendaIsApproved)),
    to: (s) => ({ ...s, meeting: 'called', agenda: 'published' }),
  },
  supplement: { from: (s) => s.meeting === 'called' && s.agenda === 'published', to: same },
  move: { from: ahead, to: same },
  cancel: { from: ahead, to: (s) => ({ ...s, meeting: 'cancelled' }) },
  remove: { from: (s) => planned(s) && !s.isPublic, to: same },
  begin: { from: (s) => s.meeting === 'called', to: (s) => ({ ...s, meeting: 'held', minutes: 'draft' }) },
  record: { from: writing, to: same },
  markReady: { from: (s) => s.meeting === 'held' && s.minutes === 'draft', to: same },
  release: {
    from: (s) => s.meeting === 'held' && s.minutes === 'draft',
    to: (s) => ({ ...s, agenda: 'published', minutes: 'released', isPublic: true }),
  },
  approveMinutes: { from: (s) => s.minutes === 'released' && s.isPublic, to: (s) => ({ ...s, minutes: 'approved' }) },
  sign: {
    from: (s, rules) => s.minutes === 'approved' && s.isPublic && rules.minutesAreSigned,
    to: (s) => ({ ...s, minutes: 'signed' }),
  },
  correct: { from: (s) => areMinutesOut(s) && s.isPublic, to: same },
  withdraw: { from: (s) => s.isPublic, to: (s) => ({ ...s, isPublic: false }) },
  publishAgain: { from: (s) => !s.isPublic && (areMinutesOut(s) || s.agenda === 'published'), to: (s) => ({ ...s, isPublic: true }) },
}

export type TransitionRefusal = 'noRight' | 'wrongState' | 'needsApproval'

/**
 * Whether somebody may take a step with a meeting of these bodies now.
 * @returns null when they may; 'noRight' before anything of the meeting's state is told
 */
export function refuseTransition(
  actor: Actor,
  transition: Transition,
  meeting: { bodyIds: string[]; stand: Stand; rules: Rules },
): TransitionRefusal | null {
  if (!may(actor, transition, { kind: 'meeting', bodyIds: meeting.bodyIds, isPublic: false })) return 'noRight'
  if (steps[transition].from(meeting.stand, meeting.rules)) return null
  const stopped = transition === 'call' && planned(meeting.stand) && meeting.stand.agenda === 'draft'
  return stopped ? 'needsApproval' : 'wrongState'
}

/** The steps that somebody may take with a meeting now. */
export const openSteps = (actor: Actor, meeting: { bodyIds: string[]; stand: Stand; rules: Rules }): Transition[] =>
  transitionNames.filter((name) => refuseTransition(actor, name, meeting) === null)

export type ReleaseRefusal = 'notReady' | 'needsSecondPerson' | 'needsChair'

/**
 * Whether the body's rule lets this person release minutes that `readyBy` (an audit actor, or null: nobody yet) said were ready.
 * A second person is somebody else than the one who wrote that they are ready.
 */
export function refuseRelease(actor: Actor, rule: ReleaseRule, bodyIds: string[], readyBy: string | null): ReleaseRefusal | null {
  if (rule === 'secretary') return null
  if (readyBy === null) return 'notReady'
  if (rule === 'chair')
    return actor.grants.some((grant) => grant.role === 'chair' && (grant.bodyId === null || bodyIds.includes(grant.bodyId)))
      ? null
      : 'needsChair'
  return readyBy === `account/${actor.accountId}` ? 'needsSecondPerson' : null
}
