import type { Tx } from '#platform/db/db.ts'
import { buildModel } from '../build-model.ts'
import type { MeetingModel } from '../model.ts'
import { stillOpen } from './still-open.ts'
import { closedPapers, modelsOf } from './versions.queries.ts'

/** Versions of a meeting as everybody may read them today. Whether they were withdrawn is for the caller to ask. */
export async function readableVersions(tx: Tx, meetingId: string, numbers: readonly number[]): Promise<Map<number, MeetingModel>> {
  const models = await modelsOf(tx, meetingId, numbers)
  const today = await buildModel(tx, meetingId)
  if (!today) return new Map()
  const closed = await closedPapers(tx, meetingId)
  return new Map([...models].map(([n, model]) => [n, stillOpen(model, today, closed)]))
}
