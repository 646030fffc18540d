import { pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'meeting' | 'snapshot'>(tx)

/** The address stays where people have it. */
export const setCancelled = (tx: Tx, id: string, reason: string, now: Date) =>
  from(tx)
    .updateTable('meeting')
    .set({ state: 'cancelled', cancelled_reason: reason, slug_frozen_at: now, modified_at: now })
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const wasEverPublic = async (tx: Tx, id: string): Promise<boolean> =>
  (await from(tx).selectFrom('snapshot').select('id').where('meeting_id', '=', id).limit(1).executeTakeFirst()) !== undefined

/** The meetings that prepared this one prepare none. */
export const forgetPrepared = (tx: Tx, id: string) =>
  from(tx).updateTable('meeting').set({ pre_meeting_of_id: null }).where('pre_meeting_of_id', '=', id).execute()
