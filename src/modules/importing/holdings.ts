import type { Holding } from '#platform/personal/holding.ts'

export const importHoldings: readonly Holding[] = [
  {
    key: 'hand',
    table: 'import_run',
    by: { actor: 'actor' },
    tells: ['created_at', 'state'],
    isTrace: true,
    erase: [{ do: 'keep', why: 'accountability' }],
  },
  {
    key: 'hand',
    table: 'import_doubt',
    by: { answered_by: 'actor' },
    tells: ['answered_at'],
    isTrace: true,
    erase: [{ do: 'keep', why: 'accountability' }],
  },
]
