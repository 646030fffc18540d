import { meetingOfMembers } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { localPath } from '#platform/http/context.ts'
import { dayInWords } from '#platform/i18n/dates.ts'
import type { MailGiven, MailKinds } from '#platform/outbox/kinds.ts'
import { textsOf } from '#texts/index.ts'
import { proposalById } from './proposal.queries.ts'

const addressOf = ({ municipality, lang }: MailGiven, path: string) => municipality.origin + localPath(lang, path)
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** Mails about taking part: each says that something has come, and where to read it. Never who, what or why. */
export const participationMails: MailKinds = {
  apology_received: {
    render: async (tx: Tx, given) => {
      const meeting = await meetingOfMembers(tx, { id: textOf(given.params['meetingId']) })
      if (!meeting || meeting.stand.meeting === 'held' || meeting.stand.meeting === 'cancelled') return null
      const texts = textsOf(given.lang).participation.mails
      const when = dayInWords(given.lang, meeting.startsAt, meeting.timeZone)
      const words = {
        name: given.actorName,
        municipality: given.municipality.name,
        meeting: meeting.bodies.map((body) => body.name).join(', '),
        when,
        link: `${addressOf(given, `/moeder/${meeting.slug}/afbud`)}?alle=ja`,
      }
      return { subject: texts.apology.subject(words.meeting, when), text: texts.apology.text(words) }
    },
  },
  proposal_answered: {
    render: async (tx: Tx, given) => {
      const proposal = await proposalById(tx, textOf(given.params['proposalId']))
      if (!proposal) return null
      const texts = textsOf(given.lang).participation.mails.proposal
      const words = { name: given.actorName, municipality: given.municipality.name, link: addressOf(given, '/mine-moeder/forslag') }
      return { subject: texts.subject(given.municipality.name), text: texts.text(words) }
    },
  },
}
