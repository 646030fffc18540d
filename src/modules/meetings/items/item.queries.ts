import { type Insertable, type Selectable, sql } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'agenda_item' | 'item_section' | 'text_change' | 'decision'>(tx)

const written = (tx: Tx) =>
  from(tx)
    .selectFrom('agenda_item')
    .select(['id', 'short_id', 'meeting_id', 'number_text', 'title', 'public_title', 'openness', 'presenter', 'minutes_allotted'])
    .select(['lang', 'summary', 'supplement', 'sent_out_at', 'standing', 'revision', 'modified_at'])

export type WrittenItem = Awaited<ReturnType<ReturnType<typeof written>['executeTakeFirstOrThrow']>>

export const itemByShortId = (tx: Tx, shortId: string) => written(tx).where('short_id', '=', shortId).executeTakeFirst()

export const itemById = (tx: Tx, id: string) => written(tx).where('id', '=', id).executeTakeFirst()

const sections = (tx: Tx) =>
  from(tx)
    .selectFrom('item_section')
    .select(['id', 'position', 'kind', 'caption', 'content', 'plain', 'openness', 'lang', 'revision', 'modified_at'])

export type WrittenSection = Awaited<ReturnType<ReturnType<typeof sections>['executeTakeFirstOrThrow']>>

export const sectionsOfItem = (tx: Tx, itemId: string) => sections(tx).where('item_id', '=', itemId).orderBy('position').execute()

export const insertSection = (tx: Tx, row: Insertable<Database['item_section']>) =>
  from(tx).insertInto('item_section').values(row).execute()

export const deleteSection = (tx: Tx, id: string) => from(tx).deleteFrom('item_section').where('id', '=', id).execute()

/** Puts the sections of an item in this order. All of them are named. */
export const orderSections = (tx: Tx, itemId: string, ids: readonly string[]) =>
  sql`
    update item_section set position = array_position(${ids}::uuid[], id) - 1
    where item_id = ${itemId} and position <> array_position(${ids}::uuid[], id) - 1`.execute(from(tx))

export type ItemColumns = Pick<
  Selectable<Database['agenda_item']>,
  'title' | 'public_title' | 'openness' | 'presenter' | 'minutes_allotted' | 'lang' | 'summary'
>

export const setItem = (tx: Tx, id: string, set: Partial<ItemColumns> & { revision?: number; modified_at: Date }) =>
  from(tx).updateTable('agenda_item').set(set).where('id', '=', id).execute()

/** The last change of each part of an item. */
export const lastChanges = (tx: Tx, itemId: string) =>
  from(tx)
    .selectFrom('text_change')
    .distinctOn('part')
    .select(['part', 'actor', 'at', 'revision'])
    .where('item_id', '=', itemId)
    .orderBy('part')
    .orderBy('revision', 'desc')
    .execute()

/** Every change of an item, the newest first, each with what stood there before it. */
export const changesOf = (tx: Tx, itemId: string, limit: number) =>
  from(tx)
    .selectFrom('text_change')
    .select(['id', 'part', 'revision', 'caption', 'plain', 'at', 'actor'])
    .select((eb) =>
      eb.fn
        .agg<string | null>('lag', ['plain'])
        .over((over) => over.partitionBy('part').orderBy('revision'))
        .as('before'),
    )
    .where('item_id', '=', itemId)
    // Made one after another; the time of a text that was read in may be any.
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
