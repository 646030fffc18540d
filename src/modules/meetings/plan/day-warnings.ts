import { may } from '#modules/accounts/index.ts'
import { type BodySummary, bodySummaries, settingValues } from '#modules/council/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'
import { meetingsBetween } from './plan.queries.ts'
import { addDays, startOfDay } from './times.ts'

/** Another meeting: of one that is not theirs to read they learn no title and no address. */
export type Clash = { name: string | null; slug: string | null; startsAt: Date }

/** What speaks against meeting on a day. A warning, never a check: the secretariat knows better. */
export type DayWarnings = { closing: string[]; clashes: Clash[] }

export const hasWarnings = (day: DayWarnings | undefined): day is DayWarnings =>
  day !== undefined && day.closing.length + day.clashes.length > 0

/** For each of these days: closing days of the host, and other meetings of the bodies on that same day. Three queries, however many days. */
export async function warningsOn(
  tx: Tx,
  actor: Actor,
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
  const hosts = new Map(
    (await bodySummaries(tx, [...new Set(meetings.flatMap((meeting) => meeting.host_id ?? []))])).map((body) => [body.id, body]),
  )
  return new Map(
    days.map((day) => [
      day,
      {
        closing: closing_days.filter(({ from, to }) => from <= day && day <= to).map(({ name }) => name),
        clashes: (byDay.get(day) ?? []).map((meeting) => asClash(actor, meeting, hosts.get(meeting.host_id ?? ''))),
      },
    ]),
  )
}

function asClash(actor: Actor, meeting: Awaited<ReturnType<typeof meetingsBetween>>[number], host: BodySummary | undefined): Clash {
  const thing = { bodyIds: host ? [host.id] : [], isPublic: meeting.current_snapshot_id !== null }
  const isReadable = thing.isPublic || may(actor, 'readDraft', { kind: 'meeting', ...thing })
  const isHostKnown = host !== undefined && may(actor, 'read', { kind: 'body', bodyIds: [host.id], isPublic: host.isPublic })
  const hostName = isHostKnown ? host.name : null
  return {
    name: isReadable ? meeting.title || hostName : hostName,
    slug: isReadable ? meeting.slug : null,
    startsAt: meeting.starts_at,
  }
}
