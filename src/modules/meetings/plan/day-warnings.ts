import { settingValues } from '#modules/council/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { meetingsBetween } from './plan.queries.ts'
import { addDays, startOfDay } from './times.ts'

/** What speaks against meeting on a day. A warning, never a check: the secretariat knows better. */
export type DayWarnings = { closing: string[]; clashes: { slug: string; title: string; startsAt: Date; hostId: string }[] }

export const hasWarnings = (day: DayWarnings | undefined): day is DayWarnings =>
  day !== undefined && day.closing.length + day.clashes.length > 0

/** For each of these days: closing days of the host, and other meetings of the bodies on that same day. Two queries, however many days. */
export async function warningsOn(
  tx: Tx,
  given: { bodyIds: readonly string[]; days: readonly string[]; zone: string; except?: string },
): Promise<Map<string, DayWarnings>> {
  const days = [...given.days].sort()
  const [first, last] = [days[0], days.at(-1)]
  const host = given.bodyIds[0]
  if (first === undefined || last === undefined || host === undefined) return new Map()
  const { closing_days } = await settingValues(tx, ['closing_days'], host, last)
  const begin = startOfDay(first, given.zone)
  const end = startOfDay(addDays(last, 1), given.zone)
  const meetings = (await meetingsBetween(tx, given.bodyIds, begin, end)).filter((meeting) => meeting.id !== given.except)
  const byDay = Map.groupBy(meetings, (meeting) => dayOf(meeting.starts_at, given.zone))
  return new Map(
    days.map((day) => [
      day,
      {
        closing: closing_days.filter(({ from, to }) => from <= day && day <= to).map(({ name }) => name),
        clashes: (byDay.get(day) ?? []).map((one) => ({
          slug: one.slug,
          title: one.title,
          startsAt: one.starts_at,
          hostId: one.host_id ?? '',
        })),
      },
    ]),
  )
}
