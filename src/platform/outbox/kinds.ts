import type { MailFile } from '#platform/calendar/ics.ts'
import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Municipality } from '#platform/http/context.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Lang } from '#texts/index.ts'

/** What a mail's words are made of, at the moment when it is sent. */
export type MailGiven = {
  /** The row in the outbox. */
  mailId: string
  municipality: Municipality
  /** Whose mail it is; '' for somebody without an account. */
  accountId: string
  address: string
  /** The name of the person it goes to; '' for somebody without an account. */
  actorName: string
  /** What `queueMails` was given, as it came back from the database. */
  params: Record<string, unknown>
  lang: Lang
  clock: Clock
  /** For tokens that carry what they are for, so that none has to be kept. */
  secrets: Secrets
}

export type MailWords = {
  subject: string
  text: string
  attachments?: readonly MailFile[]
  /** The address at which the reader's own mail program, by one press, has no more of these sent (RFC 8058). */
  unsubscribe?: string
}

/**
 * How a kind of mail gets its words. It is asked for each try to send, in a transaction of the municipality: a token is made here, so that none
 * is ever stored. Null: there is no reason to send it any more.
 */
export type MailKind = { render(tx: Tx, given: MailGiven): Promise<MailWords | null> }

/** Every kind of mail by its name; put together at the composition root. */
export type MailKinds = Readonly<Record<string, MailKind>>
