import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { lockBody } from './body.queries.ts'
import { lastDay } from './composition.ts'
import {
  type Appointing,
  deleteMembership,
  type KeptMembership,
  keptMemberships,
  type SeatOfBody,
  seatsOfBody,
  updateMemberships,
} from './constitute.queries.ts'
import { isEndOpen, isFresh, leftOver, refuseAppointment, titular, type WhyNot } from './constitute-rules.ts'
import { type Acting, membersChanged, place } from './council.ts'
import type { MembershipFunction } from './model.ts'
import { knownPeople, personById } from './people.queries.ts'
import { addPerson } from './people.ts'

/** Who keeps the list of members, and the municipality's day and zone now. */
export type Keeping = Acting & { today: string; zone: string }

/** Somebody who is known, or the name of somebody who is not. */
export type Who = { id: string } | { name: string }

export type Terms = Appointing & { from: string; to: string | null }
/** One line of an appointment; `key` is what the refusal is told by. */
export type Nomination = { key: string; who: Who; seatId: string | null; function: MembershipFunction }

export type NotAppointed = { refused: { key: string; why: WhyNot }[] }

type Board = { kept: KeptMembership[]; seats: Map<string, SeatOfBody> }

/** Everyone and every seat of a body, with others kept out until the transaction ends. */
async function boardOf(tx: Tx, bodyId: string): Promise<Board> {
  await lockBody(tx, bodyId)
  return { kept: await keptMemberships(tx, bodyId), seats: new Map((await seatsOfBody(tx, bodyId)).map((seat) => [seat.id, seat])) }
}

/**
 * Appoints people to a body, all of them or nobody.
 * @param given.endFormer the term that begins: who still sits from an earlier one ends on the day before these begin
 * @returns why each of them who could not be appointed was not; the caller takes everything back then
 */
export async function appointAll(
  tx: Tx,
  keeping: Keeping,
  bodyId: string,
  given: { terms: Terms; nominations: readonly Nomination[]; endFormer: string | null },
): Promise<NotAppointed | { ids: string[] }> {
  const board = await boardOf(tx, bodyId)
  const { terms } = given
  if (given.endFormer !== null && (terms.to === null || terms.from < terms.to)) {
    const former = leftOver(board.kept, board.seats, given.endFormer, terms.from)
    await endOn(tx, keeping, former, terms.from, '')
    board.kept = board.kept.map((each) => (former.includes(each) ? { ...each, to: terms.from } : each))
  }
  const known = await knownPeople(
    tx,
    given.nominations.flatMap(({ who }) => ('id' in who ? [who.id] : [])),
  )
  const refused: NotAppointed['refused'] = []
  const ids: string[] = []
  for (const nomination of given.nominations) {
    const result = await appointOne(tx, keeping, bodyId, { terms, nomination, board, known })
    if ('why' in result) refused.push({ key: nomination.key, why: result.why })
    else ids.push(result.id)
  }
  if (refused.length > 0) return { refused }
  await membersChanged(tx, keeping, bodyId)
  return { ids }
}

type One = { terms: Terms; nomination: Nomination; board: Board; known: ReadonlySet<string>; succeedsId?: string }

async function appointOne(tx: Tx, keeping: Keeping, bodyId: string, one: One): Promise<{ why: WhyNot } | { id: string }> {
  const { nomination, terms, board } = one
  const { who, seatId } = nomination
  if ('id' in who && !one.known.has(who.id)) return { why: { kind: 'personUnknown' } }
  const wanted = { ...nomination, ...terms, personId: 'id' in who ? who.id : nomination.key }
  const why = refuseAppointment(wanted, board.kept, board.seats)
  if (why) return { why }
  const personId = 'id' in who ? who.id : await addPerson(tx, keeping, who.name)
  const before = titular.includes(nomination.function) && seatId !== null ? lastIn(board.kept, seatId, terms.from) : null
  const appointment = {
    ...terms,
    personId,
    bodyId,
    seatId,
    function: nomination.function,
    succeedsId: one.succeedsId ?? before?.id ?? null,
  }
  const placed = await place(tx, keeping, appointment)
  // The rules above have looked at the same rows under the same lock; the database has the last word all the same.
  if ('refusal' in placed) return { why: { kind: 'seatTaken', name: '', from: terms.from, to: terms.to } }
  board.kept.push(keptOf(placed.id, appointment, 'id' in who ? ((await personById(tx, who.id))?.name ?? '') : who.name))
  return placed
}

