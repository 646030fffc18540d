import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { insertMails } from './outbox.queries.ts'

/** A mail to come. `params` is what its words are made of: never a token, and nothing of a person that the mail itself would not say. */
export type NewMail = {
  accountId: string
  address: string
  /** Which of the renderers makes its words. */
  kind: string
  params: Record<string, unknown>
  lang: string
  /** What it is about, such as `meeting/<id>`. */
  about?: string
  /** It can wait, and goes out with others in one mail. */
  canWait?: boolean
}

/** Lays mails ready in the transaction of the change that they tell of: both happen, or neither. @returns their ids */
export async function queueMails(tx: Tx, municipalityId: string, clock: Clock, mails: readonly NewMail[]): Promise<string[]> {
  const rows = mails.map((mail) => ({
    municipality_id: municipalityId,
    id: newId(),
    account_id: mail.accountId,
    address: mail.address,
    kind: mail.kind,
    params: JSON.stringify(mail.params),
    lang: mail.lang,
    about: mail.about ?? '',
    state: mail.canWait ? 'waiting' : 'queued',
    queued_at: toDate(clock()),
  }))
  await insertMails(tx, rows)
  return rows.map((row) => row.id)
}
