import { pick, type Tx } from '#platform/db/db.ts'
import type { MeetingModel } from '../model.ts'
import type { ItemHash, Stage } from '../publish.ts'

const from = (tx: Tx) => pick<'meeting' | 'snapshot'>(tx)

/** The version that the public reads now; null: none. */
export async function currentVersion(tx: Tx, meetingId: string): Promise<{ model: MeetingModel; hashes: ItemHash[]; stage: Stage } | null> {
  const row = await from(tx)
    .selectFrom('snapshot')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.municipality_id', '=', 'snapshot.municipality_id').onRef('meeting.current_snapshot_id', '=', 'snapshot.id'),
    )
    .select(['snapshot.model', 'snapshot.item_hashes', 'snapshot.stage'])
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()
  if (!row) return null
  return {
    model: row.model as unknown as MeetingModel,
    hashes: row.item_hashes as unknown as ItemHash[],
    stage: row.stage as Stage,
  }
}
