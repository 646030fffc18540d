import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { createAccounts } from '../accounts.ts'
import { emailAddress } from '../email.ts'
import { may } from '../policy.ts'
import { managing } from './shared.ts'
import { type AccountRow, lockAccountsLike } from './users.queries.ts'
import { inviteAgain, oneAtATime, sendInvitations } from './users.ts'

/** Whether somebody may give anybody in the municipality a way in, whatever rights that person has. */
export const mayInviteMember = (actor: Actor) => may(actor, 'invite', { kind: 'account', accountId: null })

/** Somebody who is to be let in, at an address of their own; null: at the one that their account has. */
export type MemberToInvite = { personId: string; email: string | null }
export type MemberNotInvited = 'email' | 'emailTaken' | 'hasAccount' | 'ended'
export type MemberOutcome = 'invited' | MemberNotInvited

/** What becomes of each if they are invited, or became of them when they were at that moment. */
async function foresee(tx: Tx, asked: readonly MemberToInvite[], at: Date) {
  const addresses = asked.map(({ email }) => (email === null ? null : (emailAddress.safeParse(email).data ?? null)))
  const emails = addresses.filter((email) => email !== null)
  const found = await lockAccountsLike(tx, { personIds: asked.map(({ personId }) => personId), emails })
  const ofPerson = new Map(found.map((account) => [account.personId, account]))
  const taken = new Set(found.map((account) => account.email))
  const fresh: { id: string; personId: string; email: string }[] = []
  const again: AccountRow[] = []
  const outcomeOf = ({ personId, email }: MemberToInvite, address: string | null): MemberOutcome => {
    const own = ofPerson.get(personId)
    if (own) {
      if (own.endedAt !== null) return 'ended'
      if (own.invitedAt?.getTime() === at.getTime()) return 'invited'
      if (own.lastSignInAt !== null || email !== null) return 'hasAccount'
      again.push(own)
    } else {
      if (address === null) return 'email'
      if (taken.has(address)) return 'emailTaken'
      taken.add(address)
      fresh.push({ id: newId(), personId, email: address })
    }
    return 'invited'
  }
  const outcomes = new Map(asked.map((one, index) => [one.personId, outcomeOf(one, addresses[index] ?? null)]))
  return { outcomes, fresh, again }
}

/** What became of those who were invited at a moment, by person. The second arrival of the same form is told the same as the first. */
export const outcomesOf = async (tx: Tx, asked: readonly MemberToInvite[], at: Date) => (await foresee(tx, asked, at)).outcomes

/**
 * Gives members the way in, without any role: what they may do follows from their place. Who cannot be invited keeps nobody else from it. Who may ask
 * for it is for the caller to see to, and whoever does chooses the addresses.
 * @param lang of the mails to those who have no account yet
 * @returns when they were invited, and what became of each, by person
 */
export async function inviteMembers(tx: Tx, c: Ctx, asked: readonly MemberToInvite[], lang: string) {
  const now = c.get('platform').clock()
  const by = { ...managing(c), clock: () => now }
  const mailLang = c.get('municipality').languages.find((one) => one === lang) ?? 'da'
  await oneAtATime(tx, by)
  const { outcomes, fresh, again } = await foresee(tx, asked, toDate(now))
  const created = fresh.map((account) => ({ ...account, lang: mailLang }))
  await createAccounts(tx, by.municipalityId, created, by)
  await sendInvitations(tx, by, [...created, ...again])
  return { at: toDate(now), outcomes }
}

/** Invites one. Null: it is done. */
export async function inviteMember(
  tx: Tx,
  c: Ctx,
  { personId, email, lang }: { personId: string; email: string; lang: string },
): Promise<MemberNotInvited | null> {
  const outcome = (await inviteMembers(tx, c, [{ personId, email }], lang)).outcomes.get(personId)
  return outcome === undefined || outcome === 'invited' ? null : outcome
}

/** Sends the way in once more, to the address that the account has. Who may ask for it is for the caller to see to. Null: the account is not in use. */
export async function inviteMemberAgain(tx: Tx, c: Ctx, accountId: string): Promise<{ id: string } | null> {
  const sent = await inviteAgain(tx, managing(c), accountId)
  return sent && 'id' in sent ? sent : null
}
