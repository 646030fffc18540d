import { atLocal, type Clock, homeZone, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { insertMails, queueAgain } from './outbox.queries.ts'

/** A mail to come. `params` is what its words are made of: never a token, and nothing of a person that the mail itself would not say. */
export type NewMail = {
  /** Null: it is to somebody without an account. */
  accountId: string | null
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

/**
 * Lays mails ready in the transaction of the change that they tell of, with the jobs that send them: all of it happens, or nothing.
 * @returns their ids
 */
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
    // Mails are gathered by account.
    state: mail.canWait && mail.accountId !== null ? 'waiting' : 'queued',
    queued_at: toDate(clock()),
  }))
  await insertMails(tx, rows)
  await enqueueMails(tx, municipalityId, clock, rows)
  return rows.map((row) => row.id)
}

/** The jobs that mails need: one for each that goes at once, one for each account whose mails can wait. */
export async function enqueueMails(
  tx: Tx,
  municipalityId: string,
  clock: Clock,
  mails: readonly { id: string; account_id: string | null; state: string }[],
): Promise<void> {
  const startAfter = nextGathering(clock)
  const accounts = new Set(mails.filter((mail) => mail.state === 'waiting').flatMap((mail) => mail.account_id ?? []))
  const now = mails.filter((mail) => mail.state === 'queued').map(({ id }) => ({ municipalityId, id }))
  await enqueue(tx, 'mail', now)
  await enqueue(
    tx,
    'digest',
    [...accounts].map((id) => ({ municipalityId, id, startAfter })),
  )
}

/** Sends a refused mail once more, to the address that its account has now. @returns whether it was one */
export async function sendAgain(tx: Tx, municipalityId: string, id: string, address: string): Promise<boolean> {
  const rows = await queueAgain(tx, [id], ['refused'], address)
  await enqueue(
    tx,
    'mail',
    rows.map((row) => ({ municipalityId, id: row.id })),
  )
  return rows.length > 0
}

/** What can wait disturbs nobody at night: mails are gathered on the hour from 7 to 20. */
const [firstHour, lastHour] = [7, 20]

/** When mails that can wait now go out: at the next full hour of the day, else in the morning. */
export function nextGathering(clock: Clock): Date {
  const hour = clock().toZonedDateTimeISO(homeZone).round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 })
  if (hour.hour >= firstHour && hour.hour <= lastHour) return toDate(hour.toInstant())
  const day = hour.hour > lastHour ? hour.add({ days: 1 }) : hour
  return toDate(atLocal(day.toPlainDate().toString(), `0${firstHour}:00`) ?? hour.toInstant())
}
