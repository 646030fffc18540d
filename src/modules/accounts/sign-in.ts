import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { isLoopback } from '#platform/env.ts'
import { type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { sha256 } from '#platform/ids.ts'
import type { Mailer } from '#platform/mail.ts'
import { lockAccountByEmail } from './accounts.queries.ts'
import { accountNames } from './accounts.ts'
import { consumeLink, issueLink, type LinkPurpose, linkPath, signInMinutes } from './links.ts'
import { isFromThisMachine } from './machine.ts'
import { openLinks, spentLink } from './sessions.queries.ts'
import { signIn } from './sessions.ts'

/** More would let anybody fill a mailbox; those sent serve until they are too old, so nobody is kept out by it. */
const maxOpenLinks = 3

/**
 * Sends a sign-in link if the address is an account's. Nothing is waited for and nothing told, so that neither the answer nor its time
 * says who has an account.
 */
export function sendLinkLater(c: Ctx, mailer: Mailer, email: string, next: string | null): void {
  const { db, clock, log } = c.get('platform')
  const { municipality, t, lang } = c.var
  // A loopback name that was asked for from elsewhere would put an address of the reader's own machine into the mail.
  if (isLoopback(new URL(municipality.origin).hostname) && !isFromThisMachine(c)) return
  const send = async () => {
    const found = await db.in(municipality.id, async (tx) => {
      const account = await lockAccountByEmail(tx, email)
      if (!account || (await openLinks(tx, account.id, 'sign_in', toDate(clock()))) >= maxOpenLinks) return null
      const token = await issueLink(tx, municipality.id, account.id, 'sign_in', { actor: 'public', clock })
      return { to: account.email, token, name: (await accountNames(tx, [account.id])).get(account.id) ?? '' }
    })
    if (!found) return
    const link = `${municipality.origin}${localPath(lang, linkPath(found.token, next))}`
    const texts = t.accounts.mail
    const text = texts.text({ name: found.name, municipality: municipality.name, link, minutes: t.accounts.minutes(signInMinutes) })
    await mailer.send({ to: found.to, subject: texts.subject(municipality.name), text, lang })
  }
  send().catch((error) => log.error({ err: error }, 'a sign-in link was not made'))
}

type LinkUse = { signedIn: string } | 'already in' | null

/** Uses a link up and signs in. Whoever sends the same form twice is in already and is let through to where they were going. */
export async function useLink(c: Ctx, token: string): Promise<LinkUse> {
  const { clock } = c.get('platform')
  const purposes: LinkPurpose[] = ['sign_in', 'invitation', ...(c.get('municipality').isDemo ? (['demo'] as const) : [])]
  return inTenant(c, async (tx) => {
    const link = await consumeLink(tx, token, purposes, clock)
    if (!link) return (await isOwnSpentLink(c, tx, token)) ? 'already in' : null
    const session = await signIn(c, tx, link.accountId, link.purpose)
    return session === null ? null : { signedIn: session }
  })
}

async function isOwnSpentLink(c: Ctx, tx: Tx, token: string) {
  const { accountId } = c.get('actor')
  return accountId !== null && (await spentLink(tx, sha256(token)))?.account_id === accountId
}
