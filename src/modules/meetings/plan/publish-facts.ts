import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { buildModel } from '../build-model.ts'
import { publicModel } from '../public-model.ts'
import { type Acting, publishVersion, type Stage } from '../publish.ts'
import { currentVersion } from './publish-facts.queries.ts'

/**
 * A new version with the meeting's own facts as they are now (when, where, who, cancelled or not) and the agenda exactly as it was last published:
 * what is being written on items meanwhile stays out. Does nothing for a meeting that the public has no version of.
 */
export async function publishFacts(
  tx: Tx,
  acting: Acting,
  meetingId: string,
  stage: Stage | null = null,
): Promise<{ version: number } | null> {
  const current = await currentVersion(tx, meetingId)
  if (!current) return null
  const all = await buildModel(tx, meetingId)
  if (!all) throw new AppError(404, 'no such meeting')
  const known = new Set(current.hashes.map(({ id }) => id))
  const full = { ...all, agenda: current.model.agenda, items: all.items.filter((item) => known.has(item.id)) }
  const model = { ...publicModel({ ...full, items: [] }), items: current.model.items }
  return publishVersion(tx, acting, { full, model, hashes: current.hashes }, stage ?? current.stage)
}
