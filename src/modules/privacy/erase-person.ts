import { erasePersonName, membershipsAhead, refreshPlacesOf } from '#modules/council/index.ts'
import type { AuditActor } from '#platform/audit/audit.ts'
import { erasePayloads, payloadsAbout, recordAudit } from '#platform/audit/audit.ts'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { newId, sha256 } from '#platform/ids.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import type { Holding, HoldingKey, KeepReason } from '#platform/personal/holding.ts'
import { applyRule, countUnder } from '#platform/personal/personal.queries.ts'
import { da } from '#texts/da.text.ts'
import { insertErasing } from './erasing.queries.ts'
import { type Known, subjectOf } from './subject.ts'

export const causes = ['request', 'noNeed', 'mistake', 'schedule'] as const
export type Cause = (typeof causes)[number]

/** What happens to rows of one kind: how many go, lose their content, or stay and why. */
export type Fate = { key: HoldingKey; table: string; erased: number; blanked: number; kept: number; why: KeepReason | null }

export type ErasePlan = {
  fates: Fate[]
  /** The name goes as well; otherwise something public that stays would say nothing without it. */
  nameGoes: boolean
  /** Entries of the change log whose details go; the entries stay and the chain holds. */
  payloads: number
}

export type EraseRefusal = 'inUse' | 'sits' | 'changed'
export type Erasing = { municipalityId: string; actor: AuditActor; clock: Clock; today: string }

const fateOf = (holding: Holding, counts: readonly number[]): Fate => {
  const sum = (what: string) => holding.erase.reduce((all, rule, at) => all + (rule.do === what ? (counts[at] ?? 0) : 0), 0)
  const keeping = holding.erase.find((rule) => rule.do === 'keep')
  const kept = sum('keep')
  return {
    key: holding.key,
    table: holding.table,
    erased: sum('delete'),
    blanked: sum('blank'),
    kept,
    why: kept > 0 && keeping?.do === 'keep' ? keeping.why : null,
  }
}

/** What erasing somebody would do. Nothing is changed. */
export async function planErasure(tx: Tx, holdings: readonly Holding[], subject: Known): Promise<ErasePlan> {
  const fates: Fate[] = []
  let nameGoes = true
  for (const holding of holdings) {
    const fate = fateOf(holding, await countUnder(tx, holding, subject))
    if (holding.needsName && fate.blanked + fate.kept > 0) nameGoes = false
    if (fate.erased + fate.blanked + fate.kept > 0) fates.push(fate)
  }
  return { fates, nameGoes, payloads: (await payloadsAbout(tx, traces(subject, nameGoes))).length }
}

/** What gives somebody away in the details of an entry. A name that stays elsewhere is no reason to lose them. */
const traces = ({ personId, accounts, name }: Known, nameGoes: boolean) => ({
  things: [`person/${personId}`, ...accounts.map(({ id }) => `account/${id}`)],
  // One word may be anybody's, or part of another.
  words: [...accounts.map(({ email }) => email), ...(nameGoes && name.includes(' ') && name !== da.privacy.erasedName ? [name] : [])],
})

/** Tells whether what somebody has read would go is still what would go. What stays may grow meanwhile: that very reading is noted. */
export const planMark = ({ fates, nameGoes, payloads }: ErasePlan) => {
  const lost = fates
    .filter(({ erased, blanked }) => erased + blanked > 0)
    .map(({ key, table, erased, blanked }) => [key, table, erased, blanked])
  return sha256(JSON.stringify([lost, nameGoes, payloads]))
    .toString('hex')
    .slice(0, 16)
}

/** Why somebody cannot be erased now: they sign in, or they sit or are to sit somewhere. First that has to end. */
export async function refuseErasure(tx: Tx, subject: Known, today: string): Promise<Exclude<EraseRefusal, 'changed'> | null> {
  if (subject.inUse) return 'inUse'
  return (await membershipsAhead(tx, subject.personId, today)) > 0 ? 'sits' : null
}

/**
 * Erases one person for good: rows, and the details of the log. The receipt holds numbers and names of tables, and nothing of what is gone.
 * @param mark of the plan that was read; null for the schedule, which nobody reads beforehand
 * @returns the receipt's id; null: there is no such person
 */
export async function erasePerson(
  tx: Tx,
  acting: Erasing,
  holdings: readonly Holding[],
  given: { personId: string; cause: Cause; mark: string | null },
): Promise<{ refusal: EraseRefusal } | { id: string } | null> {
  // Two who press at once: the second reads what the first has left.
  await takeTurn(tx, acting.municipalityId, 'erasing')
  const subject = await subjectOf(tx, holdings, given.personId)
  if (!subject) return null
  const refusal = await refuseErasure(tx, subject, acting.today)
  if (refusal) return { refusal }
  if (given.mark !== null && given.mark !== planMark(await planErasure(tx, holdings, subject))) return { refusal: 'changed' }
  const id = newId()
  await carryOut(tx, acting, holdings, subject, { id, cause: given.cause, firstAt: null })
  return { id }
}

type Receipt = {
  id: string
  cause: Cause
  /** Null: this is the first time. */
  firstAt: Date | null
}

/** Erases somebody whom nothing holds back, leaves the receipt, and has it written down outside the database. */
export async function carryOut(tx: Tx, acting: Erasing, holdings: readonly Holding[], subject: Known, { id, cause, firstAt }: Receipt) {
  const plan = await planErasure(tx, holdings, subject)
  await applyPlan(tx, acting, holdings, subject, plan)
  const { municipalityId, actor, clock } = acting
  await insertErasing(tx, {
    municipality_id: municipalityId,
    id,
    kind: 'person',
    at: toDate(clock()),
    first_at: firstAt,
    actor,
    person_id: subject.personId,
    cause,
    counts: JSON.stringify(plan),
  })
  const again = firstAt && { firstAt: firstAt.toISOString() }
  await recordAudit(tx, municipalityId, clock, {
    actor,
    action: 'person.erase',
    thing: `person/${subject.personId}`,
    payload: { receipt: id, cause, nameGoes: plan.nameGoes, payloads: plan.payloads, ...again },
  })
  await enqueue(tx, 'erased', [{ municipalityId, id: municipalityId }])
}

async function applyPlan(tx: Tx, acting: Erasing, holdings: readonly Holding[], subject: Known, plan: ErasePlan) {
  const entries = await payloadsAbout(tx, traces(subject, plan.nameGoes))
  await erasePayloads(tx, entries, acting.clock)
  for (const holding of holdings) for (const at of holding.erase.keys()) await applyRule(tx, holding, subject, at)
  if (plan.nameGoes) await erasePersonName(tx, subject.personId, da.privacy.erasedName)
  await refreshPlacesOf(tx, acting, subject.personId)
}
