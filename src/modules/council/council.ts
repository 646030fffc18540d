import { type AuditActor, recordAudit } from '#platform/audit/audit.ts'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId, slugify } from '#platform/ids.ts'
import type { Findable } from '#platform/search/catch-up.ts'
import { betweenFields, replaceEntries } from '#platform/search/search.ts'
import { bodySummaries, insertBody, lockBody, onOneLine, setPublic, touchBody } from './body.queries.ts'
import { holderOf } from './composition.ts'
import type { BodyKind, BodySummary, MembershipFunction, Offices, ReleaseRule, Seat } from './model.ts'
import {
  bodyOfSeat,
  insertMembership,
  insertPerson,
  insertSeat,
  insertSeatGroup,
  insertTerm,
  membershipsBetween,
  namesIn,
  seatLabels,
} from './seats.queries.ts'

/** Who acts, where and when: what every change that is on record needs. */
export type Acting = { municipalityId: string; actor: AuditActor; clock: Clock }

export type NewBody = {
  name: string
  kind: BodyKind
  parentId?: string | null
  description?: string
  offices?: Offices
  publicMeetings?: boolean
  releaseRule?: ReleaseRule
  /** Left out: nobody outside sees the body until something of it is published. */
  isPublic?: boolean
}

/** What the address of the form for a new body ends in. */
const reserved = 'nyt'

/**
 * Adds a body under an address of its own: its name, with -2, -3 … where another body has that already.
 * @returns the body's id
 * @throws when the municipality has a body of that name (names differ by more than capitals and spaces)
 */
export async function createBody(tx: Tx, municipalityId: string, body: NewBody): Promise<string> {
  const id = newId()
  const slug = slugify(body.name)
  const base = slug === reserved ? `${slug}-1` : slug
  const row = {
    municipality_id: municipalityId,
    id,
    kind: body.kind,
    parent_id: body.parentId ?? null,
    name: onOneLine(body.name),
    description: body.description ?? '',
    offices: JSON.stringify(body.offices ?? {}),
    public_meetings: body.publicMeetings ?? false,
    release_rule: body.releaseRule ?? 'second_person',
    is_public: body.isPublic ?? false,
  }
  for (let n = 1; !(await insertBody(tx, { ...row, slug: n === 1 ? base : `${base}-${n}` })); n++);
  if (row.is_public) await announceBody(tx, municipalityId, id)
  return id
}

/** Gives a body its public page. Does nothing when it has one. */
export async function markBodyPublic(tx: Tx, id: string): Promise<void> {
  const changed = await setPublic(tx, id)
  if (changed) await announceBody(tx, changed.municipality_id, id)
}

/** Makes the body findable by its name and by everyone who sits or sat in it. */
export async function announceBody(tx: Tx, municipalityId: string, id: string) {
  const [body] = await bodySummaries(tx, [id])
  if (!body?.isPublic) return
  const names = await namesIn(tx, id)
  await replaceEntries(tx, municipalityId, `body/${id}`, [
    {
      audience: 'public',
      kind: 'body',
      lang: 'da',
      title: body.name,
      body: [body.description, names.join(', ')].filter(Boolean).join(betweenFields),
      url: `/raadet/${body.slug}`,
      source: null,
      itemNumber: null,
      bodyId: id,
      happenedOn: null,
    },
  ])
}

/** Every body with a public page. */
export const findableBodies: Findable = {
  kind: 'body',
  ids: async (tx) => (await bodySummaries(tx)).flatMap(({ id, isPublic }) => (isPublic ? [id] : [])),
  index: async (tx, municipalityId, id) => {
    await lockBody(tx, id)
    await announceBody(tx, municipalityId, id)
  },
}

export type NewPerson = { name: string; publicProfile?: string }

/** Two people are never merged, so every call adds one. */
export async function createPerson(tx: Tx, municipalityId: string, person: NewPerson): Promise<string> {
  const id = newId()
  await insertPerson(tx, { municipality_id: municipalityId, id, name: person.name.trim(), public_profile: person.publicProfile ?? '' })
  return id
}

/** @throws when the term lies over another term of the same body */
export async function createTerm(
  tx: Tx,
  municipalityId: string,
  term: { bodyId: string; startsOn: string; endsOn: string; rules?: string },
) {
  const id = newId()
  const { bodyId, startsOn, endsOn, rules = '' } = term
  await insertTerm(tx, { municipality_id: municipalityId, id, body_id: bodyId, starts_on: startsOn, ends_on: endsOn, rules })
  return id
}

export async function createSeatGroup(tx: Tx, municipalityId: string, group: { termId: string; name: string; position: number }) {
  const id = newId()
  await insertSeatGroup(tx, { municipality_id: municipalityId, id, term_id: group.termId, name: group.name, position: group.position })
  return id
}

