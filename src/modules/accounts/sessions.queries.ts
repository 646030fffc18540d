import type { Insertable, Updateable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

/** Somebody who has signed out at a provider: a person, one sign-in of theirs, or both. */
export type SignedOut = { subject: string; sid: string | null } | { subject: null; sid: string }
type Said = Pick<Updateable<Database['session']>, 'provider_subject' | 'provider_sid' | 'id_token'>

const from = (tx: Tx) => pick<'session' | 'account' | 'one_time_link'>(tx)

/** What a session is from the moment in which it ends: of the provider through which it came it keeps nothing but that. */
export const asEnded = (at: Date) => ({ ended_at: at, id_token: null, provider_subject: null, provider_sid: null })

export const insertSession = (tx: Tx, row: Insertable<Database['session']>) => from(tx).insertInto('session').values(row).execute()

/** The session that a cookie's hash means, whether live or not, of an account still in use. */
export const sessionByHash = (tx: Tx, tokenHash: Buffer) =>
  from(tx)
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join.onRef('account.municipality_id', '=', 'session.municipality_id').onRef('account.id', '=', 'session.account_id'),
    )
    .select([
      'session.id',
      'session.account_id as accountId',
      'account.person_id as personId',
      'session.last_seen_at as lastSeenAt',
      'session.idle_minutes as idleMinutes',
      'session.expires_at as expiresAt',
      'session.ended_at as endedAt',
      'session.proved_at as provedAt',
      'session.provider_id as providerId',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('account.ended_at', 'is', null)
    .executeTakeFirst()

export const markSeen = (tx: Tx, id: string, at: Date) =>
  from(tx).updateTable('session').set({ last_seen_at: at }).where('id', '=', id).execute()

/** The sessions of an account that have not been ended, those that nobody has used for too long among them; the latest first. */
export const openSessionsOf = (tx: Tx, accountId: string, now: Date) =>
  from(tx)
    .selectFrom('session')
    .select([
      'id',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'idle_minutes as idleMinutes',
      'expires_at as expiresAt',
      'ended_at as endedAt',
      'means',
      'device',
    ])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Ends sessions of an account: one, or all but one. @returns how many were open */
export async function endSomeOf(tx: Tx, accountId: string, which: { only: string } | { but: string }, at: Date): Promise<number> {
  const ended = await from(tx)
    .updateTable('session')
    .set(asEnded(at))
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('id', 'only' in which ? '=' : '!=', 'only' in which ? which.only : which.but)
    .returning('id')
    .execute()
  return ended.length
}

/** Gives a session another token, from the moment in which its owner has shown anew who they are. */
export const renewSession = (tx: Tx, id: string, tokenHash: Buffer, at: Date) =>
  from(tx)
    .updateTable('session')
    .set({ token_hash: tokenHash, proved_at: at, last_seen_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** Takes down what the provider through which a session came has said anew. */
export const followProvider = (tx: Tx, id: string, providerId: string, said: Said) =>
  from(tx).updateTable('session').set(said).where('id', '=', id).where('provider_id', '=', providerId).execute()

/**
 * Ends the sessions that came through a provider from one sign-in there, or from all of one person. A session of which the provider has not said from
 * which sign-in it is ends with the person.
 * @returns whose they were, an account for each session
 */
export async function endAsToldBy(tx: Tx, providerId: string, who: SignedOut, at: Date): Promise<string[]> {
  const { subject, sid } = who
  const rows = await from(tx)
    .updateTable('session')
    .set(asEnded(at))
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is', null)
    .$if(subject !== null, (query) => query.where('provider_subject', '=', subject))
    .$if(sid !== null, (query) =>
      query.where((where) => where.or([where('provider_sid', '=', sid), ...(subject === null ? [] : [where('provider_sid', 'is', null)])])),
    )
    .returning('account_id as accountId')
    .execute()
  return rows.map(({ accountId }) => accountId)
}

/** The provider through which a session came. */
export const throughOf = (tx: Tx, tokenHash: Buffer) =>
  from(tx)
    .selectFrom('session')
    .select(['id', 'provider_id as providerId', 'id_token as idToken'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()

/** @returns whose session ended now; undefined when no session of this hash was open. */
export const endByHash = (tx: Tx, tokenHash: Buffer, at: Date) =>
  from(tx)
    .updateTable('session')
    .set(asEnded(at))
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()

export const insertLink = (tx: Tx, row: Insertable<Database['one_time_link']>) => from(tx).insertInto('one_time_link').values(row).execute()

/** Spends a link. Of two that come at once, one waits for the other's row and then finds it spent. */
export const spendLink = (tx: Tx, tokenHash: Buffer, purposes: string[], at: Date) =>
  from(tx)
    .updateTable('one_time_link')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash)
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['account_id', 'purpose'])
    .executeTakeFirst()

/** A link of one purpose as it stands. */
export const linkByHash = (tx: Tx, tokenHash: Buffer, purpose: string) =>
  from(tx)
    .selectFrom('one_time_link')
    .select(['account_id', 'about', 'used_at', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .executeTakeFirst()

/** Whose link this was, when it has been spent. */
export const spentLink = (tx: Tx, tokenHash: Buffer) =>
  from(tx)
    .selectFrom('one_time_link')
    .select('account_id')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is not', null)
    .executeTakeFirst()

/** How many links of one purpose an account could still use. */
export async function openLinks(tx: Tx, accountId: string, purpose: string, at: Date): Promise<number> {
  const row = await from(tx)
    .selectFrom('one_time_link')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Removes what ended before a moment: sessions that can no longer give anything back, links that nobody can use. */
export async function sweepBefore(tx: Tx, before: Date) {
  await from(tx).deleteFrom('session').where('expires_at', '<', before).execute()
  await from(tx).deleteFrom('one_time_link').where('expires_at', '<', before).execute()
}
