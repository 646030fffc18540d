import type { Holding } from '#platform/personal/holding.ts'

export const privacyHoldings: readonly Holding[] = [
  {
    key: 'erasing',
    table: 'erasing',
    by: { person_id: 'person' },
    tells: ['at', 'first_at', 'cause', 'counts'],
    withholds: { id: 'key', person_id: 'key', kind: 'key', actor: 'others' },
    erase: [{ do: 'keep', why: 'accountability' }],
  },
  {
    key: 'hand',
    table: 'erasing',
    by: { actor: 'actor' },
    tells: ['at', 'kind'],
    isTrace: true,
    erase: [{ do: 'keep', why: 'accountability' }],
  },
]
