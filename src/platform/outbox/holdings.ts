import type { Expiring, Holding } from '#platform/personal/holding.ts'

export const outboxHoldings: readonly Holding[] = [
  {
    key: 'mail',
    table: 'outgoing_mail',
    by: { account_id: 'account' },
    tells: ['queued_at', 'finished_at', 'address', 'kind', 'params', 'lang', 'about', 'state', 'problem', 'shown_subject', 'shown_text'],
    withholds: { id: 'key', account_id: 'key', attempts: 'key', claimed_until: 'key', gathered_in: 'key', settled_at: 'key' },
    erase: [{ do: 'delete' }],
  },
]

/** A mail that is still on its way has not finished, and waits. */
export const outboxExpiring: readonly Expiring[] = [{ key: 'mails', table: 'outgoing_mail', since: ['finished_at'] }]
