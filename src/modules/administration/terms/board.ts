import { may, mayInviteMember, type SignInState, signInsOfPersons } from '#modules/accounts/index.ts'
import {
  type BodySummary,
  bodySummaries,
  type KeptMembership,
  keptMemberships,
  placesOf,
  type SeatOfBody,
  seatsOfBody,
  type TermDetails,
  termDetailsOf,
} from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import { termsTexts } from './terms.text.ts'

export const base = '/opsaetning/raad/:slug/perioder'

/** A body as those see it who keep its members: every term, seat and membership, and who of them can sign in. */
export type Board = {
  body: BodySummary
  /** Newest first. */
  terms: TermDetails[]
  seats: SeatOfBody[]
  kept: KeptMembership[]
  /** Accounts in use, by person. */
  accounts: Map<string, SignInState>
  /** The bodies that may be named: the public ones, and those that the reader keeps. */
  bodies: BodySummary[]
}

export const keeps = (actor: Actor, body: Pick<BodySummary, 'id' | 'isPublic'>) =>
  may(actor, 'edit', { kind: 'body', bodyIds: [body.id], isPublic: body.isPublic })

export const mayName = (actor: Actor) => (body: Pick<BodySummary, 'id' | 'isPublic'>) => body.isPublic || keeps(actor, body)

/** @throws AppError 404 when there is no such body, or it is not the reader's to keep */
export async function loadBoard(tx: Tx, actor: Actor, slug: string): Promise<Board> {
  const all = await bodySummaries(tx)
  const body = all.find((one) => one.slug === slug)
  if (!body || !keeps(actor, body)) throw new AppError(404, 'no such body to keep')
  const kept = await keptMemberships(tx, body.id)
  return {
    body,
    kept,
    terms: await termDetailsOf(tx, body.id),
    seats: await seatsOfBody(tx, body.id),
    accounts: await signInsOfPersons(tx, [...new Set(kept.map((each) => each.personId))]),
    bodies: all.filter(mayName(actor)),
  }
}

export const boardOf = (c: Ctx) => inTenant(c, (tx) => loadBoard(tx, c.get('actor'), c.req.param('slug') ?? ''))

/**
 * Whom of these people the reader may let in. Whoever invites chooses the address at which somebody gets in, with all rights of that person: so it
 * takes one who keeps every body in which the person has a place, or the administrator.
 */
export async function invitable(c: Ctx, tx: Tx, board: Board, personIds: readonly string[]): Promise<Set<string>> {
  const actor = c.get('actor')
  if (mayInviteMember(actor)) return new Set(personIds)
  const kept = new Set(board.bodies.filter((body) => keeps(actor, body)).map((body) => body.id))
  const others = (await placesOf(tx, personIds)).filter((place) => !kept.has(place.bodyId) && (place.to === null || place.to > today(c)))
  return new Set(personIds).difference(new Set(others.map((place) => place.personId)))
}

/** @throws AppError 404 */
export function termOf(c: Ctx, board: Board): TermDetails {
  const term = board.terms.find((one) => one.id === c.req.param('id'))
  if (!term) throw new AppError(404, 'no such term of this body')
  return term
}

/** Who keeps the members, for the changes. */
export const keeping = (c: Ctx) => ({
  municipalityId: c.get('municipality').id,
  actor: `account/${c.get('actor').accountId}` as const,
  clock: c.get('platform').clock,
  today: today(c),
  zone: c.get('municipality').timeZone,
})

/** What every screen of a body's terms needs to be drawn. */
export function screenOf(c: Ctx, board: Board) {
  const href = (path: string) => localPath(c.get('lang'), path)
  const { body } = board
  const text = officeText(c, termsTexts)
  const root = `/opsaetning/raad/${body.slug}/perioder`
  const crumbs = [
    { label: text.setup, href: href('/opsaetning') },
    { label: text.bodies, href: href('/opsaetning/raad') },
    { label: body.name, lang: 'da', href: href(`/opsaetning/raad/${body.slug}`) },
    { label: text.terms, href: href(root) },
  ]
  return { t: c.get('t'), text, lang: c.get('lang'), zone: c.get('municipality').timeZone, today: today(c), href, root, crumbs, board }
}

export type Screen = ReturnType<typeof screenOf>
