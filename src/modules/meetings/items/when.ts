import type { Ctx } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import { dateInWords, timeOfDay } from '#platform/i18n/dates.ts'
import { writingTexts } from './writing.text.ts'

/** "kl. 12.03" today, else with the day. */
export function whenInWords(c: Ctx, at: Date): string {
  const t = officeText(c, writingTexts)
  const zone = c.get('municipality').timeZone
  const lang = c.get('lang')
  const day = dateInWords(lang, at, zone)
  const now = dateInWords(lang, new Date(c.get('platform').clock().epochMilliseconds), zone)
  const time = timeOfDay(lang, at, zone)
  return day === now ? t.today(time) : t.when(day, time)
}
