import { accountsByRole, mailTo, may } from '#modules/accounts/index.ts'
import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Actor, hasRole, type Role } from '#platform/http/actor.ts'
import { publish } from '../publish.ts'
import { lockMeeting, setAgenda } from '../records.queries.ts'
import { openFactFindings } from '../release/findings.ts'
import { refuseTransition } from '../transitions.ts'
import { setApproval } from './agenda.queries.ts'
import { beginStep, hostOf, type MeetingAt, meetingAt, type StepActing } from './stand.ts'

type Refused = { refusal: 'wrongState' | 'needsApproval' }
type Done = { slug: string }

const audited = (tx: Tx, acting: StepActing, action: AuditAction, at: MeetingAt, payload: Record<string, unknown> = {}) =>
  recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action, thing: `meeting/${at.id}`, payload })

/** Shows the public that the meeting will be held, when and where, and nothing of its agenda. */
export async function announceMeeting(tx: Tx, acting: StepActing, meetingId: string): Promise<Refused | { refusal: 'findings' } | Done> {
  const at = await beginStep(tx, acting, meetingId, 'announce')
  if ('refusal' in at) return at
  if ((await openFactFindings(tx, at.id)).length > 0) return { refusal: 'findings' }
  await publish(tx, acting, at.id, 'announced')
  await audited(tx, acting, 'meeting.announce', at)
  return { slug: at.slug }
}

/** Those of the host's chair and deputies who have an account. */
export async function chairsOf(tx: Tx, acting: StepActing, at: MeetingAt) {
  const { chair } = await accountsByRole(tx, dayOf(acting.clock(), at.row.time_zone))
  return atHost(chair, 'chair', at)
}

type Holders = Awaited<ReturnType<typeof accountsByRole>>[Role]

/** Those who hold a role in the host of a meeting. */
const atHost = (holders: Holders, role: Role, at: MeetingAt): Holders =>
  holders.filter(({ grants }) => grants.some((grant) => grant.role === role && (grant.bodyId === at.host.id || grant.bodyId === null)))

/** Holds the draft agenda out to the chair group, who get a mail. Asking again sends the mail again. */
export async function askApproval(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
): Promise<Refused | { refusal: 'noChair' } | (Done & { told: number })> {
  const at = await beginStep(tx, acting, meetingId, 'askApproval')
  if ('refusal' in at) return at
  const chairs = await chairsOf(tx, acting, at)
  if (chairs.length === 0) return { refusal: 'noChair' }
  await setApproval(tx, at.id, { asked_at: toDate(acting.clock()), asked_by: acting.actor, returned_at: null, return_comment: '' })
  const { told } = await mailTo(tx, acting.municipalityId, acting.clock, {
    accountIds: chairs.map((chair) => chair.accountId),
    kind: 'agenda_to_approve',
    params: { meetingId: at.id },
    about: `meeting/${at.id}`,
  })
  await audited(tx, acting, 'meeting.ask_approval', at, { told })
  return { slug: at.slug, told }
}

/** Mails the secretaries of the host, and the administrator who asked, what somebody answered: the next step is theirs again. */
export async function tellSecretariat(
  tx: Tx,
  acting: StepActing,
  at: MeetingAt,
  kind: 'agenda_approved' | 'agenda_returned' | 'minutes_returned',
  askedBy = at.row.asked_by,
) {
  const { secretary, administrator } = await accountsByRole(tx, dayOf(acting.clock(), at.row.time_zone))
  const askers = administrator.filter((holder) => `account/${holder.accountId}` === askedBy)
  const holders = [...atHost(secretary, 'secretary', at), ...atHost(askers, 'administrator', at)]
  await mailTo(tx, acting.municipalityId, acting.clock, {
    accountIds: holders.map((holder) => holder.accountId).filter((id) => id !== acting.by.accountId),
    kind,
    params: { meetingId: at.id },
    about: `meeting/${at.id}`,
    canWait: true,
  })
}

/** The chair says yes to the agenda as it is. */
export async function approveAgenda(tx: Tx, acting: StepActing, meetingId: string): Promise<Refused | Done> {
  const at = await beginStep(tx, acting, meetingId, 'approveAgenda')
  if ('refusal' in at) return at
  await setApproval(tx, at.id, { returned_at: null, return_comment: '' })
  await setAgenda(tx, at.id, 'approved', toDate(acting.clock()), acting.actor)
  await tellSecretariat(tx, acting, at, 'agenda_approved')
  await audited(tx, acting, 'meeting.approve_agenda', at)
  return { slug: at.slug }
}

/** Whether the agenda of a meeting lies with this person, who chairs its host, to be approved. */
export async function awaitsApproval(tx: Tx, actor: Actor, meetingId: string): Promise<boolean> {
  if (!hasRole(actor, 'chair')) return false
  const at = await meetingAt(tx, meetingId)
  const isAsked = at.row.asked_at !== null
  return isAsked && refuseTransition(actor, 'approveAgenda', { bodyIds: hostOf(at), stand: at.stand, rules: at.rules }) === null
}

/** The chair sends the draft back to the secretariat and says what is missing. */
export async function returnAgenda(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  comment: string,
): Promise<{ refusal: 'wrongState' } | Done> {
  await lockMeeting(tx, meetingId)
  const at = await meetingAt(tx, meetingId)
  if (!may(acting.by, 'approveAgenda', { kind: 'meeting', bodyIds: hostOf(at), isPublic: false }))
    throw new AppError(404, 'no right to this step')
  if (at.stand.meeting !== 'planned' || at.stand.agenda !== 'draft' || !at.row.asked_at) return { refusal: 'wrongState' }
  const now = toDate(acting.clock())
  await setApproval(tx, at.id, { asked_at: null, asked_by: null, returned_at: now, return_comment: comment })
  await tellSecretariat(tx, acting, at, 'agenda_returned')
  await audited(tx, acting, 'meeting.return_agenda', at)
  return { slug: at.slug }
}

/** Opens an approved agenda again; it has to be approved once more. */
export async function reopenAgenda(tx: Tx, acting: StepActing, meetingId: string): Promise<Refused | Done> {
  const at = await beginStep(tx, acting, meetingId, 'reopenAgenda')
  if ('refusal' in at) return at
  await setApproval(tx, at.id, { state: 'draft', asked_at: null, asked_by: null, approved_at: null, approved_by: null })
  await audited(tx, acting, 'meeting.reopen_agenda', at)
  return { slug: at.slug }
}
