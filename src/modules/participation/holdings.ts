import type { Expiring, Holding } from '#platform/personal/holding.ts'

export const participationHoldings: readonly Holding[] = [
  {
    key: 'proposal',
    table: 'proposal',
    by: { person_id: 'person' },
    tells: ['created_at', 'title', 'reason', 'body_id', 'meeting_id', 'state', 'answer', 'answered_at'],
    withholds: { id: 'key', person_id: 'key', item_id: 'key', answered_by: 'others' },
    refers: { body_id: 'body', meeting_id: 'meeting' },
    // What came on an agenda belongs to how the matter came about.
    erase: [{ when: { column: 'state', in: ['accepted'] }, do: 'keep', why: 'case' }, { do: 'delete' }],
  },
  {
    key: 'hand',
    table: 'proposal',
    by: { answered_by: 'actor' },
    tells: ['answered_at', 'state'],
    isTrace: true,
    erase: [{ do: 'keep', why: 'accountability' }],
  },
  {
    key: 'note',
    ownOnly: true,
    table: 'private_note',
    by: { account_id: 'account' },
    tells: ['modified_at', 'item_id', 'text'],
    withholds: { account_id: 'key' },
    refers: { item_id: 'agenda_item' },
    erase: [{ do: 'delete' }],
  },
  {
    key: 'seen',
    table: 'seen_meeting',
    by: { account_id: 'account' },
    tells: ['seen_at', 'meeting_id', 'version'],
    withholds: { account_id: 'key' },
    refers: { meeting_id: 'meeting' },
    erase: [{ do: 'delete' }],
  },
]

export const participationExpiring: readonly Expiring[] = [
  {
    key: 'proposals',
    table: 'proposal',
    since: ['answered_at', 'created_at'],
    when: { column: 'state', in: ['rejected', 'withdrawn'] },
  },
]
