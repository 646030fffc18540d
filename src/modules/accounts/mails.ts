import { localPath } from '#platform/http/context.ts'
import type { MailGiven, MailKinds } from '#platform/outbox/kinds.ts'
import { textsOf } from '#texts/index.ts'
import { accountById } from './accounts.queries.ts'
import { invitationDays, issueLink, linkPath, signInMinutes } from './links.ts'
import { nextPath } from './next-path.ts'

const addressOf = ({ municipality, lang }: MailGiven, path: string) => municipality.origin + localPath(lang, path)

/** The mails that let somebody in. An account that has ended meanwhile gets none. */
export const accountMails: MailKinds = {
  /** `params.next`: where somebody was going. */
  sign_in: {
    render: async (tx, given) => {
      if (!(await isInUse(tx, given))) return null
      const { municipality, accountId, clock, lang, actorName: name } = given
      const token = await issueLink(tx, municipality.id, accountId, 'sign_in', { actor: 'public', clock })
      const next = typeof given.params['next'] === 'string' ? nextPath(given.params['next']) : null
      const { mail, minutes } = textsOf(lang).accounts
      const words = {
        name,
        municipality: municipality.name,
        link: addressOf(given, linkPath(token, next)),
        minutes: minutes(signInMinutes),
      }
      return { subject: mail.subject(municipality.name), text: mail.text(words) }
    },
  },
  invitation: {
    render: async (tx, given) => {
      if (!(await isInUse(tx, given))) return null
      const { municipality, accountId, clock, lang, actorName: name } = given
      const token = await issueLink(tx, municipality.id, accountId, 'invitation', { actor: 'system', clock })
      const { invitationMail } = textsOf(lang).accounts
      const links = { link: addressOf(given, linkPath(token)), signIn: addressOf(given, '/log-ind') }
      const words = { name, municipality: municipality.name, days: invitationDays, ...links }
      return { subject: invitationMail.subject(municipality.name), text: invitationMail.text(words) }
    },
  },
}

async function isInUse(tx: Parameters<typeof accountById>[0], { accountId }: MailGiven) {
  const account = await accountById(tx, accountId)
  return account !== undefined && account.ended_at === null
}
