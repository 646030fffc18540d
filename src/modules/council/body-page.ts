import type { Tx } from '#platform/db/db.ts'
import type { Texts } from '#texts/index.ts'
import { bodySummaries } from './body.queries.ts'
import { type Change, type Composition, changesIn, composition, currentTerm, groupCounts, lastDay, shownDay } from './composition.ts'
import { councilAmong } from './council.ts'
import type { BodySummary, Term } from './model.ts'
import { membershipsBetween, seatsOf, termsOf } from './seats.queries.ts'
import { settingValues } from './setting-kinds.ts'

/** What the page needs to know of a meeting; the meetings themselves live in a room that knows this one. */
export type BodyMeeting = {
  slug: string
  /** Empty: what kind of meeting it is and when are title enough. */
  title: string
  kind: keyof Texts['meetings']['kinds']
  startsAt: Date
  timeKnown: boolean
  place: string
  state: 'planned' | 'called' | 'held' | 'cancelled'
}

/** A body's public meetings, newest first. */
export type MeetingsOfBody = (tx: Tx, bodyId: string, limit: number) => Promise<BodyMeeting[]>

export type BodyPageData = {
  body: BodySummary
  /** None: a body whose members come and go without terms. */
  term: Term | null
  isCurrent: boolean
  /** The current term is over and no new one has begun. */
  hasRunOut: boolean
  /** Every term that has begun, newest first. */
  terms: Term[]
  composition: Composition
  changes: Change[]
  rules: string[]
  howToJoin: string[]
  meetings: BodyMeeting[]
  parent: BodySummary | null
  parts: BodySummary[]
  others: BodySummary[]
}

const shownMeetings = 24

/**
 * Everything that a body's public page shows, in a constant number of queries.
 * @param asked the body's slug, or null for the council; the year in which a term began, or null for the current one
 * @returns null when there is no such public body or no such term
 */
export async function loadBodyPage(
  tx: Tx,
  meetingsOfBody: MeetingsOfBody,
  asked: { slug: string | null; year: string | null },
  today: string,
): Promise<BodyPageData | null> {
  const bodies = (await bodySummaries(tx)).filter((each) => each.isPublic)
  const body = asked.slug === null ? councilAmong(bodies) : (bodies.find((each) => each.slug === asked.slug) ?? null)
  if (!body) return null
  const terms = (await termsOf(tx, body.id)).filter((each) => each.startsOn <= today)
  const current = currentTerm(terms, today)
  const term = asked.year === null ? current : (terms.find((each) => each.startsOn.startsWith(`${asked.year}-`)) ?? null)
  if (asked.year !== null && term === null) return null
  const isCurrent = term?.id === current?.id
  return {
    ...(await loadPeople(tx, body.id, term, isCurrent, today)),
    ...(await loadTexts(tx, body, today)),
    body,
    term,
    isCurrent,
    hasRunOut: isCurrent && term !== null && today >= term.endsOn,
    terms,
    meetings: isCurrent ? await meetingsOfBody(tx, body.id, shownMeetings) : [],
    parent: bodies.find((each) => each.id === body.parentId) ?? null,
    parts: bodies.filter((each) => each.parentId === body.id),
    others: bodies.filter((each) => each.parentId !== body.id && each.id !== body.id && each.id !== body.parentId),
  }
}

async function loadPeople(tx: Tx, bodyId: string, term: Term | null, isCurrent: boolean, today: string) {
  const day = term ? shownDay(term, today) : today
  const seats = term ? await seatsOf(tx, term.id) : []
  const memberships = await membershipsBetween(tx, bodyId, term?.startsOn ?? day, term && !isCurrent ? term.endsOn : null)
  return { composition: composition(seats, memberships, day), changes: term ? changesIn(term, seats, memberships, day) : [] }
}

/** The rules in brief are written for the council; no other body has them. */
async function loadTexts(tx: Tx, body: BodySummary, today: string) {
  if (body.kind !== 'council') return { rules: [], howToJoin: [] }
  const { rules, how_to_join: howToJoin } = await settingValues(tx, ['rules', 'how_to_join'], body.id, today)
  return { rules, howToJoin }
}

/** The council in one picture: its seats by group. */
export type CouncilGlance = { body: BodySummary; groups: { label: string; seats: number; vacant: number }[] }

/** @returns null when there is no public council; without groups when nobody has entered its seats */
export async function councilGlance(tx: Tx, today: string): Promise<CouncilGlance | null> {
  const body = councilAmong(await bodySummaries(tx))
  if (!body) return null
  const term = currentTerm(await termsOf(tx, body.id), today)
  if (!term) return { body, groups: [] }
  const { composition: shown } = await loadPeople(tx, body.id, term, true, today)
  return { body, groups: groupCounts(shown) }
}

/** "2022–2025": the years in which a term begins and ends. */
export function yearsOf(term: Term): string {
  const [first, last] = [term.startsOn.slice(0, 4), lastDay(term.endsOn).slice(0, 4)]
  return first === last ? first : `${first}–${last}`
}
