import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { queueMails, sendAgain } from '#platform/outbox/outbox.ts'
import { accountsToMail, accountToMail } from './accounts.queries.ts'

/** Whom a mail goes to, and what it says. */
export type MailTo = ({ accountIds: readonly string[] } | { personIds: readonly string[] }) & {
  kind: string
  /** What its words are made of: ids and days, never a token or a reason. */
  params: Record<string, unknown>
  /** What it is about, such as `meeting/<id>`. */
  about: string
  /** It may be gathered with others and go out on the hour. */
  canWait?: boolean
}

/**
 * Lays one mail ready for each of these people, in the transaction of the change that it tells of, in the language of each.
 * @returns how many are told, and of the ids given those without an account in use, who get nothing
 */
export async function mailTo(tx: Tx, municipalityId: string, clock: Clock, mail: MailTo): Promise<{ told: number; without: string[] }> {
  const wanted = [...new Set('accountIds' in mail ? mail.accountIds : mail.personIds)]
  const accounts = await accountsToMail(tx, 'accountIds' in mail ? 'id' : 'person_id', wanted)
  const { kind, params, about, canWait = false } = mail
  const mails = accounts.map(({ id, email, lang }) => ({ accountId: id, address: email, lang, kind, params, about, canWait }))
  const reached = new Set(accounts.map((account) => ('accountIds' in mail ? account.id : account.person_id)))
  await queueMails(tx, municipalityId, clock, mails)
  return { told: mails.length, without: wanted.filter((id) => !reached.has(id)) }
}

/**
 * Sends a refused mail once more, to the address that its account has now.
 * @returns whether it is on its way; not when it was no refused one, or when the account has ended
 */
export async function mailAgain(tx: Tx, municipalityId: string, mail: { id: string; accountId: string }): Promise<boolean> {
  const account = await accountToMail(tx, mail.accountId)
  return account !== undefined && sendAgain(tx, municipalityId, mail.id, account.email)
}

/** The accounts in use of these persons, by person: whom a mail can reach. */
export async function accountsOfPersons(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const accounts = await accountsToMail(tx, 'person_id', personIds)
  return new Map(accounts.map((account) => [account.person_id, account.id]))
}

/** How far somebody with an account in use has come. */
export type SignInState = { accountId: string; hasSignedIn: boolean; invitedAt: Date | null }

/** The same people with whether they have ever signed in, by person. */
export async function signInsOfPersons(tx: Tx, personIds: readonly string[]): Promise<Map<string, SignInState>> {
  const accounts = await accountsToMail(tx, 'person_id', personIds)
  return new Map(
    accounts.map((one) => [one.person_id, { accountId: one.id, hasSignedIn: one.last_sign_in_at !== null, invitedAt: one.invited_at }]),
  )
}
