import { may } from '#modules/accounts/index.ts'
import { type CaseFile, casesOfItems, itemsOfCases } from '#modules/cases/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type AgendaRefusal, putCopy, refuseItemChange } from '../plan/agenda.ts'
import { beginEdit, type StepActing } from '../plan/stand.ts'
import { lockWaiting, setSettled, standsOf, type WaitingRow, waitingRows } from './waiting.queries.ts'

/** An item that was referred to a body, or put off by it, and has come on none of its agendas since. */
export type WaitingItem = {
  /** The decision's. */
  id: string
  outcome: 'postponed' | 'referred'
  /** YYYY-MM-DD; null: to the next meeting. */
  postponedTo: string | null
  shortId: string
  title: string
  lang: string
  isClosed: boolean
  /** Whose agenda it waits for. */
  bodyId: string
  from: { bodyId: string; slug: string; startsAt: Date; timeZone: string }
  cases: CaseFile[]
}

/**
 * What waits for an agenda of these bodies (null: of any), the longest first, in a constant number of queries. It waits until a copy of it, or
 * another item of the same case, stands on a later agenda of the body, or somebody says that it shall stand on none.
 */
export async function itemsWaiting(tx: Tx, bodyIds: readonly string[] | null, limit: number): Promise<WaitingItem[]> {
  const rows = bodyIds?.length === 0 ? [] : await waitingRows(tx, bodyIds, limit)
  const cases = await casesOfItems(
    tx,
    rows.map((row) => row.itemId),
  )
  const links = await itemsOfCases(tx, [...new Set([...cases.values()].flat().map((file) => file.id))])
  const stands = new Map((await standsOf(tx, [...new Set(links.map((link) => link.itemId))])).map((stand) => [stand.itemId, stand]))
  const cameBack = (row: WaitingRow) => {
    const own = new Set((cases.get(row.itemId) ?? []).map((file) => file.id))
    return links.some(({ caseId, itemId }) => {
      const stand = own.has(caseId) ? stands.get(itemId) : undefined
      return stand !== undefined && stand.bodyId === row.bodyId && stand.startsAt > row.startsAt
    })
  }
  return rows.filter((row) => !cameBack(row)).map((row) => asWaiting(row, cases.get(row.itemId) ?? []))
}

const asWaiting = (row: WaitingRow, cases: CaseFile[]): WaitingItem => ({
  id: row.id,
  outcome: row.outcome === 'referred' ? 'referred' : 'postponed',
  postponedTo: row.postponedTo,
  shortId: row.shortId,
  title: row.title,
  lang: row.lang,
  isClosed: row.openness !== 'open',
  bodyId: row.bodyId,
  from: { bodyId: row.fromBodyId, slug: row.slug, startsAt: row.startsAt, timeZone: row.timeZone },
  cases,
})

/** Who takes up what waits for a body: whoever makes its agendas. */
const mayTakeUp = (actor: Actor, bodyId: string) => may(actor, 'edit', { kind: 'meeting', bodyIds: [bodyId], isPublic: false })

/** `gone`: it does not wait any more; somebody else has taken it up, or it was decided otherwise. */
export type TakeUpRefusal = AgendaRefusal | 'gone'

/** Of two who answer for the same item one waits. @throws 404 for whoever does not make the body's agendas */
async function hold(tx: Tx, acting: StepActing, decisionId: string): Promise<WaitingRow | { refusal: 'gone' }> {
  const row = await lockWaiting(tx, decisionId)
  if (!row) return { refusal: 'gone' }
  if (!mayTakeUp(acting.by, row.bodyId)) throw new AppError(404, 'it waits for another body')
  return row
}

/**
 * Puts an item that waits on an agenda of the body that it waits for: its words and papers, as open or closed as they were, tied to the same cases.
 * @throws 404 for whoever does not make the body's agendas, and for a meeting of another body
 */
export async function takeUp(
  tx: Tx,
  acting: StepActing,
  decisionId: string,
  meetingId: string,
): Promise<{ refusal: TakeUpRefusal } | { slug: string; shortId: string }> {
  const target = await beginEdit(tx, acting, meetingId)
  const row = await hold(tx, acting, decisionId)
  if ('refusal' in row) return row
  if (target.host.id !== row.bodyId) throw new AppError(404, 'the item waits for another body')
  const refusal = refuseItemChange(target, null)
  if (refusal) return { refusal }
  const copy = await putCopy(tx, acting, row.itemId, meetingId)
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'item.take_up',
    thing: `item/${row.itemId}`,
    payload: { decision: decisionId, to: meetingId, copy: copy.id },
  })
  return { slug: target.slug, shortId: copy.shortId }
}

/** Somebody says of an item that waits for their body that it goes on no agenda. @throws 404 for whoever does not make the body's agendas */
export async function letGo(tx: Tx, acting: StepActing, decisionId: string): Promise<{ refusal: 'gone' } | { done: true }> {
  const row = await hold(tx, acting, decisionId)
  if ('refusal' in row) return row
  await setSettled(tx, decisionId, toDate(acting.clock()))
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'item.let_go',
    thing: `item/${row.itemId}`,
    payload: { decision: decisionId },
  })
  return { done: true }
}
