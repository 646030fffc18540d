import { z } from 'zod'
import { sentences, settingsOf } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, today } from '#platform/http/context.ts'
import type { FooterProps } from '#ui/page/props.ts'

/** Where the secretariat is found: lines of an address, and links to write and to call. */
export type Contact = Pick<FooterProps, 'contact' | 'email' | 'phone'>

const email = z.email()
const phone = z.string().regex(/^\+?[\d ]{3,20}$/)

/** The contact settings as they stand on a day. What cannot be used as an address or a number is left out. */
export async function contactOn(tx: Tx, day: string): Promise<Contact> {
  const settings = await settingsOf(tx, ['contact', 'contact_email', 'contact_phone'], null, day)
  const mail = email.safeParse(settings.get('contact_email'))
  const call = phone.safeParse(settings.get('contact_phone'))
  return {
    contact: sentences(settings.get('contact')),
    ...(mail.success && { email: { href: `mailto:${mail.data}`, text: mail.data } }),
    ...(call.success && { phone: { href: `tel:${call.data.replaceAll(' ', '')}`, text: call.data } }),
  }
}

const keptFor = 5_000
const known = new Map<string, { at: number; contact: Contact }>()

/**
 * The contact lines in the footer of every page, at most a few seconds old. It never throws: while the database is gone, error pages show what
 * was known last, or nothing.
 */
export async function contactFor(c: Ctx): Promise<Contact> {
  const { id } = c.get('municipality')
  const hit = known.get(id)
  if (hit && Date.now() - hit.at < keptFor) return hit.contact
  const contact = await inTenant(c, (tx) => contactOn(tx, today(c))).catch(() => hit?.contact ?? { contact: [] })
  if (known.size > 1_000) known.clear()
  known.set(id, { at: Date.now(), contact })
  return contact
}
