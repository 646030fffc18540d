import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/context.ts'
import { emailAddress } from '../email.ts'
import { may } from '../policy.ts'
import { managing } from './shared.ts'
import { inviteAgain, inviteUser } from './users.ts'

/** Whether somebody may give anybody in the municipality a way in, whatever rights that person has. */
export const mayInviteMember = (actor: Actor) => may(actor, 'invite', { kind: 'account', accountId: null })

export type MemberNotInvited = 'email' | 'emailTaken' | 'hasAccount'

/**
 * Gives a member the way in, without any role: what they may do follows from their place. Who may ask for it is for the caller to see to, and whoever
 * does chooses the address.
 */
export async function inviteMember(
  tx: Tx,
  c: Ctx,
  given: { personId: string; email: string; lang: string },
): Promise<{ id: string } | { refusal: MemberNotInvited }> {
  if (!emailAddress.safeParse(given.email).success) return { refusal: 'email' }
  const lang = c.get('municipality').languages.find((one) => one === given.lang) ?? 'da'
  const invited = await inviteUser(tx, managing(c), { who: { id: given.personId }, email: given.email, lang, roles: [] })
  if (!('refusal' in invited)) return invited
  return { refusal: invited.refusal.kind === 'emailTaken' ? 'emailTaken' : 'hasAccount' }
}

/** Sends the way in once more, to the address that the account has. Who may ask for it is for the caller to see to. Null: the account is not in use. */
export async function inviteMemberAgain(tx: Tx, c: Ctx, accountId: string): Promise<{ id: string } | null> {
  const sent = await inviteAgain(tx, managing(c), accountId)
  return sent && 'id' in sent ? sent : null
}
