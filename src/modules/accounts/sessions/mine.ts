import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { type PasskeyRow, passkeysOf } from '../passkeys/passkeys.queries.ts'
import { deleteIdentity, identitiesOf, providersInUse } from '../providers/providers.queries.ts'
import { isLive } from '../session.ts'
import { endSomeOf, openSessionsOf } from '../sessions.queries.ts'

export type OwnSession = {
  id: string
  device: string
  means: 'link' | 'demo' | 'provider' | 'passkey'
  since: Date
  last: Date
  isThis: boolean
}
type OwnProvider = { id: string; name: string; identity: { id: string; linkedAt: Date } | null }

export type Mine = {
  passkeys: PasskeyRow[]
  providers: OwnProvider[]
  sessions: OwnSession[]
  /** How many ways in there are. With one left, taking it away locks its owner out. */
  waysIn: number
}

/** How somebody signs in, and where they are signed in. */
export async function loadMine(c: Ctx, tx: Tx, hasMail: boolean): Promise<Mine> {
  const { accountId, sessionId, grants } = c.get('actor')
  const now = toDate(c.get('platform').clock())
  const id = accountId ?? ''
  const passkeys = await passkeysOf(tx, id)
  const identities = new Map((await identitiesOf(tx, id)).map((one) => [one.issuer, one]))
  const providers = (await providersInUse(tx)).map(({ id: providerId, name, issuer }) => ({
    id: providerId,
    name,
    identity: identities.get(issuer) ?? null,
  }))
  const sessions = (await openSessionsOf(tx, id, now))
    .filter((session) => isLive(session, now, grants))
    .map((one) => ({
      id: one.id,
      device: one.device,
      means: one.means as OwnSession['means'],
      since: one.createdAt,
      last: one.lastSeenAt,
      isThis: one.id === sessionId,
    }))
  const [keys, others] = [passkeys.filter((key) => key.stoppedAt === null), providers.filter((one) => one.identity !== null)]
  return { passkeys, providers, sessions, waysIn: keys.length + others.length + (hasMail ? 1 : 0) }
}

const record = (c: Ctx, tx: Tx, action: AuditAction, payload: Record<string, unknown> = {}) => {
  const actor = `account/${c.get('actor').accountId}` as const
  return recordAudit(tx, c.get('municipality').id, c.get('platform').clock, { actor, action, thing: actor, payload })
}

/** Ends one of the sessions of whoever is signed in, or all but the one in use. */
export const endOwn = (c: Ctx, which: { only: string } | { but: string }): Promise<number> =>
  inTenant(c, async (tx) => {
    const count = await endSomeOf(tx, c.get('actor').accountId ?? '', which, toDate(c.get('platform').clock()))
    if (count > 0) await record(c, tx, 'session.end_other', { count })
    return count
  })

/** Forgets who somebody is at a provider. */
export async function unlinkOwn(c: Ctx, tx: Tx, identityId: string): Promise<boolean> {
  const done = await deleteIdentity(tx, c.get('actor').accountId ?? '', identityId)
  if (done) await record(c, tx, 'identity.unlink')
  return done !== undefined
}
