import { settingValues } from '#modules/council/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Platform } from '#platform/http/context.ts'
import type { OwnCaption } from './parse/caption-table.ts'

/** What the municipality calls its sections today beside the words of the table. @param timeZone where its day begins */
export async function captionsOf({ db, clock }: Platform, municipalityId: string, timeZone: string): Promise<readonly OwnCaption[]> {
  const day = dayOf(clock(), timeZone)
  return (await db.in(municipalityId, (tx) => settingValues(tx, ['import_captions'], null, day))).import_captions
}
