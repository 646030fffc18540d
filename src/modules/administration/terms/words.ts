import type { MembershipFunction } from '#modules/council/index.ts'
import { type KeepRefusal, lastDay, type SeatOfBody, type TermDetails, type TermRefusal } from '#modules/council/index.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import type { Screen } from './board.ts'

export const spanOf = ({ text, lang }: Pick<Screen, 'text' | 'lang'>, { from, to }: { from: string; to: string | null }) =>
  text.span(dateInWords(lang, from), to === null ? null : dateInWords(lang, lastDay(to)))

/** "2026–2029": the years of a term's first and last day. */
export function yearsOf({ startsOn, endsOn }: Pick<TermDetails, 'startsOn' | 'endsOn'>): string {
  const [first, last] = [startsOn.slice(0, 4), lastDay(endsOn).slice(0, 4)]
  return first === last ? first : `${first}–${last}`
}

export const seatName = ({ text }: Pick<Screen, 'text'>, seat: Pick<SeatOfBody, 'group' | 'represents'>) =>
  text.seatOf(seat.group, seat.represents)

/** What the body itself calls an office, or the word that all use. */
export function functionName({ t, board }: Pick<Screen, 't' | 'board'>, fn: MembershipFunction): string {
  const own = board.body.offices[fn]
  return own ? own.charAt(0).toLocaleUpperCase('da') + own.slice(1) : t.council.functions[fn]
}

type Refusal = KeepRefusal | TermRefusal

/** A refusal as a sentence that names what stands in the way. */
export function refusalText(screen: Pick<Screen, 'text' | 'lang'>, refusal: Refusal): string {
  const { refusals } = screen.text
  const day = (on: string) => dateInWords(screen.lang, on)
  switch (refusal.kind) {
    case 'overlaps':
      return refusals.overlaps(spanOf(screen, { from: refusal.startsOn, to: refusal.endsOn }))
    case 'beganBefore':
      return refusals.beganBefore(refusal.name, day(refusal.from))
    case 'beforeTerm':
      return refusals.beforeTerm(day(refusal.startsOn))
    case 'seatTaken':
    case 'chairTaken':
    case 'sitsAlready':
      return refusals[refusal.kind](refusal.name, spanOf(screen, refusal))
    case 'goneAlready':
      return refusals.goneAlready(day(refusal.lastDay))
    case 'notBegunThen':
      return refusals.notBegunThen(day(refusal.from))
    default:
      return refusals[refusal.kind]
  }
}