const keptOf = (
  id: string,
  given: Terms & { personId: string; bodyId: string; seatId: string | null; function: MembershipFunction; succeedsId: string | null },
  name: string,
): KeptMembership => ({ ...given, id, name, profile: '', appointedBy: null, endNote: '', recordedAt: null, endRecordedAt: null })

/** Who sat in a seat before a day. */
const lastIn = (kept: readonly KeptMembership[], seatId: string, day: string) =>
  kept.findLast((each) => each.seatId === seatId && titular.includes(each.function) && each.to !== null && each.to <= day) ?? null

async function endOn(tx: Tx, keeping: Keeping, rows: readonly KeptMembership[], day: string | null, note: string) {
  const now = toDate(keeping.clock())
  await updateMemberships(
    tx,
    rows.map((row) => row.id),
    { valid_to: day, end_note: note, end_recorded_at: now },
  )
  for (const row of rows) await record(tx, keeping, row.id, 'membership.end', { before: row.to, after: day, note })
}

const record = (tx: Tx, keeping: Keeping, id: string, action: AuditAction, payload: Record<string, unknown>) =>
  recordAudit(tx, keeping.municipalityId, keeping.clock, { actor: keeping.actor, action, thing: `membership/${id}`, payload })

export type KeepRefusal =
  | WhyNot
  | { kind: 'goneAlready'; lastDay: string }
  | { kind: 'notBegunThen'; from: string }
  | { kind: 'history' }
  | { kind: 'hasSuccessor' }
  | { kind: 'sameFunction' }

type Kept = { refusal: KeepRefusal } | { id: string }

async function found(tx: Tx, bodyId: string, id: string) {
  const board = await boardOf(tx, bodyId)
  return { ...board, row: board.kept.find((each) => each.id === id) ?? null }
}

const gone = (row: KeptMembership): { refusal: KeepRefusal } => ({ refusal: { kind: 'goneAlready', lastDay: lastDay(row.to ?? row.from) } })

/**
 * Says when a membership ends, or that it goes on (null). The row stays: who sat when is history.
 * @param given.to the first day without; why is told to the public by `note`
 */
export async function endMembership(
  tx: Tx,
  keeping: Keeping,
  member: { bodyId: string; id: string },
  given: { to: string | null; note: string },
): Promise<Kept | null> {
  const { row, kept, seats } = await found(tx, member.bodyId, member.id)
  if (!row) return null
  if (!isEndOpen(row, keeping.today, keeping.zone)) return gone(row)
  if (given.to !== null && given.to <= row.from) return { refusal: { kind: 'notBegunThen', from: row.from } }
  const why = refuseAppointment(
    { ...row, to: given.to },
    kept.filter((each) => each.id !== row.id),
    seats,
  )
  if (why && row.to !== null && (given.to === null || given.to > row.to)) return { refusal: why }
  await endOn(tx, keeping, [row], given.to, given.note)
  await membersChanged(tx, keeping, member.bodyId)
  return { id: row.id }
}

/** A stand-in, or somebody else, takes over a seat from a day on. What they were in that seat before ends on that day. */
export async function passOn(
  tx: Tx,
  keeping: Keeping,
  member: { bodyId: string; id: string },
  given: Appointing & { from: string; note: string; who: Who },
): Promise<Kept | null> {
  const board = await found(tx, member.bodyId, member.id)
  const { row, seats } = board
  if (!row) return null
  if (!isEndOpen(row, keeping.today, keeping.zone)) return gone(row)
  if (given.from <= row.from) return { refusal: { kind: 'notBegunThen', from: row.from } }
  const { who } = given
  const waiting = board.kept.filter(
    (each) =>
      'id' in who && each.personId === who.id && each.seatId === row.seatId && each.function === 'stand_in' && each.from < given.from,
  )
  const ending = [row, ...waiting.filter((each) => each.to === null || each.to > given.from)]
  const kept = board.kept.map((each) => (ending.includes(each) ? { ...each, to: given.from } : each))
  await endOn(tx, keeping, [row], given.from, given.note)
  await endOn(tx, keeping, ending.slice(1), given.from, '')
  const { appointedByBodyId, appointedOn, basis, from } = given
  const appointed = await appointOne(tx, keeping, member.bodyId, {
    terms: { from, to: row.to !== null && row.to > from ? row.to : null, appointedByBodyId, appointedOn, basis },
    // The seat is inherited, the office is not.
    nomination: {
      key: 'who',
      who,
      seatId: row.seatId,
      function: row.seatId === null && row.function === 'coordinator' ? 'coordinator' : 'member',
    },
    board: { kept, seats },
    known: 'id' in who ? await knownPeople(tx, [who.id]) : new Set(),
    succeedsId: row.id,
  })
  if ('why' in appointed) return { refusal: appointed.why }
  await membersChanged(tx, keeping, member.bodyId)
  return appointed
}