export async function createSeat(tx: Tx, municipalityId: string, seat: { seatGroupId: string; position: number; represents?: string }) {
  const id = newId()
  const { seatGroupId, position, represents = '' } = seat
  await insertSeat(tx, { municipality_id: municipalityId, id, seat_group_id: seatGroupId, position, represents })
  return id
}

export type Appointment = {
  personId: string
  bodyId: string
  /** None: a body without seats, or a substitute. */
  seatId: string | null
  function: MembershipFunction
  /** First day, and the first day without (none: until further notice), as YYYY-MM-DD. */
  from: string
  to: string | null
  appointedByBodyId?: string | null
  appointedOn?: string | null
  basis?: string
  succeedsId?: string | null
  /** Why the membership ended early, in words meant for the public. */
  endNote?: string
}

export type AppointRefusal = 'seatTaken' | 'seatOfAnotherBody' | 'endsBeforeItBegins'

/** Puts a person into a body. A seat has one holder at a time; stand-ins may be named for it beside the holder. */
export async function appoint(tx: Tx, acting: Acting, given: Appointment): Promise<{ refusal: AppointRefusal } | { id: string }> {
  await lockBody(tx, given.bodyId)
  const placed = await place(tx, acting, given)
  if ('id' in placed) await membersChanged(tx, acting, given.bodyId)
  return placed
}

/** Who sits in a body is public: its page, its entry in the search and the caches follow a change. */
export async function membersChanged(tx: Tx, acting: Acting, bodyId: string): Promise<void> {
  await touchBody(tx, bodyId, toDate(acting.clock()))
  await announceBody(tx, acting.municipalityId, bodyId)
}

/** Writes one membership, with its audit. Whoever writes several tells the public once, by `membersChanged`. */
export async function place(tx: Tx, acting: Acting, given: Appointment): Promise<{ refusal: AppointRefusal } | { id: string }> {
  if (given.to !== null && given.to <= given.from) return { refusal: 'endsBeforeItBegins' }
  if (given.seatId !== null && (await bodyOfSeat(tx, given.seatId))?.bodyId !== given.bodyId) return { refusal: 'seatOfAnotherBody' }
  const id = newId()
  const written = await insertMembership(tx, {
    municipality_id: acting.municipalityId,
    id,
    person_id: given.personId,
    body_id: given.bodyId,
    seat_id: given.seatId,
    function: given.function,
    valid_from: given.from,
    valid_to: given.to,
    appointed_by_body_id: given.appointedByBodyId ?? null,
    appointed_on: given.appointedOn ?? null,
    basis: given.basis ?? '',
    succeeds_id: given.succeedsId ?? null,
    end_note: given.endNote ?? '',
    recorded_at: toDate(acting.clock()),
  })
  if (!written) return { refusal: 'seatTaken' }
  const payload = {
    body: given.bodyId,
    person: given.personId,
    seat: given.seatId,
    function: given.function,
    from: given.from,
    to: given.to,
  }
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'membership.appoint',
    thing: `membership/${id}`,
    payload,
  })
  return { id }
}

export type MemberOn = {
  personId: string
  name: string
  function: MembershipFunction
  /** Holds a seat today, as its member or as the stand-in who took it. Always true in a body without seats, but for substitutes and observers. */
  sits: boolean
  group: string | null
  represents: string | null
}

/** Who is in a body on a day, holders first, by name. */
export async function membersOn(tx: Tx, bodyId: string, day: string): Promise<MemberOn[]> {
  const memberships = await membershipsBetween(tx, bodyId, day, nextDay(day))
  const seatIds = memberships.flatMap((each) => each.seatId ?? [])
  const seats = new Map<string, Seat>(seatIds.length > 0 ? (await seatLabels(tx, seatIds)).map((seat) => [seat.id, seat]) : [])
  return memberships
    .map((each) => {
      const seat = each.seatId === null ? undefined : seats.get(each.seatId)
      const sits = each.seatId === null ? !waiting.includes(each.function) : holderOf(each.seatId, memberships, day)?.id === each.id
      return {
        personId: each.personId,
        name: each.name,
        function: each.function,
        sits,
        group: seat?.group ?? null,
        represents: seat?.represents || null,
      }
    })
    .sort((a, b) => Number(b.sits) - Number(a.sits) || a.name.localeCompare(b.name, 'da'))
}

const waiting: readonly MembershipFunction[] = ['stand_in', 'substitute', 'observer']

function nextDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** The council whose page stands under /raadet: the first public body of that kind, by name. */
export const councilAmong = (bodies: readonly BodySummary[]): BodySummary | null =>
  bodies.find((body) => body.kind === 'council' && body.isPublic) ?? null
