import { type DeskEntry, may } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'
import { draftRuns } from './import.queries.ts'
import { reachOf } from './reach.ts'

/** Imported drafts that this person may read through and release. */
export async function importsToReview(tx: Tx, actor: Actor): Promise<DeskEntry[]> {
  if (!may(actor, 'confirm', { kind: 'import', bodyIds: [] })) return []
  const drafts = await draftRuns(tx, reachOf(actor), 20)
  return drafts.map((draft) => ({ kind: 'importToReview', title: draft.file_name, path: `/import/${draft.id}`, at: draft.created_at }))
}
