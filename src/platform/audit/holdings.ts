import type { Expiring, Holding } from '#platform/personal/holding.ts'

/** Who changed and who read what. An entry stays, so that the chain holds; its details can go (`erasePayloadsAbout`). */
export const auditHoldings: readonly Holding[] = [
  {
    key: 'change_by',
    table: 'audit_entry',
    by: { actor: 'actor' },
    tells: ['at', 'action', 'thing'],
    isTrace: true,
    erase: [{ do: 'keep', why: 'accountability' }],
  },
  {
    key: 'change_about',
    table: 'audit_entry',
    by: { thing: 'thing' },
    tells: ['at', 'actor', 'action', 'payload'],
    withholds: { seq: 'key', thing: 'key', payload_salt: 'key', payload_hash: 'key', erased_at: 'key', previous_hash: 'key', hash: 'key' },
    erase: [{ do: 'keep', why: 'accountability' }],
  },
  {
    key: 'read_about',
    table: 'read_log',
    by: { thing: 'read' },
    tells: ['at', 'actor', 'purpose'],
    withholds: { id: 'key', thing: 'key' },
    erase: [{ do: 'keep', why: 'accountability' }],
  },
  {
    key: 'read_by',
    table: 'read_log',
    by: { actor: 'actor' },
    tells: ['at', 'purpose'],
    withholds: { id: 'key', actor: 'key', thing: 'others' },
    erase: [{ do: 'keep', why: 'accountability' }],
  },
]

export const auditExpiring: readonly Expiring[] = [{ key: 'readLog', table: 'read_log', since: ['at'] }]
