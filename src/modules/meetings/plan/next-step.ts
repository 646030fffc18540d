import type { Rules, Stand } from '../transitions.ts'

/** The one thing to do next with a meeting. Those that begin with `await` are for others to do, or for the day to come. */
export type NextStep =
  | 'buildAgenda'
  | 'askApproval'
  | 'awaitApproval'
  | 'call'
  | 'uncalled'
  | 'supplement'
  | 'awaitMeeting'
  | 'hold'
  | 'writeMinutes'
  | 'release'
  | 'awaitNextMeeting'
  | 'awaitSignature'
  | 'done'
  | 'cancelled'
  | 'withdrawn'

export type Progress = {
  /** Items beside those that come with every agenda. */
  ownItems: number
  /** Items that went out with nothing yet, or have papers that did not. */
  unsent: number
  /** Items without a decision. */
  undecided: number
  isAsked: boolean
  isReady: boolean
  startsAt: Date
  /** The meeting's day has come. */
  dayHasCome: boolean
}

/** What was called or released has been public. Minutes that are still written may never have been. */
export const isWithdrawn = ({ meeting, minutes, isPublic }: Stand) =>
  !isPublic && (meeting === 'called' || ['released', 'approved', 'signed'].includes(minutes))

export function nextStep(stand: Stand, rules: Rules, progress: Progress, now: Date): NextStep {
  if (isWithdrawn(stand)) return 'withdrawn'
  if (stand.meeting === 'cancelled') return 'cancelled'
  if (stand.meeting === 'planned') return beforeCall(stand, rules, progress, now)
  if (stand.meeting === 'called') {
    if (progress.dayHasCome) return 'hold'
    return progress.unsent > 0 ? 'supplement' : 'awaitMeeting'
  }
  if (stand.minutes === 'none' || stand.minutes === 'draft')
    return progress.isReady || progress.undecided === 0 ? 'release' : 'writeMinutes'
  if (stand.minutes === 'released') return 'awaitNextMeeting'
  return stand.minutes === 'approved' && rules.minutesAreSigned ? 'awaitSignature' : 'done'
}

function beforeCall(stand: Stand, rules: Rules, progress: Progress, now: Date): NextStep {
  if (progress.startsAt <= now) return 'uncalled'
  if (stand.agenda === 'approved') return 'call'
  if (progress.ownItems === 0) return 'buildAgenda'
  if (!rules.agendaIsApproved) return 'call'
  return progress.isAsked ? 'awaitApproval' : 'askApproval'
}

export const stageNames = ['planned', 'agendaApproved', 'called', 'held', 'released', 'approved', 'signed'] as const
export type StageName = (typeof stageNames)[number]

/** The stages that this meeting goes through, and how far it has come: it is at the last one that it has reached. */
export function stagesOf({ meeting, agenda, minutes }: Stand, rules: Rules): { name: StageName; state: 'done' | 'current' | 'todo' }[] {
  const done: Record<StageName, boolean> = {
    planned: true,
    agendaApproved: agenda !== 'draft',
    called: meeting === 'called' || meeting === 'held',
    held: meeting === 'held',
    released: ['released', 'approved', 'signed'].includes(minutes),
    approved: ['approved', 'signed'].includes(minutes),
    signed: minutes === 'signed',
  }
  const names = stageNames.filter(
    (name) => (name !== 'agendaApproved' || rules.agendaIsApproved) && (name !== 'signed' || rules.minutesAreSigned),
  )
  const current = names.findLast((name) => done[name])
  return names.map((name) => ({ name, state: name === current ? 'current' : done[name] ? 'done' : 'todo' }))
}
