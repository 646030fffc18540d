import type { Ctx } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { placeOf } from '../draft/draft.ts'
import type { RunRow } from '../import.queries.ts'
import type { Span } from '../parse/types.ts'
import { anchorOf, type ReviewProps } from './props.ts'
import { reviewTexts } from './review.text.ts'

/** Where somebody is led whose file had come before. */
export const knownPath = (runId: string) => `/import/${runId}?kendt=ja`

/** For the one who sent the same file again: when the document came the first time, and what became of it. */
export function knownOf(c: Ctx, { state, created_at, confirmed_at }: RunRow): string | null {
  if (c.req.query('kendt') !== 'ja') return null
  const { known } = officeText(c, reviewTexts)
  const on = (at: Date) => dateInWords(c.get('lang'), at, c.get('municipality').timeZone)
  if (state === 'confirmed' && confirmed_at) return known.released(on(created_at), on(confirmed_at))
  return state === 'draft' ? known.waits(on(created_at)) : null
}

/** Where somebody is led whose change of a place is kept. */
export const savedPath = (runId: string, place: string) => `/import/${runId}?gemt=${encodeURIComponent(place)}#gemt`

/** Places that have no link of their own to change them. */
const holdsOthers = /^(?:attendees|absent|items|unplaced)$|\.attachments$/

/** For the one who has just changed a place: where it says so. What is gone since, or has got another name, says so on top. */
export function savedOf(asked: string | undefined, anchors: ReadonlySet<string>): ReviewProps['saved'] {
  if (asked === undefined) return null
  const isThere = (place: string) => anchors.has(anchorOf(place)) && !holdsOthers.test(place)
  return { place: withoutLast(asked).find(isThere) ?? null }
}

/** The first line of what a place was read from; of what was added by hand, that of the place around it. */
export function lineOf(place: string, spans: readonly Span[]): number | null {
  const line = /^unplaced\.(\d+)$/.exec(place)?.[1]
  if (line !== undefined) return Number(line)
  const read = spans.map(({ path, from }) => ({ at: placeOf(path), from }))
  for (const around of withoutLast(place)) {
    const own = read.filter(({ at }) => at === around || at.startsWith(`${around}.`))
    if (own.length > 0) return Math.min(...own.map(({ from }) => from))
  }
  return null
}

/** `items.p0.decision`, `items.p0`, `items`. */
function withoutLast(place: string): string[] {
  const parts = place.split('.')
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('.'))
}
