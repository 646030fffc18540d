import type { Insertable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'agenda_item' | 'item_section' | 'decision' | 'text_change'>(tx)

/** Holds an item until the transaction ends, so that whoever saves or removes any part of it waits for the other. */
export const lockItem = (tx: Tx, id: string) =>
  from(tx)
    .selectFrom('agenda_item')
    .select(['id', 'short_id', 'meeting_id', 'title', 'openness', 'lang', 'revision', 'modified_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

const stored = ['id', 'caption', 'content', 'plain', 'openness', 'lang', 'revision', 'modified_at'] as const

export const sectionText = (tx: Tx, itemId: string, id: string) =>
  from(tx).selectFrom('item_section').select(stored).where('item_id', '=', itemId).where('id', '=', id).executeTakeFirst()

export const decisionText = (tx: Tx, itemId: string, meetingId: string, bodyId: string) =>
  from(tx)
    .selectFrom('decision')
    .select(stored)
    .where('item_id', '=', itemId)
    .where('meeting_id', '=', meetingId)
    .where('body_id', '=', bodyId)
    .executeTakeFirst()

export type TextColumns = { content: string; plain: string; lang?: string; openness?: string; caption?: string; modified_at: Date }

export const setSectionText = (tx: Tx, id: string, set: TextColumns & { revision: number }) =>
  from(tx).updateTable('item_section').set(set).where('id', '=', id).execute()

export type DecisionColumns = Partial<
  Pick<Insertable<Database['decision']>, 'outcome' | 'postponed_to' | 'referred_to_body_id' | 'votes' | 'decided_by_body_ids'>
>

export const setDecisionText = (tx: Tx, id: string, set: TextColumns & DecisionColumns & { revision: number }) =>
  from(tx).updateTable('decision').set(set).where('id', '=', id).execute()

export const insertDecision = (tx: Tx, row: Insertable<Database['decision']>) => from(tx).insertInto('decision').values(row).execute()

/** What a text was before anybody changed it here is written down once, with the first change. */
export const insertChanges = (tx: Tx, rows: Insertable<Database['text_change']>[]) =>
  from(tx)
    .insertInto('text_change')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['municipality_id', 'item_id', 'part', 'revision']).doNothing())
    .execute()

export const changeOf = (tx: Tx, itemId: string, part: string, revision: number) =>
  from(tx)
    .selectFrom('text_change')
    .select(['actor', 'at'])
    .where('item_id', '=', itemId)
    .where('part', '=', part)
    .where('revision', '=', revision)
    .executeTakeFirst()
