import type { Tx } from '#platform/db/db.ts'
import { bodySummaries } from './body.queries.ts'
import { changesIn, composition, currentTerm, shownDay } from './composition.ts'
import type { BodySummary, MembershipFunction } from './model.ts'
import { allMemberships, allSeats, allTerms, type GroupedSeat, type MembershipOfBody, type TermOfBody } from './public-council.queries.ts'

/** `to`: the first day without it, once that day has come. What is planned is not told. */
export type PublicMembership = {
  id: string
  personId: string
  bodyId: string
  function: MembershipFunction
  from: string
  to: string | null
  /** The group that the seat stands in, and whom the seat speaks for in its own words. */
  groupId: string | null
  represents: string
}

export type PublicCouncil = {
  bodies: BodySummary[]
  /** Those that have begun, newest first. */
  terms: TermOfBody[]
  groups: { id: string; name: string; term: TermOfBody }[]
  memberships: PublicMembership[]
  people: { id: string; name: string }[]
}

/**
 * Everything that the pages of the public bodies tell of who sits and sat where, term by term, in four queries: whoever stands on one of those
 * pages on this day, and nobody else.
 */
export async function publicCouncil(tx: Tx, today: string): Promise<PublicCouncil> {
  const bodies = (await bodySummaries(tx)).filter((body) => body.isPublic)
  const isPublic = new Set(bodies.map(({ id }) => id))
  const terms = (await allTerms(tx)).filter((term) => isPublic.has(term.bodyId) && term.startsOn <= today)
  const seats = Map.groupBy(await allSeats(tx), (seat) => seat.termId)
  const memberships = Map.groupBy(await allMemberships(tx), (membership) => membership.bodyId)
  const termsOfBody = Map.groupBy(terms, (term) => term.bodyId)
  const seatById = new Map([...seats.values()].flat().map((seat) => [seat.id, seat]))
  const shown = bodies.flatMap(({ id }) => shownIn(termsOfBody.get(id) ?? [], seats, memberships.get(id) ?? [], today))
  const each = [...new Map(shown.map((membership) => [membership.id, membership])).values()]
  return {
    bodies,
    terms,
    groups: terms.flatMap((term) => groupsOf(term, seats.get(term.id) ?? [])),
    memberships: each.map((membership) => told(membership, seatById, today)),
    people: [...new Map(each.map(({ personId, name }) => [personId, { id: personId, name }])).values()],
  }
}

const groupsOf = (term: TermOfBody, seats: readonly GroupedSeat[]) =>
  [...new Map(seats.map(({ groupId, group }) => [groupId, group]))].map(([id, name]) => ({ id, name, term }))

/** Who stands on the pages of a body: one for each term, or one alone where there are no terms. */
function shownIn(
  terms: readonly TermOfBody[],
  seats: Map<string, GroupedSeat[]>,
  all: readonly MembershipOfBody[],
  today: string,
): MembershipOfBody[] {
  const byId = new Map(all.map((membership) => [membership.id, membership]))
  const current = currentTerm(terms, today)
  const ids = (terms.length === 0 ? [null] : terms).flatMap((term) => {
    const during = term ? all.filter((each) => isWithin(each, term, term.id === current?.id)) : all
    const day = term ? shownDay(term, today) : today
    const own = term ? (seats.get(term.id) ?? []) : []
    const { groups, unseated, beside } = composition(own, during, day)
    const seated = groups.flatMap((group) => group.seats.flatMap(({ holder, standIns }) => [...(holder ? [holder] : []), ...standIns]))
    const changes = term ? changesIn(term, own, during, day).flatMap(({ who, before }) => (before ? [who, before] : [who])) : []
    return [...seated, ...unseated, ...beside, ...changes].map(({ id }) => id)
  })
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const isWithin = ({ from, to }: MembershipOfBody, term: TermOfBody, isCurrent: boolean) =>
  (to === null || to > term.startsOn) && (isCurrent || from < term.endsOn)

function told(membership: MembershipOfBody, seats: Map<string, GroupedSeat>, today: string): PublicMembership {
  const { id, personId, bodyId, from, to } = membership
  const seat = membership.seatId === null ? undefined : seats.get(membership.seatId)
  const ended = to !== null && to <= today ? to : null
  return {
    ...{ id, personId, bodyId, function: membership.function, from, to: ended },
    groupId: seat?.groupId ?? null,
    represents: seat?.represents ?? '',
  }
}
