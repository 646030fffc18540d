import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { isLoopback } from '#platform/env.ts'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { sha256 } from '#platform/ids.ts'
import { countOnTheWay } from '#platform/outbox/outbox.queries.ts'
import { queueMails } from '#platform/outbox/outbox.ts'
import { lockAccountByEmail } from './accounts.queries.ts'
import { consumeLink, type LinkPurpose } from './links.ts'
import { isFromThisMachine } from './machine.ts'
import { openLinks, spentLink } from './sessions.queries.ts'
import { signInOrProve } from './sessions.ts'

/** More would let anybody fill a mailbox; those sent serve until they are too old, so nobody is kept out by it. */
const maxOpenLinks = 3

/**
 * Lays a mail with a sign-in link ready if the address is an account's. Nothing is waited for and nothing told, so that neither the answer
 * nor its time says who has an account.
 */
export function sendLinkLater(c: Ctx, email: string, next: string | null): void {
  const { db, clock, log } = c.get('platform')
  const { municipality, lang } = c.var
  // A loopback name that was asked for from elsewhere would put an address of the reader's own machine into the mail.
  if (isLoopback(new URL(municipality.origin).hostname) && !isFromThisMachine(c)) return
  const queue = (tx: Tx) => queueLink(tx, municipality.id, clock, { email, lang, next })
  db.in(municipality.id, queue).catch((error) => log.error({ err: error }, 'a sign-in link was not laid ready'))
}

async function queueLink(tx: Tx, municipalityId: string, clock: Clock, given: { email: string; lang: string; next: string | null }) {
  const account = await lockAccountByEmail(tx, given.email)
  if (!account) return
  const open = await openLinks(tx, account.id, 'sign_in', toDate(clock()))
  if (open + (await countOnTheWay(tx, account.id, 'sign_in')) >= maxOpenLinks) return
  const mail = { accountId: account.id, address: account.email, lang: given.lang, about: `account/${account.id}` }
  await queueMails(tx, municipalityId, clock, [{ ...mail, kind: 'sign_in', params: { next: given.next } }])
}

type LinkUse = { signedIn: string } | 'already in' | null

/** Uses a link up and signs in. Whoever sends the same form twice is in already and is let through to where they were going. */
export async function useLink(c: Ctx, token: string): Promise<LinkUse> {
  const { clock } = c.get('platform')
  const purposes: LinkPurpose[] = ['sign_in', 'invitation', ...(c.get('municipality').isDemo ? (['demo'] as const) : [])]
  return inTenant(c, async (tx) => {
    const link = await consumeLink(tx, token, purposes, clock)
    if (!link) return (await isOwnSpentLink(c, tx, token)) ? 'already in' : null
    const session = await signInOrProve(c, tx, link.accountId, { purpose: link.purpose })
    return session === null ? null : { signedIn: session }
  })
}

async function isOwnSpentLink(c: Ctx, tx: Tx, token: string) {
  const { accountId } = c.get('actor')
  return accountId !== null && (await spentLink(tx, sha256(token)))?.account_id === accountId
}
