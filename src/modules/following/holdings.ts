import type { Expiring, Holding } from '#platform/personal/holding.ts'

/** An address belongs to whoever has an account with it, if anybody has. */
export const followHoldings: readonly Holding[] = [
  {
    key: 'follow',
    table: 'follow',
    by: { address: 'email' },
    tells: ['address', 'about', 'lang', 'asked_at', 'confirmed_at'],
    withholds: { id: 'key', told: 'key' },
    erase: [{ do: 'delete' }],
  },
]

/** What is confirmed has nothing to wait for, and stays. */
export const followExpiring: readonly Expiring[] = [{ key: 'follows', table: 'follow', since: ['asked_at'] }]
