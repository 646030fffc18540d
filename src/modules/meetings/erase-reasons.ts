import { Temporal } from 'temporal-polyfill'
import { settingValues } from '#modules/council/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { type Clock, dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { clearReasons, meetingsWithReasons } from './apologies.queries.ts'
import type { Acting } from './publish.ts'

/** The day on which the reasons of a meeting's apologies are erased, both days as YYYY-MM-DD. @param days as the host's rules have it on the day of the meeting */
export const erasedOn = (meetingDay: string, days: number): string => Temporal.PlainDate.from(meetingDay).add({ days }).toString()

type Due = { id: string; reasons: number }

/** Meetings whose apologies have reasons that the time for keeping has run out for. */
async function meetingsDue(tx: Tx, clock: Clock): Promise<Due[]> {
  const now = clock()
  const due: Due[] = []
  for (const { id, startsAt, timeZone, bodyId, reasons } of await meetingsWithReasons(tx, toDate(now))) {
    const day = dayOf(startsAt, timeZone)
    const { erasure } = await settingValues(tx, ['erasure'], bodyId, day)
    if (dayOf(now, timeZone) >= erasedOn(day, erasure.apologyReasons)) due.push({ id, reasons })
  }
  return due
}

/** How many reasons would be erased now. */
export const reasonsDue = async (tx: Tx, clock: Clock): Promise<number> =>
  (await meetingsDue(tx, clock)).reduce((sum, { reasons }) => sum + reasons, 0)

/**
 * Erases why people stayed away from meetings, when the time that they were told has come. The apologies stay. What was erased is written down
 * without a word of it.
 * @returns how many reasons were erased
 */
export async function eraseReasons(tx: Tx, acting: Acting): Promise<number> {
  let erased = 0
  for (const { id } of await meetingsDue(tx, acting.clock)) {
    const count = await clearReasons(tx, id)
    await recordAudit(tx, acting.municipalityId, acting.clock, {
      actor: acting.actor,
      action: 'apology.erase_reasons',
      thing: `meeting/${id}`,
      payload: { count },
    })
    erased += count
  }
  return erased
}
