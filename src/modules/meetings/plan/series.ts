import { Temporal } from 'temporal-polyfill'

/** Which day of the month: the first to the fourth such weekday, or the last. */
export const nths = [1, 2, 3, 4, -1] as const
export type Nth = (typeof nths)[number]

/** Days as YYYY-MM-DD, both within the period. Weekday: Monday 1 … Sunday 7. */
export type SeriesRule =
  | { pattern: 'monthly'; nth: Nth; weekday: number; exceptMonths: number[]; from: string; to: string }
  | { pattern: 'weekly'; weeks: number; weekday: number; from: string; to: string }

/** No body meets more often than this in what somebody plans at once. */
export const mostDates = 60

/** The days of a series in their order, at most `mostDates` of them. */
export function datesOf(rule: SeriesRule): string[] {
  const from = Temporal.PlainDate.from(rule.from)
  const to = Temporal.PlainDate.from(rule.to)
  const dates = rule.pattern === 'monthly' ? monthly(rule, from, to) : weekly(rule, from, to)
  return dates.map((date) => date.toString())
}

const isWithin = (date: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, to) <= 0

function monthly(rule: Extract<SeriesRule, { pattern: 'monthly' }>, from: Temporal.PlainDate, to: Temporal.PlainDate) {
  const dates: Temporal.PlainDate[] = []
  for (let month = from.toPlainYearMonth(); dates.length < mostDates; month = month.add({ months: 1 })) {
    if (Temporal.PlainYearMonth.compare(month, to.toPlainYearMonth()) > 0) break
    if (rule.exceptMonths.includes(month.month)) continue
    const date = nthWeekday(month, rule.weekday, rule.nth)
    if (isWithin(date, from, to)) dates.push(date)
  }
  return dates
}

function nthWeekday(month: Temporal.PlainYearMonth, weekday: number, nth: Nth): Temporal.PlainDate {
  if (nth === -1) {
    const last = month.toPlainDate({ day: month.daysInMonth })
    return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 })
  }
  const first = month.toPlainDate({ day: 1 })
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) })
}

function weekly(rule: Extract<SeriesRule, { pattern: 'weekly' }>, from: Temporal.PlainDate, to: Temporal.PlainDate) {
  const dates: Temporal.PlainDate[] = []
  const first = from.add({ days: (rule.weekday - from.dayOfWeek + 7) % 7 })
  for (let date = first; isWithin(date, from, to) && dates.length < mostDates; date = date.add({ weeks: rule.weeks })) dates.push(date)
  return dates
}
