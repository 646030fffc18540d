import { may } from '#modules/accounts/index.ts'
import { bodySummaries, settingValues } from '#modules/council/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { buildModel } from '../build-model.ts'
import { createMeeting, freeSlug } from '../create.ts'
import { indexMeeting } from '../index-meeting.ts'
import type { MeetingKind } from '../model.ts'
import { publish } from '../publish.ts'
import { keepFinding, openFactFindings } from '../release/findings.ts'
import { inviteAgain } from './invited.ts'
import { insertSeries, replaceOtherBodies, setSeries, setSlug, tieStandingItem, updateFacts, waitingForApproval } from './plan.queries.ts'
import { publishFacts } from './publish-facts.ts'
import { beginStep, type MeetingAt, mayEdit, meetingAt, type StepActing } from './stand.ts'
import { standingItems } from './standing-items.ts'

/** What is decided of a meeting before anything else: the same facts for planning one and for changing one. */
export type MeetingFacts = {
  kind: MeetingKind
  title: string
  startsAt: Date
  endsAt: Date | null
  place: string
  isVirtual: boolean
  otherBodyIds: string[]
  /** The meeting that this one prepares. */
  preMeetingOfId: string | null
}

export type MeetingPlan = MeetingFacts & { bodyId: string; timeZone: string }

/**
 * Plans a meeting with the items that come with every agenda of its host. Where the host shows planned meetings, the public sees it at once.
 * @throws 404 when the host is not theirs to plan for, or a body or meeting that is named does not exist
 */
export async function planMeeting(tx: Tx, acting: StepActing, plan: MeetingPlan, seriesId: string | null = null) {
  if (!may(acting.by, 'edit', { kind: 'meeting', bodyIds: [plan.bodyId], isPublic: false })) throw new AppError(404, 'no right to plan')
  const others = otherBodiesOf(plan.bodyId, plan.otherBodyIds)
  const host = await namedBodies(tx, acting, plan.bodyId, others)
  await assertPreparable(tx, acting, plan.preMeetingOfId)
  const day = dayOf(plan.startsAt, plan.timeZone)
  const settings = await settingValues(tx, ['standing_items', 'captions', 'publicity'], plan.bodyId, day)
  const items = standingItems(settings.standing_items, settings.captions)
  const made = await createMeeting(
    tx,
    acting.municipalityId,
    {
      ...plan,
      host,
      otherBodyIds: others,
      timeKnown: true,
      state: 'planned',
      cancelledReason: null,
      agenda: 'draft',
      hasMinutes: false,
      provenance: null,
      present: [],
      apologies: [],
      items,
      recordedBy: acting.actor,
    },
    toDate(acting.clock()),
  )
  if (seriesId) await setSeries(tx, made.id, seriesId)
  await tieLastMinutes(tx, made.id, plan.bodyId, plan.startsAt)
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'meeting.plan',
    thing: `meeting/${made.id}`,
    payload: { host: plan.bodyId, kind: plan.kind, startsAt: plan.startsAt.toISOString(), items: items.length },
  })
  // A title or place that names somebody is asked about before anybody sees it: the meeting waits on its workspace to be shown.
  const isShown = settings.publicity.planned && (await openFactFindings(tx, made.id)).length === 0
  if (isShown) await publish(tx, acting, made.id, 'announced')
  else await indexDraft(tx, acting, made.id)
  return { id: made.id, slug: made.slug }
}

/** All dates of a series at once: all of them, or none. @returns the meetings in the order of their dates */
export async function planSeries(
  tx: Tx,
  acting: StepActing,
  series: { name: string; rule: Record<string, unknown> },
  plans: readonly MeetingPlan[],
) {
  const [first] = plans
  if (!first) return []
  if (!may(acting.by, 'edit', { kind: 'meeting', bodyIds: [first.bodyId], isPublic: false })) throw new AppError(404, 'no right to plan')
  const id = newId()
  await insertSeries(tx, {
    municipality_id: acting.municipalityId,
    id,
    body_id: first.bodyId,
    name: series.name,
    rule: JSON.stringify(series.rule),
  })
  const made: { id: string; slug: string }[] = []
  for (const plan of plans) made.push(await planMeeting(tx, acting, plan, id))
  return made
}

const otherBodiesOf = (hostId: string, ids: readonly string[]) => [...new Set(ids)].filter((id) => id !== hostId)

/** A body that is internal is known to its own people alone: nobody else names it. */
async function namedBodies(tx: Tx, acting: StepActing, hostId: string, others: readonly string[]) {
  const bodies = new Map((await bodySummaries(tx, [hostId, ...others])).map((body) => [body.id, body]))
  const host = bodies.get(hostId)
  const isKnown = (id: string) => may(acting.by, 'read', { kind: 'body', bodyIds: [id], isPublic: bodies.get(id)?.isPublic ?? false })
  if (!host || others.some((id) => !bodies.has(id) || !isKnown(id))) throw new AppError(404, 'no such body')
  return { id: host.id, name: host.name }
}

