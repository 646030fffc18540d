import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { lockBody } from './body.queries.ts'
import {
  type Appointing,
  deleteGroups,
  deleteSeats,
  groupsOfTerm,
  insertSeatGroups,
  insertSeats,
  keptMemberships,
  relabelSeat,
  renameGroup,
  type SeatOfBody,
  seatsOfBody,
  type TermDetails,
  termDetailsOf,
  updateTerm,
} from './constitute.queries.ts'
import { type Acting, membersChanged } from './council.ts'
import { insertTerm } from './seats.queries.ts'

/** A term as it is written down. Days are YYYY-MM-DD; the end is the first day that is no longer part of it. */
export type TermInput = Appointing & { startsOn: string; endsOn: string; rules: string }

export type TermRefusal =
  | { kind: 'endsBeforeItBegins' }
  | { kind: 'overlaps'; startsOn: string; endsOn: string }
  /** Somebody began in one of its seats before the new first day. */
  | { kind: 'beganBefore'; name: string; from: string }

const columns = (term: TermInput) => ({
  starts_on: term.startsOn,
  ends_on: term.endsOn,
  rules: term.rules,
  appointed_by_body_id: term.appointedByBodyId,
  appointed_on: term.appointedOn,
  basis: term.basis,
})

async function refuseTerm(tx: Tx, bodyId: string, input: TermInput, exceptId: string | null): Promise<TermRefusal | null> {
  if (input.endsOn <= input.startsOn) return { kind: 'endsBeforeItBegins' }
  const other = (await termDetailsOf(tx, bodyId)).find(
    (term) => term.id !== exceptId && term.startsOn < input.endsOn && input.startsOn < term.endsOn,
  )
  return other ? { kind: 'overlaps', startsOn: other.startsOn, endsOn: other.endsOn } : null
}

/**
 * Begins a term of a body, with the seats of an earlier one if asked. Terms of one body never lie over each other.
 * @param seatsFrom the term whose groups and seats are copied; none: without seats
 */
export async function constituteTerm(
  tx: Tx,
  acting: Acting,
  bodyId: string,
  input: TermInput,
  seatsFrom: string | null,
): Promise<{ refusal: TermRefusal } | { id: string }> {
  await lockBody(tx, bodyId)
  const refusal = await refuseTerm(tx, bodyId, input, null)
  if (refusal) return { refusal }
  const id = newId()
  await insertTerm(tx, { municipality_id: acting.municipalityId, id, body_id: bodyId, ...columns(input) })
  if (seatsFrom !== null) await copySeats(tx, acting.municipalityId, bodyId, seatsFrom, id)
  await termAudit(tx, acting, id, 'term.create', { body: bodyId, ...input, seatsFrom })
  await membersChanged(tx, acting, bodyId)
  return { id }
}

const termAudit = (tx: Tx, acting: Acting, termId: string, action: AuditAction, payload: Record<string, unknown>) =>
  recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action, thing: `term/${termId}`, payload })

async function copySeats(tx: Tx, municipalityId: string, bodyId: string, fromTermId: string, toTermId: string) {
  const seats = (await seatsOfBody(tx, bodyId)).filter((seat) => seat.termId === fromTermId)
  const groups = [...Map.groupBy(seats, (seat) => seat.groupId).values()].map((inGroup) => ({ id: newId(), seats: inGroup }))
  await insertSeatGroups(
    tx,
    groups.map(({ id, seats: [first] }, position) => ({
      municipality_id: municipalityId,
      id,
      term_id: toTermId,
      name: first?.group ?? '',
      position,
    })),
  )
  await insertSeats(
    tx,
    groups.flatMap((group) =>
      seatRows(
        municipalityId,
        group.id,
        0,
        group.seats.map((seat) => seat.represents),
      ),
    ),
  )
}

const seatRows = (municipalityId: string, groupId: string, first: number, labels: readonly string[]) =>
  labels.map((represents, index) => ({
    municipality_id: municipalityId,
    id: newId(),
    seat_group_id: groupId,
    position: first + index,
    represents,
  }))

/** Changes what is written about a term. Who sits in it is not touched. */
export async function changeTerm(
  tx: Tx,
  acting: Acting,
  before: TermDetails,
  input: TermInput,
): Promise<{ refusal: TermRefusal } | { id: string }> {
  await lockBody(tx, before.bodyId)
  const refusal = (await refuseTerm(tx, before.bodyId, input, before.id)) ?? (await refuseLaterStart(tx, before, input.startsOn))
  if (refusal) return { refusal }
  await updateTerm(tx, before.id, columns(input))
  await termAudit(tx, acting, before.id, 'term.change', { before, after: input })
  await membersChanged(tx, acting, before.bodyId)
  return { id: before.id }
}

