import { type Insertable, sql } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'attachment' | 'agenda_item' | 'snapshot'>(tx)

export const itemByShortId = (tx: Tx, shortId: string) =>
  from(tx)
    .selectFrom('agenda_item')
    .select(['id', 'short_id', 'meeting_id', 'number_text', 'title', 'openness', 'lang', 'sent_out_at'])
    .where('short_id', '=', shortId)
    .executeTakeFirst()

/** The papers of an item as the secretariat has them now, in their order. */
export const papersOf = (tx: Tx, itemId: string) =>
  from(tx)
    .selectFrom('attachment')
    .select(['id', 'position', 'title', 'openness', 'file_name', 'media_type', 'size', 'sha256', 'sent_out_at'])
    .where('item_id', '=', itemId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()

export type PaperRow = Awaited<ReturnType<typeof papersOf>>[number]

/** The files of a meeting's papers, each once. */
export async function filesOf(tx: Tx, meetingId: string): Promise<Buffer[]> {
  const rows = await from(tx)
    .selectFrom('attachment as a')
    .innerJoin('agenda_item as i', (join) => join.onRef('i.municipality_id', '=', 'a.municipality_id').onRef('i.id', '=', 'a.item_id'))
    .select('a.sha256')
    .distinct()
    .where('i.meeting_id', '=', meetingId)
    .where('a.removed_at', 'is', null)
    .execute()
  return rows.flatMap(({ sha256 }) => sha256 ?? [])
}

/** The files of all rows of a meeting's papers, or of some, as often as they stand there. */
export async function heldFiles(
  tx: Tx,
  meetingId: string,
  { items, papers }: { items?: string[]; papers?: string[] } = {},
): Promise<Buffer[]> {
  const rows = await from(tx)
    .selectFrom('attachment as a')
    .innerJoin('agenda_item as i', (join) => join.onRef('i.municipality_id', '=', 'a.municipality_id').onRef('i.id', '=', 'a.item_id'))
    .select('a.sha256')
    .where('i.meeting_id', '=', meetingId)
    .$if(items !== undefined || papers !== undefined, (query) =>
      query.where((where) =>
        where.or([where('i.id', '=', where.fn.any(where.val(items ?? []))), where('a.id', '=', where.fn.any(where.val(papers ?? [])))]),
      ),
    )
    .execute()
  return rows.flatMap(({ sha256 }) => sha256 ?? [])
}

/** The meetings whose papers have this file. */
export async function meetingsOfFile(tx: Tx, sha256: Buffer): Promise<string[]> {
  const rows = await from(tx)
    .selectFrom('attachment as a')
    .innerJoin('agenda_item as i', (join) => join.onRef('i.municipality_id', '=', 'a.municipality_id').onRef('i.id', '=', 'a.item_id'))
    .select('i.meeting_id')
    .distinct()
    .where('a.sha256', '=', sha256)
    .where('a.removed_at', 'is', null)
    .execute()
  return rows.map((row) => row.meeting_id)
}

export const insertPaper = (tx: Tx, row: Insertable<Database['attachment']>) => from(tx).insertInto('attachment').values(row).execute()

/** After the last one that the item ever had. */
export async function nextPosition(tx: Tx, itemId: string): Promise<number> {
  const { last } = await from(tx)
    .selectFrom('attachment')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), sql<number>`-1`).as('last'))
    .where('item_id', '=', itemId)
    .executeTakeFirstOrThrow()
  return last + 1
}

export const setPaper = (
  tx: Tx,
  id: string,
  set: Partial<Pick<PaperRow, 'title' | 'openness' | 'file_name' | 'media_type' | 'size' | 'sha256'>> & { removed_at?: Date },
) => from(tx).updateTable('attachment').set(set).where('id', '=', id).execute()

/** Two papers change places. */
export const swapPapers = (tx: Tx, one: PaperRow, other: PaperRow) =>
  from(tx)
    .updateTable('attachment')
    .set((eb) => ({ position: eb.case().when('id', '=', one.id).then(other.position).else(one.position).end() }))
    .where('id', 'in', [one.id, other.id])
    .execute()

export const deletePaper = (tx: Tx, id: string) => from(tx).deleteFrom('attachment').where('id', '=', id).execute()

/** Whether some version of the meeting that people have seen names this paper with this file. */
export async function isInSomeVersion(tx: Tx, meetingId: string, paper: { id: string; sha256: string }): Promise<boolean> {
  const named = JSON.stringify({ items: [{ attachments: [paper] }] })
  const row = await from(tx)
    .selectFrom('snapshot')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where(sql<boolean>`model @> ${named}::jsonb`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

type EarlierFile = { paper: string; fileName: string; sha256: string; version: number; at: Date }

/** Each file that a published version of the meeting names for a paper of this item, with the last version that does, newest first. */
export const sentFilesOf = async (tx: Tx, item: { id: string; meeting_id: string }): Promise<EarlierFile[]> => {
  const named = sql<{ item: string; paper: string; fileName: string; sha256: string }>`(
    select i ->> 'id' as item, a ->> 'id' as paper, a ->> 'fileName' as "fileName", a ->> 'sha256' as sha256
    from jsonb_array_elements(s.model -> 'items') i, jsonb_array_elements(i -> 'attachments') a)`
  return from(tx)
    .selectFrom('snapshot as s')
    .innerJoinLateral(named.as('n'), (join) => join.onTrue())
    .select(['n.paper', 'n.fileName', 'n.sha256'])
    .select((eb) => [eb.fn.max('s.version').as('version'), eb.fn.max('s.created_at').as('at')])
    .where('s.meeting_id', '=', item.meeting_id)
    .where('n.item', '=', item.id)
    .where('n.sha256', 'is not', null)
    .groupBy(['n.paper', 'n.fileName', 'n.sha256'])
    .orderBy('version', 'desc')
    .execute()
}

export const touchItem = (tx: Tx, itemId: string, at: Date) =>
  from(tx).updateTable('agenda_item').set({ modified_at: at }).where('id', '=', itemId).execute()