/** A pre-meeting prepares a meeting that lies ahead and is theirs to work with. */
async function assertPreparable(tx: Tx, acting: StepActing, meetingId: string | null) {
  if (meetingId === null) return
  const prepared = await meetingAt(tx, meetingId)
  const isAhead = prepared.stand.meeting === 'planned' || prepared.stand.meeting === 'called'
  if (!isAhead || !mayEdit(acting.by, prepared)) throw new AppError(404, 'no such meeting to prepare')
}

/** Ties "minutes of last meeting" to the latest minutes that wait for approval; to none when none do. */
export async function tieLastMinutes(tx: Tx, meetingId: string, hostId: string, before: Date): Promise<void> {
  const waiting = await waitingForApproval(tx, hostId, before)
  await tieStandingItem(tx, meetingId, waiting?.id ?? null)
}

/** A draft can be found by the secretariat alone. */
async function indexDraft(tx: Tx, acting: StepActing, meetingId: string) {
  const model = await buildModel(tx, meetingId)
  if (model) await indexMeeting(tx, acting.municipalityId, model, null)
}

export type FactsRefusal = 'wrongState' | 'needsApproval' | 'past' | 'findings'

/**
 * Changes what a meeting is, when and where. A called one is published with its new facts, and those invited are told, in the same transaction.
 * @param revision the one that was on the screen: a newer one in the database is a conflict, and nothing is changed
 * @param mayName this person answers for what looks like somebody's number or address in the new facts
 */
export async function changeFacts(
  tx: Tx,
  acting: StepActing,
  meetingId: string,
  revision: number,
  facts: MeetingFacts,
  mayName = false,
): Promise<{ refusal: FactsRefusal } | { conflict: MeetingAt } | { slug: string; told: number }> {
  const at = await beginStep(tx, acting, meetingId, 'move')
  if ('refusal' in at) return at
  if (at.row.revision !== revision) return { conflict: at }
  const isMoved = at.row.starts_at.getTime() !== facts.startsAt.getTime()
  if (isMoved && at.stand.meeting === 'called' && facts.startsAt <= toDate(acting.clock())) return { refusal: 'past' }
  const others = otherBodiesOf(at.host.id, facts.otherBodyIds)
  const already = at.bodies.map((body) => body.id)
  await namedBodies(
    tx,
    acting,
    at.host.id,
    others.filter((id) => !already.includes(id)),
  )
  const prepares = facts.preMeetingOfId === at.id ? null : facts.preMeetingOfId
  if (prepares !== at.row.pre_meeting_of_id) await assertPreparable(tx, acting, prepares)
  await writeFacts(tx, acting, at, { ...facts, otherBodyIds: others, preMeetingOfId: prepares })
  const slug = at.stand.meeting === 'planned' ? await followDay(tx, acting, at, facts.startsAt) : at.slug
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'meeting.change',
    thing: `meeting/${at.id}`,
    payload: { from: at.row.starts_at.toISOString(), to: facts.startsAt.toISOString(), slug },
  })
  if (at.stand.isPublic) {
    if (!(await answeredFor(tx, acting, at.id, mayName))) return { refusal: 'findings' }
    await publishFacts(tx, acting, at.id)
  } else await indexDraft(tx, acting, at.id)
  const matters =
    isMoved || at.row.place !== facts.place || at.row.is_virtual !== facts.isVirtual || endOf(at.row.ends_at) !== endOf(facts.endsAt)
  return { slug, told: at.stand.meeting === 'called' ? await inviteAgain(tx, acting, at, matters) : 0 }
}

/** Whether somebody has answered for every number and address of a person in a meeting's facts; `mayName`: this person does so now. */
async function answeredFor(tx: Tx, acting: StepActing, meetingId: string, mayName: boolean): Promise<boolean> {
  const open = await openFactFindings(tx, meetingId)
  if (!mayName) return open.length === 0
  for (const { fingerprint } of open) await keepFinding(tx, acting, meetingId, fingerprint, true)
  return true
}

const endOf = (at: Date | null) => at?.getTime() ?? null

async function writeFacts(tx: Tx, acting: StepActing, at: MeetingAt, facts: MeetingFacts) {
  const row = {
    kind: facts.kind,
    title: facts.title,
    starts_at: facts.startsAt,
    ends_at: facts.endsAt,
    time_known: true,
    place: facts.place,
    is_virtual: facts.isVirtual,
    pre_meeting_of_id: facts.preMeetingOfId,
  }
  await updateFacts(tx, at.id, row, toDate(acting.clock()))
  await replaceOtherBodies(tx, acting.municipalityId, at.id, facts.otherBodyIds)
}

/** Until a meeting is called its address follows its day; every one that it had leads to the newest. */
async function followDay(tx: Tx, acting: StepActing, at: MeetingAt, startsAt: Date): Promise<string> {
  const { time_zone: timeZone } = at.row
  if (dayOf(startsAt, timeZone) === at.day) return at.slug
  const slug = await freeSlug(tx, acting.municipalityId, { startsAt, timeZone, hostName: at.host.name }, at.id)
  await setSlug(tx, acting.municipalityId, at.id, slug)
  return slug
}
