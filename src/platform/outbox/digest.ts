import { type Clock, toDate } from '#platform/clock.ts'
import type { TenantDb } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { JobData } from '#platform/jobs/queues.ts'
import { isLang, textsOf } from '#texts/index.ts'
import type { MailKind, MailKinds, MailWords } from './kinds.ts'
import { gatheredMails, gatherInto, insertMails, queueAgain, waitingMails } from './outbox.queries.ts'
import { enqueueMails } from './outbox.ts'

/** Sends what waited for an account: a single mail as it is, several as one that names each. */
export async function gatherMails(deps: { db: TenantDb; clock: Clock }, { municipalityId, id: accountId }: JobData): Promise<void> {
  await deps.db.in(municipalityId, async (tx) => {
    const waiting = await waitingMails(tx, accountId)
    const newest = waiting.at(-1)
    if (!newest) return
    const ids = waiting.map((mail) => mail.id)
    const id = waiting.length === 1 ? newest.id : newId()
    const { address, lang } = newest
    if (waiting.length === 1) await queueAgain(tx, ids, ['waiting'])
    else {
      const row = { municipality_id: municipalityId, id, account_id: accountId, address, lang, kind: 'digest', params: '{}' }
      await insertMails(tx, [{ ...row, state: 'queued', queued_at: toDate(deps.clock()) }])
      await gatherInto(tx, ids, id)
    }
    await enqueueMails(tx, municipalityId, deps.clock, [{ id, account_id: accountId, state: 'queued' }])
  })
}

/** One mail in place of several: a line and a link for each that there is still reason to send. */
export const digestKind = (kinds: MailKinds): MailKind => ({
  render: async (tx, given) => {
    const notices: MailWords[] = []
    for (const mail of await gatheredMails(tx, given.mailId)) {
      const own = { mailId: mail.id, params: mail.params as Record<string, unknown>, lang: isLang(mail.lang) ? mail.lang : given.lang }
      const words = await kinds[mail.kind]?.render(tx, { ...given, ...own })
      if (words) notices.push(words)
    }
    if (notices.length <= 1) return notices[0] ?? null
    const texts = textsOf(given.lang).mails.digest
    const lines = notices.map(({ subject, text }) => [subject, firstLink(text)].filter(Boolean).join('\n'))
    const { name } = given.municipality
    return {
      subject: texts.subject(notices.length, name),
      text: texts.text({ name: given.actorName, municipality: name, notices: lines.join('\n\n') }),
    }
  },
})

const firstLink = (text: string) => /https?:\/\/\S+/.exec(text)?.[0] ?? ''
