import { pick, type Tx } from '#platform/db/db.ts'
import type { RichText } from '#platform/richtext/richtext.ts'

const from = (tx: Tx) => pick<'agenda_item' | 'item_section'>(tx)

export type CorrectableItem = {
  id: string
  meetingId: string
  number: string | null
  title: string
  publicTitle: string
  summary: string
  lang: string
  openness: 'open' | 'closed'
  revision: number
  modifiedAt: Date
}

export async function correctable(tx: Tx, shortId: string): Promise<CorrectableItem | null> {
  const row = await from(tx)
    .selectFrom('agenda_item')
    .select(['id', 'meeting_id', 'number_text', 'title', 'public_title', 'summary', 'lang', 'openness', 'revision', 'modified_at'])
    .where('short_id', '=', shortId)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    meetingId: row.meeting_id,
    number: row.number_text,
    title: row.title,
    publicTitle: row.public_title ?? '',
    summary: row.summary,
    lang: row.lang,
    openness: row.openness === 'open' ? 'open' : 'closed',
    revision: row.revision,
    modifiedAt: row.modified_at,
  }
}

export type CorrectableSection = { id: string; caption: string; content: RichText; lang: string; isClosed: boolean; revision: number }

export async function sectionsToCorrect(tx: Tx, itemId: string): Promise<CorrectableSection[]> {
  const rows = await from(tx)
    .selectFrom('item_section')
    .select(['id', 'caption', 'content', 'lang', 'openness', 'revision'])
    .where('item_id', '=', itemId)
    .orderBy('position')
    .execute()
  return rows.map(({ openness, ...row }) => ({ ...row, content: row.content as unknown as RichText, isClosed: openness !== 'open' }))
}

export const setTitles = (tx: Tx, id: string, set: { title: string; public_title: string | null; revision: number; modified_at: Date }) =>
  from(tx).updateTable('agenda_item').set(set).where('id', '=', id).execute()
