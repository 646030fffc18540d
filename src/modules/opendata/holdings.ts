import type { Holding } from '#platform/personal/holding.ts'

/** Who sits somewhere stands in the open data as on the pages. Blanked, a row is made again from what is still public, or ends. */
export const openHoldings: readonly Holding[] = [
  {
    key: 'person',
    table: 'open_object',
    by: { person_id: 'person' },
    tells: ['created_at', 'modified_at'],
    withholds: {
      ...{
        type: 'key',
        id: 'key',
        seq: 'key',
        source: 'key',
        person_id: 'key',
        names: 'key',
        links: 'key',
        content: 'key',
        deleted_at: 'key',
      },
    },
    erase: [{ do: 'blank', set: { content: null } }],
  },
]
