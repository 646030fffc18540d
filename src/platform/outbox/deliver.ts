import { type Clock, toDate } from '#platform/clock.ts'
import type { TenantDb, Tx } from '#platform/db/db.ts'
import type { Municipality } from '#platform/http/context.ts'
import { Later } from '#platform/jobs/jobs.ts'
import type { JobData } from '#platform/jobs/queues.ts'
import type { Log } from '#platform/log.ts'
import type { Mail, Post, Posting } from '#platform/mail.ts'
import type { Secrets } from '#platform/secrets.ts'
import { isLang } from '#texts/index.ts'
import { digestKind } from './digest.ts'
import type { MailGiven, MailKinds, MailWords } from './kinds.ts'
import { claimMail, finishMail, mailById } from './outbox.queries.ts'

export type MailDeps = {
  db: TenantDb
  clock: Clock
  secrets: Secrets
  log: Log
  /** Null: no mail server is set. */
  post: Post | null
  kinds: MailKinds
  municipality(id: string): Promise<Municipality | null>
  /** The name of the person behind an account. */
  nameOf(tx: Tx, accountId: string): Promise<string>
  /** Whom a municipality's mails come from, and where answers go; '' where nothing is set. */
  senderOf(tx: Tx, municipality: Municipality): Promise<{ name: string; replyTo: string }>
}

/** Nobody else tries a mail within this time; a try that died is followed by another one after it. */
const claim = { seconds: 120 }

/**
 * Sends one mail of the outbox, shows it instead in a demo without a mail server, or finds that it was done already.
 * What is noted before and after the sending stands in transactions of its own: should the program die in between, the next try sends the same
 * mail under the same Message-ID.
 * @throws Later when it is to be tried again
 */
export async function deliverMail(deps: MailDeps, { municipalityId, id }: JobData): Promise<void> {
  const municipality = await deps.municipality(municipalityId)
  const before = municipality && (await deps.db.in(municipalityId, (tx) => mailById(tx, id)))
  if (!municipality || before?.state !== 'queued') return
  if (!deps.post && !municipality.isDemo) throw new Later('no mail server is set')
  // A first try that failed is not repeated blindly: a link would be made for nothing each time.
  const problem = before.attempts > 0 ? await deps.post?.problem() : null
  if (problem) return settle(deps, municipality, id, { state: 'later', problem })
  const mail = await deps.db.in(municipalityId, (tx) => compose(deps, tx, municipality, id))
  if (mail === null) return
  if (!deps.post) return show(deps, municipality, id, mail)
  await settle(deps, municipality, id, await deps.post.send(mail))
}

/** Takes the mail and makes its words; null when there is nothing to send. @throws Later when somebody else has it */
async function compose(deps: MailDeps, tx: Tx, municipality: Municipality, id: string): Promise<Mail | null> {
  const now = deps.clock()
  const row = await claimMail(tx, id, toDate(now), toDate(now.add(claim)))
  if (!row) {
    if ((await mailById(tx, id))?.state === 'queued') throw new Later('another worker has it')
    return null
  }
  const given: MailGiven = {
    mailId: id,
    municipality,
    accountId: row.account_id ?? '',
    address: row.address,
    actorName: row.account_id === null ? '' : await deps.nameOf(tx, row.account_id),
    params: row.params as Record<string, unknown>,
    lang: isLang(row.lang) ? row.lang : 'da',
    clock: deps.clock,
    secrets: deps.secrets,
  }
  const words = await render(deps.kinds, tx, row.kind, given)
  if (words === null) {
    await finishMail(tx, id, { state: 'dropped', problem: '' }, toDate(now))
    return null
  }
  const sender = await deps.senderOf(tx, municipality)
  return {
    messageId: `${id}@${new URL(municipality.origin).hostname}`,
    to: row.address,
    fromName: sender.name,
    replyTo: sender.replyTo,
    subject: words.subject,
    text: words.text,
    lang: given.lang,
    files: words.attachments ?? [],
    ...(words.unsubscribe && { unsubscribe: words.unsubscribe }),
  }
}

function render(kinds: MailKinds, tx: Tx, kind: string, given: MailGiven): Promise<MailWords | null> {
  const own = kind === 'digest' ? digestKind(kinds) : kinds[kind]
  if (!own) throw new Error(`no kind of mail is called ${kind}`)
  return own.render(tx, given)
}

async function show(deps: MailDeps, municipality: Municipality, id: string, mail: Mail) {
  const outcome = { state: 'shown', problem: '', shown_subject: mail.subject, shown_text: mail.text }
  await deps.db.in(municipality.id, (tx) => finishMail(tx, id, outcome, toDate(deps.clock())))
}

async function settle(deps: MailDeps, municipality: Municipality, id: string, posting: Posting) {
  const problem = posting.state === 'sent' ? '' : posting.problem
  const state = posting.state === 'later' ? 'queued' : posting.state
  await deps.db.in(municipality.id, (tx) => finishMail(tx, id, { state, problem }, toDate(deps.clock())))
  if (posting.state !== 'sent') deps.log.warn({ mail: id, state: posting.state, problem }, 'a mail was not taken')
  if (posting.state === 'later') throw new Later(problem)
}
