import { pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) =>
  pick<
    | 'meeting'
    | 'meeting_body'
    | 'agenda'
    | 'minutes'
    | 'agenda_item'
    | 'item_section'
    | 'decision'
    | 'item_history'
    | 'attachment'
    | 'attendance_event'
    | 'apology'
    | 'published_meeting'
    | 'published_item'
  >(tx)

export const meetingRow = (tx: Tx, id: string) =>
  from(tx)
    .selectFrom('meeting')
    .innerJoin('agenda', (join) =>
      join.onRef('agenda.meeting_id', '=', 'meeting.id').onRef('agenda.municipality_id', '=', 'meeting.municipality_id'),
    )
    .leftJoin('minutes', (join) =>
      join.onRef('minutes.meeting_id', '=', 'meeting.id').onRef('minutes.municipality_id', '=', 'meeting.municipality_id'),
    )
    .select([
      'meeting.id',
      'kind',
      'title',
      'starts_at',
      'ends_at',
      'time_zone',
      'time_known',
      'place',
      'is_virtual',
      'meeting.state',
      'cancelled_reason',
      'slug',
      'source_document_id',
      'agenda.state as agenda_state',
      'agenda.audience as agenda_audience',
      'minutes.state as minutes_state',
      'released_at',
      'minutes.approved_at',
      'approved_by_item_id',
      'signed_at',
      'signed_by',
      'signed_version',
      'signed_root',
    ])
    .where('meeting.id', '=', id)
    .executeTakeFirst()

export const bodiesOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('meeting_body')
    .select(['body_id', 'is_host'])
    .where('meeting_id', '=', meetingId)
    .orderBy('is_host', 'desc')
    .execute()

export const itemsOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('agenda_item')
    .select([
      'id',
      'short_id',
      'number_text',
      'title',
      'public_title',
      'openness',
      'standing',
      'supplement',
      'sent_out_at',
      'presenter',
      'summary',
      'lang',
    ])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()

const itemIds = (tx: Tx, meetingId: string) => from(tx).selectFrom('agenda_item').select('id').where('meeting_id', '=', meetingId)

export const sectionsOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('item_section')
    .select(['item_id', 'kind', 'caption', 'content', 'openness', 'lang'])
    .where('item_id', 'in', itemIds(tx, meetingId))
    .orderBy('item_id')
    .orderBy('position')
    .execute()

export const decisionsOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('decision')
    .select(['id', 'item_id', 'body_id', 'caption', 'content', 'outcome', 'postponed_to', 'referred_to_body_id', 'openness', 'lang'])
    .select(['votes', 'decided_by_body_ids'])
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()

export const historyOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('item_history')
    .select(['item_id', 'body_name', 'decided_on', 'plain', 'repeats_decision_id'])
    .where('item_id', 'in', itemIds(tx, meetingId))
    .orderBy('item_id')
    .orderBy('position')
    .execute()

export const attachmentsOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('attachment')
    .select(['id', 'item_id', 'title', 'openness', 'file_name', 'media_type', 'size', 'sha256', 'sent_out_at'])
    .where('item_id', 'in', itemIds(tx, meetingId))
    .where('removed_at', 'is', null)
    .orderBy('item_id')
    .orderBy('position')
    .execute()

/** Everything that happened with people, what happened at one item alone among it. */
export const attendanceOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('attendance_event')
    .select(['id', 'position', 'person_id as personId', 'name', 'role', 'party', 'kind', 'item_id as itemId', 'at'])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()

/** Apologies that were not taken back. */
export const apologiesOf = (tx: Tx, meetingId: string) =>
  from(tx)
    .selectFrom('apology')
    .select(['name', 'person_id as personId'])
    .where('meeting_id', '=', meetingId)
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .execute()

/** The item that approved minutes, as long as the public can read it: a draft's title and day must not get out by this door. */
export const approvingItem = (tx: Tx, itemId: string) =>
  from(tx)
    .selectFrom('published_item')
    .innerJoin('published_meeting', (join) =>
      join
        .onRef('published_meeting.municipality_id', '=', 'published_item.municipality_id')
        .onRef('published_meeting.meeting_id', '=', 'published_item.meeting_id'),
    )
    .select(['short_id', 'published_meeting.title', 'starts_at'])
    .where('published_item.item_id', '=', itemId)
    .executeTakeFirst()
