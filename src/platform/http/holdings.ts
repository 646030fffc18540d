import type { Expiring, Holding } from '#platform/personal/holding.ts'

export const formHoldings: readonly Holding[] = [
  {
    key: 'kept_form',
    ownOnly: true,
    table: 'kept_form',
    by: { account_id: 'account' },
    tells: ['expires_at', 'path', 'fields'],
    withholds: { id: 'key', account_id: 'key', token_hash: 'secret' },
    erase: [{ do: 'delete' }],
  },
]

export const formExpiring: readonly Expiring[] = [
  { key: 'keptForms', table: 'kept_form', since: ['expires_at'] },
  { key: 'formReceipts', table: 'form_receipt', since: ['created_at'] },
]
