import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { bodySummaries } from './body.queries.ts'
import { holdsOn } from './composition.ts'
import { type Acting, createPerson, membersChanged } from './council.ts'
import type { MembershipFunction } from './model.ts'
import { peopleNamedLike, personById, placesOf, updatePerson } from './people.queries.ts'

/** Somebody whose name is like the one that was written. Where they sit tells two of the same name apart. */
export type Candidate = {
  id: string
  name: string
  /** The very name that was written. */
  isSame: boolean
  places: { bodyId: string; body: string; function: MembershipFunction; isNow: boolean }[]
}

/**
 * Who might be meant by names that somebody wrote, by name as written. People are never merged: the one who writes chooses.
 * @param mayKnow whether the bodies in which somebody sits may be told
 */
export async function candidates(
  tx: Tx,
  names: readonly string[],
  today: string,
  mayKnow: (body: { id: string; isPublic: boolean }) => boolean,
): Promise<Map<string, Candidate[]>> {
  const hits = await peopleNamedLike(tx, [...new Set(names)])
  if (hits.length === 0) return new Map()
  const places = Map.groupBy(await placesOf(tx, [...new Set(hits.map(({ id }) => id))]), (place) => place.personId)
  const bodies = new Map((await bodySummaries(tx)).filter(mayKnow).map((body) => [body.id, body.name]))
  const placesIn = (personId: string) => {
    const told = (places.get(personId) ?? []).flatMap((place) => {
      const body = bodies.get(place.bodyId)
      return body === undefined ? [] : [{ bodyId: place.bodyId, body, function: place.function, isNow: holdsOn(place, today) }]
    })
    return [...new Map(told.toReversed().map((place) => [place.bodyId, place])).values()].sort((a, b) => Number(b.isNow) - Number(a.isNow))
  }
  return Map.groupBy(
    hits.map(({ asked, id, name, isSame }) => ({ asked, id, name, isSame, places: placesIn(id) })),
    (each) => each.asked,
  )
}

/** Adds a person, on record. */
export async function addPerson(tx: Tx, acting: Acting, name: string): Promise<string> {
  const id = await createPerson(tx, acting.municipalityId, { name })
  await recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action: 'person.create', thing: `person/${id}` })
  return id
}

/** A person with where they sit and sat. Null: there is no such person. */
export async function personWithPlaces(tx: Tx, id: string) {
  const person = await personById(tx, id)
  return person ? { ...person, places: await placesOf(tx, [id]) } : null
}

/** Changes how a person is called and what the public reads of them. Minutes that are out keep the name that stood in them. */
export async function changePerson(tx: Tx, acting: Acting, id: string, given: { name: string; profile: string }): Promise<void> {
  const before = await personById(tx, id)
  if (!before) return
  await updatePerson(tx, id, { name: given.name, public_profile: given.profile, modified_at: toDate(acting.clock()) })
  const payload = { before: { name: before.name, profile: before.profile }, after: given }
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'person.change',
    thing: `person/${id}`,
    payload,
  })
  await refreshPlacesOf(tx, acting, id)
}

/** What the public reads of the bodies in which somebody sits or sat follows a change of that person. */
export async function refreshPlacesOf(tx: Tx, acting: Acting, personId: string): Promise<void> {
  for (const bodyId of new Set((await placesOf(tx, [personId])).map((place) => place.bodyId))) await membersChanged(tx, acting, bodyId)
}
