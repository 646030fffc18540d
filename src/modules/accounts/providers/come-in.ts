import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, today } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { accountById, lockAccountByEmail } from '../accounts.queries.ts'
import type { Attempt } from '../attempts.ts'
import { spendLink } from '../sessions.queries.ts'
import { proveAgain, signIn, type Way } from '../sessions.ts'
import type { Managing } from '../users/users.ts'
import { verifiedEmail } from './claims.ts'
import type { Told } from './openid.ts'
import { identitiesOf, identityOf, insertIdentity, markIdentityUsed, type ProviderRow } from './providers.queries.ts'
import { followClaims } from './roles.ts'

/** Why somebody whom a provider knows does not come in. */
export type NotIn = 'unknown' | 'taken' | 'other' | 'stale'

class Refused extends Error {
  readonly answer: NotIn

  constructor(answer: NotIn) {
    super(answer)
    this.answer = answer
  }
}

/** What is done because a provider has said so, and nobody here. */
const itself = (c: Ctx): Managing => {
  const { municipality, platform } = c.var
  return { municipalityId: municipality.id, actor: 'system', clock: platform.clock, today: today(c) }
}

const wayThrough = ({ id }: ProviderRow, { subject, sid, idToken }: Told): Way => ({
  purpose: 'provider',
  provider: { id, subject, sid, idToken },
})

/** Does something in one transaction, all of which is taken back when it is refused. */
async function orRefused<R>(work: () => Promise<R>): Promise<R | { notIn: NotIn }> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return { notIn: error.answer }
    throw error
  }
}

/**
 * Signs in whom the provider names, by what they are known by here, by an invitation, or (where an administrator has allowed it) by an address.
 * @returns the session's token for `giveCookie`
 */
export const comeIn = (c: Ctx, provider: ProviderRow, told: Told, attempt: Attempt): Promise<{ token: string } | { notIn: NotIn }> =>
  orRefused(() =>
    inTenant(c, async (tx) => {
      const accountId = await accountFor(c, tx, provider, told, attempt)
      const account = await accountById(tx, accountId)
      if (!account || account.ended_at !== null) throw new Refused('unknown')
      await followClaims(tx, itself(c), provider, accountId, told.claims)
      const token = await signIn(c, tx, accountId, wayThrough(provider, told))
      if (token === null) throw new Refused('unknown')
      return { token }
    }),
  )

async function accountFor(c: Ctx, tx: Tx, provider: ProviderRow, told: Told, attempt: Attempt): Promise<string> {
  const now = toDate(c.get('platform').clock())
  const known = await identityOf(tx, told.issuer, told.subject)
  if (attempt.linkHash) {
    const link = await spendLink(tx, attempt.linkHash, ['invitation'], now)
    if (!link) throw new Refused('stale')
    return linkTo(c, tx, provider, told, link.account_id, known)
  }
  if (known) {
    await markIdentityUsed(tx, known.id, now)
    return known.accountId
  }
  const email = provider.trustsEmail ? verifiedEmail(told.claims) : null
  const account = email === null ? undefined : await lockAccountByEmail(tx, email)
  // Addresses pass from one to the next: an account that this issuer already knows somebody by is not given to another.
  if (!account || (await identitiesOf(tx, account.id)).some(({ issuer }) => issuer === told.issuer)) throw new Refused('unknown')
  return linkTo(c, tx, provider, told, account.id, undefined)
}

type Known = { id: string; accountId: string } | undefined

async function linkTo(c: Ctx, tx: Tx, provider: ProviderRow, told: Told, accountId: string, known: Known): Promise<string> {
  if (known && known.accountId !== accountId) throw new Refused('taken')
  if (known) return accountId
  const { id: municipalityId } = c.get('municipality')
  const { clock } = c.get('platform')
  const now = toDate(clock())
  const row = { account_id: accountId, issuer: told.issuer, subject: told.subject, linked_at: now, last_used_at: now }
  await insertIdentity(tx, { municipality_id: municipalityId, id: newId(), ...row })
  const actor = `account/${accountId}` as const
  await recordAudit(tx, municipalityId, clock, { actor, action: 'identity.link', thing: actor, payload: { providerId: provider.id } })
  return accountId
}

/** Ties a provider to the account of whoever is signed in and began it. */
export const linkOwn = (c: Ctx, provider: ProviderRow, told: Told, attempt: Attempt): Promise<{ linked: true } | { notIn: NotIn }> =>
  orRefused(() =>
    inTenant(c, async (tx) => {
      const { accountId } = c.get('actor')
      if (accountId === null || accountId !== attempt.accountId) throw new Refused('stale')
      await linkTo(c, tx, provider, told, accountId, await identityOf(tx, told.issuer, told.subject))
      return { linked: true as const }
    }),
  )

/** Notes that whoever is signed in has shown the provider anew who they are, and what it says of them today. @returns the session's new token */
export const proveOwn = (c: Ctx, provider: ProviderRow, told: Told, attempt: Attempt): Promise<{ token: string } | { notIn: NotIn }> =>
  orRefused(() =>
    inTenant(c, async (tx) => {
      const { accountId } = c.get('actor')
      if (accountId === null || accountId !== attempt.accountId) throw new Refused('stale')
      const known = await identityOf(tx, told.issuer, told.subject)
      if (known?.accountId !== accountId) throw new Refused('other')
      await followClaims(tx, itself(c), provider, accountId, told.claims)
      const token = await proveAgain(c, tx, wayThrough(provider, told))
      if (token === null) throw new Refused('stale')
      return { token }
    }),
  )
