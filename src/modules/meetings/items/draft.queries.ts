import { pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'text_draft'>(tx)

export const putDraft = (tx: Tx, row: { municipality_id: string; account_id: string; path: string; fields: string; saved_at: Date }) =>
  from(tx)
    .insertInto('text_draft')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'account_id', 'path']).doUpdateSet({ fields: row.fields, saved_at: row.saved_at }),
    )
    .execute()

export const draftAt = (tx: Tx, accountId: string, path: string, since: Date) =>
  from(tx)
    .selectFrom('text_draft')
    .select(['fields', 'saved_at'])
    .where('account_id', '=', accountId)
    .where('path', '=', path)
    .where('saved_at', '>=', since)
    .executeTakeFirst()

export async function draftPaths(tx: Tx, accountId: string, paths: readonly string[], since: Date): Promise<string[]> {
  if (paths.length === 0) return []
  const rows = await from(tx)
    .selectFrom('text_draft')
    .select('path')
    .where('account_id', '=', accountId)
    .where('path', 'in', paths)
    .where('saved_at', '>=', since)
    .execute()
  return rows.map(({ path }) => path)
}

export const deleteDraft = (tx: Tx, accountId: string, path: string) =>
  from(tx).deleteFrom('text_draft').where('account_id', '=', accountId).where('path', '=', path).execute()

export const deleteDraftsBefore = (tx: Tx, before: Date) => from(tx).deleteFrom('text_draft').where('saved_at', '<', before).execute()
