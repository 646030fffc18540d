import type { Temporal } from 'temporal-polyfill'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Acting } from '../publish.ts'
import { deleteDraft, deleteDraftsBefore, draftAt, draftPaths, putDraft } from './draft.queries.ts'

const keptForDays = 30

/** What somebody was writing in a form and has not saved. */
export type Draft = { fields: Record<string, string>; savedAt: Date }

const keptSince = (now: Temporal.Instant) => toDate(now.subtract({ hours: 24 * keptForDays }))

/**
 * Keeps what somebody is writing, for them alone, beyond the end of their session. Whatever nobody has touched for 30 days goes with it.
 * @param path the address of the form, without a language
 */
export async function keepDraft(tx: Tx, acting: Acting, accountId: string, path: string, fields: Record<string, string>): Promise<void> {
  const now = acting.clock()
  await putDraft(tx, {
    municipality_id: acting.municipalityId,
    account_id: accountId,
    path,
    fields: JSON.stringify(fields),
    saved_at: toDate(now),
  })
  await deleteDraftsBefore(tx, keptSince(now))
}

export async function draftOf(tx: Tx, clock: Acting['clock'], accountId: string, path: string): Promise<Draft | null> {
  const row = await draftAt(tx, accountId, path, keptSince(clock()))
  return row ? { fields: row.fields as Record<string, string>, savedAt: row.saved_at } : null
}

/** At which of some addresses somebody has a draft. */
export const draftsAt = (tx: Tx, clock: Acting['clock'], accountId: string, paths: readonly string[]): Promise<string[]> =>
  draftPaths(tx, accountId, paths, keptSince(clock()))

/** What was saved or thrown away is a draft no longer. */
export const discardDraft = (tx: Tx, accountId: string, path: string) => deleteDraft(tx, accountId, path)
