import type { FieldErrors } from '#platform/http/forms.ts'
import { isUuid } from '#platform/ids.ts'
import { plainLine } from '#platform/text/plain.ts'
import { meetingKinds } from '../model.ts'
import type { planTexts } from './plan.text.ts'
import type { MeetingFacts } from './plan.ts'
import { mostDates, type Nth, nths, type SeriesRule } from './series.ts'
import { readDay, readTime, wallTime } from './times.ts'

type Words = (typeof planTexts)['da']

/** What stands in a form: the one value of each field, and the ticked boxes of those that have several. */
export type Typed = { values: Record<string, string>; lists: Record<string, string[]> }

/** A written day as a date field holds it. */
export const dayValue = (text: string | undefined) => (text === undefined ? undefined : (readDay(text) ?? text))

/** As the fields stand on the screen, one below the other. */
const order = [
  ...['raad', 'moenster', 'nummer', 'ugedag', 'uger', 'fra', 'til', 'undtagen', 'dato', 'gaaet', 'start', 'slut', 'dag'],
  ...['sted', 'virtuelt', 'slags', 'formoede', 'andre', 'titel'],
]

/** The same problems in the order in which their fields stand on the screen. */
export const inOrder = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)))

/** The fields of a meeting but for its day. */
export type FactsOfForm = Omit<MeetingFacts, 'startsAt' | 'endsAt'> & { start: string; end: string | null }

const most = { title: 2_000, place: 500 }

/** An ordinary meeting that others hold too is a joint one, whether or not somebody thought of saying so. */
const kindOf = (chosen: string, meetsOthers: boolean) =>
  chosen === 'ordinary' && meetsOthers ? 'joint' : meetingKinds.find((one) => one === chosen)

/** Reads what a meeting is, but for its day. Messages by field. */
export function readFacts(t: Words, { values, lists }: Typed): { errors: FieldErrors; facts: FactsOfForm | null } {
  const given = (name: string) => plainLine(values[name] ?? '')
  const errors: FieldErrors = {}
  const others = [...new Set((lists['andre'] ?? []).filter((id) => isUuid(id)))]
  const meetsOthers = others.some((id) => id !== given('raad'))
  const kind = kindOf(given('slags'), meetsOthers)
  const start = readTime(given('start'))
  const end = given('slut') === '' ? null : readTime(given('slut'))
  if (!kind) errors['slags'] = t.errors.kind
  if (kind === 'joint' && !meetsOthers) errors['andre'] = t.errors.joint
  if (given('formoede') !== '' && !isUuid(given('formoede'))) errors['formoede'] = t.errors.prepares
  if (given('titel').length > most.title) errors['titel'] = t.errors.titleLong
  if (start === null) errors['start'] = t.errors.start
  if (given('slut') !== '' && end === null) errors['slut'] = t.errors.end
  else if (start !== null && end !== null && end <= start) errors['slut'] = t.errors.endBeforeStart
  if (given('sted').length > most.place) errors['sted'] = t.errors.placeLong
  if (!kind || start === null || Object.keys(errors).length > 0) return { errors, facts: null }
  return {
    errors,
    facts: {
      kind,
      title: given('titel'),
      start,
      end,
      place: given('sted'),
      isVirtual: given('virtuelt') === 'ja',
      otherBodyIds: others,
      preMeetingOfId: given('formoede') || null,
    },
  }
}

/** A meeting's facts on a day. Null where the clock skips its time on that day. */
export function onDay({ start, end, ...facts }: FactsOfForm, day: string, zone: string): MeetingFacts | null {
  const startsAt = wallTime(day, start, zone)
  const endsAt = end === null ? null : wallTime(day, end, zone)
  return startsAt === null || (end !== null && endsAt === null) ? null : { ...facts, startsAt, endsAt }
}

/** A whole form with a day in it: planning one meeting, or changing one. */
export function readMeeting(t: Words, typed: Typed, zone: string): { errors: FieldErrors; facts: MeetingFacts | null } {
  const { errors, facts } = readFacts(t, typed)
  const day = readDay(typed.values['dato'] ?? '')
  if (day === null) errors['dato'] = t.errors.day
  if (facts === null || day === null) return { errors, facts: null }
  const there = onDay(facts, day, zone)
  if (there) return { errors, facts: there }
  const startIsThere = wallTime(day, facts.start, zone) !== null
  return {
    errors: { ...errors, [startIsThere ? 'slut' : 'start']: t.errors.gap(startIsThere ? (facts.end ?? '') : facts.start) },
    facts: null,
  }
}

const whole = (text: string, from: number, to: number) =>
  /^\d{1,3}$/.test(text) && Number(text) >= from && Number(text) <= to ? Number(text) : null

export function readRule(t: Words, { values, lists }: Typed): { errors: FieldErrors; rule: SeriesRule | null } {
  const given = (name: string) => (values[name] ?? '').trim()
  const errors: FieldErrors = {}
  const pattern = given('moenster') === 'maaned' ? 'monthly' : given('moenster') === 'uger' ? 'weekly' : null
  const nth = nths.find((one) => String(one) === given('nummer')) as Nth | undefined
  const weekday = whole(given('ugedag'), 1, 7)
  const weeks = whole(given('uger'), 1, 26)
  const [from, to] = [readDay(given('fra')), readDay(given('til'))]
  if (!pattern) errors['moenster'] = t.series.errors.pattern
  if (pattern === 'monthly' && nth === undefined) errors['nummer'] = t.series.errors.nth
  if (weekday === null) errors['ugedag'] = t.series.errors.weekday
  if (pattern === 'weekly' && weeks === null) errors['uger'] = t.series.errors.weeks
  if (from === null) errors['fra'] = t.series.errors.from
  if (to === null || (from !== null && to < from)) errors['til'] = t.series.errors.to
  if (Object.keys(errors).length > 0 || weekday === null || from === null || to === null) return { errors, rule: null }
  if (pattern === 'monthly' && nth !== undefined) {
    const exceptMonths = (lists['undtagen'] ?? []).flatMap((month) => whole(month, 1, 12) ?? [])
    return { errors, rule: { pattern, nth, weekday, exceptMonths, from, to } }
  }
  return { errors, rule: { pattern: 'weekly', weeks: weeks ?? 1, weekday, from, to } }
}

/** The days of a list of the form, each once and in order. */
const daysIn = ({ lists }: Typed, name: string): string[] =>
  [...new Set((lists[name] ?? []).flatMap((day) => readDay(day) ?? []))].sort().slice(0, mostDates)

/** The days that were left ticked, and all that were on the screen. */
export const tickedDays = (typed: Typed): string[] => daysIn(typed, 'dag')
export const shownDays = (typed: Typed): string[] => daysIn(typed, 'vist')

/**
 * Whether somebody has to be asked if a day that has passed is right: a meeting that was held may be entered afterwards, a slip of the pen may not.
 * @param known the day that the meeting has already, of which nobody asks again
 */
export const isDoubtful = ({ values }: Typed, day: string, today: string, known: string | null = null): boolean =>
  day < today && day !== known && values['gaaet'] !== 'ja'
