import type { MailFile } from '#platform/calendar/ics.ts'

/** A mail as it leaves the house. */
export type Mail = {
  /** The same for each try to send one mail, so that receiving servers know it again. */
  messageId: string
  to: string
  /** Shown beside the house's own address; '' for none. */
  fromName: string
  /** Where answers go; '' to the sender. */
  replyTo: string
  subject: string
  text: string
  lang: string
  files: readonly MailFile[]
  /** Where one press in the reader's mail program ends such mails (RFC 8058); absent: there is no such place. */
  unsubscribe?: string
}

/** What became of a mail: taken, refused for good, or to be tried again. `problem` is what the server said, without addresses. */
export type Posting = { state: 'sent' } | { state: 'refused' | 'later'; problem: string }

/** The way out of the house. */
export type Post = {
  send(mail: Mail): Promise<Posting>
  /** Whether the mail server answers and lets us in; null when it does, else what is wrong. */
  problem(): Promise<string | null>
}

/** Milliseconds: a job that sends is given up after two minutes. */
const timeouts = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** @param from address of the house, with or without a name: `Brobygger <no-reply@example.org>` */
export function createPost(smtpUrl: string, from: string): Post {
  // Loaded when somebody sends: the program is up a fifth of a second sooner.
  const opened = import('nodemailer').then(({ createTransport }) =>
    createTransport({ url: smtpUrl, ...timeouts, disableFileAccess: true, disableUrlAccess: true }),
  )
  const house = /^\s*(.*?)\s*<([^>]+)>\s*$/.exec(from)
  const address = house?.[2] ?? from.trim()
  const houseName = house?.[1] ?? ''
  return {
    send: async (mail) => {
      try {
        const transport = await opened
        await transport.sendMail({
          messageId: `<${mail.messageId}>`,
          from: { name: mail.fromName || houseName, address },
          // As an object: what stands in a field for addresses is otherwise read as a list of them.
          to: { name: '', address: mail.to },
          ...(mail.replyTo && { replyTo: { name: '', address: mail.replyTo } }),
          subject: mail.subject,
          text: mail.text,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': mail.lang,
            ...(mail.unsubscribe && {
              'List-Unsubscribe': `<${mail.unsubscribe}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
          attachments: mail.files.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
        })
        return { state: 'sent' }
      } catch (error) {
        return postingOf(error)
      }
    },
    problem: async () => {
      const transport = await opened
      return transport.verify().then(
        () => null,
        (error) => postingOf(error).problem,
      )
    },
  }
}

type SmtpError = { code: string; command: string; responseCode: number; response: string }

function postingOf(thrown: unknown): { state: 'refused' | 'later'; problem: string } {
  const error = { code: '', command: '', responseCode: 0, response: '', ...(thrown as Partial<SmtpError>) }
  const aboutThisMail = error.command.startsWith('RCPT') || error.command === 'DATA'
  // A server that refuses us, our sender or our password refuses every mail: that is put right here, and the mail waits for it.
  const isRefused = (aboutThisMail && error.responseCode >= 500) || (error.code === 'EENVELOPE' && error.responseCode === 0)
  return { state: isRefused ? 'refused' : 'later', problem: withoutAddresses(error.response || error.code || 'failed') }
}

const longest = 300

/** What a mail server said, fit to be kept and shown: one line, and no mail address in it. */
const withoutAddresses = (text: string) =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/<?[^\s<>@]+@[^\s<>@]+>?/g, '…')
    .trim()
    .slice(0, longest)
