import type { Holding } from '#platform/personal/holding.ts'

/** Whose hand was in what was read in, which is the municipality's own paper. */
const hand = (table: string, by: readonly string[], tells: readonly string[]): Holding => ({
  key: 'hand',
  table,
  by: Object.fromEntries(by.map((column) => [column, 'actor' as const])),
  tells,
  isTrace: true,
  erase: [{ do: 'keep', why: 'accountability' }],
})

export const importHoldings: readonly Holding[] = [
  hand('import_run', ['actor'], ['created_at', 'state']),
  hand('import_doubt', ['answered_by'], ['answered_at']),
  hand('import_batch', ['actor'], ['created_at']),
  hand('import_file', ['released_by'], ['file_name']),
  hand('import_edit', ['actor'], ['at']),
  hand('import_left', ['actor'], ['at']),
  hand('library_document', ['released_by', 'withdrawn_by'], ['title', 'withdrawn_at']),
  {
    // Whose name it is that stands in a document; the document itself is the municipality's paper.
    key: 'recognised',
    table: 'import_edit',
    by: { person_id: 'person' },
    tells: ['at'],
    withholds: { id: 'key', person_id: 'key', import_run_id: 'key', seq: 'key', change: 'others', actor: 'others' },
    erase: [{ do: 'keep', why: 'archive' }],
  },
]