/** The same person in the same place with another function from a day on: one membership ends and another begins, so that both stay to be read. */
export async function changeFunction(
  tx: Tx,
  keeping: Keeping,
  member: { bodyId: string; id: string },
  given: Appointing & { function: MembershipFunction; from: string },
): Promise<Kept | null> {
  const { row, kept, seats } = await found(tx, member.bodyId, member.id)
  if (!row) return null
  if (given.function === row.function) return { refusal: { kind: 'sameFunction' } }
  if (!isEndOpen(row, keeping.today, keeping.zone) || (row.to !== null && row.to <= given.from)) return gone(row)
  if (given.from <= row.from) return { refusal: { kind: 'notBegunThen', from: row.from } }
  await endOn(tx, keeping, [row], given.from, '')
  const { function: fn, ...terms } = given
  const appointed = await appointOne(tx, keeping, member.bodyId, {
    terms: { ...terms, to: row.to },
    nomination: { key: 'who', who: { id: row.personId }, seatId: row.seatId, function: fn },
    board: { kept: kept.map((each) => (each === row ? { ...each, to: given.from } : each)), seats },
    known: new Set([row.personId]),
    succeedsId: row.id,
  })
  if ('why' in appointed) return { refusal: appointed.why }
  await membersChanged(tx, keeping, member.bodyId)
  return appointed
}

/**
 * Puts right what was written wrong. Function and first day only while the membership is fresh (see `isFresh`); how it came about, and the note
 * at its end, at any time. What stood before is in the audit.
 */
export async function putRight(
  tx: Tx,
  keeping: Keeping,
  member: { bodyId: string; id: string },
  given: Appointing & { function: MembershipFunction; from: string; endNote: string },
): Promise<Kept | null> {
  const { row, kept, seats } = await found(tx, member.bodyId, member.id)
  if (!row) return null
  const moves = given.function !== row.function || given.from !== row.from
  if (moves && !isFresh(row, keeping.today, keeping.zone)) return { refusal: { kind: 'history' } }
  const why = moves
    ? refuseAppointment(
        { ...row, ...given },
        kept.filter((each) => each.id !== row.id),
        seats,
      )
    : null
  if (why) return { refusal: why }
  await updateMemberships(tx, [row.id], {
    function: given.function,
    valid_from: given.from,
    appointed_by_body_id: given.appointedByBodyId,
    appointed_on: given.appointedOn,
    basis: given.basis,
    end_note: given.endNote,
  })
  const before = Object.fromEntries(Object.keys(given).map((key) => [key, row[key as keyof typeof given]]))
  await record(tx, keeping, row.id, 'membership.correct', { before, after: given })
  await membersChanged(tx, keeping, member.bodyId)
  return { id: row.id }
}

/** Takes a fresh membership back, as if it had never been written. The audit keeps it. */
export async function takeBack(tx: Tx, keeping: Keeping, member: { bodyId: string; id: string }): Promise<Kept | null> {
  const { row, kept } = await found(tx, member.bodyId, member.id)
  if (!row) return null
  if (!isFresh(row, keeping.today, keeping.zone)) return { refusal: { kind: 'history' } }
  if (kept.some((each) => each.succeedsId === row.id)) return { refusal: { kind: 'hasSuccessor' } }
  await deleteMembership(tx, row.id)
  const { personId, seatId, function: fn, from, to } = row
  await record(tx, keeping, row.id, 'membership.takeBack', { body: member.bodyId, person: personId, seat: seatId, function: fn, from, to })
  await membersChanged(tx, keeping, member.bodyId)
  return { id: row.id }
}

/** Ends those of earlier terms who are still there when another term's people have begun. @returns how many */
export async function endFormer(tx: Tx, keeping: Keeping, term: { id: string; bodyId: string }, day: string): Promise<number> {
  const { kept, seats } = await boardOf(tx, term.bodyId)
  const former = leftOver(kept, seats, term.id, day)
  await endOn(tx, keeping, former, day, '')
  if (former.length > 0) await membersChanged(tx, keeping, term.bodyId)
  return former.length
}
