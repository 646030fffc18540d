import type { Expiring, Holding } from '#platform/personal/holding.ts'

/** Deleted at once: nothing here is of use when nobody signs in any more. */
const gone = [{ do: 'delete' }] as const

export const accountHoldings: readonly Holding[] = [
  {
    key: 'account',
    table: 'account',
    by: { id: 'account' },
    tells: ['created_at', 'email', 'lang', 'invited_at', 'last_sign_in_at', 'ended_at'],
    withholds: { id: 'key', person_id: 'key' },
    // The row stays, so that the log of changes can tell that one and the same account did two things.
    erase: [{ do: 'blank', set: { lang: 'da', invited_at: null, last_sign_in_at: null }, own: ['email'] }],
  },
  {
    key: 'role',
    table: 'role_grant',
    by: { account_id: 'account', deputises_for_account_id: 'account' },
    tells: ['valid_from', 'valid_to', 'role', 'body_id', 'granted_by'],
    withholds: { id: 'key', account_id: 'key', deputises_for_account_id: 'others', provider_id: 'key' },
    refers: { body_id: 'body' },
    erase: [{ do: 'keep', why: 'accountability' }],
  },
  {
    key: 'hand',
    table: 'role_grant',
    by: { granted_by: 'actor' },
    tells: ['valid_from', 'role'],
    isTrace: true,
    erase: [{ do: 'keep', why: 'accountability' }],
  },
  {
    key: 'session',
    table: 'session',
    by: { account_id: 'account' },
    tells: ['created_at', 'last_seen_at', 'expires_at', 'ended_at', 'means', 'device', 'proved_at'],
    withholds: {
      ...{ id: 'key', account_id: 'key', token_hash: 'secret', idle_minutes: 'key', provider_id: 'key', id_token: 'secret' },
      ...{ provider_subject: 'key', provider_sid: 'key' },
    },
    erase: gone,
  },
  {
    key: 'link',
    table: 'one_time_link',
    by: { account_id: 'account' },
    tells: ['expires_at', 'purpose', 'used_at'],
    withholds: { id: 'key', account_id: 'key', token_hash: 'secret', about: 'key' },
    erase: gone,
  },
  {
    key: 'identity',
    table: 'account_identity',
    by: { account_id: 'account' },
    tells: ['linked_at', 'issuer', 'subject', 'last_used_at'],
    withholds: { id: 'key', account_id: 'key' },
    erase: gone,
  },
  {
    key: 'passkey',
    table: 'passkey',
    by: { account_id: 'account' },
    tells: ['created_at', 'name', 'transports', 'last_used_at', 'stopped_at'],
    withholds: { id: 'key', account_id: 'key', credential_id: 'secret', public_key: 'secret', sign_count: 'key' },
    erase: gone,
  },
  {
    key: 'attempt',
    table: 'sign_in_attempt',
    by: { account_id: 'account' },
    tells: ['expires_at', 'purpose', 'next_path', 'lang'],
    withholds: {
      ...{ id: 'key', account_id: 'key', provider_id: 'key', state_hash: 'secret', browser_hash: 'secret' },
      ...{ nonce: 'secret', code_verifier: 'secret', link_hash: 'secret' },
    },
    erase: gone,
  },
]

export const accountExpiring: readonly Expiring[] = [
  { key: 'sessions', table: 'session', since: ['ended_at', 'expires_at'] },
  { key: 'links', table: 'one_time_link', since: ['expires_at'] },
  { key: 'attempts', table: 'sign_in_attempt', since: ['expires_at'] },
]
