import type { Holding } from '#platform/personal/holding.ts'

export const councilHoldings: readonly Holding[] = [
  {
    key: 'membership',
    table: 'membership',
    by: { person_id: 'person' },
    tells: [
      'valid_from',
      'valid_to',
      'function',
      'body_id',
      'appointed_by_body_id',
      'appointed_on',
      'basis',
      'end_note',
      'recorded_at',
      'end_recorded_at',
    ],
    withholds: { id: 'key', person_id: 'key', seat_id: 'key', succeeds_id: 'others' },
    refers: { body_id: 'body', appointed_by_body_id: 'body' },
    needsName: true,
    erase: [{ do: 'keep', why: 'archive' }],
  },
  {
    key: 'person',
    table: 'person',
    by: { id: 'person' },
    tells: ['created_at', 'name', 'public_profile', 'modified_at'],
    withholds: { id: 'key' },
    // Whether the name goes too depends on what else stays: `nameGoes` in the privacy room.
    erase: [{ do: 'blank', set: { public_profile: '' } }],
  },
]
