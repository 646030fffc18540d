import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { newId } from '#platform/ids.ts'
import { countMailsTo } from '#platform/outbox/outbox.queries.ts'
import { queueMails } from '#platform/outbox/outbox.ts'
import { beginTelling, deleteFollows, type FollowRow, followById, followsOf, putAsked, setConfirmed } from './follow.queries.ts'

export type Acting = { municipalityId: string; clock: Clock }

/** How many things an address may have confirmed, and how many mails of a kind a day anybody can have sent to it without its owner's doing anything. */
const mostFollows = 100
const mailsADay = { follow_confirm: 5, follow_link: 3 } as const

const record = (tx: Tx, { municipalityId, clock }: Acting, action: AuditAction, id: string) =>
  recordAudit(tx, municipalityId, clock, { actor: 'public', action, thing: `follow/${id}` })

/**
 * Asks an address by mail whether it wants to follow something. Whoever typed it is told the same whatever comes of it: nobody learns whether an
 * address is known here, and nobody can have one flooded.
 */
export async function askToFollow(tx: Tx, acting: Acting, given: { address: string; about: string; lang: string }): Promise<void> {
  const { municipalityId, clock } = acting
  await takeTurn(tx, municipalityId, `follower ${given.address}`)
  // What others have asked for takes none of its owner's places, and what no mail asks about is not kept.
  const confirmed = (await followsOf(tx, given.address)).filter((row) => row.confirmed_at !== null)
  if (confirmed.length >= mostFollows && !confirmed.some(({ about }) => about === given.about)) return
  if (!(await mayMail(tx, acting, 'follow_confirm', given.address))) return
  const id = await putAsked(tx, { municipality_id: municipalityId, id: newId(), ...given, asked_at: toDate(clock()) })
  await record(tx, acting, 'follow.ask', id)
  await mail(tx, acting, 'follow_confirm', given, { followId: id })
}

/** Sends an address that follows something a link to all of it. To another nothing is sent, and nobody is told. */
export async function askForLink(tx: Tx, acting: Acting, address: string): Promise<void> {
  await takeTurn(tx, acting.municipalityId, `follower ${address}`)
  const [first] = await followsOf(tx, address)
  if (first && (await mayMail(tx, acting, 'follow_link', address))) await mail(tx, acting, 'follow_link', first, {})
}

type AskedMail = keyof typeof mailsADay

const mayMail = async (tx: Tx, { clock }: Acting, kind: AskedMail, address: string): Promise<boolean> =>
  (await countMailsTo(tx, address, kind, toDate(clock().subtract({ hours: 24 })))) < mailsADay[kind]

const mail = (
  tx: Tx,
  { municipalityId, clock }: Acting,
  kind: AskedMail,
  { address, lang }: { address: string; lang: string },
  params: Record<string, unknown>,
) => queueMails(tx, municipalityId, clock, [{ accountId: null, address, kind, params, lang, about: 'follow' }])

/** Its owner wants it: from now on there are mails. A second time changes nothing. @returns null when it is no longer asked for */
export async function confirmFollow(tx: Tx, acting: Acting, id: string): Promise<FollowRow | null> {
  const row = await followById(tx, id)
  if (!row) return null
  const now = toDate(acting.clock())
  if (await setConfirmed(tx, id, now)) {
    await beginTelling(tx, acting.municipalityId, now)
    await record(tx, acting, 'follow.confirm', id)
  }
  return row
}

/** Ends one thing that an address follows, or (null) all of it. With the last of it the address is forgotten. */
export async function endFollows(tx: Tx, acting: Acting, address: string, id: string | null): Promise<void> {
  for (const ended of await deleteFollows(tx, address, id)) await record(tx, acting, 'follow.end', ended)
}
