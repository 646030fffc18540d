import type { Ctx } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import { type NoMailText, noMailTexts } from './no-mail.text.ts'

/** Whether a mail server is set. */
export type MailDeps = { hasMail: boolean }

/** What a page has to say where mails wait for good; null where they are sent, and in a demo, which shows them instead. */
export const noMailText = (c: Ctx, { hasMail }: MailDeps): NoMailText | null =>
  hasMail || c.get('municipality').isDemo ? null : officeText(c, noMailTexts)
