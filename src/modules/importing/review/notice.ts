import type { Ctx } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import type { RunRow } from '../import.queries.ts'
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