async function refuseLaterStart(tx: Tx, { id, bodyId, startsOn }: TermDetails, newStart: string): Promise<TermRefusal | null> {
  if (newStart <= startsOn) return null
  const seats = new Set((await seatsOfBody(tx, bodyId)).filter((seat) => seat.termId === id).map((seat) => seat.id))
  const early = (await keptMemberships(tx, bodyId)).find((each) => each.seatId !== null && seats.has(each.seatId) && each.from < newStart)
  return early ? { kind: 'beganBefore', name: early.name, from: early.from } : null
}

/** The seats of a term as somebody wants them. */
export type SeatPlan = {
  groups: { id: string; name: string; removed: boolean; added: string[] }[]
  /** What each seat speaks for, by seat. */
  labels: ReadonlyMap<string, string>
  removed: ReadonlySet<string>
  newGroup: { name: string; seats: string[] } | null
}

export type SeatRefusal = { kind: 'seatInUse'; seatId: string } | { kind: 'groupNotEmpty'; groupId: string }

/**
 * Adds, names and removes seats and groups of a term, all or nothing. A seat in which somebody sits or sat is never removed: the history of
 * the body stands on it.
 */
export async function changeSeats(
  tx: Tx,
  acting: Acting,
  term: { id: string; bodyId: string },
  plan: SeatPlan,
): Promise<{ refusal: SeatRefusal } | { changed: true }> {
  await lockBody(tx, term.bodyId)
  const seats = (await seatsOfBody(tx, term.bodyId)).filter((seat) => seat.termId === term.id)
  const groups = await groupsOfTerm(tx, term.id)
  const held = new Set((await keptMemberships(tx, term.bodyId)).map((each) => each.seatId))
  const removed = seats.filter((seat) => plan.removed.has(seat.id))
  const inUse = removed.find((seat) => held.has(seat.id))
  if (inUse) return { refusal: { kind: 'seatInUse', seatId: inUse.id } }
  const left = seats.filter((seat) => !plan.removed.has(seat.id))
  const wanted = plan.groups.filter((group) => groups.some((known) => known.id === group.id))
  const full = wanted.find((group) => group.removed && (group.added.length > 0 || left.some((seat) => seat.groupId === group.id)))
  if (full) return { refusal: { kind: 'groupNotEmpty', groupId: full.id } }
  await writeSeats(tx, acting.municipalityId, term.id, { ...plan, groups: wanted }, { groups, seats: left })
  await deleteSeats(
    tx,
    removed.map((seat) => seat.id),
  )
  await deleteGroups(
    tx,
    wanted.filter((group) => group.removed).map((group) => group.id),
  )
  const payload = { groups: wanted, labels: Object.fromEntries(plan.labels), removed: [...plan.removed], newGroup: plan.newGroup }
  await termAudit(tx, acting, term.id, 'term.seats', payload)
  await membersChanged(tx, acting, term.bodyId)
  return { changed: true }
}

type Known = { groups: { id: string; name: string; position: number }[]; seats: SeatOfBody[] }

async function writeSeats(tx: Tx, municipalityId: string, termId: string, plan: SeatPlan, known: Known) {
  for (const group of plan.groups)
    if (!group.removed && known.groups.some((one) => one.id === group.id && one.name !== group.name))
      await renameGroup(tx, group.id, group.name)
  for (const seat of known.seats) {
    const label = plan.labels.get(seat.id)
    if (label !== undefined && label !== seat.represents) await relabelSeat(tx, seat.id, label)
  }
  const lastOf = (groupId: string) => Math.max(-1, ...known.seats.filter((seat) => seat.groupId === groupId).map((seat) => seat.position))
  await insertSeats(
    tx,
    plan.groups.flatMap((group) => seatRows(municipalityId, group.id, lastOf(group.id) + 1, group.added)),
  )
  if (!plan.newGroup) return
  const [id, position] = [newId(), Math.max(-1, ...known.groups.map((group) => group.position)) + 1]
  await insertSeatGroups(tx, [{ municipality_id: municipalityId, id, term_id: termId, name: plan.newGroup.name, position }])
  await insertSeats(tx, seatRows(municipalityId, id, 0, plan.newGroup.seats))
}
