import type { Expiring, Holding } from '#platform/personal/holding.ts'

/** Whose hand was in something that is the municipality's own paper. */
const hand = (table: string, by: readonly string[], tells: readonly string[]): Holding => ({
  key: 'hand',
  table,
  by: Object.fromEntries(by.map((column) => [column, 'actor' as const])),
  tells,
  ...(tells.includes('meeting_id') && { refers: { meeting_id: 'meeting' as const } }),
  isTrace: true,
  erase: [{ do: 'keep', why: 'accountability' }],
})

export const meetingHoldings: readonly Holding[] = [
  {
    key: 'attendance',
    table: 'attendance_event',
    by: { person_id: 'person' },
    tells: ['at', 'meeting_id', 'item_id', 'kind', 'name', 'role', 'party', 'reason'],
    withholds: { id: 'key', person_id: 'key', position: 'key', recorded_by: 'others' },
    refers: { meeting_id: 'meeting', item_id: 'agenda_item' },
    needsName: true,
    erase: [{ do: 'keep', why: 'archive' }],
  },
  {
    key: 'apology',
    table: 'apology',
    by: { person_id: 'person' },
    tells: ['received_at', 'meeting_id', 'name', 'reason', 'withdrawn_at'],
    withholds: { id: 'key', person_id: 'key', position: 'key', recorded_by: 'others' },
    refers: { meeting_id: 'meeting' },
    needsName: true,
    // That somebody was away stands in the minutes; why never did.
    erase: [{ do: 'blank', set: { reason: '' } }],
  },
  {
    key: 'calendar',
    table: 'calendar_feed',
    by: { account_id: 'account' },
    tells: ['created_at', 'ended_at'],
    withholds: { id: 'key', account_id: 'key', token_hash: 'secret' },
    erase: [{ do: 'delete' }],
  },
  {
    key: 'presenter',
    table: 'agenda_item',
    by: { presenter: 'name' },
    tells: ['created_at', 'meeting_id', 'short_id', 'presenter'],
    refers: { meeting_id: 'meeting' },
    isTrace: true,
    erase: [{ do: 'keep', why: 'archive' }],
  },
  {
    key: 'draft',
    ownOnly: true,
    table: 'text_draft',
    by: { account_id: 'account' },
    tells: ['saved_at', 'path', 'fields'],
    withholds: { account_id: 'key' },
    erase: [{ do: 'delete' }],
  },
  hand('agenda', ['approved_by', 'asked_by'], ['meeting_id']),
  hand('minutes', ['ready_by', 'released_by', 'signed_by'], ['meeting_id']),
  hand('text_change', ['actor'], ['at', 'caption']),
  hand('release_answer', ['answered_by'], ['answered_at', 'meeting_id']),
  hand('snapshot', ['created_by'], ['created_at', 'meeting_id', 'stage']),
  hand('attendance_event', ['recorded_by'], ['at', 'meeting_id']),
  hand('apology', ['recorded_by'], ['received_at', 'meeting_id']),
]

export const meetingExpiring: readonly Expiring[] = [{ key: 'drafts', table: 'text_draft', since: ['saved_at'] }]
