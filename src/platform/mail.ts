import { createTransport } from 'nodemailer'
import type { Log } from './log.ts'

export type Mail = { to: string; subject: string; text: string; lang: string }
/** Sends in the background of a request: never throws, logs failures without address or content. */
export type Mailer = { enabled: boolean; send(mail: Mail): Promise<boolean> }

export function createMailer(smtpUrl: string | null, from: string, log: Log): Mailer {
  if (!smtpUrl) return { enabled: false, send: async () => false }
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 20_000 })
  return {
    enabled: true,
    send: async ({ to, subject, text, lang }) => {
      try {
        await transport.sendMail({ from, to, subject, text, headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': lang } })
        return true
      } catch (error) {
        log.error({ code: error instanceof Error && 'code' in error ? error.code : 'unknown' }, 'a mail was not sent')
        return false
      }
    },
  }
}
