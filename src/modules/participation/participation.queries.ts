import type { Insertable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'private_note' | 'seen_meeting'>(tx)

export const noteOf = (tx: Tx, accountId: string, itemId: string) =>
  from(tx)
    .selectFrom('private_note')
    .select(['text', 'modified_at as modifiedAt'])
    .where('account_id', '=', accountId)
    .where('item_id', '=', itemId)
    .executeTakeFirst()

export const putNote = (tx: Tx, row: Insertable<Database['private_note']>) =>
  from(tx)
    .insertInto('private_note')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'account_id', 'item_id']).doUpdateSet({ text: row.text, modified_at: row.modified_at }),
    )
    .execute()

export const deleteNote = (tx: Tx, accountId: string, itemId: string) =>
  from(tx).deleteFrom('private_note').where('account_id', '=', accountId).where('item_id', '=', itemId).execute()

/** The versions of meetings that an account has last looked at. */
export const seenBy = (tx: Tx, accountId: string, meetingIds: readonly string[]) =>
  meetingIds.length === 0
    ? Promise.resolve([])
    : from(tx)
        .selectFrom('seen_meeting')
        .select(['meeting_id as meetingId', 'version', 'seen_at as seenAt'])
        .where('account_id', '=', accountId)
        .where('meeting_id', 'in', meetingIds)
        .execute()

/** Notes what somebody has now looked at. Looking at the same version again writes nothing. */
export const markSeen = (tx: Tx, row: Insertable<Database['seen_meeting']>) =>
  from(tx)
    .insertInto('seen_meeting')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'account_id', 'meeting_id'])
        .doUpdateSet({ version: row.version, seen_at: row.seen_at })
        .where('seen_meeting.version', '<>', row.version),
    )
    .execute()
